import { wipePhone } from './phone.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import {
  addProfile,
  listProfiles,
  openProfile,
  presentPerson,
  unsentOf,
  wipeProfile,
} from '../../src/flow/profiles.ts'
import { joinGroup, joiningHere, joiningOf } from '../../src/flow/join-group.ts'
import { askCopy, askForget, dropRefusedForget, myDataHere, takeCopy } from '../../src/flow/my-data.ts'
import { endRecovery, recoveredHere, recoverPerson, takeOver } from '../../src/flow/recover-person.ts'
import { recoveryCard, replaceCard } from '../../src/flow/recovery-card.ts'
import { tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { sendNow } from '../../src/flow/send-scores.ts'
import type { KeptGroup } from '../../src/server/store/groups.ts'
import { revokeDevice } from '../../src/server/store/people.ts'
import { everySetting, readAttempts } from './kept.ts'
import { type Line, realCentre } from './real-centre.ts'
import { anotherWindow } from './window.ts'

const doing: Doing = { language: 'en', pack: undefined }

let line: Line
let group: KeptGroup
beforeAll(async () => {
  line = await realCentre()
  group = await line.centre.group()
})
afterAll(() => line.end())
beforeEach(async () => {
  await wipePhone()
  line.state = 'up'
  line.asked.length = 0
})

/** Joins the group and sends so many results. */
async function joined(results = 2) {
  const person = await presentPerson()
  for (let number = 0; number < results; number++) await tick(`role-${number}`, 'a/1', true, doing)
  await joinGroup(group.code, {})
  await sendNow()
  expect(await unsentOf(person)).toBe(0)
  return person
}
const atCentre = async (person: string) =>
  (await line.centre.database.all('SELECT id FROM attempts WHERE person = $1', [person])).length

/** A phone that has nothing: the old one was lost. */
const newPhone = wipePhone

describe('a copy of what the centre has', () => {
  test('is asked for without a network, comes with the next sending, and leaves the phone when it is saved', async () => {
    const person = await joined()
    line.state = 'down'
    await askCopy()
    await sendNow()
    expect((await myDataHere()).copy).toEqual({ state: 'asked' })
    expect(await takeCopy()).toBeUndefined()
    line.state = 'up'
    await (await anotherWindow()).presentPerson() // a window that knows only what was written
    await sendNow()
    expect((await myDataHere()).copy).toMatchObject({ state: 'here' })
    const saved = await takeCopy()
    const content = JSON.parse((await saved?.file.text()) ?? '') as Record<string, unknown>
    expect(saved?.name).toMatch(/^ubani-centre-\d{4}-\d\d-\d\d\.json$/)
    expect(content).toMatchObject({ kind: 'centre-copy', person, total: 2, group: { id: group.id } })
    expect(content['attempts']).toHaveLength(2)
    expect((await myDataHere()).copy).toBeUndefined()
  })

  test('is refused where the phone was taken from its owner', async () => {
    const person = await joined()
    await line.centre.database.transaction((queries) => revokeDevice(queries, person, Date.now()))
    await askCopy()
    await sendNow()
    expect((await myDataHere()).copy).toEqual({ state: 'refused' })
  })
})

describe('deleting at the centre', () => {
  test('is asked for without a network: nothing more is sent, and the next network does it', async () => {
    const person = await joined()
    line.state = 'down'
    expect(await askForget()).toBe(true)
    await sendNow()
    expect(await myDataHere()).toMatchObject({ isJoined: false, forgetting: 'asked' })
    await tick('role-9', 'a/1', true, doing)
    line.state = 'up'
    line.asked.length = 0
    await sendNow()
    expect(line.asked).toEqual(['/api/mine/forget'])
    expect(await atCentre(person)).toBe(0)
    expect(await myDataHere()).toMatchObject({ isJoined: false, forgetting: undefined })
    // what was done stays here, and nothing says that it is at the centre
    expect(await unsentOf(person)).toBe(3)
    await sendNow()
    expect(line.asked).toEqual(['/api/mine/forget'])
  })

  test('is done for somebody who was wiped from the phone meanwhile', async () => {
    const person = await joined()
    line.state = 'down'
    await askForget()
    await wipeProfile(person)
    line.state = 'up'
    await sendNow()
    expect(await atCentre(person)).toBe(0)
    expect(await everySetting()).not.toContain('forget/')
  })

  test('is done once though its answer was lost, and a login page is not taken for one', async () => {
    const person = await joined()
    await askForget()
    line.state = 'deaf'
    await sendNow()
    expect(await atCentre(person)).toBe(0)
    expect((await myDataHere()).forgetting).toBe('asked')
    line.state = 'portal'
    await sendNow()
    expect((await myDataHere()).forgetting).toBe('asked')
    line.state = 'up'
    await sendNow()
    expect((await myDataHere()).forgetting).toBeUndefined()
  })

  test('lets one join again, with a new key, and all goes there again', async () => {
    const person = await joined()
    await askForget()
    // the code is given while the wish still waits
    line.state = 'down'
    await joinGroup(group.code, {})
    await sendNow()
    line.state = 'up'
    await sendNow()
    expect(await joiningOf(person)).toMatchObject({ state: 'joined' })
    expect(await atCentre(person)).toBe(2)
    expect(await unsentOf(person)).toBe(0)
  })

  test('is not offered where nothing was ever joined, and says so where the phone was shut out', async () => {
    await presentPerson()
    expect(await askForget()).toBe(false)
    const person = await joined()
    await line.centre.database.transaction((queries) => revokeDevice(queries, person, Date.now()))
    await askForget()
    await sendNow()
    expect((await myDataHere()).forgetting).toBe('refused')
    await dropRefusedForget()
    expect((await myDataHere()).forgetting).toBeUndefined()
  })
})

describe('a new phone with the card of the old one', () => {
  const codeOf = async () => (await recoveryCard())?.code ?? ''

  test('[48] brings back what the centre has, says since when it has heard nothing, and shuts the lost phone out', async () => {
    const person = await joined(3)
    const code = await codeOf()
    expect(await recoveryCard()).toEqual({ code, isKnown: false })
    await sendNow()
    expect(await recoveryCard()).toEqual({ code, isKnown: true })
    await tick('only-there', 'a/1', true, doing) // never sent
    await newPhone()
    expect(await recoverPerson(code.toLowerCase().replace(/(.{4})/g, '$1 '), false)).toEqual({
      ok: true,
      value: person,
    })
    await sendNow()
    expect(await presentPerson()).toBe(person)
    expect((await readAttempts()).map(({ subject }) => subject).sort()).toEqual([
      'role-0',
      'role-1',
      'role-2',
    ])
    const seen = await recoveredHere()
    expect(seen?.back).toMatchObject({ came: 3, total: 3, isDone: true })
    expect(seen?.back.lastAt).toBeGreaterThan(0)
    expect(seen?.before).toBeUndefined()
    expect(await unsentOf(person)).toBe(0)
    expect(await joiningHere()).toMatchObject({ state: 'joined', group: { id: group.id } })
    // one person on the phone: the nameless one who did nothing is not left beside them
    expect(await listProfiles()).toHaveLength(1)
    const keys = await line.centre.database.all(
      'SELECT revoked_at FROM devices WHERE person = $1 ORDER BY created_at',
      [person],
    )
    expect(keys.map(({ revoked_at }) => revoked_at === null)).toEqual([false, true])
    // and one learns on
    await tick('role-1', 'a/2', true, doing)
    await sendNow()
    expect(await atCentre(person)).toBe(3)
    expect(await unsentOf(person)).toBe(0)
    expect([...(await tickedSoFar('role-1'))].sort()).toEqual(['a/1', 'a/2'])
    await endRecovery()
    expect(await recoveredHere()).toBeUndefined()
  })

  test('goes on where it was cut: the answer was lost, or the pages stopped', async () => {
    const person = await joined(3)
    const code = await codeOf()
    await sendNow()
    await newPhone()
    line.state = 'deaf'
    expect(await recoverPerson(code, false)).toEqual({ ok: false, problem: 'lost' })
    expect(await presentPerson()).not.toBe(person)
    line.state = 'up'
    expect(await recoverPerson(code, false)).toEqual({ ok: true, value: person })
    line.state = 'down'
    await sendNow()
    expect(await recoveredHere()).toMatchObject({ back: { came: 0, isDone: false } })
    line.state = 'up'
    await sendNow()
    expect(await readAttempts()).toHaveLength(3)
  })

  test('is refused by name: used before, never known, mistyped, in a hotel, or with twelve people here', async () => {
    await joined()
    const code = await codeOf()
    await sendNow()
    await newPhone()
    expect((await recoverPerson(code, false)).ok).toBe(true)
    await newPhone()
    expect(await recoverPerson(code, false)).toEqual({ ok: false, problem: 'used' })
    const unknown = 'ZZZZZZZZZZZZZZZZZZZZZZZZZZZZ'
    expect((await recoverPerson(unknown, false)).ok).toBe(false)
    await joined()
    const other = await codeOf() // the centre was not told of it
    await newPhone()
    expect(await recoverPerson(other, false)).toEqual({ ok: false, problem: 'wrong-card' })
    expect(await recoverPerson(other.slice(1), false)).toEqual({ ok: false, problem: 'length' })
    expect(await recoverPerson(' ', false)).toEqual({ ok: false, problem: 'blank' })
    const wrong = `${other.startsWith('2') ? '3' : '2'}${other.slice(1)}`
    expect(await recoverPerson(wrong, false)).toEqual({ ok: false, problem: 'check' })
    line.state = 'portal'
    expect(await recoverPerson(other, false)).toEqual({ ok: false, problem: 'portal' })
    line.state = 'up'
    for (let number = 0; number < 12; number++) await addProfile(`Nino ${number}`).catch(() => undefined)
    expect(await recoverPerson(other, false)).toEqual({ ok: false, problem: 'full' })
  })

  test('keeps what its nameless owner did apart, and gives it to them only when they say that it was them', async () => {
    const person = await joined(1)
    const code = await codeOf()
    await sendNow()
    await newPhone()
    const before = await presentPerson()
    await tick('meanwhile', 'a/1', true, doing)
    expect((await recoverPerson(code, true)).ok).toBe(true)
    await sendNow()
    expect(await listProfiles()).toHaveLength(2)
    expect(await atCentre(before)).toBe(0)
    expect(await recoveredHere()).toMatchObject({ before: { person: before, results: 1 } })
    expect(await takeOver(before)).toBe(1)
    expect((await listProfiles()).map((each) => each.person)).toEqual([person])
    await sendNow()
    expect(await atCentre(person)).toBe(2)
    expect(new Set((await readAttempts()).map((attempt) => attempt.person))).toEqual(new Set([person]))
  })

  test('brings back somebody who was wiped from this phone, since they ask for it by their card', async () => {
    const person = await joined()
    const code = await codeOf()
    await sendNow()
    await wipeProfile(person)
    expect(await readAttempts()).toHaveLength(0)
    expect((await recoverPerson(code, false)).ok).toBe(true)
    await sendNow()
    expect(await readAttempts()).toHaveLength(2)
  })

  test('does not take over the results of somebody who joined a group, has a name or a PIN', async () => {
    await joined()
    const code = await codeOf()
    await sendNow()
    await newPhone()
    await joined() // another member, on the phone that is now used
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await tick('hers', 'a/1', true, doing)
    expect((await recoverPerson(code, false)).ok).toBe(true)
    expect((await recoveredHere())?.before).toBeUndefined()
  })

  test('a card that is made in the place of another makes that one worthless', async () => {
    await joined()
    const first = await codeOf()
    await sendNow()
    const second = (await replaceCard())?.code ?? ''
    expect(second).not.toBe(first)
    await sendNow()
    await newPhone()
    expect(await recoverPerson(first, false)).toEqual({ ok: false, problem: 'wrong-card' })
    expect((await recoverPerson(second, false)).ok).toBe(true)
  })

  test('there is no card for who has joined nothing', async () => {
    await presentPerson()
    expect(await recoveryCard()).toBeUndefined()
  })
})
