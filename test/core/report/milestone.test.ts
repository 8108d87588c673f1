import { describe, expect, test } from 'vitest'
import { type Attempt, ATTEMPT_KINDS, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { finishedAt, milestoneOf } from '../../../src/core/report/milestone.ts'

const NOW = Date.UTC(2026, 10, 29)
const DAY = 24 * 60 * 60_000

function ended(kind: Attempt['kind'], more: Partial<Attempt> = {}): Attempt {
  const [id, person] = [makeUuid(NOW, new Uint8Array(10)), makeUuid(NOW, new Uint8Array(10).fill(1))]
  const begun = beginAttempt({ id, person, kind, subject: 'any', language: 'ka', pack: undefined }, NOW)
  return { ...begun, endedAt: NOW, result: { completion: true }, ...more }
}
const valued = (right: number, of: number): Attempt['result'] => ({
  completion: true,
  scores: { values: { right, of } },
})

describe('what an attempt counts for', () => {
  test('a quiz in the room and the sheet of whoever watched a role-play there are training', () => {
    expect(milestoneOf(ended('room'))).toBe('training')
    expect(milestoneOf(ended('scenario', { subject: 'lost-pen/observer' }))).toBe('training')
  })

  test('only an exam that says it was passed certifies', () => {
    expect(milestoneOf(ended('exam', { result: { completion: true, success: true } }))).toBe('passed')
    expect(milestoneOf(ended('exam', { result: { completion: true, success: false } }))).toBeUndefined()
    expect(milestoneOf(ended('exam'))).toBeUndefined()
  })

  test('a protocol counts from nine figures of ten, and one of which nothing was judged does not', () => {
    expect(milestoneOf(ended('protocol', { result: valued(9, 10) }))).toBe('protocol')
    expect(milestoneOf(ended('protocol', { result: valued(10, 10) }))).toBe('protocol')
    expect(milestoneOf(ended('protocol', { result: valued(89, 100) }))).toBeUndefined()
    expect(milestoneOf(ended('protocol', { result: valued(0, 0) }))).toBeUndefined()
    expect(milestoneOf(ended('protocol'))).toBeUndefined()
  })

  test('a finished role-play counts; reading, lists and practice do not', () => {
    expect(milestoneOf(ended('scenario'))).toBe('scene')
    for (const kind of ['reading', 'bookmark', 'checklist', 'questions', 'review'] as const)
      expect(milestoneOf(ended(kind))).toBeUndefined()
  })

  test.each(ATTEMPT_KINDS)('nothing counts that was left or goes on: %s', (kind) => {
    const full = { completion: false, success: true, scores: { values: { right: 9, of: 9 } } }
    expect(milestoneOf(ended(kind, { result: full }))).toBeUndefined()
    const { endedAt: _endedAt, ...going } = ended(kind, { result: { ...full, completion: true } })
    expect(milestoneOf(going)).toBeUndefined()
  })
})

describe('when it was finished', () => {
  test('is what the phone says, up to a year back', () => {
    expect(finishedAt({ endedAt: NOW - 30 * DAY }, NOW)).toBe(NOW - 30 * DAY)
    expect(finishedAt({ endedAt: NOW }, NOW)).toBe(NOW)
  })

  test('is the arrival where the clock of the phone is wrong', () => {
    expect(finishedAt({ endedAt: NOW + 1 }, NOW)).toBe(NOW)
    expect(finishedAt({ endedAt: NOW - 400 * DAY }, NOW)).toBe(NOW)
    expect(finishedAt({ endedAt: 0 }, NOW)).toBe(NOW)
    expect(finishedAt({}, NOW)).toBe(NOW)
  })
})
