import { describe, expect, test } from 'vitest'
import type { Item } from '../../../../src/core/question/question.ts'
import { type Language, LANGUAGES } from '../../../../src/core/language.ts'
import { boardOf } from '../../../../src/ui/room/desk/board.ts'
import { BoardView, type Votes } from '../../../../src/ui/room/desk/board-view.tsx'
import { EVERY_KIND, item, wordsFor } from '../../../core/question/items.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const VERDICTS = { true: 'yes', false: 'no' }
const en = wordsOfRoom('en', 'desk')
const opened = (of: Item) => ({ item: of, words: wordsFor(of), topic: 'counting' })
const board = (of: Item) => boardOf(opened(of), 's', VERDICTS)
const view = (of: Item, withKey: boolean, votes?: Votes, language: Language = 'en'): string =>
  draw(<BoardView opened={opened(of)} seed="s" withKey={withKey} votes={votes} />, language)

describe('a question on the wall', () => {
  test.each(EVERY_KIND)('has all its words in every language: $kind', (of) => {
    for (const language of LANGUAGES) expect(gapsIn(view(of, true, undefined, language))).toEqual([])
  })

  test.each([
    [item('choice'), item('choice', { right: 'alpha' })],
    [item('several'), item('several', { right: ['alpha', 'gamma'] })],
    [item('truth'), item('truth', { right: false, reason: 'alpha' })],
    [item('spot'), item('spot', { right: ['entrance', 'booth'] })],
  ])('does not tell its key before it is asked for', (one, other) => {
    expect(view(one, false)).toBe(view(other, false))
    expect(view(one, true)).not.toBe(view(other, true))
  })

  test('names its options by the letters on the cards, in the order in which phones show them', () => {
    const { made, lines } = board(item('choice'))
    expect(lines.map(({ sign }) => sign)).toEqual(['A', 'B', 'C', 'D'])
    expect(lines.map(({ id }) => id)).toEqual(made.shown)
  })

  test('marks exactly what is right, in words as well', () => {
    const right = (of: Item) => board(of).lines.flatMap(({ id, isRight }) => (isRight ? [id] : []))
    expect(right(item('choice'))).toEqual(['beta'])
    expect(right(item('several')).toSorted()).toEqual(['beta', 'delta'])
    expect(right(item('truth'))).toEqual(['true'])
    expect(right(item('log')).toSorted()).toEqual(['decision', 'time', 'who'])
    expect(view(item('choice'), true).match(/data-right="true"/g)).toHaveLength(1)
    expect(view(item('choice'), true)).toContain(en['isRight'])
  })

  test('tells the reason of a statement, the order of steps, what belongs beside what', () => {
    expect(board(item('truth')).more.filter(({ isRight }) => isRight)).toMatchObject([{ id: 'gamma' }])
    const steps = board(item('order'))
    const ids = steps.inOrder.map((sign) => steps.lines.find((line) => line.sign === sign)?.id)
    expect(ids).toEqual(['alpha', 'beta', 'gamma', 'delta', 'epsilon'])
    const pairs = board(item('match'))
    const laid = pairs.lines.map(({ id, beside }) => [id, pairs.more.find(({ sign }) => sign === beside)?.id])
    expect(Object.fromEntries(laid)).toEqual({ alpha: 'one', beta: 'two', gamma: 'one', delta: 'three' })
  })

  test('shows the figure that was asked with its key only', () => {
    const of = item('number')
    const asked = board(of).made.figures[of.ask]
    expect(view(of, false)).not.toContain(`>${asked}<`)
    expect(view(of, true)).toContain(`>${asked}<`)
  })
})

describe('bars', () => {
  test('say their number to whoever does not see how long they are', () => {
    const html = view(
      item('choice'),
      false,
      new Map([
        ['beta', 3],
        ['alpha', 1],
      ]),
    )
    expect(html).toContain('3 answers')
    expect(html).toContain('1 answer<')
    expect(html).toContain('0 answers')
    expect(html).toMatch(/--rd-part:\s?0\.75/)
  })
})
