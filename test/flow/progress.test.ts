import { bundleOf, editionOf, wipePhone } from './phone.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addEvent, type AttemptKind } from '../../src/core/attempt/attempt.ts'
import type { PackOf } from '../../src/core/pack/content.ts'
import { finish, freshAttempt, putAttempt } from '../../src/flow/attempt-keeper.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { keepPlace } from '../../src/flow/keep-place.ts'
import { changePreferences } from '../../src/flow/preferences.ts'
import { beginPractice, nextTurn, noteAnswer } from '../../src/flow/practise-questions.ts'
import { addProfile, listProfiles, openProfile } from '../../src/flow/profiles.ts'
import { progressOf } from '../../src/flow/progress.ts'
import { openReview } from '../../src/flow/review-questions.ts'
import { beginSitting, endSitting, openSitting, pastExams } from '../../src/flow/sit-exam.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { wrapPack } from '../core/pack/sealed.ts'
import { saveQuestions } from './question-book.ts'

const START = new Date(2026, 9, 1, 9).getTime()
const DAY = 86_400_000

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  await wipePhone()
})
afterEach(() => {
  vi.useRealTimers()
})

async function progress() {
  const found = await progressOf('en')
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

/** Something that was done to its end, as its room would leave it. */
async function done(
  kind: AttemptKind,
  subject: string,
  opened: string,
  scores: Parameters<typeof finish>[1],
) {
  const fresh = await freshAttempt({ kind, subject, language: 'en', pack: undefined })
  const put = await putAttempt(addEvent(fresh, { act: 'opened', object: opened }, fresh.startedAt))
  await finish(put, scores)
}

async function answer(count: number): Promise<void> {
  const shelf = await saveQuestions('en', {}, scenes())
  let practice = await beginPractice(shelf, 'topic/voting')
  for (let time = 0; time < count; time++) {
    const turn = await nextTurn(practice)
    if (turn) practice = await noteAnswer(practice, turn, 'beta', { right: 1, of: 1 })
  }
}

function scenes() {
  const crew = lostPen('en')
  crew.scene['id'] = 'all-together'
  crew.scene['crew'] = ['registrar', 'chair']
  const pack: PackOf<'scenarios'> = {
    format: 1,
    kind: 'scenarios',
    language: 'en',
    scenes: [lostPen('en'), crew],
  }
  return [wrapPack(pack)]
}

test('a newcomer has done nothing, and the next step is the guide', async () => {
  await saveQuestions('en', {}, scenes())
  const { guide, scenes: plays, protocols, tests, byDay, next } = await progress()
  expect(guide).toEqual({ done: 0, of: 1, next: 'opening' })
  expect(plays).toEqual({ done: 0, of: 1, next: 'lost-pen', skills: [] })
  expect(protocols).toMatchObject({ done: 0, of: 0, ended: 0 })
  expect(tests).toMatchObject({ answers: 0, exams: [], readiness: { ready: 0, unseen: 32, of: 32 } })
  expect(byDay).toHaveLength(14)
  expect(byDay.at(-1)).toEqual({ day: '2026-10-01', answers: 0 })
  expect(next).toEqual({ kind: 'guide', id: 'opening' })
})

test('what was done in every room shows, and the day’s review comes next', async () => {
  await answer(3)
  await keepPlace('opening', 'seal', { language: 'en', pack: undefined })
  await done('scenario', 'lost-pen', 'lost-pen@1#00000000', () => ({ calm: { right: 1, of: 2 } }))
  await done('protocol', '2X7AARGD', 'ge-summary@1#00000000', () => ({ values: { right: 30, of: 40 } }))
  await done('protocol', 'sorting:2X7A', 'sorting:2X7A', () => ({ ballots: { right: 3, of: 4 } }))
  const { guide, scenes: plays, protocols, tests, byDay, next } = await progress()
  expect(guide).toEqual({ done: 1, of: 1, next: undefined })
  expect(plays).toMatchObject({ done: 1, next: undefined, skills: [{ skill: 'calm', right: 1, of: 2 }] })
  expect(protocols).toMatchObject({ ended: 2, values: { right: 30, of: 40 } })
  expect(tests?.answers).toBe(3)
  expect(byDay.at(-1)?.answers).toBe(3)
  expect(next).toEqual({ kind: 'review' })
})

test('an exam that lies unfinished is the next step, and a finished one is told of', async () => {
  const shelf = await saveQuestions('en')
  const here = await beginSitting('en', 'officer')
  if (!here.ok) throw new Error(here.problem)
  expect((await progress()).next).toEqual({ kind: 'exam', id: 'officer', isOpen: true })
  await endSitting(here.value)
  const { tests, next } = await progress()
  expect(tests?.exams).toMatchObject([{ exam: 'officer', right: 0, of: 8 }])
  expect(next.kind).not.toBe('exam')
  expect((await openReview(shelf)).done).toBe(false)
})

test('readiness is that of one’s role; every role with questions of its own is shown', async () => {
  await saveQuestions('en')
  await changePreferences({ role: 'chair' })
  const { role, tests } = await progress()
  expect(role).toBe('chair')
  expect(tests?.readiness.of).toBe(28)
  expect(tests?.roles.map((each) => [each.role, each.readiness.of])).toEqual([
    ['chair', 28],
    ['registrar', 28],
  ])
})

test('days are this phone’s own, and answers of a clock that was ahead count today', async () => {
  await answer(2)
  vi.setSystemTime(START + 400 * DAY)
  await answer(1)
  vi.setSystemTime(START + DAY)
  const { byDay } = await progress()
  expect(byDay.slice(-2)).toEqual([
    { day: '2026-10-01', answers: 2 },
    { day: '2026-10-02', answers: 1 },
  ])
})

test('without questions on the phone the other rooms are told of all the same', async () => {
  await importFile(new Blob([bundleOf(editionOf('ka'))]))
  const ka = await progressOf('ka')
  expect(ka).toMatchObject({
    ok: true,
    value: { guide: { of: 1 }, tests: undefined, next: { kind: 'guide', id: 'opening' } },
  })
})

test('one person’s answers, exams and progress are never another’s', async () => {
  await answer(3)
  const mine = await beginSitting('en', 'officer')
  if (!mine.ok) throw new Error(mine.problem)
  const [first] = await listProfiles()
  if (!first) throw new Error('Nobody here')
  expect(await openProfile(await addProfile('Other'))).toMatchObject({ ok: true })

  const theirs = await progress()
  expect(theirs.tests).toMatchObject({ answers: 0, exams: [], examOpen: undefined })
  expect(theirs.byDay.every(({ answers }) => answers === 0)).toBe(true)
  expect(await openSitting('en', 'officer')).toBeUndefined()
  const own = await beginSitting('en', 'officer')
  if (!own.ok) throw new Error(own.problem)
  expect(own.value.attempt.id).not.toBe(mine.value.attempt.id)
  await endSitting(own.value)

  await openProfile(first.person)
  expect(await pastExams()).toEqual([])
  expect((await openSitting('en', 'officer'))?.attempt.id).toBe(mine.value.attempt.id)
  expect((await progress()).tests?.answers).toBe(3)
})
