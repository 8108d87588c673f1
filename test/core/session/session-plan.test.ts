import { describe, expect, test } from 'vitest'
import { openPlan, PLAN_LANGUAGE } from '../../../src/core/session/open-plan.ts'
import { planProblems } from '../../../src/core/session/plan-problems.ts'
import { groupBlocks, minutesIn, type Plan, planSchema } from '../../../src/core/session/session-plan.ts'
import { BLOCKS, blocksWith, type Change, planOf, planWords } from './plans.ts'

const KNOWN = new Map([
  ['topic:counting', 0],
  ['scene:inked', 12],
  ['form:summary', 0],
  ['exam:heads', 40],
  ['guide:opening#seal', 0],
  ['card:broken-seal', 0],
])

/** What is wrong with some plans, a line for each. */
function told(...plans: readonly Plan[]): string[] {
  const spoken = plans.map((plan) => ({ plan, voices: { ka: planWords(plan, 'ka') } }))
  return planProblems(spoken, KNOWN).map(({ plan, file, place, value, remedy }) =>
    [plan, file, place, value, remedy].join(' | '),
  )
}

/** The usual plan with other blocks, whose minutes are told as they are unless a test says otherwise. */
function withBlocks(blocks: readonly Change[], minutes?: number): Plan {
  const sum = blocks.reduce((total, block) => total + Number(block['minutes']), 0)
  return planOf({ days: [{ id: 'day', minutes: minutes ?? sum, blocks }] })
}

/** The usual blocks and one more. */
function withBlock(block: Change): Plan {
  return withBlocks([...BLOCKS, { id: 'more', minutes: 20, ...block }])
}

test('a plan in good order has no problems', () => {
  expect(told(planOf(), planOf({ id: 'two', order: 20 }))).toEqual([])
  expect(minutesIn(planOf())).toBe(60)
  expect(groupBlocks(planOf()).map(({ id }) => id)).toEqual(['piles'])
})

describe('the minutes', () => {
  test('of the blocks add up to those of the day', () => {
    expect(told(withBlocks(BLOCKS, 65))).toEqual([
      'hour | plan | day, minutes | 65 | the blocks add up to 60: correct one of them, or the minutes of the day',
    ])
  })

  test('of a day are 360 at most, breaks included', () => {
    const long = { id: 'day', minutes: 361, blocks: BLOCKS }
    expect(planSchema.safeParse({ id: 'x', order: 1, days: [long] }).success).toBe(false)
  })

  test('of a block are enough for what it opens', () => {
    expect(told(withBlock({ kind: 'exam', minutes: 39, opens: ['exam:heads'] }))).toEqual([
      'hour | plan | more, minutes | 39 | give it time: exam:heads takes 40 minutes',
    ])
    expect(told(withBlock({ kind: 'scene', minutes: 12, opens: ['scene:inked'] }))).toEqual([])
  })
})

describe('what a block opens', () => {
  test('exists', () => {
    expect(told(withBlocks(blocksWith('before', { opens: ['topic:couting', 'topic:counting'] })))).toEqual([
      'hour | plan | before, opens | topic:couting | open something that exists',
    ])
  })

  test.each([
    ['quiz', 'topic'],
    ['scene', 'scene'],
    ['protocol', 'form'],
    ['exam', 'exam'],
    ['cards', 'card'],
  ])('is what a %s needs: a %s', (kind, needed) => {
    expect(told(withBlock({ kind, opens: ['guide:opening#seal'] }))).toEqual([
      `hour | plan | more, opens | guide:opening#seal | a ${kind} opens a ${needed}:…`,
    ])
    expect(told(withBlock({ kind }))).toEqual([
      `hour | plan | more, opens | nothing | a ${kind} opens a ${needed}:…`,
    ])
  })

  test.each(['counting', 'game:chess', 'guide:', 'guide:opening#', 'https://example.org'])(
    'is written as kind and name, not %j',
    (target) => {
      expect(() => withBlock({ kind: 'talk', opens: [target] })).toThrow()
    },
  )
})

describe('group work', () => {
  test.each<[string, Change, string]>([
    ['leaves time to report back', { work: 25 }, 'piles, work | 25 | fewer than 25'],
    ['says how long it takes', { work: undefined }, 'piles, work | nothing | fewer than 25'],
    ['has two cards or more', { cards: ['one'] }, 'piles, cards | one | write two cards or more'],
    ['has each card once', { cards: ['one', 'one', 'two'] }, 'piles, cards | one, one, two | write two'],
  ])('%s', (_what, change, expected) => {
    const [first = '', ...more] = told(withBlocks(blocksWith('piles', change)))
    expect(first).toContain(expected)
    expect(more).toEqual([])
  })

  test('stands in a group and nowhere else', () => {
    expect(told(withBlock({ kind: 'talk', work: 5 }))).toEqual([
      'hour | plan | more | talk | only a group has work and cards',
    ])
  })
})

test('ids and orders are given once', () => {
  expect(told(planOf(), planOf())).toEqual([
    'hour | plan | id | hour | choose another: hour has it',
    'hour | plan | order | 10 | choose another: hour has it',
  ])
  expect(told(withBlocks([...BLOCKS, { id: 'tea', kind: 'break', minutes: 5 }]))).toEqual([
    'hour | plan | id | tea | give each day and each block an id of its own',
  ])
})

describe('a voice', () => {
  const plan = planOf()
  const { blocks, ...others } = planWords(plan)
  const { close: _close, ...withoutClose } = blocks

  test.each<[string, object, string]>([
    ['lacks a block', { blocks: withoutClose }, 'blocks | close | write it: the plan has it'],
    [
      'has a block too many',
      { blocks: { ...blocks, song: { title: 'A song' } } },
      'blocks | song | take it out: the plan does not have it',
    ],
    ['lacks a day', { days: {} }, 'days | day | write it: the plan has it'],
    [
      'lacks a group card',
      {
        blocks: { ...blocks, piles: { ...blocks['piles'], cards: { one: blocks['piles']?.cards?.['one'] } } },
      },
      'piles, cards | two | write it: the plan has it',
    ],
    [
      'does not say what the trainer says',
      { blocks: { ...blocks, close: { ...blocks['close'], say: undefined } } },
      'close | nothing | write "say: …"',
    ],
  ])('that %s is named', (_what, change, expected) => {
    const words = { ...others, blocks, ...change }
    const found = planProblems([{ plan, voices: { hy: words } }], KNOWN)
    expect(
      found.map(({ file, place, value, remedy }) => `${file} | ${place} | ${value} | ${remedy}`),
    ).toEqual([`hy | ${expected}`])
  })
})

describe('a plan from a pack', () => {
  const plan = planOf()
  const words = planWords(plan)
  const names = { 'topic:counting': 'The count' }
  const raw = { reads: PLAN_LANGUAGE, plan: { ...plan }, words: { ...words }, names }

  test('is opened whole', () => {
    expect(openPlan(raw)).toEqual({ plan, words, names })
  })

  test.each<[string, Change]>([
    ['a newer language', { reads: PLAN_LANGUAGE + 1 }],
    ['a rule that is not known', { plan: { ...plan, song: true } }],
    [
      'a kind of block that is not known',
      { plan: { ...plan, days: [{ ...plan.days[0], blocks: blocksWith('tea', { kind: 'nap' }) }] } },
    ],
    ['words that are missing', { words: { title: 'An hour' } }],
  ])('is left out with %s', (_what, change) => {
    expect(openPlan({ ...raw, ...change })).toBeUndefined()
  })
})
