import { describe, expect, test, vi } from 'vitest'
import {
  type Play,
  type PlayEvent,
  playOn,
  replayPlay,
  startPlay,
} from '../../../../src/core/scenario/play.ts'
import { writeBaton } from '../../../../src/core/scenario/relay.ts'
import { batonIn, batonLink } from '../../../../src/ui/scenario/run/baton-link.ts'
import { newGroup } from '../../../../src/ui/scenario/run/new-group.ts'
import { receive, receiveAnew } from '../../../../src/ui/scenario/run/receive.ts'
import { crewScene } from '../../../core/scenario/crew-scene.ts'

vi.stubGlobal('location', new URL('https://ubani.test/scenarios/crew-scene?lang=ka'))

const scene = crewScene()
const here = { scene, edition: 77 }
const WAY: readonly PlayEvent[] = [
  { act: 'added', object: 'group:K7M' },
  { act: 'reached', object: 'dawn' },
  { act: 'chose', object: 'door=open' },
  { act: 'reached', object: 'knock' },
]
const theirs = replayPlay(scene, WAY)
const baton = writeBaton(scene, here.edition, theirs)

/** What is said of a text that comes to a phone. */
function said(text: string, mine: Play = startPlay(scene)): string {
  const received = receive(mine, here, text)
  return received.ok ? 'taken' : received.problem
}

test('a link is the address of the scene with the baton behind it, and leads back to it', () => {
  const link = batonLink('crew-scene', baton)
  expect(link).toBe(`https://ubani.test/scenarios/crew-scene#${baton}`)
  expect(batonIn(link)).toBe(baton)
  expect(batonIn(`  ${baton}\n`)).toBe(baton)
})

describe('what comes to a phone on which no run is going on', () => {
  const finished = replayPlay(scene, [...WAY, { act: 'chose', object: 'list=show' }])
  const saidAnew = (mine: Play | undefined, text: string): string => {
    const received = receiveAnew(mine, here, text)
    return received.ok ? 'taken' : received.problem
  }

  test('is taken when it is of a group whose run was never finished here', () => {
    expect(saidAnew(undefined, baton)).toBe('taken')
    const others = playOn(scene, startPlay(scene), { act: 'added', object: 'group:Q-2' })
    expect(saidAnew(others, baton)).toBe('taken')
  })

  test('is not begun a second time when the run was finished here', () => {
    expect(saidAnew(finished, writeBaton(scene, here.edition, finished))).toBe('same')
    expect(saidAnew(finished, baton)).toBe('behind')
    expect(saidAnew(finished, 'nonsense')).not.toBe('taken')
  })
})

describe('what comes from another phone', () => {
  test('is taken as a link and as bare text, by a phone that has begun nothing', () => {
    expect(said(baton)).toBe('taken')
    expect(said(batonLink('crew-scene', baton))).toBe('taken')
    const received = receive(startPlay(scene), here, baton)
    if (!received.ok) throw new Error(received.problem)
    const play = received.value.events.reduce((now, event) => playOn(scene, now, event), startPlay(scene))
    expect(play.node).toBe(theirs.node)
    expect(play.group).toBe('K7M')
    expect(play.path.every(({ given }) => given)).toBe(true)
    expect(play.giving).toBe(false)
  })

  test.each([
    ['', 'blank'],
    ['#', 'blank'],
    ['https://ubani.test/scenarios/crew-scene', 'version'],
    [baton.slice(0, -1), 'check'],
    [baton.replace('K7M', 'K7N'), 'check'],
    [`${baton}!`, 'letters'],
    ['b'.repeat(500), 'too-long'],
    [writeBaton({ ...scene, number: 9 }, 77, theirs), 'scene'],
    [writeBaton(scene, 78, theirs), 'edition'],
  ])('is refused with its reason: %s', (text, problem) => {
    expect(said(text)).toBe(problem)
  })

  test('of another group, of an earlier or another way is refused, and of the same is known', () => {
    const further = playOn(scene, theirs, { act: 'chose', object: 'list=show' })
    const parted = replayPlay(scene, [...WAY.slice(0, 2), { act: 'chose', object: 'door=wait' }])
    expect(said(baton, { ...startPlay(scene), group: 'XYZ' })).toBe('other-group')
    expect(said(baton, further)).toBe('behind')
    expect(said(baton, parted)).toBe('apart')
    expect(said(baton, theirs)).toBe('same')
  })
})

test('the signs of a group are three, easily told apart, and differ from group to group', () => {
  const groups = Array.from({ length: 50 }, newGroup)
  for (const group of groups) expect(group).toMatch(/^[2-9A-HJ-NP-Z]{3}$/)
  expect(new Set(groups).size).toBeGreaterThan(40)
})
