import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema, beginAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { type Doing, putAttempt } from '../../src/flow/attempt-keeper.ts'
import { toggleBookmark } from '../../src/flow/bookmark-place.ts'
import { openPlay } from '../../src/flow/play-scenario.ts'
import { changePreferences, readPreferences } from '../../src/flow/preferences.ts'
import {
  addProfile,
  exportProfile,
  listProfiles,
  openProfile,
  presentPerson,
  unsentOf,
  wipeProfile,
} from '../../src/flow/profiles.ts'
import { tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { addAttempt, PersonWiped } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { keepPaper } from '../../src/storage/papers.ts'
import { penBook } from './scene-book.ts'
import { anotherWindow, instead } from './window.ts'

const doing: Doing = { language: 'en', pack: undefined }

beforeEach(wipePhone)
afterEach(() => {
  vi.restoreAllMocks()
})

const examOf = (person: Uuid) =>
  beginAttempt(
    {
      id: makeUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
      person,
      kind: 'exam',
      subject: 'officer',
      language: 'en',
      pack: undefined,
    },
    1000,
  )

/** An exam begun by somebody, with its paper. */
async function beginExam(person: Uuid): Promise<void> {
  const exam = examOf(person)
  await withDatabase(async (db) => {
    await addAttempt(db, exam, 1)
    const value = { exam: { reads: 1, exam: {}, words: {} }, questions: [], items: [] }
    await keepPaper(db, { attempt: exam.id, language: 'en', value })
    await keepPaper(db, { attempt: exam.id, language: 'ka', value })
  })
}

/** Everything the phone remembers, as text. */
const everything = () =>
  withDatabase(async (db) => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray()))))

describe('wiping a profile', () => {
  test('takes all that is theirs, says how much was not sent, and leaves the others whole', async () => {
    const first = await presentPerson()
    await tick('chair', 'a/1', true, doing)
    await beginExam(first)
    const nino = await addProfile('Nino', '2468')
    await openProfile(nino, '2468')
    await changePreferences({ role: 'registrar' })
    await tick('chair', 'b/1', true, doing)
    await toggleBookmark('/cards/power-cut', doing)
    await openPlay(await penBook())
    await beginExam(nino)
    await withDatabase((db) => db.outbox.limit(1).delete())
    expect((await unsentOf(first)) + (await unsentOf(nino))).toBe(5)
    const unsent = await unsentOf(nino)

    expect(await wipeProfile(nino)).toEqual({ unsent })
    expect(await unsentOf(nino)).toBe(0)
    expect(await presentPerson()).toBe(first)
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1'])
    expect(await rowsKept()).toMatchObject({ attempts: 2, papers: 2 })
    expect((await rowsKept())['scenes']).toBeUndefined()
    expect((await listProfiles()).map(({ person }) => person)).toEqual([first])
    const left = (await everything()).replaceAll(/"key":"wiped","value":\[[^\]]*\]/g, '')
    expect(left).not.toContain(nino)
    expect(left).not.toContain('Nino')
    expect((await readPreferences()).role).toBeUndefined()
  })

  test('needs no PIN: it is all that helps when one was forgotten', async () => {
    const first = await presentPerson()
    const nino = await addProfile('Nino', '2468')
    await wipeProfile(nino)
    expect((await listProfiles()).map(({ person }) => person)).toEqual([first])
    await expect(openProfile(nino, '2468')).rejects.toThrow('not on this phone')
  })

  test('of the last one leaves a fresh nameless one in the language of the phone', async () => {
    const first = await presentPerson()
    await changePreferences({ language: 'hy', role: 'chair', theme: 'contrast' })
    await tick('chair', 'a/1', true, doing)
    expect(await wipeProfile(first)).toEqual({ unsent: 1 })
    const fresh = await presentPerson()
    expect(fresh).not.toBe(first)
    expect(await listProfiles()).toEqual([
      { person: fresh, name: '', hasPin: false, present: true, unlocked: true },
    ])
    const { language, role, theme } = await readPreferences()
    expect([language, role, theme]).toEqual(['hy', undefined, 'system'])
    expect(await tickedSoFar('chair')).toEqual(new Set())
    expect(await (await anotherWindow()).presentPerson()).toBe(fresh)
    expect(await wipeProfile(fresh)).toEqual({ unsent: 0 })
  })

  test('cut off at any write leaves them whole', async () => {
    const first = await presentPerson()
    await tick('chair', 'a/1', true, doing)
    await changePreferences({ role: 'chair' })
    const before = await everything()
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put']
    for (let at = 1; at <= 4; at++) {
      let writes = 0
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
        if ((writes += 1) === at) throw new Error('killed')
        return put.apply(this, row)
      })
      await expect(wipeProfile(first), `cut off at write ${at}`).rejects.toThrow()
      vi.restoreAllMocks()
      expect(await everything()).toBe(before)
    }
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1'])
  })

  test('on a full disk wipes nothing and says so', async () => {
    const first = await presentPerson()
    await tick('chair', 'a/1', true, doing)
    const disk = fillDisk()
    await expect(wipeProfile(first)).rejects.toThrow()
    disk.free()
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1'])
    expect(await wipeProfile(first)).toEqual({ unsent: 1 })
  })

  test('is final: a window that has not heard of it writes nothing of theirs again', async () => {
    const first = await presentPerson()
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await tick('chair', 'a/1', true, doing)
    const other = await anotherWindow()
    const silence = instead('BroadcastChannel', undefined)
    const deaf = await anotherWindow()
    silence.stop()
    expect(await deaf.presentPerson()).toBe(nino)
    await other.wipeProfile(nino)
    await expect(deaf.tick('chair', 'a/2', true, doing)).rejects.toThrow('was wiped')
    await deaf.changePreferences({ role: 'registrar' })
    await expect(putAttempt(examOf(nino))).rejects.toThrow(PersonWiped)
    expect(await rowsKept()).not.toHaveProperty('attempts')
    expect(await withDatabase((db) => db.settings.get(`kept/${nino}`))).toBeUndefined()
    expect(await (await anotherWindow()).presentPerson()).toBe(first)
  })
})

test('a copy of what is mine holds everything that is mine and nothing else', async () => {
  await tick('chair', 'other/1', true, doing)
  const nino = await addProfile('ნინო')
  await openProfile(nino)
  await changePreferences({ role: 'chair' })
  await tick('chair', 'a/1', true, doing)
  await toggleBookmark('/cards/power-cut', doing)
  const { name, file } = await exportProfile(nino)
  expect(name).toMatch(/^ubani-\d{4}-\d{2}-\d{2}\.json$/)
  expect(file.type).toBe('application/json')
  const copy: Record<string, unknown> = JSON.parse(await file.text())
  const { exportedAt, attempts, ...rest } = copy
  expect(rest).toEqual({
    format: 1,
    kind: 'profile',
    name: 'ნინო',
    person: nino,
    preferences: await readPreferences(),
    rooms: [],
  })
  expect(new Date(String(exportedAt)).toISOString()).toBe(exportedAt)
  const read = (Array.isArray(attempts) ? attempts : []).map((each) => attemptSchema.parse(each))
  expect(read.map(({ kind, person }) => [kind, person])).toEqual([
    ['checklist', nino],
    ['bookmark', nino],
  ])
  expect(await file.text()).not.toContain('other/1')
})
