import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../../src/core/protocol/read-moment.ts'
import { momentOf, partsOf, readTypedClock, readTypedDate } from '../../../src/core/protocol/typed-moment.ts'

describe('dates and times as they are typed', () => {
  test.each([
    ['2026-10-05', '2026-10-05'],
    [' 5.10.2026 ', '2026-10-05'],
    ['05/10/2026', '2026-10-05'],
    ['5 10 26', '2026-10-05'],
    ['05102026', '2026-10-05'],
    ['20261005', '2026-10-05'],
    ['20102026', '2026-10-20'],
    ['051026', '2026-10-05'],
    ['٥.١٠.٢٠٢٦', '2026-10-05'],
    ['29.02.2028', '2028-02-29'],
  ])('[P89] the date "%s" is read as %s', (typed, date) => {
    expect(readTypedDate(typed)).toEqual({ ok: true, value: date })
  })

  test.each([
    '31.09.2026',
    '29.02.2026',
    '2026',
    '5.10',
    'ხუთი ოქტომბერი',
    '5.10.2026.1',
    '1.1.1',
    '00.10.2026',
    '123456789',
  ])('[P89] the date "%s" is refused, not guessed', (typed) => {
    expect(readTypedDate(typed)).toEqual({ ok: false, problem: 'date' })
  })

  test.each([
    ['01:20', '01:20'],
    ['1.20', '01:20'],
    ['0120', '01:20'],
    ['120', '01:20'],
    ['23 59', '23:59'],
    ['00:00', '00:00'],
    ['٠١:٢٠', '01:20'],
  ])('[P89] the time "%s" is read as %s', (typed, clock) => {
    expect(readTypedClock(typed)).toEqual({ ok: true, value: clock })
  })

  test.each(['24:00', '12:60', '1', '12', '1:2', '1:20:00', 'ღამის პირველი', '12:345', '12000'])(
    '[P89] the time "%s" is refused, not guessed',
    (typed) => {
      expect(readTypedClock(typed)).toEqual({ ok: false, problem: 'clock' })
    },
  )

  test('[P89] nothing typed is nothing, never a moment', () => {
    expect(readTypedDate('  ')).toEqual({ ok: false, problem: 'blank' })
    expect(readTypedClock('')).toEqual({ ok: false, problem: 'blank' })
    expect(momentOf({ date: '', clock: '' })).toBe('')
  })

  test('[P89] what is readable is stored as the engine reads it, what is not stays as it was typed', () => {
    expect(momentOf({ date: '5.10.2026', clock: '0120' })).toBe('2026-10-05T01:20')
    expect(momentOf({ date: '5.10.2026', clock: '' })).toBe('2026-10-05')
    for (const parts of [
      { date: '5.10.2026', clock: 'late' },
      { date: 'Tue', clock: '01:20' },
      { date: '', clock: '01:20' },
    ])
      expect(readMoment(momentOf(parts))).toBeNull()
  })

  test('[P89] a stored moment comes back into its two boxes', () => {
    expect(partsOf('2026-10-05T01:20')).toEqual({ date: '2026-10-05', clock: '01:20' })
    expect(partsOf('2026-10-05')).toEqual({ date: '2026-10-05', clock: '' })
    fc.assert(
      fc.property(fc.string(), fc.string(), (date, clock) => {
        fc.pre(!date.includes('\t') && !clock.includes('\t') && date === date.trim())
        const stored = momentOf({ date, clock })
        expect(momentOf(partsOf(stored))).toBe(stored)
      }),
      { seed: 89 },
    )
  })
})
