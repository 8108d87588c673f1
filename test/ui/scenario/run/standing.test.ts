import { describe, expect, test } from 'vitest'
import type { Role } from '../../../../src/core/guide/role.ts'
import { randomFrom } from '../../../../src/core/random.ts'
import { nodeIn, type Play, type PlayEvent, playOn, startPlay } from '../../../../src/core/scenario/play.ts'
import { writeBaton } from '../../../../src/core/scenario/relay.ts'
import type { Scene } from '../../../../src/core/scenario/scene.ts'
import { turnOf } from '../../../../src/core/scenario/turn.ts'
import { receive } from '../../../../src/ui/scenario/run/receive.ts'
import { clockOf, meanwhile, standingOf } from '../../../../src/ui/scenario/run/standing.ts'
import { crewScene } from '../../../core/scenario/crew-scene.ts'
import { CREW_SCENES, eventByChance } from '../../../core/scenario/scenes.ts'

const SCENE = crewScene()
const EDITION = 1234
const GROUP = 'K7M'

const DAWN: PlayEvent = { act: 'reached', object: 'dawn' }
const OPEN: PlayEvent = { act: 'chose', object: 'door=open' }
const KNOCK: PlayEvent = { act: 'reached', object: 'knock' }
const SHOW: PlayEvent = { act: 'chose', object: 'list=show' }

/** A run on a phone that plays these roles, after these events. */
function run(roles: readonly Role[], ...events: readonly PlayEvent[]): Play {
  const begun: PlayEvent[] = [
    { act: 'added', object: `group:${GROUP}` },
    { act: 'added', object: `roles:${roles.join(',')}` },
  ]
  return [...begun, ...events].reduce((play, event) => playOn(SCENE, play, event), startPlay(SCENE))
}

const given = (...events: readonly PlayEvent[]): PlayEvent[] => [
  { act: 'added', object: 'given' },
  ...events,
  { act: 'added', object: 'here' },
]
const all: readonly Role[] = ['chair', 'registrar', 'counter']

describe('a phone of one role', () => {
  test('begins at once when the first turn is its own', () => {
    expect(standingOf(SCENE, run(['chair']), undefined)).toEqual({ kind: 'turn', role: 'chair' })
  })

  test('plays on while the turn stays, and then shows the baton for the next role', () => {
    expect(standingOf(SCENE, run(['chair'], DAWN, OPEN), undefined)).toEqual({ kind: 'turn', role: 'chair' })
    expect(standingOf(SCENE, run(['chair'], DAWN, OPEN, KNOCK), undefined)).toEqual({
      kind: 'show',
      role: 'registrar',
    })
  })

  test('waits for the others, and says whose turn it is as far as it knows', () => {
    expect(standingOf(SCENE, run(['counter']), undefined)).toEqual({ kind: 'wait', role: 'chair' })
    expect(standingOf(SCENE, run(['counter'], ...given(DAWN, OPEN, KNOCK)), undefined)).toEqual({
      kind: 'wait',
      role: 'registrar',
    })
  })

  test('is told first that its turn has come, and what happened meanwhile; then it plays', () => {
    const play = run(['registrar'], ...given(DAWN, OPEN, KNOCK))
    expect(standingOf(SCENE, play, undefined)).toEqual({ kind: 'arrive', role: 'registrar' })
    expect(meanwhile(play)).toBe(3)
    expect(standingOf(SCENE, play, 3)).toEqual({ kind: 'turn', role: 'registrar' })
    const on = playOn(SCENE, play, SHOW)
    expect(standingOf(SCENE, on, 3)).toEqual({ kind: 'turn', role: 'registrar' })
    expect(meanwhile(on)).toBe(0)
  })

  test('without a group waits, even when its role begins: it joins a run that goes on', () => {
    const joined = playOn(SCENE, startPlay(SCENE), { act: 'added', object: 'roles:chair' })
    expect(standingOf(SCENE, joined, undefined)).toEqual({ kind: 'wait', role: 'chair' })
  })
})

describe('one phone of several roles', () => {
  test('is handed to whoever begins, and to each whose turn follows on somebody else’s', () => {
    expect(standingOf(SCENE, run(all), undefined)).toEqual({ kind: 'arrive', role: 'chair' })
    expect(standingOf(SCENE, run(all), 0)).toEqual({ kind: 'turn', role: 'chair' })
    expect(standingOf(SCENE, run(all, DAWN, OPEN), 0)).toEqual({ kind: 'turn', role: 'chair' })
    const passed = run(all, DAWN, OPEN, KNOCK)
    expect(standingOf(SCENE, passed, 0)).toEqual({ kind: 'arrive', role: 'registrar' })
    expect(standingOf(SCENE, passed, 3)).toEqual({ kind: 'turn', role: 'registrar' })
  })

  test('is not handed over twice by what is said without a name', () => {
    expect(standingOf(SCENE, run(all, DAWN), undefined)).toEqual({ kind: 'turn', role: 'chair' })
  })
})

describe('a phone that only watches', () => {
  test('waits all the time and reads along', () => {
    expect(standingOf(SCENE, run([]), undefined).kind).toBe('wait')
    expect(standingOf(SCENE, run([], ...given(DAWN, OPEN, KNOCK, SHOW)), undefined)).toEqual({
      kind: 'wait',
      role: 'registrar',
    })
  })
})

test('the clock is that of what was told last, the present node included', () => {
  expect(clockOf(SCENE, run(all))).toBe('06:30')
  expect(clockOf(SCENE, run(all, DAWN, OPEN))).toBe('06:30')
  expect(clockOf(SCENE, { path: [], node: 'door' })).toBeUndefined()
  expect(clockOf(SCENE, { ...run(all), node: 'evening' })).toBe('20:00')
})

/** The phones of a run: each with its own play. */
type Phones = Map<string, Play>

function phonesOf(scene: Scene, parts: Readonly<Record<string, readonly Role[]>>): Phones {
  return new Map(
    Object.entries(parts).map(([name, roles]) => [
      name,
      playOn(scene, startPlay(scene), { act: 'added', object: `roles:${roles.join(',')}` }),
    ]),
  )
}

describe.each(CREW_SCENES)('a run of %s', (id, scene) => {
  const crew = scene.crew ?? []
  const here = { scene, edition: EDITION }
  const parts = { ...Object.fromEntries(crew.map((role) => [role, [role]])), watcher: [] }

  test.each(['1', '2', '3', '4', '5'])(
    'by several phones goes on at each turn in one place only and ends alike on all (%s)',
    (seed) => {
      const random = randomFrom(`${id}/${seed}`)
      const phones = phonesOf(scene, parts)
      const played = new Map<string, number>()
      const begins = turnOf(scene, startPlay(scene))
      const first = [...phones.keys()].find((name) => name === begins)
      if (!first) throw new Error('nobody begins')
      const change = (name: string, event: PlayEvent): void => {
        const before = phones.get(name)
        if (before) phones.set(name, playOn(scene, before, event))
      }
      change(first, { act: 'added', object: `group:${GROUP}` })
      let holder = first
      for (let passes = 0; passes < 100; passes++) {
        for (;;) {
          const play = phones.get(holder) ?? startPlay(scene)
          const standing = standingOf(scene, play, play.path.length)
          if (standing.kind !== 'turn') break
          const event = eventByChance(scene, play, random)
          if (!event) throw new Error('stuck')
          if (!event.object.startsWith(nodeIn(scene, play.node).id)) throw new Error('elsewhere')
          change(holder, event)
          played.set(holder, (played.get(holder) ?? 0) + 1)
        }
        const done = phones.get(holder) ?? startPlay(scene)
        const standing = standingOf(scene, done, undefined)
        const baton = writeBaton(scene, EDITION, done)
        // everybody may take every baton, whoever has the next turn must
        for (const [name, play] of phones) {
          if (name === holder) continue
          const taken = receive(play, here, `https://ubani.test/scenarios/${id}#${baton}`)
          const must = standing.kind === 'over' || name === standing.role || random.chance(50)
          if (must) expect(taken.ok).toBe(true)
          if (must && taken.ok)
            phones.set(
              name,
              taken.value.events.reduce((now, event) => playOn(scene, now, event), play),
            )
        }
        if (standing.kind === 'over') break
        expect(standing.kind).toBe('show')
        if (standing.kind !== 'show') return
        holder = standing.role
      }
      const ends = [...phones.values()]
      const [one] = ends
      for (const play of ends) {
        expect(standingOf(scene, play, undefined).kind).toBe('over')
        expect(play.path.map(({ node, took }) => [node, took])).toEqual(
          one?.path.map(({ node, took }) => [node, took]),
        )
        expect(play.group).toBe(GROUP)
      }
      // each step was played on one phone and taken over on all others
      for (const at of (one?.path ?? []).keys())
        expect(ends.filter((play) => play.path[at]?.given === false)).toHaveLength(1)
      expect(phones.get('watcher')?.path.every((step) => step.given)).toBe(true)
    },
  )
})
