import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changePreferences, pollingDayFor } from '../../src/flow/preferences.ts'
import { pastAnswers } from '../../src/flow/past-answers.ts'
import type { QuestionShelf } from '../../src/flow/questions.ts'
import {
  endReview,
  localDay,
  nextReview,
  noteReview,
  openReview,
  type ReviewDay,
  withoutItem,
} from '../../src/flow/review-questions.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { saveQuestions } from './question-book.ts'

const START = new Date(2026, 9, 1, 9).getTime()
const [MINUTE, DAY] = [60_000, 86_400_000]

let shelf: QuestionShelf
beforeEach(async () => {
  await wipePhone()
  shelf = await saveQuestions('en')
  vi.useFakeTimers({ toFake: ['Date'], now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers what is asked until the day is done, half a minute each. */
async function reviewed(first?: ReviewDay): Promise<ReviewDay> {
  let day = first ?? (await openReview(shelf))
  for (let turn = await nextReview(day); turn; turn = await nextReview(day)) {
    vi.setSystemTime(Date.now() + MINUTE / 2)
    day = await noteReview(day, turn, 'beta', { right: 1, of: 1 })
  }
  return day
}

describe('a day’s review', () => {
  test('chooses something at the beginning, ends, and is done for today; on another day there is more', async () => {
    const first = await openReview(shelf)
    expect(first).toMatchObject({ day: localDay(START), done: false, share: 0 })
    expect(first.items.length).toBeGreaterThan(0)
    expect(first.items.length).toBeLessThanOrEqual(20)
    const last = await reviewed(first)
    expect(last).toMatchObject({ items: [], done: true, share: 1 })
    await endReview(last)
    const [attempt] = await withDatabase((db) => db.attempts.toArray())
    expect(attempt).toMatchObject({ kind: 'review', subject: localDay(START), result: { completion: true } })
    vi.setSystemTime(START + DAY)
    expect((await openReview(shelf)).done).toBe(false)
  })

  test('of which ten minutes are over is done, and goes on only for whoever wants more', async () => {
    await changePreferences({ pollingDay: '2026-10-04' })
    await reviewed()
    const after = await openReview(shelf)
    expect(after.share).toBeLessThanOrEqual(1)
    vi.setSystemTime(Date.now() + MINUTE)
    const more = await openReview(shelf, true)
    expect(more.items.length).toBeGreaterThanOrEqual(after.items.length)
  })

  test('once ended is enough, however quickly it was answered', async () => {
    let day = await openReview(shelf)
    for (let turn = await nextReview(day); turn; turn = await nextReview(day))
      day = await noteReview(day, turn, 'beta', { right: 1, of: 1 })
    await endReview(day)
    expect(await openReview(shelf)).toMatchObject({ done: true, share: 1, items: [] })
  })

  test('left in the middle goes on: what was answered is not asked again', async () => {
    let day = await openReview(shelf)
    const turn = await nextReview(day)
    if (!turn) throw new Error('Nothing to review')
    vi.setSystemTime(START + MINUTE)
    day = await noteReview(day, turn, 'beta', { right: 1, of: 1 })
    const again = await openReview(shelf)
    expect(again.items.some(({ item }) => item === turn.item)).toBe(false)
    expect(again.share).toBeGreaterThan(0)
    expect(await withDatabase((db) => db.attempts.count())).toBe(1)
  })

  test('ended and gone on with is another attempt of the same day', async () => {
    await endReview(await reviewed())
    vi.setSystemTime(Date.now() + MINUTE)
    await reviewed(await openReview(shelf, true))
    const all = await withDatabase((db) => db.attempts.toArray())
    expect(all.map(({ subject }) => subject)).toEqual(all.map(() => localDay(START)))
    await endReview(await openReview(shelf))
  })

  test('says when the phone does not keep an answer, and goes on', async () => {
    const day = await openReview(shelf)
    const turn = await nextReview(day)
    if (!turn) throw new Error('Nothing to review')
    const disk = fillDisk()
    await expect(noteReview(day, turn, 'beta', { right: 1, of: 1 })).rejects.toThrow()
    disk.free()
    expect((await nextReview(withoutItem(day, turn.item)))?.item).not.toBe(turn.item)
    expect(await pastAnswers()).toEqual([])
  })

  test.each([
    ['back', -365 * DAY],
    ['ahead', 365 * DAY],
  ])('with a clock set %s by a year goes on and gives figures', async (_, moved) => {
    await reviewed()
    vi.setSystemTime(START + moved)
    const day = await reviewed()
    expect(Number.isFinite(day.readiness.expected)).toBe(true)
    vi.setSystemTime(START + 2 * DAY)
    const { readiness, items } = await openReview(shelf)
    expect(Number.isFinite(readiness.expected)).toBe(true)
    expect(readiness.ready + readiness.fading + readiness.unseen).toBe(readiness.of)
    expect(new Set(items.map(({ item }) => item)).size).toBe(items.length)
  })
})

describe('the polling day', () => {
  test('is the member’s own, else the one of the pack, else none', async () => {
    expect(await pollingDayFor(shelf)).toBeUndefined()
    const dated = await saveQuestions('en', { polling: '2026-10-26' })
    expect(await pollingDayFor(dated)).toBe('2026-10-26')
    expect((await openReview(dated)).aim.polling).toBe(new Date(2026, 9, 26).getTime())
    await changePreferences({ pollingDay: '2026-11-14' })
    expect(await pollingDayFor(dated)).toBe('2026-11-14')
    await changePreferences({ pollingDay: undefined })
    expect(await pollingDayFor(dated)).toBe('2026-10-26')
  })

  test('that is no day counts as not chosen, and takes no other choice along', async () => {
    await changePreferences({ role: 'chair' })
    await withDatabase((db) =>
      db.settings.put({ key: 'preferences', value: { role: 'chair', pollingDay: '2026-02-31' } }),
    )
    expect(await pollingDayFor(shelf)).toBeUndefined()
    expect((await openReview(shelf)).readiness.of).toBe(28)
  })
})
