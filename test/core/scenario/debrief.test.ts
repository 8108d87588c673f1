import { expect, test } from 'vitest'
import { bestPlay, entryScore, reviewOf, skillsShown } from '../../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../../src/core/scenario/event-of-step.ts'
import { nodeIn, type PlayEvent, replayPlay } from '../../../src/core/scenario/play.ts'
import { crewScene } from './crew-scene.ts'

const scene = crewScene()
const best = bestPlay(scene).path.map((step) => eventOfStep(scene, step))

/** The skills after some events, as "right of all". */
function shown(events: readonly PlayEvent[], whose?: Parameters<typeof skillsShown>[2]) {
  const found = skillsShown(scene, replayPlay(scene, events), whose)
  return Object.fromEntries([...found].map(([skill, { right, of }]) => [skill, `${right} of ${of}`]))
}

test('an entry in pieces is scored by the parts it holds, less what has no place in it', () => {
  const node = nodeIn(scene, 'count-entry')
  if (node.kind !== 'log') throw new Error('No entry')
  const score = (...took: readonly string[]) => entryScore(node, { took, text: '', parts: [] })
  expect(score('at-ten', 'piles', 'counters')).toEqual({ right: 3, of: 3 })
  expect(score('at-ten', 'piles', 'gossip')).toEqual({ right: 1, of: 3 })
  expect(score('gossip')).toEqual({ right: 0, of: 3 })
})

test('an entry in free words is scored by the parts that the learner found in it', () => {
  const node = nodeIn(scene, 'count-entry')
  if (node.kind !== 'log') throw new Error('No entry')
  const score = entryScore(node, {
    took: [],
    text: 'At ten, two piles.',
    parts: ['time', 'what', 'signature'],
  })
  expect(score).toEqual({ right: 2, of: 3 }) // the model entry has no signature
})

test('a play in free words is reviewed like one in pieces', () => {
  const inWords = best.map((event) =>
    event.object.startsWith('count-entry=')
      ? { act: event.act, object: 'count-entry~time,who,what~At ten: two piles.' }
      : event,
  )
  expect(shown(inWords)).toEqual(shown(best))
  expect(reviewOf(scene, replayPlay(scene, inWords)).every(({ wasBest }) => wasBest)).toBe(true)
})

test('steps taken over are shown in the review and count for nothing', () => {
  const given: PlayEvent[] = [
    { act: 'added', object: 'given' },
    ...best.slice(0, -1),
    { act: 'added', object: 'here' },
    ...best.slice(-1),
  ]
  expect(shown(given)).toEqual({ record: '3 of 3' })
  const review = reviewOf(scene, replayPlay(scene, given))
  expect(review.map(({ step }) => step.given)).toEqual(review.map((_, at) => at < review.length - 1))
  expect(review.length).toBe(reviewOf(scene, replayPlay(scene, best)).length)
})

test('of a commission run each role has its own figures', () => {
  expect(shown(best)).toEqual({
    procedure: '4 of 4',
    impartiality: '1 of 1',
    listening: '1 of 1',
    record: '6 of 6',
  })
  expect(shown(best, ['counter'])).toEqual({ procedure: '1 of 1', record: '3 of 3' })
  expect(shown(best, ['chair'])).toEqual({ procedure: '2 of 2', listening: '1 of 1' })
  expect(shown(best, ['chair', 'registrar', 'counter'])).toEqual(shown(best))
  expect(shown(best, [])).toEqual({})
})
