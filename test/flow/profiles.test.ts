import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addEvent, ATTEMPT_KINDS, beginAttempt, endAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { writeCode } from '../../src/core/protocol/code.ts'
import { GENERATOR } from '../../src/core/protocol/night.ts'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import { toggleBookmark } from '../../src/flow/bookmark-place.ts'
import { errorHistory } from '../../src/flow/error-history.ts'
import { finishPractice } from '../../src/flow/finish-practice.ts'
import { keepPlace, readingSoFar } from '../../src/flow/keep-place.ts'
import { lookAround } from '../../src/flow/look-around.ts'
import { lookBack } from '../../src/flow/look-back.ts'
import { noteOnSheet, openSheet, sheetIn } from '../../src/flow/observe-scene.ts'
import { pastAnswers } from '../../src/flow/past-answers.ts'
import { pastExams } from '../../src/flow/past-exams.ts'
import { lastPlay, pastPlays } from '../../src/flow/past-plays.ts'
import { beginPlay, finishPlay, notePlayAll, openPlay, unfinishedPlay } from '../../src/flow/play-scenario.ts'
import { noteEvent, openPractice, pastPractices } from '../../src/flow/practise-protocol.ts'
import { changePreferences, readPreferences } from '../../src/flow/preferences.ts'
import {
  addProfile,
  listProfiles,
  MOST_PROFILES,
  openProfile,
  presentPerson,
  renameProfile,
} from '../../src/flow/profiles.ts'
import { openProtocols } from '../../src/flow/protocols.ts'
import { tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { exerciseOutcome } from '../../src/flow/scene-exercise.ts'
import { addAttempt, attemptsOf } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { readSetting, writeSetting } from '../../src/storage/settings.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { wrapPack } from '../core/pack/sealed.ts'
import { protocolsPack } from './protocol-book.ts'
import { openedScene, penBook, saveScenes } from './scene-book.ts'

const CODE = writeCode({ form: 1, level: 'guided', seed: 7, generator: GENERATOR })
const doing: Doing = { language: 'en', pack: undefined }

beforeEach(wipePhone)
afterEach(() => {
  vi.restoreAllMocks()
})

const nameOf = (table: unknown): string => (table instanceof IDBObjectStore ? table.name : '')

/** Adds a second person; the first stays at the phone. */
async function twoPeople(): Promise<readonly [Uuid, Uuid]> {
  const first = await presentPerson()
  return [first, await addProfile('Nino')]
}

describe('two people on one phone', () => {
  test('never see each other’s ticks, bookmarks and places', async () => {
    const [first, nino] = await twoPeople()
    await tick('chair', 'a/1', true, doing)
    await toggleBookmark('/cards/power-cut', doing)
    await keepPlace('counting', 'sorting', doing)

    await openProfile(nino)
    expect(await tickedSoFar('chair')).toEqual(new Set())
    expect(await lookAround('en')).toMatchObject({ bookmarks: [], place: undefined, ticks: 0 })
    expect((await readingSoFar()).read('counting').size).toBe(0)
    expect(await toggleBookmark('/cards/power-cut', doing)).toBe(true)
    await tick('chair', 'b/2', true, doing)
    expect([...(await tickedSoFar('chair'))]).toEqual(['b/2'])

    await openProfile(first)
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1'])
    expect((await lookAround('en')).bookmarks).toEqual(['/cards/power-cut'])
    expect((await readingSoFar()).place).toEqual({ chapter: 'counting', section: 'sorting' })
  })

  test('never see each other’s role-plays, and neither loses the scene of the other', async () => {
    const [first, nino] = await twoPeople()
    const old = await penBook('en', 1)
    const { attempt } = await openPlay(old)
    await notePlayAll(attempt, [{ act: 'reached', object: 'asks' }])
    const sheet = await openSheet(old)
    await noteOnSheet(sheet, [{ act: 'chose', object: '0=yes' }])

    await openProfile(nino)
    const fresh = await penBook('en', 2)
    expect(await pastPlays()).toEqual([])
    expect(await unfinishedPlay(fresh)).toBe(false)
    expect(sheetIn(await openSheet(fresh)).seen).toEqual({})
    const hers = await beginPlay(fresh)
    const noted = await notePlayAll(hers.attempt, [
      { act: 'reached', object: 'asks' },
      { act: 'chose', object: 'answer=calm' },
    ])
    await finishPlay(noted, hers.scene)
    expect(await lastPlay(fresh)).toBeDefined()

    await openProfile(first)
    expect(await lastPlay(fresh)).toBeUndefined()
    expect(await openPlay(fresh)).toMatchObject({ since: 'old-version', attempt: { id: attempt.id } })
    expect((await pastPlays()).map(({ id }) => id)).toContain(attempt.id)
  })

  test('never see each other’s protocols', async () => {
    const [, nino] = await twoPeople()
    await saveScenes('en', [lostPen('en')], [wrapPack(protocolsPack('en'))])
    const book = await openProtocols('en')
    if (!book.ok) throw new Error(book.problem)
    const practice = await openPractice(CODE, book.value)
    if (!practice.ok) throw new Error(practice.problem)
    const noted = await noteEvent(practice.value.attempt, { act: 'reached', object: 'stage:fill' })
    await finishPractice(noted, practice.value.exercise)
    expect(await lookBack(CODE, book.value)).toBeDefined()

    await openProfile(nino)
    expect(await pastPractices()).toEqual([])
    expect(await lookBack(CODE, book.value)).toBeUndefined()
    expect(await exerciseOutcome(CODE)).toBeUndefined()
    expect(await errorHistory(book.value)).toEqual([])
    const hers = await openPractice(CODE, book.value)
    expect(hers).toMatchObject({ ok: true, value: { kept: true } })
    expect(hers.ok && hers.value.attempt.id).not.toBe(practice.value.attempt.id)
  })

  test('never see each other’s answers and exams, nor anything of any kind', async () => {
    const [first, nino] = await twoPeople()
    for (const kind of ATTEMPT_KINDS) {
      const id = makeUuid(1, crypto.getRandomValues(new Uint8Array(10)))
      const begun = beginAttempt(
        { id, person: first, kind, subject: 'x', language: 'en', pack: undefined },
        1000,
      )
      const answered = addEvent(begun, { act: 'chose', object: 'q-1/s=a~1/1' }, 2000)
      await withDatabase((db) => addAttempt(db, endAttempt(answered, 3000, true), 1))
    }
    expect(await pastExams()).toHaveLength(1)
    expect((await pastAnswers()).length).toBeGreaterThan(0)
    await openProfile(nino)
    expect(await pastExams()).toEqual([])
    expect(await pastAnswers()).toEqual([])
    for (const kind of ATTEMPT_KINDS)
      expect(await withDatabase((db) => attemptsOf(db, kind, nino))).toEqual([])
  })

  test('have choices of their own; who has made none begins with how the phone looks', async () => {
    const [first, nino] = await twoPeople()
    await changePreferences({ language: 'hy', theme: 'dark', size: 2, role: 'chair', unhurried: true })
    await openProfile(nino)
    const before = await readPreferences()
    expect(before).toMatchObject({ language: 'hy', theme: 'dark', size: 2, unhurried: false })
    expect(before.role).toBeUndefined()
    await changePreferences({ language: 'az', theme: 'light', role: 'registrar' })
    await openProfile(first)
    expect(await readPreferences()).toMatchObject({ language: 'hy', theme: 'dark', role: 'chair' })
    await openProfile(nino)
    expect(await readPreferences()).toMatchObject({ language: 'az', theme: 'light', role: 'registrar' })
  })
})

describe('the first person', () => {
  test('of a phone used before there were profiles keeps everything, with no step in between', async () => {
    const old = makeUuid(5, new Uint8Array(10))
    await withDatabase(async (db) => {
      await writeSetting(db, 'person', old)
      await writeSetting(db, 'preferences', { role: 'chair' })
      const begun = beginAttempt(
        {
          id: makeUuid(6, new Uint8Array(10)),
          person: old,
          kind: 'checklist',
          subject: 'chair',
          language: 'ka',
          pack: undefined,
        },
        1000,
      )
      await addAttempt(db, addEvent(begun, { act: 'ticked', object: 'a/1' }, 2000), 1)
    })
    expect([...(await tickedSoFar('chair'))]).toEqual(['a/1'])
    expect(await listProfiles()).toEqual([
      { person: old, name: '', hasPin: false, present: true, unlocked: true },
    ])
    const nino = await addProfile('Nino')
    expect((await listProfiles()).map(({ person }) => person)).toEqual([old, nino])
    expect((await readPreferences()).role).toBe('chair')
  })

  test('is made when something is kept, not when somebody only looks', async () => {
    await lookAround('en')
    await tickedSoFar('chair')
    await readPreferences()
    expect(await withDatabase((db) => db.settings.count())).toBe(0)
    await tick('chair', 'a/1', true, doing)
    expect(await withDatabase((db) => readSetting(db, 'person'))).toBe(await presentPerson())
  })

  test('is read once: a tap writes to no setting and waits for none', async () => {
    await tick('chair', 'a/1', true, doing)
    const touched = (['get', 'getAll', 'put', 'openCursor'] as const).map((way) =>
      vi.spyOn(IDBObjectStore.prototype, way),
    )
    await tick('chair', 'a/2', true, doing)
    const tables = touched.flatMap(({ mock }) => mock.contexts.map(nameOf))
    expect(new Set(tables)).toEqual(new Set(['attempts', 'outbox']))
  })
})

describe('a profile', () => {
  test('is added, named and named otherwise, and is not at the phone before it is opened', async () => {
    const [first, nino] = await twoPeople()
    const nameless = await addProfile('   ')
    await renameProfile(first, '  Ana\n')
    await renameProfile(nino, 'ნინო')
    expect((await listProfiles()).map(({ person, name, present }) => ({ person, name, present }))).toEqual([
      { person: first, name: 'Ana', present: true },
      { person: nino, name: 'ნინო', present: false },
      { person: nameless, name: '', present: false },
    ])
    expect(await openProfile(nino)).toEqual({ ok: true, value: undefined })
    expect(await presentPerson()).toBe(nino)
  })

  test('finds room among twelve, and not after', async () => {
    await presentPerson()
    const adding = Array.from({ length: MOST_PROFILES }, (_, at) => addProfile(`${at}`))
    const added = await Promise.allSettled(adding)
    expect(added.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await listProfiles()).toHaveLength(MOST_PROFILES)
  })

  test('that is not on the phone is not opened', async () => {
    const [first] = await twoPeople()
    await expect(openProfile(makeUuid(9, new Uint8Array(10)))).rejects.toThrow('not on this phone')
    expect(await presentPerson()).toBe(first)
  })

  test('on a full disk is neither added nor opened, and everything stays as it was', async () => {
    const [first, nino] = await twoPeople()
    await changePreferences({ role: 'chair' })
    const disk = fillDisk()
    await expect(addProfile('Levan')).rejects.toThrow()
    await expect(openProfile(nino)).rejects.toThrow()
    await expect(renameProfile(first, 'Ana')).rejects.toThrow()
    disk.free()
    expect(await presentPerson()).toBe(first)
    expect((await readPreferences()).role).toBe('chair')
    expect((await listProfiles()).map(({ name }) => name)).toEqual(['', 'Nino'])
    expect(await openProfile(nino)).toMatchObject({ ok: true })
  })
})

test('what was begun while the phone kept nothing becomes that of whoever is present', async () => {
  const book = await penBook()
  const disk = fillDisk()
  const { attempt, kept } = await openPlay(book)
  disk.free()
  expect(kept).toBe(false)
  await notePlayAll(attempt, [{ act: 'reached', object: 'asks' }])
  expect(await pastPlays()).toMatchObject([{ id: attempt.id, person: await presentPerson() }])
  expect(await openedScene('en', 'lost-pen')).toBeDefined()
})
