import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import type { Outcome } from '../../../../src/flow/host-room.ts'
import { saidWords } from '../../../../src/ui/room/desk/after/said-words.ts'
import { isNews, makeSweep, type Said } from '../../../../src/ui/room/desk/after/sweep.ts'
import { wordsIn } from './speech.ts'

const TAKEN = { kind: 'taken', seat: 7, taken: 'new' } as const

/** A sweep that takes what it is told, and remembers what was said. */
function sweeping(outcomes: Readonly<Record<string, Outcome | undefined>>) {
  const taken: string[] = []
  const said: Said[] = []
  const sweep = makeSweep(
    async (text) => {
      taken.push(text)
      return outcomes[text]
    },
    (news) => said.push(news),
  )
  return { ...sweep, taken, said }
}

describe('a square before the camera', () => {
  test('is taken once, however often the camera sees it', async () => {
    const { show, taken, said } = sweeping({ seven: TAKEN })
    await Promise.all([show('seven'), show('seven'), show('seven')])
    await show('seven')
    expect(taken).toEqual(['seven'])
    expect(said.map(isNews)).toEqual([true])
  })

  test('[41] is said to be here already when it comes back after another, and nothing is written', async () => {
    const { show, taken, said } = sweeping({ seven: TAKEN, nine: { ...TAKEN, seat: 9 } })
    for (const text of ['seven', 'nine', 'seven']) await show(text)
    expect(taken).toEqual(['seven', 'nine'])
    expect(said.map(isNews)).toEqual([true, true, false])
    const last = said.at(-1)
    expect(last && saidWords(last, wordsIn('en'))).toEqual({
      tone: 'again',
      text: 'Seat 7 again. It is here already.',
    })
  })

  test('is not taken a second time while the phone still writes it', async () => {
    const { show, taken, said } = sweeping({ seven: TAKEN, nine: { ...TAKEN, seat: 9 } })
    await Promise.all([show('seven'), show('nine'), show('seven')])
    expect(taken).toEqual(['seven', 'nine'])
    expect(said.map(({ text }) => text)).toEqual(['seven', 'nine'])
  })

  test('that the phone could not keep is taken once more when the trainer asks for it, and at no frame in between', async () => {
    const outcomes: Record<string, Outcome | undefined> = { seven: undefined }
    const { show, again, taken, said } = sweeping(outcomes)
    await show('seven')
    await show('seven')
    expect(taken).toHaveLength(1)
    expect(said.at(-1)?.outcome).toBe('not-saved')
    outcomes['seven'] = TAKEN
    await again('seven')
    expect(said.at(-1)?.outcome).toBe(TAKEN)
  })

  test('makes the phone tick only when something new came', () => {
    const of = (outcome: Said['outcome'], isAgain = false) => isNews({ outcome, isAgain, text: '' })
    expect(of({ ...TAKEN, taken: 'second-phone' })).toBe(true)
    expect(of({ ...TAKEN, taken: 'again' })).toBe(false)
    expect(of({ kind: 'evaluation', isNew: false })).toBe(false)
    expect(of({ kind: 'refused', problem: 'torn' })).toBe(false)
    expect(of('not-saved')).toBe(false)
  })
})

const PROBLEMS = [
  'foreign',
  'torn',
  'newer',
  'other-room',
  'forged',
  'blank',
  'length',
  'letters',
  'check',
  'no-card',
  'no-option',
] as const

test.each(LANGUAGES)('whatever comes of a square is one sentence of its own in %s', (language) => {
  const outcomes: readonly Said['outcome'][] = [
    'not-saved',
    ...(['new', 'again', 'second-phone', 'other-day'] as const).map((taken) => ({ ...TAKEN, taken })),
    ...[true, false].map((isNew) => ({ kind: 'evaluation', isNew }) as const),
    ...PROBLEMS.map((problem) => ({ kind: 'refused', problem }) as const),
  ]
  const t = wordsIn(language)
  const texts = outcomes.map((outcome) => saidWords({ outcome, isAgain: false, text: '' }, t).text)
  expect(new Set(texts).size).toBe(outcomes.length)
  for (const text of texts) expect(text).toMatch(/[^_:a-z-].*[.։]$/)
  expect(texts.filter((text) => text.includes('desk-back') || text.includes('{{'))).toEqual([])
})
