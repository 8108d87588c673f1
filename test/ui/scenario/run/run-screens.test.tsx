import { describe, expect, test, vi } from 'vitest'
import type { Role } from '../../../../src/core/guide/role.ts'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { randomFrom } from '../../../../src/core/random.ts'
import { bestPlay } from '../../../../src/core/scenario/debrief.ts'
import { eventOfStep } from '../../../../src/core/scenario/event-of-step.ts'
import { type PlayEvent, replayPlay } from '../../../../src/core/scenario/play.ts'
import { writeBaton } from '../../../../src/core/scenario/relay.ts'
import type { Scene } from '../../../../src/core/scenario/scene.ts'
import type { Playing } from '../../../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../../../src/flow/scenes.ts'
import { Run } from '../../../../src/ui/scenario/run/run.tsx'
import { RunDebrief } from '../../../../src/ui/scenario/run/run-debrief.tsx'
import { SetUp } from '../../../../src/ui/scenario/run/set-up.tsx'
import { standingOf } from '../../../../src/ui/scenario/run/standing.ts'
import { crewScene } from '../../../core/scenario/crew-scene.ts'
import { fillerWords } from '../../../core/scenario/filler-words.ts'
import { CREW_SCENES, playByChance } from '../../../core/scenario/scenes.ts'
import { attemptOf } from '../attempt-of.ts'
import { draw, wordsOfRoom } from '../speech.ts'

/** In the only window there is. */
const work = { isHere: true, turn: 0, goOnHere: () => undefined }

vi.stubGlobal('navigator', {})

const FINGERPRINT = 'crew-scene@1#04d00000'
const EDITION = 0x04d
const words = wordsOfRoom('en', 'scenario-run')
const nothing = (): void => undefined
const away = { text: '', clear: nothing }

function bookOf(scene: Scene): SceneBook {
  const opened = { scene, words: fillerWords(scene, 'so') }
  return {
    language: 'en',
    from: { version: 1, issued: '2026-10-01T00:00:00Z', onThisPhone: true },
    opened,
    raw: { reads: 1, scene: { ...scene }, words: { ...opened.words } },
    fingerprint: FINGERPRINT,
  }
}

/** A run as a phone has it that plays these roles. */
function playingOf(
  scene: Scene,
  roles: readonly Role[],
  events: readonly PlayEvent[],
  group = 'K7M',
): Playing {
  const begun: PlayEvent[] = [
    { act: 'opened', object: FINGERPRINT },
    ...(group ? [{ act: 'added', object: `group:${group}` } as const] : []),
    { act: 'added', object: `roles:${roles.join(',')}` },
  ]
  const attempt = attemptOf(scene.id, [...begun, ...events])
  return {
    scene,
    words: fillerWords(scene, 'so'),
    wordsLanguage: 'en',
    play: replayPlay(scene, [...begun, ...events]),
    attempt,
    kept: true,
    since: 'going-on',
  }
}

const scene = crewScene()
const crew: readonly Role[] = ['chair', 'registrar', 'counter']
const best = bestPlay(scene).path.map((step) => eventOfStep(scene, step))
const given = (...events: readonly PlayEvent[]): PlayEvent[] => [
  { act: 'added', object: 'given' },
  ...events,
  { act: 'added', object: 'here' },
]
const THREE = best.slice(0, 3)

function screen(playing: Playing): string {
  const book = bookOf(playing.scene)
  return draw(
    <Run work={work} book={book} playing={playing} address={away} onLeft={nothing} onNewer={nothing} />,
    'en',
  )
}

/** Where words are lacking. */
const gapsIn = (html: string): readonly string[] =>
  html.match(/>undefined|undefined<|scenario(-run)?:[\w-]+|\{\{/g) ?? []

const baton = writeBaton(scene, EDITION, playingOf(scene, [], THREE).play)
/** The text under the square, where one is shown. */
const shown = (html: string): string | undefined => /<textarea id="baton"[^>]*>([^<]*)</.exec(html)?.[1]

describe('the set-up', () => {
  const setUp = (brought: string, role?: Role): string =>
    draw(<SetUp book={bookOf(scene)} brought={brought} onBegun={nothing} />, 'en', role ? { role } : {})

  test('ticks one’s own role, and lets the phone begin whose turn is first', () => {
    expect(setUp('', 'chair').match(/checked/g)).toHaveLength(2) // the manner and the role
    expect(setUp('', 'chair')).toContain(words['begin'])
    expect(setUp('', 'registrar')).not.toContain(`>${words['begin']}<`)
    expect(setUp('', 'registrar')).toContain(words['join'])
    expect(setUp('', 'secretary').match(/checked/g)).toHaveLength(1) // a role that this scene does not have
    expect(gapsIn(setUp('', 'chair'))).toEqual([])
  })

  test('with a baton that was brought asks for the parts and offers to take it; says why one is not taken', () => {
    expect(setUp(baton)).toContain(words['brought'])
    expect(setUp(baton)).not.toContain(`>${words['join']}<`)
    expect(setUp(baton.slice(1))).toContain(words['problem_version'])
    expect(setUp(`${baton}A`)).toContain(words['problem_check'])
    expect(setUp(`${baton}A`)).toContain(words['join'])
  })
})

describe('a phone in a run', () => {
  test('names as whom it decides, and when it is', () => {
    const html = screen(playingOf(scene, ['chair'], best.slice(0, 1)))
    expect(html).toContain(words['youAre_chair'])
    expect(html).toContain('It is 06:30.')
    expect(html).toContain('so door')
    expect(shown(html)).toBeUndefined()
  })

  test('shows the baton when the turn goes on, with what came of its own doing, and where one is taken below', () => {
    const html = screen(playingOf(scene, ['chair'], THREE))
    expect(html).toContain(words['turn_registrar'])
    expect(shown(html)).toBe(baton)
    expect(html.indexOf('id="baton"')).toBeLessThan(html.indexOf('id="taken"'))
  })

  test('waits with the field first, then what happened so far; the square is closed', () => {
    const html = screen(playingOf(scene, ['counter'], given(...THREE)))
    expect(html).toContain(words['turn_registrar'])
    expect(html.indexOf('id="taken"')).toBeLessThan(html.indexOf(words['soFar'] ?? '?'))
    expect(shown(html)).toBeUndefined()
    expect(html).toContain('so open')
  })

  test('that takes its turn is told what happened meanwhile before it is asked anything', () => {
    const html = screen(playingOf(scene, ['registrar'], given(...THREE)))
    expect(html).toContain(words['meanwhile'])
    expect(html).toContain(words['youAre_registrar'])
    expect(html).not.toContain('so list')
  })

  test('of several roles is handed on, and asks nothing before', () => {
    const html = screen(playingOf(scene, crew, THREE))
    expect(html).toContain(words['hand_registrar'])
    expect(html).toContain(words['cameOfIt'])
    expect(html).not.toContain('so list')
  })

  test('that joins without a group waits with the field and no square', () => {
    const html = screen(playingOf(scene, ['chair'], [], ''))
    expect(html).toContain('id="taken"')
    expect(shown(html)).toBeUndefined()
    expect(html).not.toContain(words['ownSquare'])
  })

  test('at the end shows the last square, and no way to leave', () => {
    const html = screen(playingOf(scene, ['registrar'], best))
    expect(html).toContain(words['endTitle'])
    expect(shown(html)).toMatch(/^b/)
    expect(html).not.toContain(words['leave'])
  })

  test.each(CREW_SCENES)(
    'draws every state of %s on every kind of phone, with words everywhere',
    (id, of) => {
      const roles = of.crew ?? []
      for (const own of [roles, [], ...roles.map((role) => [role])]) {
        const { events } = playByChance(of, randomFrom(`${id}/${own.join()}`))
        for (const at of [...events.keys(), events.length]) {
          const past = events.slice(0, at)
          for (const playing of [
            playingOf(of, own, past),
            playingOf(of, own, past.length ? given(...past) : []),
          ]) {
            const html = screen(playing)
            expect(gapsIn(html)).toEqual([])
            expect(html.match(/<h1/g)).toHaveLength(1)
            const ids = html.match(/ id="[^"]+"/g) ?? []
            expect(new Set(ids).size).toBe(ids.length)
            const { kind } = standingOf(of, playing.play, undefined)
            if (kind === 'turn') expect(html).toContain('sc-b-who')
          }
        }
      }
    },
  )
})

describe('the run talked over', () => {
  const talked = (playing: Playing): string =>
    draw(<RunDebrief book={bookOf(scene)} playing={playing} />, 'en')
  const decisions = bestPlay(scene).path.filter(
    ({ took, node }) => took.length > 0 && node !== 'warm-up',
  ).length

  test('shows every decision with its time and role, and marks those of this phone when there were several', () => {
    const alone = talked(playingOf(scene, crew, best))
    expect(alone.match(/class="sc-decision/g)).toHaveLength(decisions)
    expect(alone).not.toContain(words['own'])
    expect(alone).toContain('06:30')
    expect(alone).toContain('20:00')
    const mine = talked(playingOf(scene, ['chair'], [...THREE, ...given(...best.slice(3))]))
    expect(mine.match(/sc-b-mark/g)).toHaveLength(1)
    expect(gapsIn(mine)).toEqual([])
  })

  test('counts for the phone’s own parts only, and for a watcher nothing', () => {
    const mine = talked(playingOf(scene, ['chair'], [...THREE, ...given(...best.slice(3))]))
    expect(mine).toContain(words['showed_chair'])
    expect(mine).not.toContain(words['showed_registrar'])
    const watched = talked(playingOf(scene, [], given(...best)))
    for (const role of crew) expect(watched).not.toContain(words[`showed_${role}`])
    const together = talked(playingOf(scene, crew, best))
    for (const role of crew) expect(together).toContain(words[`showed_${role}`])
  })

  test('puts what would have been best beside what was not', () => {
    const html = talked(playingOf(scene, crew, [...best.slice(0, 1), { act: 'chose', object: 'door=wait' }]))
    expect(html).toContain(words['decided'])
    expect(html).toContain('so open')
  })
})

test('the words name every role, and say every reason, in every language alike', () => {
  for (const language of LANGUAGES) {
    const spoken = wordsOfRoom(language, 'scenario-run')
    expect(Object.keys(spoken)).toEqual(Object.keys(words))
    for (const [key, text] of Object.entries(spoken))
      expect([key, text.match(/\{\{\w+\}\}/g)?.sort()]).toEqual([
        key,
        words[key]?.match(/\{\{\w+\}\}/g)?.sort(),
      ])
  }
})
