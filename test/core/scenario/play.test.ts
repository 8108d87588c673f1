import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { bestPlay, reviewOf, skillsShown } from '../../../src/core/scenario/debrief.ts'
import {
  nodeIn,
  type Play,
  type PlayEvent,
  playOn,
  replayPlay,
  startPlay,
} from '../../../src/core/scenario/play.ts'
import { type Scene, sceneSchema } from '../../../src/core/scenario/scene.ts'
import { eventsAt, sceneProblems, sceneWordProblems } from '../../../src/core/scenario/scene-problems.ts'
import { sceneWordsSchema } from '../../../src/core/scenario/scene-words.ts'

const FOLDER = 'content/scenarios'
const SCENES = readdirSync(FOLDER).map((id) => [id, sceneOf(id)] as const)

function sceneOf(id: string): Scene {
  const problems = new Problems()
  const scene = parseYaml(readFileSync(join(FOLDER, id, 'scene.yml'), 'utf8'), sceneSchema, id, problems)
  if (!scene) throw new Error(JSON.stringify(problems.list, null, 2))
  return scene
}

/** Plays a scene by chance until it ends; gives the events and where they led. */
function playByChance(scene: Scene, seed: string): { events: PlayEvent[]; play: Play } {
  const random = randomFrom(seed)
  const events: PlayEvent[] = []
  let play = startPlay(scene)
  for (let step = 0; step < 200; step++) {
    const open = eventsAt(nodeIn(scene, play.node), play.values)
    if (open.length === 0) return { events, play }
    const event = random.pick(open)
    events.push(event)
    play = playOn(scene, play, event)
  }
  throw new Error(`${scene.id} with seed ${seed} does not end`)
}

test('there are scenes, each with a number of its own', () => {
  const numbers = SCENES.map(([, { number }]) => number)
  expect(numbers.length).toBeGreaterThan(8)
  expect(new Set(numbers).size).toBe(numbers.length)
})

describe.each(SCENES)('%s', (id, scene) => {
  test('is proved: every node reached, every path ends, no dead condition, a best path that ends well', () => {
    expect(sceneProblems(scene)).toEqual([])
  })

  test.each(LANGUAGES)('is spoken whole in [%s]', (language) => {
    const problems = new Problems()
    const text = readFileSync(join(FOLDER, id, `${language}.yml`), 'utf8')
    const words = parseYaml(text, sceneWordsSchema, `${id}/${language}.yml`, problems)
    expect(problems.list).toEqual([])
    expect(words && sceneWordProblems(scene, words)).toEqual([])
  })

  test('played by chance five hundred times it always ends, and its events give the same play again', () => {
    const ends = new Set<string>()
    for (let turn = 0; turn < 500; turn++) {
      const { events, play } = playByChance(scene, `${id}/${turn}`)
      ends.add(play.node)
      expect(replayPlay(scene, events)).toEqual(play)
    }
    expect(ends.size).toBeGreaterThan(1)
  })

  test('a phone that dies at any node of the best path goes on there', () => {
    const { path } = bestPlay(scene)
    expect(path.length).toBeGreaterThan(5)
    for (let cut = 0; cut <= path.length; cut++) {
      const events = path.slice(0, cut).map((step): PlayEvent => eventOf(scene, step.node, step.took))
      expect(replayPlay(scene, events).path).toEqual(path.slice(0, cut))
    }
  })

  test('whoever chooses best has shown every skill there was to show', () => {
    const best = bestPlay(scene)
    for (const { wasBest } of reviewOf(scene, best)) expect(wasBest).toBe(true)
    for (const [skill, { right, of }] of skillsShown(scene, best)) expect([skill, right]).toEqual([skill, of])
  })
})

/** The event by which a step of a play was made. */
function eventOf(scene: Scene, id: string, took: readonly string[]): PlayEvent {
  const node = nodeIn(scene, id)
  switch (node.kind) {
    case 'say':
      return { act: 'reached', object: id }
    case 'choose':
    case 'ask':
      return { act: 'chose', object: `${id}=${took[0]}` }
    case 'look':
      return { act: 'did', object: `${id}=${took[0]}` }
    case 'log':
      return { act: 'wrote', object: `${id}=${took.join(',')}` }
    case 'end':
      throw new Error('Nothing comes after the end')
  }
}

test('an event that makes no sense changes nothing', () => {
  const [, scene] = SCENES[0] ?? []
  if (!scene) throw new Error('There is no scene')
  const play = startPlay(scene)
  for (const event of [
    { act: 'chose', object: 'nowhere=nothing' },
    { act: 'undid', object: '7' },
    { act: 'wrote', object: '' },
    { act: 'reached', object: 'end' },
  ] as const)
    expect(playOn(scene, play, event)).toBe(play)
})
