import { describe, expect, test } from 'vitest'
import { CHECK_LENGTH, checkSigns, SIGNS } from '../../../src/core/check-signs.ts'
import type { Role } from '../../../src/core/guide/role.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { skillsShown } from '../../../src/core/scenario/debrief.ts'
import {
  nodeIn,
  type Play,
  type PlayEvent,
  playOn,
  replayPlay,
  startPlay,
} from '../../../src/core/scenario/play.ts'
import { type Baton, editionOf, readBaton, takeBaton, writeBaton } from '../../../src/core/scenario/relay.ts'
import type { Scene } from '../../../src/core/scenario/scene.ts'
import { turnOf } from '../../../src/core/scenario/turn.ts'
import { crewScene } from './crew-scene.ts'
import { CREW_SCENES, eventByChance, playByChance } from './scenes.ts'

const scene = crewScene()
const GROUP: PlayEvent = { act: 'added', object: 'group:K-7' }

function begun(of: Scene, group = GROUP): Play {
  return playOn(of, startPlay(of), group)
}

function events(...texts: readonly string[]): PlayEvent[] {
  return texts.map((text): PlayEvent => {
    const [act = '', object = ''] = text.split(' ')
    return { act: act as PlayEvent['act'], object }
  })
}

/** The play of a group after some events. */
function played(...texts: readonly string[]): Play {
  return replayPlay(scene, [GROUP, ...events(...texts)])
}

function read(text: string, edition = 77, of: Scene = scene): Baton {
  const baton = readBaton(text, [{ scene: of, edition }])
  if (!baton.ok) throw new Error(`${text}: ${baton.problem}`)
  return baton.value
}

function problemOf(text: string): string | null {
  const baton = readBaton(text, [{ scene, edition: 77 }])
  return baton.ok ? null : baton.problem
}

const MORNING = ['reached dawn', 'chose door=open', 'reached knock', 'chose list=show']

describe('a baton', () => {
  test.each([
    [[], 'b6DNBK-7AAYtk'],
    [['reached dawn'], 'b6DNBK-7BDRKS'],
    [MORNING, 'b6DNBK-7AAAJOEJ'],
    [['reached dawn', 'chose door=!wait', 'chose list=shout', 'chose which-list=wall'], 'b6DNBK-7AhCAgBpW'],
  ])('after %j always is %s', (texts, baton) => {
    expect(writeBaton(scene, 77, played(...texts))).toBe(baton)
    expect(read(baton)).toEqual({ scene, group: 'K-7', events: events(...texts), play: played(...texts) })
  })

  test.each(CREW_SCENES)('of %s says wherever a play stands just where it stands', (id, of) => {
    let longest = 0
    for (let turn = 0; turn < 60; turn++) {
      let play = begun(of)
      for (const event of playByChance(of, randomFrom(`${id}/baton/${turn}`)).events) {
        play = playOn(of, play, event)
        const text = writeBaton(of, turn, play)
        longest = Math.max(longest, text.length)
        const baton = readBaton(text, [{ scene: of, edition: turn }])
        expect(baton).toMatchObject({ ok: true, value: { scene: of, group: 'K-7', play } })
      }
    }
    expect(longest).toBeLessThan(80)
  })

  test('of a play that went back says where it went back to', () => {
    const back = played(...MORNING, 'undid 1')
    expect(read(writeBaton(scene, 77, back)).play).toEqual(back)
  })

  test('carries no free words: the pieces that say the same stand for them', () => {
    const upTo = [
      ...MORNING,
      'chose which-list=table',
      'did warm-up=no',
      'reached evening',
      'reached slow',
      'chose piles=aloud',
      'chose how-many=two',
    ]
    const text = writeBaton(scene, 77, played(...upTo, 'wrote count-entry~what,time~We~counted'))
    expect(text).toBe(writeBaton(scene, 77, played(...upTo, 'wrote count-entry=at-ten,piles')))
    expect(read(text).play.path.at(-1)).toMatchObject({ took: ['at-ten', 'piles'], text: '' })
  })

  test('is not written for a play of no group', () => {
    expect(() => writeBaton(scene, 77, startPlay(scene))).toThrow('"" cannot be the name of a group')
    expect(() => writeBaton(scene, 4096, begun(scene))).toThrow('No sign is worth 64')
  })
})

test('the edition of a scene is twelve bits of its fingerprint', () => {
  expect(editionOf('half-day@2#04d5e6f7')).toBe(77)
  expect(editionOf('half-day@2#fff00000')).toBe(4095)
})

describe('what is refused, by name', () => {
  const good = writeBaton(scene, 77, played(...MORNING))

  test.each([
    ['blank', ' \n'],
    ['too-long', 'b'.repeat(401)],
    ['version', `a${good.slice(1)}`],
    ['version', '1Bp3x9BIK7MW3QXPFIKSyByChpBJ_IkTnXnqBWsG3DSM1L30mylkBSBAK2XR'], // a second entry
    ['letters', good.replace('K', 'Ქ')],
    ['check', good.slice(0, -1)],
    ['check', 'b'],
    ['check', 'bAAA'],
    ['broken', sound('b6DNB')],
    ['broken', sound('b6DNBK-7')], // nothing said of what was told
    ['broken', sound('b6DNBK-7J')], // more was told than there is
    ['broken', sound('b6DNBK-7AD')], // no such choice
    ['broken', sound('b6DNBK-7Ag')], // a wait that leads elsewhere
    ['broken', sound('b6DNBK-7AAC')], // a choice that is not open
    ['broken', sound('b6DNBK-7AAAAD')], // an exercise that ended in no known way
    ['scene', sound('b7DNBK-7A')],
    ['scene', sound('b')],
    ['edition', sound('b6DOBK-7A')],
  ])('%s: %s', (problem, text) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('a baton that goes on beyond the end', () => {
    const { play } = playByChance(scene, randomFrom('end'))
    const end = writeBaton(scene, 77, { ...play, group: 'K-7' })
    expect(problemOf(end)).toBe(null)
    expect(problemOf(sound(`${end.slice(0, -CHECK_LENGTH)}A`))).toBe('broken')
  })

  test('every single wrong sign, every sign lost, doubled or swapped with its neighbour', () => {
    const baton = writeBaton(scene, 77, { ...playByChance(scene, randomFrom('long')).play, group: 'aZ_' })
    expect(problemOf(baton)).toBe(null)
    const spoilt = [...baton].flatMap((sign, at) => {
      const [before, after] = [baton.slice(0, at), baton.slice(at + 1)]
      const swapped = before + after.slice(0, 1) + sign + after.slice(1)
      return [
        ...[...SIGNS].map((other) => before + other + after),
        before + after,
        before + sign + sign + after,
        swapped,
      ]
    })
    const passed = spoilt.filter((text) => text !== baton && !/check|version/.test(problemOf(text) ?? ''))
    expect(passed).toEqual([])
  })

  test('nothing that a messenger adds: spaces and new lines are passed over', () => {
    expect(problemOf(` ${good.slice(0, 5)}\n${good.slice(5)}\t`)).toBe(null)
  })
})

/** Signs with their check: as an app would write that writes anything. */
function sound(body: string): string {
  return body + checkSigns(body)
}

describe('taking a baton', () => {
  const taken = (mine: Play, ...texts: readonly string[]) =>
    takeBaton(mine, scene, read(writeBaton(scene, 77, played(...texts))))

  test('gives what this phone lacks, as taken over', () => {
    expect(taken(played('reached dawn'), ...MORNING)).toEqual({
      ok: true,
      value: events('added given', ...MORNING.slice(1), 'added here'),
    })
  })

  test('lets a phone without a group join', () => {
    const value = events('added group:K-7', 'added given', ...MORNING, 'added here')
    expect(taken(startPlay(scene), ...MORNING)).toEqual({ ok: true, value })
    expect(taken(startPlay(scene))).toEqual({ ok: true, value: events('added group:K-7') })
  })

  test('of another group is refused', () => {
    const other = replayPlay(scene, events('added group:K-8'))
    expect(taken(other, ...MORNING)).toEqual({ ok: false, problem: 'other-group' })
  })

  test('of another scene is refused', () => {
    const other: Scene = { ...scene, id: 'other-scene', number: 251 }
    const baton = read(writeBaton(other, 77, begun(other)), 77, other)
    expect(takeBaton(begun(scene), scene, baton)).toEqual({ ok: false, problem: 'other-group' })
  })

  test('on the same path: the same, or behind', () => {
    expect(taken(played(...MORNING), ...MORNING)).toEqual({ ok: false, problem: 'same' })
    expect(taken(played(...MORNING), ...MORNING.slice(0, 2))).toEqual({ ok: false, problem: 'behind' })
    expect(taken(played(...MORNING), ...MORNING.slice(0, 3))).toEqual({ ok: false, problem: 'behind' })
  })

  test('of something else that was decided is apart, by waiting too', () => {
    const waited = ['reached dawn', 'chose door=!wait']
    const chosen = ['reached dawn', 'chose door=wait']
    expect(taken(played(...MORNING), ...waited)).toEqual({ ok: false, problem: 'apart' })
    expect(taken(played(...chosen), ...waited, 'chose list=show')).toEqual({ ok: false, problem: 'apart' })
    expect(taken(played(...chosen), ...chosen, 'chose list=show').ok).toBe(true)
  })
})

describe.each(CREW_SCENES)('%s, walked by several phones', (id, of) => {
  const crew = of.crew ?? []
  const shares: readonly (readonly (readonly Role[])[])[] = [
    crew.map((role) => [role]),
    [crew.slice(0, 1), crew.slice(1)],
  ]

  test.each(shares.map((share) => [share.length, share] as const))(
    'on %i phones is the same play as on one',
    (_count, share) => {
      for (let turn = 0; turn < 40; turn++) {
        const random = randomFrom(`${id}/phones/${turn}`)
        const phones = share.map((roles) =>
          replayPlay(of, [GROUP, { act: 'added', object: `roles:${roles.join(',')}` }]),
        )
        const all: PlayEvent[] = []
        let holder = 0
        while (nodeIn(of, phones[holder]?.node ?? '').kind !== 'end') {
          const mine = phones[holder] ?? begun(of)
          const whose = turnOf(of, mine)
          const next = share.findIndex((roles) => whose !== 'all' && roles.includes(whose))
          if (next < 0) throw new Error(`${whose} is on no phone`)
          if (next !== holder) {
            phones[next] = handOver(of, mine, phones[next] ?? begun(of))
            holder = next
            continue
          }
          const event = eventByChance(of, mine, random)
          if (!event) throw new Error(`Nothing to do at ${mine.node}`)
          all.push(event)
          phones[holder] = playOn(of, mine, event)
        }
        const last = phones[holder] ?? begun(of)
        const ended = phones.map((mine, at) => (at === holder ? mine : handOver(of, last, mine)))
        const alone = replayPlay(of, all)
        for (const { node, values, path } of ended) {
          expect({ node, values }).toEqual({ node: alone.node, values: alone.values })
          expect(path.map((step) => ({ ...step, given: false }))).toEqual(alone.path)
        }
        for (const [at, step] of alone.path.entries())
          expect(ended.filter(({ path }) => path[at]?.given === false)).toHaveLength(step ? 1 : 0)
        expect(addedUp(ended.map((play, at) => skillsShown(of, play, share[at])))).toEqual(
          addedUp([skillsShown(of, alone)]),
        )
      }
    },
  )
})

/** The taker's play after it has taken the holder's baton. */
function handOver(of: Scene, holder: Play, taker: Play): Play {
  const taken = takeBaton(taker, of, read(writeBaton(of, 77, holder), 77, of))
  if (!taken.ok) throw new Error(taken.problem)
  return taken.value.reduce((play, event) => playOn(of, play, event), taker)
}

/** What several phones have shown together. */
function addedUp(shown: readonly ReturnType<typeof skillsShown>[]): Record<string, number[]> {
  const sums: Record<string, number[]> = {}
  for (const [skill, { right, of }] of shown.flatMap((one) => [...one])) {
    const [sum = 0, whole = 0] = sums[skill] ?? []
    sums[skill] = [sum + right, whole + of]
  }
  return sums
}
