import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Facts, nextStep, type RoomDone } from '../../../src/core/review/next-step.ts'
import type { Readiness } from '../../../src/core/review/readiness.ts'

function readiness(expected: number, topics: Record<string, number> = { a: expected }): Readiness {
  const standing = { ready: 0, fading: expected > 0 ? 10 : 0, unseen: expected > 0 ? 0 : 10, of: 10 }
  return {
    ...standing,
    expected,
    topics: Object.entries(topics).map(([topic, own]) => ({ topic, ...standing, expected: own })),
  }
}

const midway: Facts = {
  examOpen: undefined,
  exam: 'officer',
  daysSinceExam: undefined,
  reviewDone: true,
  daysLeft: 30,
  readiness: readiness(0.5),
  guide: { done: 6, of: 10, next: 'counting' },
  scenes: { done: 3, of: 6, next: 'late-voter' },
  protocols: { done: 4, of: 5, next: 'summary' },
}
const nothing: RoomDone = { done: 0, of: 5, next: 'first' }
const newcomer: Facts = {
  ...midway,
  reviewDone: false,
  readiness: readiness(0),
  guide: nothing,
  scenes: nothing,
  protocols: nothing,
}

describe('the one best next step', () => {
  test('an exam that was begun comes before all else', () => {
    expect(nextStep({ ...newcomer, examOpen: 'heads' })).toEqual({ kind: 'exam', id: 'heads', isOpen: true })
  })

  test('whoever has just come begins with the guide', () => {
    expect(nextStep(newcomer)).toEqual({ kind: 'guide', id: 'first' })
  })

  test('without a guide on the phone they begin with today’s ten minutes', () => {
    expect(nextStep({ ...newcomer, guide: { done: 0, of: 0, next: undefined } })).toEqual({ kind: 'review' })
  })

  test('then the ten minutes of today', () => {
    expect(nextStep({ ...midway, reviewDone: false })).toEqual({ kind: 'review' })
  })

  test('then where least is done', () => {
    const scenes = { done: 1, of: 6, next: 'late-voter' }
    expect(nextStep(midway)).toEqual({ kind: 'scene', id: 'late-voter' })
    expect(nextStep({ ...midway, scenes, guide: { done: 0, of: 9, next: 'x' } })).toEqual({
      kind: 'guide',
      id: 'x',
    })
    expect(nextStep({ ...midway, protocols: { done: 0, of: 4, next: 'y' } })).toEqual({
      kind: 'protocol',
      id: 'y',
    })
  })

  test('the topic is the weakest one', () => {
    const weak = readiness(0.4, { a: 0.6, b: 0.2, c: 0.4 })
    expect(nextStep({ ...midway, readiness: weak })).toEqual({ kind: 'topic', id: 'b' })
  })

  test('a mock exam comes when it would show something, and not twice in a week', () => {
    const fit = { ...midway, readiness: readiness(0.7) }
    expect(nextStep(fit)).toEqual({ kind: 'exam', id: 'officer', isOpen: false })
    expect(nextStep({ ...fit, daysSinceExam: 7 }).kind).toBe('exam')
    expect(nextStep({ ...fit, daysSinceExam: 6 }).kind).toBe('scene')
  })

  test.each([2, 1, 0])('%i nights before polling day nothing new is begun', (daysLeft) => {
    expect(nextStep({ ...midway, daysLeft })).toEqual({ kind: 'rest' })
    expect(nextStep({ ...midway, daysLeft, reviewDone: false })).toEqual({ kind: 'review' })
  })

  test('when all is done there is rest', () => {
    const done = { done: 5, of: 5, next: undefined }
    const all = { ...midway, exam: undefined, guide: done, scenes: done, protocols: done }
    expect(nextStep({ ...all, readiness: readiness(0.9) })).toEqual({ kind: 'rest' })
  })

  test('it never sends anybody to what is not there', () => {
    const room = fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()).map(
      ([a, b, here]): RoomDone => ({
        done: Math.min(a, b),
        of: b,
        next: here && a < b ? 'one' : undefined,
      }),
    )
    const facts = fc.record<Facts>({
      examOpen: fc.option(fc.constant('open'), { nil: undefined }),
      exam: fc.option(fc.constant('officer'), { nil: undefined }),
      daysSinceExam: fc.option(fc.nat(20), { nil: undefined }),
      reviewDone: fc.boolean(),
      daysLeft: fc.option(fc.nat(70), { nil: undefined }),
      readiness: fc.double({ min: 0, max: 1, noNaN: true }).map((expected) => readiness(expected)),
      guide: room,
      scenes: room,
      protocols: room,
    })
    fc.assert(
      fc.property(facts, (known) => {
        const step = nextStep(known)
        const there = {
          exam: known.examOpen ?? known.exam,
          guide: known.guide.next,
          scene: known.scenes.next,
          protocol: known.protocols.next,
          topic: known.readiness.topics[0]?.topic,
          review: '',
          rest: '',
        }
        expect('id' in step ? step.id : '').toBe(there[step.kind])
        if (step.kind === 'review') expect(known.reviewDone).toBe(false)
      }),
      { seed: 87, numRuns: 500 },
    )
  })
})
