import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { bestPlay, reviewOf, skillsShown } from '../../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../../src/core/scenario/event-of-step.ts'
import { type PlayEvent, playOn, replayPlay, startPlay } from '../../../src/core/scenario/play.ts'
import type { Scene } from '../../../src/core/scenario/scene.ts'
import { sceneProblems, sceneWordProblems } from '../../../src/core/scenario/scene-problems.ts'
import { crewScene } from './crew-scene.ts'
import { playByChance, SCENES, wordsOf } from './scenes.ts'

test('there are scenes, each with a number of its own', () => {
  const numbers = SCENES.map(([, { number }]) => number)
  expect(numbers.length).toBeGreaterThan(8)
  expect(new Set(numbers).size).toBe(numbers.length)
})

describe.each([...SCENES, ['crew-scene', crewScene()] as const])('%s', (id, scene) => {
  test('is proved: every node reached, every path ends, no dead condition, a best path that ends well', () => {
    expect(sceneProblems(scene)).toEqual([])
  })

  test('played by chance ten thousand times it always ends, and its events give the same play again', () => {
    const ends = new Set<string>()
    const random = randomFrom(id)
    for (let turn = 0; turn < 10_000; turn++) {
      const { events, play } = playByChance(scene, random)
      ends.add(play.node)
      if (turn % 100 === 0) expect(replayPlay(scene, events)).toEqual(play)
    }
    expect(ends.size).toBeGreaterThan(1)
    expect([...ends].every((end) => scene.nodes.some((node) => node.id === end && node.kind === 'end'))).toBe(
      true,
    )
  })

  test('a phone that dies after any event goes on there', () => {
    for (let turn = 0; turn < 20; turn++) {
      const { events } = playByChance(scene, randomFrom(`${id}/death/${turn}`))
      let play = startPlay(scene)
      for (const [at, event] of events.entries()) {
        play = playOn(scene, play, event)
        expect(replayPlay(scene, kept(events.slice(0, at + 1)))).toEqual(play)
      }
    }
  })

  test('every step of a play can be made again', () => {
    const { events, play } = playByChance(scene, randomFrom(`${id}/again`))
    expect(play.path.length).toBe(events.length)
    const again = play.path.map((step) => eventOfStep(scene, step))
    expect(replayPlay(scene, again)).toEqual(play)
  })

  test('going back to any step stands as it stood before it', () => {
    const { events, play } = playByChance(scene, randomFrom(`${id}/back`))
    for (const at of events.keys())
      expect(playOn(scene, play, { act: 'undid', object: String(at) })).toEqual(
        replayPlay(scene, events.slice(0, at)),
      )
  })

  test('whoever chooses best has shown every skill there was to show', () => {
    const best = bestPlay(scene)
    expect(best.path.length).toBeGreaterThan(5)
    for (const { wasBest } of reviewOf(scene, best)) expect(wasBest).toBe(true)
    for (const [skill, { right, of }] of skillsShown(scene, best)) expect([skill, right]).toEqual([skill, of])
  })
})

describe.each(SCENES)('%s', (id, scene) => {
  test.each(LANGUAGES)('is spoken whole in [%s]', (language) => {
    expect(sceneWordProblems(scene, wordsOf(id, language))).toEqual([])
  })
})

/** Events as they come back from where they were kept. */
function kept(events: readonly PlayEvent[]): PlayEvent[] {
  return JSON.parse(JSON.stringify(events)) as PlayEvent[]
}

/** The play after some events, written short: "chose door=open". */
function played(scene: Scene, ...events: readonly string[]) {
  return replayPlay(scene, events.map(eventFrom))
}

function eventFrom(text: string): PlayEvent {
  const [act = '', ...object] = text.split(' ')
  return { act: act as PlayEvent['act'], object: object.join(' ') }
}

const scene = crewScene()
const UP_TO_ENTRY = [
  'reached dawn',
  'chose door=open',
  'reached knock',
  'chose list=show',
  'chose which-list=table',
  'did warm-up=yes',
  'reached evening',
  'reached quick',
  'chose piles=aloud',
  'chose how-many=two',
]

test('an event that makes no sense changes nothing', () => {
  const atDoor = played(scene, 'reached dawn')
  const atEntry = played(scene, ...UP_TO_ENTRY)
  for (const event of [
    'chose nowhere=nothing',
    'chose door=close', // no such choice
    'chose door=!open', // waiting leads elsewhere
    'chose doors=open',
    'chose door-open',
    'did door=yes',
    'reached door',
    'undid 7',
    'undid -1',
    'undid 0.5',
    'undid ',
    'undid x',
    'wrote ',
    'ended crew-scene',
    'opened crew-scene@1#00000000',
    'added cards:7',
    'added here',
    'typed door=open',
    'typed dawn=a',
  ])
    expect(playOn(scene, atDoor, eventFrom(event)), event).toBe(atDoor)
  for (const event of ['chose count-entry=piles', 'reached count-entry', 'wrote count-entr=piles'])
    expect(playOn(scene, atEntry, eventFrom(event)), event).toBe(atEntry)
})

test('a choice that is not open cannot be taken; one taken by waiting can', () => {
  const cool = played(scene, 'reached dawn', 'chose door=open', 'reached knock', 'chose list=shout')
  expect(cool.node).toBe('list')
  const late = played(scene, 'reached dawn', 'chose door=!wait')
  expect([late.node, late.path.at(-1)?.late]).toEqual(['list', true])
  expect(playOn(scene, late, { act: 'chose', object: 'list=shout' }).node).toBe('which-list')
})

describe('what lies on the table', () => {
  const at = (...more: readonly string[]) => played(scene, ...UP_TO_ENTRY, ...more)

  test('is kept with its sign, the last state of it, until the play moves', () => {
    expect(at().draft).toBe('')
    expect(at('typed count-entry=piles').draft).toBe('=piles')
    expect(at('typed count-entry=piles', 'typed count-entry=piles,at-ten').draft).toBe('=piles,at-ten')
    expect(at('typed count-entry~At ten = two ~ piles').draft).toBe('~At ten = two ~ piles')
    expect(at('typed count-entry=piles', 'wrote count-entry=piles').draft).toBe('')
    expect(at('typed count-entry=piles', 'undid 1')).toMatchObject({ node: 'door', draft: '' })
  })

  test('can be the code of an exercise that was opened', () => {
    const opened = played(scene, ...UP_TO_ENTRY.slice(0, 5), 'typed warm-up=2X7AARGD')
    expect([opened.node, opened.draft]).toEqual(['warm-up', '=2X7AARGD'])
    expect(playOn(scene, opened, { act: 'did', object: 'warm-up=yes' }).draft).toBe('')
  })
})

describe('an entry', () => {
  const entry = (object: string) => played(scene, ...UP_TO_ENTRY, `wrote ${object}`).path.at(-1)

  test('of pieces holds those that exist, once, in the order of the scene', () => {
    expect(entry('count-entry=piles,at-ten,piles,paper')).toMatchObject({
      took: ['at-ten', 'piles'],
      parts: [],
      text: '',
    })
    expect(entry('count-entry=')).toMatchObject({ took: [], text: '' })
  })

  test('in free words holds the words, and the parts that were found in them', () => {
    expect(entry('count-entry~what,time,weather~At ten: two ~ piles = 40, all.')).toMatchObject({
      took: [],
      parts: ['time', 'what'],
      text: 'At ten: two ~ piles = 40, all.',
    })
    expect(entry('count-entry~~Nothing.')).toMatchObject({ parts: [], text: 'Nothing.' })
  })
})

test('a look ends well, not well, or with nothing to say of it', () => {
  const before = played(scene, ...UP_TO_ENTRY.slice(0, 5))
  const after = (object: string) => playOn(scene, before, { act: 'did', object })
  expect(after('warm-up=yes').values['practised']).toBe(true)
  expect(after('warm-up=no').values['practised']).toBe(false)
  expect(after('warm-up')).toMatchObject({ node: 'evening', values: { practised: false } })
  expect(after('warm-up=perhaps')).toBe(before)
})

test('what is said about a play moves nothing: roles, group, and what is taken over', () => {
  const joined = played(scene, 'added group:K7M', 'added roles:chair,mayor,counter', 'added given')
  expect(joined).toMatchObject({
    node: 'dawn',
    group: 'K7M',
    roles: ['chair', 'counter'],
    giving: true,
    path: [],
  })
  const gone = ['reached dawn', 'chose door=open', 'added here', 'reached knock'].map(eventFrom)
  const play = gone.reduce((now, event) => playOn(scene, now, event), joined)
  expect(play.path.map(({ given }) => given)).toEqual([true, true, false])
  expect(play.giving).toBe(false)
})
