import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aim, SHORTEST_THROW } from '../../../src/ui/protocol/count/aim.ts'
import { labelSlips, type Label } from '../../../src/ui/protocol/count/package-label.ts'
import { meaningOf } from '../../../src/ui/protocol/count/pile-keys.ts'

const FEW = ['4', '5', '9', '25', '41']
const MANY = ['1', '2', '10', '11', '12', '20', '21', '3', '4', '5', '41']
const key = (typed: string, code = '') => ({ key: typed, code })

describe('[P104] keys while ballots are sorted', () => {
  test('1 to 9 are the subjects in ballot order, where there are no more than nine', () => {
    expect(meaningOf(key('1'), FEW, '')).toEqual({ does: 'lay', pile: '4' })
    expect(meaningOf(key('5'), FEW, '')).toEqual({ does: 'lay', pile: '41' })
    expect(meaningOf(key('6'), FEW, '')).toBeNull()
  })

  test('where there are more, the number is typed: at once when nothing longer begins so, else with Enter', () => {
    expect(meaningOf(key('3'), MANY, '')).toEqual({ does: 'lay', pile: '3' })
    expect(meaningOf(key('1'), MANY, '')).toEqual({ does: 'type', typed: '1' })
    expect(meaningOf(key('Enter'), MANY, '1')).toEqual({ does: 'lay', pile: '1' })
    expect(meaningOf(key('2'), MANY, '1')).toEqual({ does: 'lay', pile: '12' })
    expect(meaningOf(key('0'), MANY, '1')).toEqual({ does: 'lay', pile: '10' })
    expect(meaningOf(key('9'), MANY, '1')).toEqual({ does: 'type', typed: '' })
    expect(meaningOf(key('Backspace'), MANY, '4')).toEqual({ does: 'type', typed: '' })
  })

  test('every subject of any ballot can be reached with its keys', () => {
    const ballots = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 27 })
    fc.assert(
      fc.property(ballots, (numbers) => {
        const subjects = numbers.toSorted((a, b) => a - b).map(String)
        for (const [at, subject] of subjects.entries()) {
          const keys = subjects.length <= 9 ? [String(at + 1)] : [...subject, 'Enter']
          let typed = ''
          let laid: string | undefined
          for (const pressed of keys) {
            if (laid !== undefined) break
            const meaning = meaningOf(key(pressed), subjects, typed)
            if (meaning?.does === 'lay') laid = meaning.pile
            if (meaning?.does === 'type') typed = meaning.typed
          }
          expect(laid).toBe(subject)
        }
      }),
      { seed: 20261129, numRuns: 300 },
    )
  })

  test('letters are found by where they lie, so that a Georgian keyboard works', () => {
    expect(meaningOf(key('ი', 'KeyI'), FEW, '')).toEqual({ does: 'lay', pile: 'invalid' })
    expect(meaningOf(key('დ', 'KeyD'), FEW, '')).toEqual({ does: 'lay', pile: 'doubtful' })
    expect(meaningOf(key('ბ', 'KeyB'), FEW, '')).toEqual({ does: 'turn' })
    expect(meaningOf(key('უ', 'KeyU'), FEW, '')).toEqual({ does: 'undo' })
    expect(meaningOf(key('0', 'Digit0'), FEW, '')).toEqual({ does: 'lay', pile: 'invalid' })
    expect(meaningOf(key('Backspace'), FEW, '')).toEqual({ does: 'undo' })
    expect(meaningOf(key('Tab'), FEW, '')).toBeNull()
  })
})

describe('[P105] a ballot in the hand', () => {
  const board = ({ x, y }: { x: number; y: number }) => (y < 400 ? undefined : x < 180 ? '4' : '41')

  test('goes to the pile under the finger', () => {
    expect(aim({ x: 180, y: 200 }, { x: 300, y: 450 }, board)).toBe('41')
  })

  test('goes on in the direction of a short throw', () => {
    expect(aim({ x: 100, y: 200 }, { x: 100, y: 260 }, board)).toBe('4')
  })

  test('thrown to the left it is invalid, to the right doubtful', () => {
    expect(aim({ x: 180, y: 200 }, { x: 60, y: 190 }, board)).toBe('invalid')
    expect(aim({ x: 180, y: 200 }, { x: 300, y: 230 }, board)).toBe('doubtful')
  })

  test('stays when it is thrown away from the piles, or hardly moved', () => {
    expect(aim({ x: 180, y: 200 }, { x: 180, y: 60 }, board)).toBeUndefined()
    expect(aim({ x: 180, y: 390 }, { x: 180, y: 390 + SHORTEST_THROW - 1 }, board)).toBeUndefined()
  })
})

describe('[P106] a package', () => {
  const packed = { kind: 'unused', count: 86, precinct: '17' } as const
  const label: Label = { into: 'own', kind: 'unused', count: '86', precinct: ' 17 ' }

  test('is right by itself, with its kind, its number and its precinct', () => {
    expect(labelSlips(packed, label)).toEqual([])
  })

  test('names each thing that is wrong about it', () => {
    expect(labelSlips(packed, { ...label, into: 'together' })).toEqual(['together'])
    expect(labelSlips(packed, { ...label, into: 'invalid', kind: 'invalid' })).toEqual(['invalid', 'kind'])
    expect(labelSlips(packed, { ...label, count: '68', precinct: '71' })).toEqual(['count', 'precinct'])
    expect(labelSlips(packed, { ...label, count: 'many' })).toEqual(['count'])
  })
})
