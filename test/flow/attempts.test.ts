import { wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema, type AttemptKind } from '../../src/core/attempt/attempt.ts'
import { SITTING } from '../../src/core/attempt/reading.ts'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import { toggleBookmark } from '../../src/flow/bookmark-place.ts'
import { lookAround } from '../../src/flow/look-around.ts'
import { keepPlace, readingSoFar } from '../../src/flow/keep-place.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { resetChecklist, tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { attemptsOfEverybody } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const doing: Doing = { language: 'ka', pack: { version: 3, issued: '2026-10-01T12:00:00Z' } }
const kept = (kind: AttemptKind) => withDatabase((db) => attemptsOfEverybody(db, kind))
const queued = () => withDatabase((db) => db.outbox.toCollection().primaryKeys())

beforeEach(async () => {
  await wipePhone()
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the checklist', () => {
  test('keeps a tick at once, as one attempt that waits for the centre', async () => {
    await tick('chair', 'arrival/be-there', true, doing)
    await tick('chair', 'arrival/majority', true, doing)
    expect([...(await tick('chair', 'arrival/be-there', false, doing))]).toEqual(['arrival/majority'])
    expect([...(await tickedSoFar('chair'))]).toEqual(['arrival/majority'])
    const [run, ...others] = await kept('checklist')
    expect(others).toEqual([])
    expect(attemptSchema.parse(run)).toMatchObject({ subject: 'chair', sequence: 3, pack: doing.pack })
    expect(await queued()).toEqual([run?.id])
  })

  test('of one role says nothing about another’s', async () => {
    await tick('chair', 'arrival/be-there', true, doing)
    expect((await tickedSoFar('registrar')).size).toBe(0)
  })

  test('begun anew is empty, and the run that was done stays as it was done', async () => {
    await tick('chair', 'a/1', true, doing)
    await tick('chair', 'a/2', true, doing)
    await resetChecklist('chair', 2, doing)
    expect((await tickedSoFar('chair')).size).toBe(0)
    await tick('chair', 'a/1', true, doing)
    const runs = await kept('checklist')
    expect(runs.filter(({ result }) => result?.completion)).toHaveLength(1)
    expect(runs.filter(({ endedAt }) => endedAt === undefined)).toHaveLength(1)
    expect(await queued()).toHaveLength(2)
  })

  test('loses no tap when two come at once, the first of a run included', async () => {
    await presentPerson()
    const steps = ['a/1', 'a/2', 'b/1', 'b/2']
    await Promise.all(steps.map((step) => tick('chair', step, true, doing)))
    expect([...(await tickedSoFar('chair'))].sort()).toEqual(steps)
    expect(await kept('checklist')).toHaveLength(1)
  })

  test('[34] is kept even when the phone has closed the database meanwhile', async () => {
    await tick('chair', 'a/1', true, doing)
    await withDatabase(async (db) => db.backendDB().close())
    await tick('chair', 'a/2', true, doing)
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1', 'a/2'])
  })
})

describe('reading', () => {
  test('keeps the place, and a section reached twice in a row once', async () => {
    await keepPlace('counting', 'mobile-box', doing)
    await keepPlace('counting', 'mobile-box', doing)
    await keepPlace('counting', 'main-box', doing)
    const { place, read } = await readingSoFar()
    expect(place).toEqual({ chapter: 'counting', section: 'main-box' })
    expect([...read('counting')]).toEqual(['mobile-box', 'main-box'])
    expect((await kept('reading'))[0]?.events).toHaveLength(2)
  })

  test('after a long pause is a new attempt; after a short one the same', async () => {
    await keepPlace('counting', 'mobile-box', doing)
    vi.setSystemTime(NOON + SITTING - 1)
    await keepPlace('counting', 'main-box', doing)
    expect(await kept('reading')).toHaveLength(1)
    vi.setSystemTime(NOON + 3 * SITTING)
    await keepPlace('counting', 'sorting', doing)
    expect(await kept('reading')).toHaveLength(2)
  })

  test('with the clock set back still goes on at the last place', async () => {
    await keepPlace('counting', 'mobile-box', doing)
    vi.setSystemTime(NOON - 900 * 86_400_000)
    await keepPlace('voting', 'at-the-door', doing)
    expect((await readingSoFar()).place).toEqual({ chapter: 'voting', section: 'at-the-door' })
  })
})

describe('a bookmark', () => {
  test('is put and taken away at the same place', async () => {
    expect(await toggleBookmark('/guide/counting#sorting', doing)).toBe(true)
    expect(await toggleBookmark('/cards/power-cut', doing)).toBe(true)
    expect((await lookAround('ka')).bookmarks).toEqual(['/cards/power-cut', '/guide/counting#sorting'])
    expect(await toggleBookmark('/cards/power-cut', doing)).toBe(false)
    expect((await lookAround('ka')).bookmarks).toEqual(['/guide/counting#sorting'])
  })
})

describe('the person on this phone', () => {
  test('is one pseudonym for everything, made once', async () => {
    await tick('chair', 'a/1', true, doing)
    await keepPlace('counting', 'mobile-box', doing)
    const persons = [...(await kept('checklist')), ...(await kept('reading'))].map(({ person }) => person)
    expect(new Set([...persons, await presentPerson()]).size).toBe(1)
  })

  test('is the same when two things ask for it first', async () => {
    const [one, other] = await Promise.all([presentPerson(), presentPerson()])
    expect(one).toBe(other)
    expect(await presentPerson()).toBe(one)
  })
})
