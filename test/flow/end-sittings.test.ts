import { fillDisk, wipePhone } from './phone.ts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Attempt,
  type AttemptKind,
  attemptSchema,
  beginAttempt,
} from '../../src/core/attempt/attempt.ts'
import type { Uuid } from '../../src/core/ids.ts'
import { answersIn } from '../../src/core/report/weak-points.ts'
import { endPractice, endSittings } from '../../src/flow/end-sittings.ts'
import { joinGroup } from '../../src/flow/join-group.ts'
import { latestAttempts } from '../../src/flow/latest-attempts.ts'
import { newUuid } from '../../src/flow/new-uuid.ts'
import {
  beginPractice,
  nextTurn,
  noteAnswer,
  pastAnswers,
  type Practice,
  type PracticeSubject,
} from '../../src/flow/practise-questions.ts'
import { addProfile, openProfile, presentPerson } from '../../src/flow/profiles.ts'
import { progressOf } from '../../src/flow/progress.ts'
import type { QuestionShelf } from '../../src/flow/questions.ts'
import { nextReview, noteReview, openReview, standingFor } from '../../src/flow/review-questions.ts'
import { sendNow } from '../../src/flow/send-scores.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { giveAttempts } from '../../src/storage/restore.ts'
import { attemptTables } from '../../src/storage/attempts.ts'
import type { KeptGroup } from '../../src/server/store/groups.ts'
import { readAttempts } from './kept.ts'
import { saveQuestions } from './question-book.ts'
import { type Line, realCentre } from './real-centre.ts'

const START = new Date(2026, 9, 1, 9).getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WHOLE = { right: 1, of: 1 }
const HALF = { right: 0, of: 1 }

let shelf: QuestionShelf
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  await wipePhone()
  shelf = await saveQuestions('en')
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers so many questions, a minute each. */
async function answered(practice: Practice, count: number, mark = WHOLE): Promise<Practice> {
  let now = practice
  for (let time = 0; time < count; time++) {
    const turn = await nextTurn(now)
    if (!turn) throw new Error('No question left')
    vi.setSystemTime(Date.now() + MINUTE)
    now = await noteAnswer(now, turn, 'beta', mark)
  }
  return now
}
const practised = async (subject: PracticeSubject, count: number): Promise<Practice> =>
  answered(await beginPractice(shelf, subject), count)

const about = async (subject: string): Promise<Attempt[]> =>
  (await readAttempts()).filter((each) => each.subject === subject)
const waiting = () => withDatabase((db) => db.outbox.toCollection().primaryKeys())
const sent = () => withDatabase((db) => db.outbox.clear())

describe('a sitting of practice', () => {
  test('is over with its last answer when the member leaves it, with what was answered in it', async () => {
    await answered(await practised('topic/voting', 2), 1, HALF)
    await sent()
    const [open] = await about('topic/voting')
    vi.setSystemTime(START + 9 * HOUR) // the page lay open all day
    await endPractice()
    const [over] = await about('topic/voting')
    expect(attemptSchema.parse(over)).toEqual({
      ...open,
      endedAt: START + 3 * MINUTE,
      sequence: (open?.sequence ?? 0) + 1,
      doneSequence: open?.sequence,
      events: [...(open?.events ?? []), { after: 2 * MINUTE, act: 'ended', object: 'topic/voting' }],
      result: { completion: false, scores: { all: { right: 2, of: 3 } } },
    })
    expect(await waiting()).toEqual([over?.id])
    await endPractice()
    expect(await about('topic/voting')).toEqual([over])
  })

  test('is another one after it was left, and loses nothing that comes late', async () => {
    const practice = await practised('topic/voting', 2)
    await endPractice()
    await answered(practice, 1)
    const all = await about('topic/voting')
    expect(new Set(all.map((each) => answersIn(each).length))).toEqual(new Set([1, 2]))
    expect(all.filter(({ endedAt }) => endedAt === undefined)).toHaveLength(1)
  })

  test('is whole in the moment in which everything there was to practise was answered once', async () => {
    const practice = await practised('topic/voting', 7)
    expect(await about('topic/voting')).toMatchObject([{ result: { completion: false } }])
    const on = await answered(practice, 1)
    expect(await about('topic/voting')).toMatchObject([
      { endedAt: Date.now(), result: { completion: true, scores: { all: { right: 8, of: 8 } } } },
    ])
    await answered(on, 3)
    const rounds = await about('topic/voting')
    expect(new Set(rounds.map(({ result }) => result?.scores?.['all']?.of))).toEqual(new Set([3, 8]))
    expect(await pastAnswers()).toHaveLength(11)
  })

  test('of weak spots is whole when they are known', async () => {
    await answered(await beginPractice(shelf, 'topic/voting'), 2, HALF)
    const weak = await answered(await beginPractice(shelf, 'weak'), 1, HALF)
    const one = await answered(weak, 1)
    expect(await about('weak')).toMatchObject([{ result: { completion: false } }])
    await answered(one, 1)
    expect(await about('weak')).toMatchObject([
      { result: { completion: true, scores: { all: { right: 2, of: 3 } } } },
    ])
  })

  test('ends when another begins, and goes on where the app was closed within two hours', async () => {
    await practised('topic/voting', 1)
    await practised('topic/counting', 1)
    expect(await about('topic/voting')).toMatchObject([{ endedAt: START + MINUTE }])
    vi.setSystemTime(START + HOUR)
    await practised('topic/counting', 1)
    expect(await about('topic/counting')).toHaveLength(1)
    vi.setSystemTime(START + 4 * HOUR)
    await practised('topic/counting', 1)
    expect((await about('topic/counting')).filter(({ endedAt }) => endedAt !== undefined)).toHaveLength(1)
  })
})

describe('at the start of the app', () => {
  test('what was left on another day is ended, of everybody on the phone, and nothing that goes on', async () => {
    await practised('topic/voting', 2)
    let review = await openReview(shelf)
    const turn = await nextReview(review)
    if (turn) review = await noteReview(review, turn, 'beta', WHOLE)
    await openProfile(await addProfile('Nino'))
    await practised('topic/counting', 1)
    const before = await readAttempts()
    await endSittings()
    expect(await readAttempts()).toEqual(before)
    vi.setSystemTime(START + 3 * HOUR)
    await endSittings()
    const open = (await readAttempts()).filter(({ endedAt }) => endedAt === undefined)
    expect(open.map(({ kind }) => kind)).toEqual(['review'])
    vi.setSystemTime(START + DAY)
    await sent()
    await endSittings()
    const [over] = await about(review.day)
    expect(over).toMatchObject({ endedAt: START + 2 * MINUTE, result: { completion: false } })
    expect(await waiting()).toEqual([over?.id])
  })

  test('a practice of shortly before midnight is ended, too, when it is another day', async () => {
    vi.setSystemTime(new Date(2026, 9, 1, 23, 50))
    await practised('topic/voting', 1)
    vi.setSystemTime(new Date(2026, 9, 2, 0, 10))
    await endSittings()
    expect(await about('topic/voting')).toMatchObject([{ endedAt: new Date(2026, 9, 1, 23, 51).getTime() }])
  })

  test('everything is ended together with its place in the outbox, or nothing', async () => {
    await practised('topic/voting', 1)
    await practised('topic/counting', 1)
    const before = await readAttempts()
    await sent()
    vi.setSystemTime(START + DAY)
    const disk = fillDisk()
    await endSittings()
    expect(await readAttempts()).toEqual(before)
    expect(await waiting()).toEqual([])
    disk.free()
    await endSittings()
    const open = before.filter(({ endedAt }) => endedAt === undefined)
    expect((await readAttempts()).every(({ endedAt }) => endedAt !== undefined)).toBe(true)
    expect(await waiting()).toEqual(open.map(({ id }) => id))
  })

  test('a review that was left on a day says nothing of that day’s being done', async () => {
    const review = await openReview(shelf)
    const turn = await nextReview(review)
    if (turn) await noteReview(review, turn, 'beta', WHOLE)
    vi.setSystemTime(START + DAY)
    await endSittings()
    vi.setSystemTime(START + HOUR) // the clock had been ahead
    expect((await openReview(shelf)).done).toBe(false)
  })
})

const KINDS: readonly AttemptKind[] = ['questions', 'review', 'exam', 'room', 'reading', 'checklist']
const history = fc
  .record({
    done: fc.array(
      fc.record({
        kind: fc.oneof(fc.constant('questions' as const), fc.constantFrom(...KINDS)),
        subject: fc.constantFrom('topic/voting', 'topic/counting', '2026-10-01', '2026-09-30', 'weak'),
        // a clock that was set back and ahead
        startedAt: fc.integer({ min: START - 40 * DAY, max: START + 3 * DAY }),
        isOver: fc.boolean(),
        answers: fc.array(fc.tuple(fc.nat(5), fc.nat(1), fc.nat(HOUR)), { minLength: 1, maxLength: 6 }),
      }),
      { maxLength: 30 },
    ),
    order: fc.infiniteStream(fc.nat()),
    gaps: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
  })
  .map(({ done, order, gaps }) => ({
    done: done.map((each) => ({ ...each, key: order.next().value })),
    gaps,
  }))

const ITEMS = ['voting-choice', 'voting-order', 'counting-choice', 'counting-log', 'opening-spot', 'gone']

/** A phone on which things were done by an app that never ended practice. */
async function settle({ done, gaps }: { done: readonly Done[]; gaps: Iterator<number> }, person: Uuid) {
  let sequence = 0
  const attempts = done
    .toSorted((one, other) => one.key - other.key)
    .map(({ kind, subject, startedAt, isOver, answers }): Attempt => {
      sequence += Number(gaps.next().value)
      let after = 0
      const marked = kind === 'exam' || kind === 'room'
      const events = answers.flatMap(([item, right, pause]) => {
        after += pause
        const object = `${ITEMS[item]}${marked ? '=beta' : `/8f2q=beta~${right}/1`}`
        const chose = { after, act: 'chose' as const, object }
        return marked ? [chose, { after, act: 'did' as const, object: `${ITEMS[item]}=${right}/1` }] : [chose]
      })
      const updatedAt = startedAt + after
      const begun = beginAttempt(
        { id: newUuid(), person, kind, subject, language: 'en', pack: undefined },
        startedAt,
      )
      const result = { completion: isOver, scores: { all: { right: 1, of: 1 } } }
      return { ...begun, sequence, updatedAt, events, result, ...(isOver ? { endedAt: updatedAt } : {}) }
    })
  await withDatabase(async (db) => {
    await Promise.all([db.attempts.clear(), db.outbox.clear()])
    await db.attempts.bulkPut(attempts)
  })
  return attempts
}
type Done = (typeof history extends fc.Arbitrary<infer Made> ? Made : never)['done'][number]

/** Everything that is told of what somebody did. */
async function figures() {
  const { answers, memory, pace } = await standingFor(shelf)
  const progress = await progressOf('en')
  if (!progress.ok) throw new Error(progress.problem)
  const { tests, byDay, next, guide } = progress.value
  const told = tests && {
    ...tests,
    exams: tests.exams.map(({ attempt, ...exam }) => ({ ...exam, id: attempt.id })),
  }
  const weak = (await beginPracticeUnseen('weak')).order
  return {
    answers,
    memory,
    pace,
    told,
    byDay,
    next,
    guide,
    weak,
    latest: (await latestAttempts()).map(({ id }) => id),
  }
}
/** The order in which questions would be put; whatever beginning would end has been ended, or is not to be seen. */
async function beginPracticeUnseen(subject: PracticeSubject): Promise<Practice> {
  const before = await readAttempts()
  const practice = await beginPractice(shelf, subject)
  await withDatabase((db) => db.attempts.bulkPut(before))
  return practice
}

describe('ending afterwards changes no figure', () => {
  test('of whatever was done on a phone, in whatever order and with whatever clock', async () => {
    const person = await presentPerson()
    let ended = 0
    await fc.assert(
      fc.asyncProperty(history, async (made) => {
        const attempts = await settle(made, person)
        const before = await figures()
        await endSittings()
        expect(await figures()).toEqual(before)
        await endPractice()
        expect(await figures()).toEqual(before)
        const after = await readAttempts()
        const changed = after.filter(({ doneSequence }) => doneSequence !== undefined)
        ended += changed.length
        expect(changed.every(({ kind }) => kind === 'questions' || kind === 'review')).toBe(true)
        expect(after.every(({ kind, endedAt }) => kind !== 'questions' || endedAt !== undefined)).toBe(true)
        expect(new Set(after.map(({ sequence }) => sequence)).size).toBe(attempts.length)
        expect(await waiting()).toEqual(changed.map(({ id }) => id).sort())
        // as somebody else's they stand in the same order
        await withDatabase((db) =>
          db.transaction('rw', attemptTables(db), () =>
            giveAttempts(db, { from: person, to: person }, START),
          ),
        )
        expect(await figures()).toEqual(before)
      }),
      { numRuns: 30, seed: 7 },
    )
    expect(ended).toBeGreaterThan(25)
  })
})

describe('the centre', () => {
  let line: Line
  let group: KeptGroup
  beforeAll(async () => {
    line = await realCentre()
    group = await line.centre.group()
  })
  afterAll(() => line.end())

  test('hears of practice that was left, also of what it has had for long without an end', async () => {
    await joinGroup(group.code, {})
    await answered(await practised('topic/voting', 2), 1, HALF)
    await sendNow()
    const person = await presentPerson()
    const told = async () =>
      (
        await line.centre.database.all(
          `SELECT statements.body AS body FROM statements JOIN attempts ON attempts.id = statements.id
           WHERE attempts.person = $1 ORDER BY attempts.started_at`,
          [person],
        )
      ).map(({ body }) => JSON.parse(String(body)) as Record<string, unknown>)
    expect(
      await line.centre.database.all('SELECT id FROM attempts WHERE person = $1', [person]),
    ).toHaveLength(1)
    expect(await told()).toEqual([])
    vi.setSystemTime(START + DAY)
    await practised('topic/counting', 8)
    await sendNow()
    const all = await told()
    expect(all).toMatchObject([
      {
        verb: { id: 'http://adlnet.gov/expapi/verbs/progressed' },
        object: { id: expect.stringMatching(/\/questions\/topic%2Fvoting$/) },
        result: { completion: false, score: { raw: 2, max: 3 }, duration: 'PT2M0S' },
        timestamp: new Date(START + 3 * MINUTE).toISOString(),
      },
      {
        verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
        object: { id: expect.stringMatching(/\/questions\/topic%2Fcounting$/) },
        result: { completion: true, score: { raw: 8, max: 8 } },
      },
    ])
    await endSittings()
    await sendNow()
    expect(await told()).toEqual(all)
  })
})
