import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addEvent,
  type Attempt,
  type AttemptKind,
  attemptSchema,
  beginAttempt,
  endAttempt,
  newestFirst,
} from '../../../src/core/attempt/attempt.ts'
import { bookmarkedPlaces, isBookmarked } from '../../../src/core/attempt/bookmark.ts'
import { tickedSteps } from '../../../src/core/attempt/checklist.ts'
import { isSameSitting, lastPlace, sectionsRead, SITTING } from '../../../src/core/attempt/reading.ts'
import { makeUuid } from '../../../src/core/ids.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const person = makeUuid(NOON, new Uint8Array(10))
let made = 0

/** An attempt as a line: kind, subject, then what was done, for example "ticked:a/b". Later lines were written later. */
function attempt(line: string, begun = NOON): Attempt {
  const [kind, subject = '', ...events] = line.split(' ')
  made += 1
  const id = makeUuid(begun, new Uint8Array(10).fill(made % 256))
  const empty = beginAttempt(
    { id, person, kind: kind as AttemptKind, subject, language: 'ka', pack: undefined },
    begun,
  )
  const done = events.reduce((so, event) => {
    const [act = '', object = ''] = event.split(':')
    return addEvent(so, { act: act as 'ticked', object }, begun)
  }, empty)
  return { ...done, sequence: made }
}

describe('an attempt', () => {
  const beginning = { id: person, person, kind: 'checklist', subject: 'chair', language: 'hy' } as const

  test('begins empty, with the edition it is done with, and passes its own schema', () => {
    const pack = { version: 3, issued: '2026-10-01T12:00:00Z' }
    const begun = beginAttempt({ ...beginning, pack }, NOON)
    expect(attemptSchema.parse(begun)).toEqual(begun)
    expect(begun).toMatchObject({ startedAt: NOON, updatedAt: NOON, events: [], pack })
    expect(beginAttempt({ ...beginning, pack: undefined }, NOON)).not.toHaveProperty('pack')
  })

  test('[12] never goes backwards, whatever the clock does', () => {
    const clock = fc.integer({ min: 0, max: 4_000_000_000_000 })
    fc.assert(
      fc.property(clock, fc.array(clock, { maxLength: 30 }), clock, (begun, clocks, end) => {
        const empty = beginAttempt({ ...beginning, pack: undefined }, begun)
        const done = clocks.reduce(
          (so, now, place) => addEvent(so, { act: 'ticked', object: `a/${place}` }, now),
          empty,
        )
        const ended = endAttempt(done, end, true)
        const times = ended.events.map(({ after }) => after)
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(Math.min(0, ...times)).toBe(0)
        expect(ended.updatedAt).toBe(Math.max(begun, ...clocks, end))
        expect(ended.endedAt).toBeGreaterThanOrEqual(ended.startedAt)
        expect(ended.events).toHaveLength(clocks.length + 1)
        expect(attemptSchema.safeParse(ended).success).toBe(true)
      }),
      { seed: 16, numRuns: 500 },
    )
  })

  test('is not changed by what is added to it', () => {
    const begun = attempt('checklist chair ticked:a')
    addEvent(begun, { act: 'ticked', object: 'b' }, NOON)
    endAttempt(begun, NOON, true)
    expect(begun.events).toHaveLength(1)
    expect(begun).not.toHaveProperty('endedAt')
  })

  test('ends once; ending again changes nothing', () => {
    const ended = endAttempt(attempt('checklist chair ticked:a'), NOON + 5, false)
    expect(ended).toMatchObject({ endedAt: NOON + 5, result: { completion: false } })
    expect(ended.events.at(-1)).toEqual({ after: 5, act: 'ended', object: 'chair' })
    expect(endAttempt(ended, NOON + 99, true)).toBe(ended)
  })

  test('[11] is newest by the order of writing, not by the clock', () => {
    const early = attempt('reading voting', NOON + 900 * 86_400_000)
    const late = attempt('reading counting', NOON)
    expect(newestFirst([early, late])).toEqual([late, early])
  })
})

describe('reading', () => {
  test('goes on at the last section reached in the attempt written last', () => {
    const attempts = [
      attempt('reading voting reached:at-the-door reached:at-the-desk'),
      attempt('reading counting reached:mobile-box reached:main-box'),
      attempt('bookmark /guide/closing added:/guide/closing'),
    ]
    expect(lastPlace(attempts)).toEqual({ chapter: 'counting', section: 'main-box' })
  })

  test('of a chapter just opened has no section yet, and of nothing no place', () => {
    expect(lastPlace([attempt('reading counting opened:counting')])).toEqual({
      chapter: 'counting',
      section: undefined,
    })
    expect(lastPlace([])).toBeUndefined()
  })

  test('counts every section ever reached in any sitting, once', () => {
    const attempts = [
      attempt('reading counting reached:a reached:b'),
      attempt('reading voting reached:z'),
      attempt('reading counting opened:counting reached:b reached:c'),
    ]
    expect([...sectionsRead(attempts, 'counting')]).toEqual(['a', 'b', 'c'])
  })

  test('after half an hour, after the end, or with the clock set back is a new sitting', () => {
    const read = attempt('reading counting reached:a')
    expect(isSameSitting(read, NOON + SITTING - 1)).toBe(true)
    expect(isSameSitting(read, NOON + SITTING)).toBe(false)
    expect(isSameSitting(read, NOON - 1)).toBe(false)
    expect(isSameSitting(endAttempt(read, NOON, true), NOON)).toBe(false)
  })
})

describe('a bookmark', () => {
  test('stands when its last event put it there', () => {
    expect(isBookmarked(attempt('bookmark /x added:/x'))).toBe(true)
    expect(isBookmarked(attempt('bookmark /x added:/x removed:/x'))).toBe(false)
    expect(isBookmarked(attempt('bookmark /x added:/x removed:/x added:/x'))).toBe(true)
    expect(isBookmarked(attempt('bookmark /x'))).toBe(false)
    expect(isBookmarked(undefined)).toBe(false)
  })

  test('list: the places that are marked, last marked first', () => {
    const attempts = [
      attempt('bookmark /guide/voting added:/guide/voting'),
      attempt('bookmark /cards/power-cut added:/cards/power-cut removed:/cards/power-cut'),
      attempt('bookmark /guide/counting#seal added:/guide/counting#seal'),
      attempt('reading counting reached:seal'),
    ]
    expect(bookmarkedPlaces(attempts)).toEqual(['/guide/counting#seal', '/guide/voting'])
  })
})

describe('a checklist run', () => {
  test('has a step ticked when the last word on it was a tick', () => {
    const run = attempt('checklist chair ticked:a/1 ticked:a/2 unticked:a/1 ticked:b/1 unticked:c/1')
    expect([...tickedSteps(run)]).toEqual(['a/2', 'b/1'])
    expect(tickedSteps(undefined).size).toBe(0)
  })

  test('comes to the same whatever happens to other steps in between', () => {
    const tap = fc.tuple(fc.constantFrom('ticked', 'unticked'), fc.constantFrom('a', 'b', 'c', 'd'))
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 30 }), (taps) => {
        const run = attempt(`checklist chair ${taps.map((each) => each.join(':')).join(' ')}`.trim())
        const wanted = ['a', 'b', 'c', 'd'].filter(
          (step) => taps.findLast(([, object]) => object === step)?.[0] === 'ticked',
        )
        expect([...tickedSteps(run)].sort()).toEqual(wanted)
      }),
      { seed: 17, numRuns: 300 },
    )
  })
})
