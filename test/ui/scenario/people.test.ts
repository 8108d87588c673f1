import { expect, test } from 'vitest'
import { replayPlay } from '../../../src/core/scenario/play.ts'
import { onStage } from '../../../src/ui/scenario/people.ts'
import { playByChance, SCENES } from '../../core/scenario/scenes.ts'
import { randomFrom } from '../../../src/core/random.ts'

const inked = SCENES.find(([id]) => id === 'inked-voter')?.[1]
if (!inked) throw new Error('no scene')

test('whoever speaks stands in front, as they speak', () => {
  expect(onStage(inked, replayPlay(inked, []))).toEqual({
    who: { look: 'man-70', mood: 'friendly', second: false },
    others: [],
  })
})

test('nobody stands in front while the narrator tells something, and whoever spoke is still there', () => {
  const told = replayPlay(inked, [{ act: 'reached', object: 'hands' }])
  expect(onStage(inked, told)).toEqual({ who: null, others: ['man-70'] })
})

test('whoever spoke last still stands there while one decides', () => {
  const way = ['hands', 'glow'].map((object) => ({ act: 'reached' as const, object }))
  const decided = replayPlay(inked, [
    ...way,
    { act: 'chose', object: 'first-word=aside' },
    { act: 'reached', object: 'shade' },
    { act: 'reached', object: 'paint' },
  ])
  expect(decided.node).toBe('ask-on')
  expect(onStage(inked, decided)).toMatchObject({ who: { look: 'man-70', mood: 'worried' } })
})

test.each(SCENES)('of %s no more than four stand there at any moment', (id, scene) => {
  const { events } = playByChance(scene, randomFrom(id))
  for (let step = 0; step <= events.length; step++) {
    const { others } = onStage(scene, replayPlay(scene, events.slice(0, step)))
    expect(others.length).toBeLessThanOrEqual(3)
  }
})
