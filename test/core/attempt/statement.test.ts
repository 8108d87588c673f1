import { readFileSync } from 'node:fs'
import learningLocker from '@learninglocker/xapi-validation'
import fc from 'fast-check'
import tinCan from 'tincanjs'
import { describe, expect, test } from 'vitest'
import {
  ATTEMPT_KINDS,
  type Attempt,
  type AttemptEvent,
  attemptSchema,
  beginAttempt,
  endAttempt,
} from '../../../src/core/attempt/attempt.ts'
import { type Statement, statementIds, statementOf, VERBS } from '../../../src/core/attempt/statement.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { anyAttempt } from './attempts.ts'

const HOME = 'https://centre.example'
const NOON = Date.UTC(2026, 10, 22, 12)
const RUNS = 10_000
const ids = statementIds(HOME)

interface Fixture {
  readonly name: string
  readonly attempt: Attempt
  readonly statement: Statement | null
}
const fixtures: readonly Fixture[] = JSON.parse(readFileSync('test/fixtures/statements.json', 'utf8'))

/** An exam that took an hour, two minutes and three seconds, and a bit. */
function attempt(changes: Partial<Attempt> = {}): Attempt {
  const person = makeUuid(NOON, new Uint8Array(10).fill(1))
  const id = makeUuid(NOON, new Uint8Array(10).fill(2))
  const begun = beginAttempt(
    { id, person, kind: 'exam', subject: 'officer', language: 'ka', pack: undefined },
    NOON,
  )
  return { ...endAttempt(begun, NOON + 3_723_040, true), ...changes }
}

function told(changes: Partial<Attempt> = {}): Statement {
  const statement = statementOf(attempt(changes), HOME)
  if (!statement) throw new Error(`An attempt that is over tells something: ${JSON.stringify(changes)}`)
  return statement
}

/** What two strangers have to say against a statement: the one its warnings, the other what it does not give back as it came. */
function warningsOf(statement: unknown): readonly unknown[] {
  const sent = JSON.parse(JSON.stringify(statement))
  const read = new tinCan.Statement(structuredClone(sent), { doStamp: false }).asVersion('1.0.3')
  const warnings: unknown[] = learningLocker(structuredClone(sent))
  try {
    expect(read).toEqual(sent)
    return warnings
  } catch (error) {
    return [...warnings, error]
  }
}

/** Attempts of every kind that tell something, each with its statement. */
const anyTold = anyAttempt
  .map((any) => ({ any, statement: statementOf(any, HOME) }))
  .filter((made): made is { any: Attempt; statement: Statement } => made.statement !== undefined)

describe('the statement of an attempt', () => {
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    expect(attemptSchema.parse(fixture.attempt)).toEqual(fixture.attempt)
    expect(statementOf(fixture.attempt, HOME) ?? null).toEqual(fixture.statement)
    if (fixture.statement) expect(warningsOf(fixture.statement)).toEqual([])
  })

  test('has an example of each kind', () => {
    expect([...new Set(fixtures.map((fixture) => fixture.attempt.kind))].sort()).toEqual(
      [...ATTEMPT_KINDS].sort(),
    )
  })

  test('is accepted by two strangers without a warning, ten thousand times, whatever the attempt', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyTold, ({ any, statement }) => {
        seen.add(`${any.kind} ${statement.verb.id}`)
        expect(warningsOf(statement)).toEqual([])
      }),
      { numRuns: RUNS, seed: 7 },
    )
    expect(seen.size).toBe(1 + 6 * 2 + 4) // a reading, six kinds done or left, an exam in four ways
  })

  test('would not be accepted by them with anything wrong in it', () => {
    const sound = told()
    const wrong = [
      { ...sound, id: 'one' },
      { ...sound, timestamp: 'noon' },
      { ...sound, actor: { ...sound.actor, name: 7 } },
      { ...sound, object: { ...sound.object, id: 'officer' } },
      { ...sound, result: { ...sound.result, duration: '5 minutes' } },
      { ...sound, result: { ...sound.result, score: { scaled: 1.5 } } },
      { ...sound, wrote: 'more' },
    ]
    expect(warningsOf(sound)).toEqual([])
    for (const each of wrong) expect(warningsOf(each)).not.toEqual([])
  })

  test('is the same whenever it is made, of an attempt as the centre keeps it', () => {
    let kept = 0
    fc.assert(
      fc.property(anyTold, ({ any, statement }) => {
        const read = attemptSchema.safeParse(JSON.parse(JSON.stringify(any)))
        if (!read.success) return
        kept += 1
        expect(statementOf(read.data, HOME)).toEqual(statement)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(kept).toBeGreaterThan(100)
  })

  test('has the ids of the centre, whether its address ends in a slash or not', () => {
    expect(statementOf(attempt(), `${HOME}//`)).toEqual(told())
    expect(told().actor).toEqual({
      objectType: 'Agent',
      account: { homePage: HOME, name: attempt().person },
    })
    expect(told().id).toBe(attempt().id)
  })
})

describe('what nobody reads in a statement', () => {
  const WORDS = 'Nino Beridze, 12 Rustaveli Street'

  test('is what somebody did, wrote or typed on the way', () => {
    const withWords = (event: AttemptEvent): AttemptEvent => ({ ...event, object: WORDS })
    fc.assert(
      fc.property(anyTold, ({ any }) => {
        const plain = { ...any, events: any.events.map((event) => ({ ...event, object: '' })) }
        const wordy = { ...any, events: any.events.map(withWords) }
        expect(statementOf(wordy, HOME)).toEqual(statementOf(plain, HOME))
      }),
      { numRuns: 1000, seed: 7 },
    )
  })

  test('is a word put where a figure, a moment or the name of a figure belongs', () => {
    const scores = { [WORDS]: { right: 1, of: 1 }, Nino: { right: 1, of: 1 }, counting: { right: 1, of: 2 } }
    const statement = told({
      pack: { version: 7, issued: WORDS },
      result: { completion: true, scores },
      events: [{ after: 5, act: 'wrote', object: WORDS }],
    })
    expect(JSON.stringify(statement)).not.toMatch(/Nino|Beridze|Rustaveli/)
    expect(statement.result?.extensions).toEqual({ [ids.scores]: { counting: { right: 1, of: 2 } } })
  })

  test('is how much more time somebody needs for an exam', () => {
    const events = (longer: string): AttemptEvent[] => [
      { after: 0, act: 'added', object: longer },
      { after: 9, act: 'ended', object: 'officer' },
    ]
    expect(told({ events: events('longer:100') })).toEqual(told({ events: events('longer:0') }))
  })

  test('is a name: the actor is a pseudonym at the centre, and things have no names either', () => {
    fc.assert(
      fc.property(anyTold, ({ any, statement }) => {
        expect(statement.actor).toEqual({
          objectType: 'Agent',
          account: { homePage: HOME, name: any.person },
        })
        expect(statement).not.toHaveProperty('object.definition.name')
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('what a statement is about', () => {
  test('has an address in signs that every address may have, from which the subject can be read again', () => {
    const address =
      /^https:\/\/centre\.example\/xapi\/activities\/[a-z]+\/(?:[A-Za-z0-9\-._~!'()*]|%[0-9A-F]{2})*$/
    fc.assert(
      fc.property(anyTold, ({ any, statement }) => {
        expect(statement.object.id).toMatch(address)
        const written = statement.object.id.slice(ids.activity(any.kind, '').length)
        expect(decodeURIComponent(written)).toBe(Buffer.from(any.subject).toString())
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(ids.activity('scenario', 'lost-pen/observer')).toBe(
      `${HOME}/xapi/activities/scenario/lost-pen%2Fobserver`,
    )
    expect(ids.activity('exam', 'a b?#\u{d800}ქ')).toBe(
      `${HOME}/xapi/activities/exam/a%20b%3F%23%EF%BF%BD%E1%83%A5`,
    )
  })

  test('is nothing for a bookmark, and for whatever is not over', () => {
    fc.assert(
      fc.property(anyAttempt, (any) => {
        const tells = any.kind === 'reading' || (any.kind !== 'bookmark' && any.endedAt !== undefined)
        expect(statementOf(any, HOME) !== undefined).toBe(tells)
      }),
      { numRuns: 1000, seed: 7 },
    )
  })

  test('is for a reading the same at each arrival, since a statement never changes', () => {
    const { endedAt: _, ...begun } = attempt({ kind: 'reading', subject: 'counting', events: [] })
    const first = statementOf(begun, HOME)
    const later: Attempt = {
      ...begun,
      sequence: 99,
      updatedAt: NOON + 900_000,
      events: [{ after: 900_000, act: 'reached', object: 'make-piles' }],
    }
    expect(first?.verb.id).toBe(VERBS.experienced)
    expect(first).not.toHaveProperty('result')
    expect(statementOf(later, HOME)).toEqual(first)
  })
})

describe('how it came out', () => {
  const all = { right: 20, of: 24 }

  test('is a score where a kind has a figure of the whole', () => {
    for (const kind of ['questions', 'review', 'exam', 'room'] as const)
      expect(told({ kind, result: { completion: true, scores: { all } } }).result).toMatchObject({
        score: { scaled: 20 / 24, raw: 20, min: 0, max: 24 },
      })
  })

  test('is never a sum of figures that stand side by side', () => {
    const scores = { values: { right: 1, of: 2 }, remedy: { right: 1, of: 1 }, all }
    for (const kind of ['protocol', 'scenario', 'checklist'] as const) {
      const { result } = told({ kind, result: { completion: true, scores } })
      expect(result).not.toHaveProperty('score')
      expect(result?.extensions).toEqual({
        [ids.scores]: { values: scores.values, remedy: scores.remedy },
      })
    }
    expect(
      told({ result: { completion: true, scores: { counting: { right: 1, of: 2 } } } }).result,
    ).not.toHaveProperty('score')
  })

  test.each([
    { right: 0, of: 0 },
    { right: 3, of: 2 },
    { right: -1, of: 2 },
    { right: -1, of: -2 },
  ])('is nothing for a figure that cannot be: $right of $of', (figure) => {
    const { result } = told({ result: { completion: true, scores: { all: figure, counting: figure } } })
    expect(result).toEqual({ completion: true, duration: 'PT1H2M3.04S' })
  })

  test('is passed or failed only where an exam says which', () => {
    const verbOf = (changes: Partial<Attempt>): string => told(changes).verb.id
    expect(verbOf({ result: { completion: true, scores: { all }, success: true } })).toBe(VERBS.passed)
    expect(verbOf({ result: { completion: true, scores: { all }, success: false } })).toBe(VERBS.failed)
    expect(verbOf({ result: { completion: true, scores: { all } } })).toBe(VERBS.completed)
    expect(told({ result: { completion: true, scores: { all } } }).result).not.toHaveProperty('success')
    const practised = told({ kind: 'protocol', result: { completion: true, success: true } })
    expect(practised.verb.id).toBe(VERBS.completed)
    expect(practised.result).not.toHaveProperty('success')
  })

  test('is not judged of what somebody left', () => {
    const left = told({ result: { completion: false, scores: { all }, success: true } })
    expect(left.verb.id).toBe(VERBS.abandoned)
    expect(left.result).toEqual({ completion: false, duration: 'PT1H2M3.04S' })
    const { result: _, ...unsaid } = attempt()
    expect(statementOf(unsaid, HOME)?.verb.id).toBe(VERBS.abandoned)
  })

  test('is as far as somebody got, of practice and review that were left', () => {
    for (const kind of ['questions', 'review'] as const) {
      const left = told({ kind, result: { completion: false, scores: { all } } })
      expect(left.verb).toEqual({ id: VERBS.progressed, display: { en: 'progressed' } })
      expect(left.result).toMatchObject({ completion: false, score: { raw: 20, max: 24 } })
      expect(left.result).not.toHaveProperty('success')
    }
  })

  test('is said in English, and in the words of the app where it has some', () => {
    for (const language of LANGUAGES) {
      const words = JSON.parse(readFileSync(`locales/${language}/protocol.json`, 'utf8'))
      const left = told({ language, result: { completion: false } })
      expect(left.verb.display).toEqual({
        en: 'abandoned',
        ...(language === 'en' ? {} : { [language]: words.notFinished }),
      })
      expect(told({ language }).verb.display).toEqual({ en: 'completed' })
    }
  })
})

describe('when it was', () => {
  const lasting = (events: AttemptEvent[], changes: Partial<Attempt> = {}): string | undefined =>
    told({ events, ...changes }).result?.duration

  test('is the moment of the end by the clock of the phone, to the millisecond', () => {
    expect(told().timestamp).toBe('2026-11-22T13:02:03.040Z')
  })

  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(9999, 0), '9999-01-01T00:00:00.000Z'],
    [253_402_300_800_000, '9999-12-31T23:59:59.999Z'],
    [Number.MAX_SAFE_INTEGER, '9999-12-31T23:59:59.999Z'],
    [-Number.MAX_SAFE_INTEGER, '0001-01-01T00:00:00.000Z'],
  ])('is something that ISO can say, for a clock at %d', (clock, moment) => {
    const statement = told({ startedAt: clock, updatedAt: clock, endedAt: clock })
    expect(statement.timestamp).toBe(moment)
    expect(warningsOf(statement)).toEqual([])
  })

  test('lasted from the first to the last moment and never less than nothing', () => {
    fc.assert(
      fc.property(anyTold, ({ statement: { result } }) => {
        if (!result) return
        expect(result.duration).toMatch(/^PT(\d+H)?(\d{1,2}M)?\d{1,2}(\.\d{1,3})?S$/)
        expect(tinCan.Utils.convertISO8601DurationToMilliseconds(result.duration)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(lasting([{ after: 0, act: 'ended', object: '' }])).toBe('PT0S')
    expect(lasting([{ after: 61_500, act: 'ticked', object: '' }])).toBe('PT1M1.5S')
    expect(lasting([], { endedAt: NOON + 7000 })).toBe('PT7S')
    expect(lasting([], { endedAt: NOON - 7000 })).toBe('PT0S')
  })

  test('lasted no longer for what comes after the end', () => {
    const events: AttemptEvent[] = [
      { after: 60_000, act: 'ended', object: 'K7PM3QXA' },
      { after: 3_600_000, act: 'added', object: 'released' },
    ]
    expect(lasting(events, { kind: 'room' })).toBe('PT1M0S')
  })

  test('lasted, for an exam that was taken over, as long as on both phones', () => {
    const events: AttemptEvent[] = [
      { after: 0, act: 'added', object: 'spent:1200' },
      { after: 60_000, act: 'ended', object: 'officer' },
    ]
    expect(lasting(events)).toBe('PT21M0S')
    expect(lasting(events, { kind: 'room' })).toBe('PT1M0S')
  })
})
