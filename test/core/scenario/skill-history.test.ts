import { expect, test } from 'vitest'
import type { Attempt } from '../../../src/core/attempt/attempt.ts'
import { skillHistory, skillSeries } from '../../../src/core/scenario/skill-history.ts'

type Played = Parameters<typeof skillHistory>[0][number]
type Scores = NonNullable<NonNullable<Attempt['result']>['scores']>

const finished = (sequence: number, endedAt: number, scores: Scores): Played => ({
  kind: 'scenario',
  sequence,
  endedAt,
  result: { completion: true, scores },
})

const PAST: readonly Played[] = [
  finished(9, 2500, { calm: { right: 1, of: 2 }, record: { right: 3, of: 3 } }),
  finished(4, 1200, { calm: { right: 2, of: 2 } }),
  finished(2, 1100, { calm: { right: 0, of: 2 }, respect: { right: 0, of: 0 } }),
]

test('each skill is told by itself, in one order, and what nothing asked for is not told at all', () => {
  expect(skillHistory(PAST)).toEqual([
    { skill: 'calm', right: 3, of: 6, plays: 3 },
    { skill: 'record', right: 3, of: 3, plays: 1 },
  ])
})

test('play by play, a skill is told oldest first, by the order of doing', () => {
  const [calm] = skillSeries(PAST)
  expect(calm).toEqual({
    skill: 'calm',
    points: [
      { at: 1100, right: 0, of: 2 },
      { at: 1200, right: 2, of: 2 },
      { at: 2500, right: 1, of: 2 },
    ],
  })
})

test('two plays that ended at one moment are two', () => {
  const twice = [finished(1, 5, { calm: { right: 1, of: 1 } }), finished(2, 5, { calm: { right: 1, of: 1 } })]
  expect(skillHistory(twice)).toEqual([{ skill: 'calm', right: 2, of: 2, plays: 2 }])
})

test('what is no finished role-play does not count', () => {
  const scores = { calm: { right: 2, of: 2 } }
  const done = finished(1, 5, scores)
  const going: Played = { kind: 'scenario', sequence: 3, endedAt: undefined, result: undefined }
  const past: Played[] = [
    { ...done, kind: 'protocol' },
    { ...done, result: { completion: false, scores } },
    { ...done, result: { completion: true } },
    going,
  ]
  expect(skillHistory(past)).toEqual([])
  expect(skillSeries(past)).toEqual([])
})
