import { expect, test } from 'vitest'
import { bestPlay } from '../../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../../src/core/scenario/event-of-step.ts'
import { type PlayEvent, replayPlay } from '../../../src/core/scenario/play.ts'
import { sceneSchema } from '../../../src/core/scenario/scene.ts'
import { lostPen } from './lost-pen.ts'

const scene = sceneSchema.parse(lostPen('en').scene)
const BEST = bestPlay(scene).path.map((step) => eventOfStep(scene, step))

test.each<[string, readonly PlayEvent[]]>([
  ['the best way', BEST],
  ['a moment that passed', [...BEST.slice(0, 1), { act: 'chose', object: 'answer=!loud' }]],
  ['a wrong answer', [...BEST.slice(0, 2), { act: 'chose', object: 'why=no-pen' }]],
  ['an exercise left out', [...BEST.slice(0, 3), { act: 'did', object: 'warm-up' }]],
  ['an exercise that went badly', [...BEST.slice(0, 3), { act: 'did', object: 'warm-up=no' }]],
  ['an entry of no pieces', [...BEST.slice(0, 4), { act: 'wrote', object: 'entry=' }]],
  ['free words', [...BEST.slice(0, 4), { act: 'wrote', object: 'entry~time,who~12:00 ~ a = voter' }]],
  ['free words in which nothing was found', [...BEST.slice(0, 4), { act: 'wrote', object: 'entry~~12:00' }]],
])('%s is made again from its steps as it was', (_way, events) => {
  const play = replayPlay(scene, events)
  expect(play.path).toHaveLength(events.length)
  expect(play.path.map((step) => eventOfStep(scene, step))).toEqual(events)
})
