import { wipePhone } from './phone.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeBase64Url } from '../../src/core/base64url.ts'
import type { Uuid } from '../../src/core/ids.ts'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import { backUp, newBackupCode } from '../../src/flow/back-up.ts'
import { nameSeat } from '../../src/flow/host-room.ts'
import { joinGroup, joiningOf } from '../../src/flow/join-group.ts'
import { lastBackUp } from '../../src/flow/last-backup.ts'
import { changePreferences, readPreferences } from '../../src/flow/preferences.ts'
import {
  addProfile,
  listProfiles,
  openProfile,
  presentPerson,
  renameProfile,
  unsentOf,
  wipeProfile,
} from '../../src/flow/profiles.ts'
import { recoverPerson } from '../../src/flow/recover-person.ts'
import { recoveryCard } from '../../src/flow/recovery-card.ts'
import { openBackup, openBackupFile, restoreBackup } from '../../src/flow/restore-backup.ts'
import { tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { sendNow } from '../../src/flow/send-scores.ts'
import type { KeptGroup } from '../../src/server/store/groups.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { roomsOf } from '../../src/storage/rooms.ts'
import { everySetting, readAttempts } from './kept.ts'
import { saveQuestions } from './question-book.ts'
import { hosted } from './quiz-room.ts'
import { type Line, realCentre } from './real-centre.ts'

const doing: Doing = { language: 'en', pack: undefined }
const WORDS = 'ცხრა მთას იქით'

beforeEach(wipePhone)

async function opened(text: string, secret: string) {
  const found = await openBackup(text, secret)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}
const made = async (secret = WORDS) => (await backUp(secret)).file.text()

/** Nino, with results, choices and a name. */
async function nino(): Promise<Uuid> {
  const person = await presentPerson()
  await renameProfile(person, 'Nino')
  await changePreferences({ role: 'chair' })
  for (const role of ['one', 'two', 'three']) await tick(role, 'a/1', true, doing)
  return person
}

describe('a locked copy of a profile', () => {
  test('shows nothing of it, and brings all of it to another phone', async () => {
    const person = await nino()
    await withDatabase((db) => db.outbox.limit(1).delete()) // one is at the centre
    const text = await made()
    for (const secret of ['Nino', person, 'chair', 'three']) expect(text).not.toContain(secret)
    expect(await lastBackUp()).toBeGreaterThan(0)
    const before = await readAttempts()

    await wipePhone()
    const copy = await opened(text, `  ${WORDS} `)
    expect(copy).toMatchObject({ person, name: 'Nino', results: 3, is: 'new' })
    expect(await readAttempts()).toEqual([]) // looking changes nothing
    expect(await restoreBackup(copy)).toEqual({ ok: true, value: { added: 3, known: 0, code: undefined } })
    expect(await readAttempts()).toEqual(before)
    expect(await unsentOf(copy.person)).toBe(2)
    expect((await listProfiles()).map(({ name }) => name)).toContain('Nino')
    await openProfile(copy.person)
    expect((await readPreferences()).role).toBe('chair')
    expect([...(await tickedSoFar('two'))]).toEqual(['a/1'])
  })

  test('brought back on the same phone, or twice, doubles nothing and takes nothing newer away', async () => {
    const person = await nino()
    const text = await made()
    await tick('one', 'a/2', true, doing)
    await tick('four', 'a/1', true, doing)
    await changePreferences({ role: 'registrar' })
    for (let time = 0; time < 2; time++)
      expect(await restoreBackup(await opened(text, WORDS))).toEqual({
        ok: true,
        value: { added: 0, known: 3, code: undefined },
      })
    expect([...(await tickedSoFar('one'))].sort()).toEqual(['a/1', 'a/2'])
    expect(await readAttempts()).toHaveLength(4)
    expect((await readPreferences()).role).toBe('registrar')
    expect((await listProfiles()).map((each) => each.person)).toEqual([person])
  })

  test('leaves whoever was wiped wiped, unless they are wanted back by name', async () => {
    const person = await nino()
    const text = await made()
    await wipeProfile(person)
    const copy = await opened(text, WORDS)
    expect(copy).toMatchObject({ is: 'wiped', name: 'Nino' })
    expect(await restoreBackup(copy)).toEqual({ ok: false, problem: 'wiped' })
    expect(await readAttempts()).toEqual([])
    expect((await restoreBackup(copy, { evenWiped: true })).ok).toBe(true)
    expect(await readAttempts()).toHaveLength(3)
  })

  test('is not opened with another secret, nor when a bit of it was changed', async () => {
    await nino()
    const text = await made()
    expect(await openBackup(text, `${WORDS}!`)).toEqual({ ok: false, problem: 'wrong-secret' })
    const file = JSON.parse(text) as { sealed: string; made: string }
    const flipped = `${file.sealed.slice(0, 40)}${file.sealed[40] === 'A' ? 'B' : 'A'}${file.sealed.slice(41)}`
    for (const changed of [
      { sealed: flipped },
      { made: '2020-01-01T00:00:00.000Z' },
      { sealed: writeBase64Url(new Uint8Array(8)) },
    ])
      expect(await openBackup(JSON.stringify({ ...file, ...changed }), WORDS)).toEqual({
        ok: false,
        problem: 'broken',
      })
  })

  test('is read out of a file, and a film that was taken for one is not even read', async () => {
    const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])])
    expect(await openBackupFile(photo, 'long enough')).toEqual({ ok: false, problem: 'not-json' })
    const film = { size: 3_000_000_000, text: () => Promise.reject(new Error('read')) }
    expect(await openBackupFile(film as unknown as Blob, 'long enough')).toEqual({
      ok: false,
      problem: 'too-big',
    })
  })

  test('opens with the code that the phone made, however it is typed; short words lock nothing', async () => {
    await nino()
    const code = newBackupCode()
    const text = await made(code)
    expect((await openBackup(text, code.toLowerCase().replaceAll('-', ' '))).ok).toBe(true)
    const other = newBackupCode()
    expect(await openBackup(text, other)).toEqual({ ok: false, problem: 'wrong-secret' })
    expect(await openBackup(text, 'words of somebody')).toEqual({ ok: false, problem: 'wrong-secret' })
    await expect(backUp('1234567')).rejects.toThrow('eight')
  })

  test('finds no room where twelve people are', async () => {
    await nino()
    const text = await made()
    await wipePhone()
    for (let number = 0; number < 12; number++) await addProfile(`Nana ${number}`).catch(() => undefined)
    expect(await restoreBackup(await opened(text, WORDS))).toEqual({ ok: false, problem: 'full' })
  })

  test('brings back the rooms they held, beside what has come into them since', async () => {
    await saveQuestions('en')
    const person = await presentPerson()
    const room = await nameSeat(await hosted('theirs'), 3, 'Sona')
    const text = await made()
    expect(text).not.toContain('Sona')
    await nameSeat(room, 4, 'Leyla')
    const roomsHere = () => withDatabase((db) => roomsOf(db, person))
    expect((await restoreBackup(await opened(text, WORDS))).ok).toBe(true)
    expect((await roomsHere())[0]?.entries).toHaveLength(2)
    await wipePhone()
    await restoreBackup(await opened(text, WORDS))
    expect((await roomsHere()).map(({ head, entries }) => ({ head, entries }))).toEqual([
      { head: room.head, entries: room.entries },
    ])
  })

  test('of the first format opens for ever', async () => {
    const { text, secret, person, name } = JSON.parse(readFileSync('test/fixtures/backup.json', 'utf8')) as {
      text: string
      secret: string
      person: string
      name: string
    }
    const copy = await opened(text, secret)
    expect(copy).toMatchObject({ person, name, is: 'new' })
    expect((await restoreBackup(copy)).ok).toBe(true)
    expect((await readAttempts()).map(({ subject }) => subject).sort()).toEqual(['one', 'three', 'two'])
  })
})

describe('a locked copy of somebody who has joined a group', () => {
  let line: Line
  let group: KeptGroup
  beforeAll(async () => {
    line = await realCentre()
    group = await line.centre.group()
  })
  afterAll(() => line.end())

  test('carries the way back to the centre: the recovery card, but not the key of the phone', async () => {
    await nino()
    await joinGroup(group.code, {})
    await recoveryCard()
    await sendNow()
    const person = await presentPerson()
    const text = await made()
    const key = /"open":"([^"]+)"/.exec(await everySetting())?.[1] ?? 'none'
    expect(JSON.stringify((await opened(text, WORDS)).content)).not.toContain(key)
    await wipePhone()
    const back = await restoreBackup(await opened(text, WORDS))
    if (!back.ok || !back.value.code) throw new Error('no card came back')
    expect(await recoverPerson(back.value.code, false)).toEqual({ ok: true, value: person })
    await tick('one', 'a/9', true, doing)
    await sendNow()
    expect(await unsentOf(person)).toBe(0)
    expect(await readAttempts()).toHaveLength(3)
  })

  test('asks for the group from here, where the centre had not been asked from there', async () => {
    await nino()
    line.state = 'down'
    await joinGroup(group.code, {})
    const text = await made()
    await wipePhone()
    const copy = await opened(text, WORDS)
    await restoreBackup(copy)
    expect(await joiningOf(copy.person)).toMatchObject({ state: 'waiting', code: group.code })
    line.state = 'up'
    await sendNow()
    expect(await joiningOf(copy.person)).toMatchObject({ state: 'joined' })
    expect(await unsentOf(copy.person)).toBe(0)
  })
})
