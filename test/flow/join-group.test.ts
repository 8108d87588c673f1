import { wipePhone } from './phone.ts'
import { verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Uuid } from '../../src/core/ids.ts'
import { GROUP_CODES, groupLink, showGroupCode, writeGroupCode } from '../../src/core/sync/group-code.ts'
import { deviceKeyOf, settleDeviceKey } from '../../src/flow/device-key.ts'
import {
  confirmJoining,
  joinAgain,
  joinGroup,
  joiningHere,
  joiningOf,
  leaveGroup,
} from '../../src/flow/join-group.ts'
import { changePreferences } from '../../src/flow/preferences.ts'
import {
  addProfile,
  exportProfile,
  openProfile,
  presentPerson,
  wipeProfile,
} from '../../src/flow/profiles.ts'
import { makeServer } from '../../src/server/http.ts'
import { revokeDevice } from '../../src/server/store/people.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { emptyDatabase, groupAt, HOUR, newId, NOW } from '../server/enrolling.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { anotherWindow, instead } from './window.ts'

let centre: Awaited<ReturnType<typeof emptyDatabase>>
let trainer: Uuid
/** What answers in the place of the centre; the centre itself when nothing else does. */
let weather: ((path: string, init: RequestInit) => Promise<Response>) | undefined
let asked: string[]
let line: { stop(): void }
let clock = NOW

beforeAll(async () => {
  centre = await emptyDatabase('sqlite')
  trainer = newId()
  await centre.database.transaction((queries) => makeTrainer(queries, { id: trainer, name: 'Nino' }, NOW))
  const server = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'https://ubani.example',
    version: '7',
    killWorker: false,
    db: centre.database,
    now: () => clock,
  })
  line = instead('fetch', async (path: string, init: RequestInit) => {
    asked.push(init.body as string)
    return weather ? weather(path, init) : server.request(path, init)
  })
})
afterAll(async () => {
  line.stop()
  await centre.end()
})
beforeEach(async () => {
  await wipePhone()
  weather = undefined
  asked = []
  clock += 2 * HOUR // wrong codes of the test before are forgotten
})
afterEach(() => {
  vi.restoreAllMocks()
})

const newGroup = (changes = {}) =>
  groupAt({ database: centre.database, trainer }, { expiresAt: clock + HOUR, ...changes })
/** A code that no group has. */
const strangeCode = () => writeGroupCode(clock % GROUP_CODES)
const everything = () =>
  withDatabase(async (db) => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray()))))
/** The only key on the phone, as it is kept. */
const keptKey = async () =>
  (await withDatabase((db) => db.settings.where('key').startsWith('device-key/').toArray()))[0]?.value
const centreKnows = async (person: Uuid) =>
  (await centre.database.all('SELECT * FROM people WHERE person = $1', [person]))[0]
const joinAs = async (code: string, about = {}) => {
  expect(await joinGroup(code, about)).toMatchObject({ ok: true, value: { state: 'waiting' } })
  return presentPerson()
}

describe('joining a group', () => {
  test('needs no network: the code is kept, also by an app that is killed, and the centre is asked at the next one', async () => {
    const group = await newGroup()
    await changePreferences({ language: 'hy' })
    expect(await joiningHere()).toEqual({ state: 'none' })
    const about = { role: 'chair', ageBand: '60+' } as const
    const joined = await joinGroup(showGroupCode(group.code).toLowerCase(), about)
    const waiting = { state: 'waiting', code: group.code, about, language: 'hy' }
    expect(joined).toEqual({ ok: true, value: waiting })
    expect(asked).toEqual([])
    const person = await presentPerson()
    await anotherWindow()
    const later = await import('../../src/flow/join-group.ts')
    expect(await later.joiningHere()).toEqual(waiting)
    const answered = { id: group.id, name: group.name, district: group.district }
    expect(await later.confirmJoining(person)).toEqual({ state: 'joined', group: answered })
    expect(await joiningHere()).toEqual({ ...waiting, state: 'joined', group: answered })
    expect(await centreKnows(person)).toMatchObject({
      group_id: group.id,
      role: 'chair',
      language: 'hy',
      gender: null,
      age_band: '60+',
    })
    // and asks nobody again
    expect(await confirmJoining(person)).toEqual({ state: 'joined', group: answered })
    expect(asked).toHaveLength(1)
  })

  test('sends no name', async () => {
    const nino = await addProfile('ნინო')
    await openProfile(nino)
    const group = await newGroup()
    await joinAs(groupLink('https://ubani.example', group.code))
    expect(await confirmJoining(nino)).toMatchObject({ state: 'joined' })
    expect(Object.keys(JSON.parse(asked[0] ?? '') as object)).toEqual(['version', 'person', 'key', 'group'])
    expect(asked[0]).not.toContain('ნინო')
  })

  test('a code that is none is told at once and changes nothing', async () => {
    const group = await newGroup()
    await joinAs(group.code)
    for (const typed of ['', 'ABCD', 'K7PM-3QXA', `${group.code}2`])
      expect((await joinGroup(typed, {})).ok).toBe(false)
    expect(await joiningHere()).toMatchObject({ state: 'waiting', code: group.code })
    expect(asked).toEqual([])
  })

  test('what the centre refuses is kept with its reason, and the next code is asked for', async () => {
    const over = await newGroup({ expiresAt: clock - 1 })
    const full = await newGroup({ capacity: 1 })
    const person = await joinAs(strangeCode())
    expect(await confirmJoining(person)).toEqual({ state: 'refused', why: 'no-group' })
    expect(await joiningHere()).toMatchObject({ state: 'refused', why: 'no-group' })
    expect(await confirmJoining(person)).toEqual({ state: 'refused', why: 'no-group' })
    expect(asked).toHaveLength(1)
    await joinAs(over.code)
    expect(await confirmJoining(person)).toEqual({ state: 'refused', why: 'expired' })
    await joinAs(full.code)
    expect(await confirmJoining(person)).toMatchObject({ state: 'joined' })
    const second = await addProfile('')
    await openProfile(second)
    await joinAs(full.code)
    expect(await confirmJoining(second)).toEqual({ state: 'refused', why: 'full' })
    expect(await joiningOf(person)).toMatchObject({ state: 'joined' })
    await centre.database.transaction((queries) => revokeDevice(queries, person, clock))
    await joinAgain(person)
    expect(await confirmJoining(person)).toEqual({ state: 'refused', why: 'revoked' })
  })

  test('too many wrong codes: one waits as long as the centre says', async () => {
    const codes = Array.from({ length: 10 }, (_, at) => writeGroupCode((clock + at) % GROUP_CODES))
    for (const code of codes) await confirmJoining(await joinAs(code))
    const group = await newGroup({ expiresAt: clock + 2 * HOUR })
    const person = await joinAs(group.code)
    expect(await confirmJoining(person)).toEqual({ state: 'later', why: 'busy', after: 3600 })
    expect(await joiningHere()).toMatchObject({ state: 'waiting' })
    clock += HOUR
    expect(await confirmJoining(person)).toMatchObject({ state: 'joined' })
  })

  test('a centre that has lost everybody is asked again, and left alone by who was not in a group', async () => {
    const group = await newGroup()
    const person = await presentPerson()
    await joinAgain(person)
    expect(await joiningHere()).toEqual({ state: 'none' })
    await joinAs(group.code)
    await confirmJoining(person)
    await centre.database.run('DELETE FROM devices WHERE person = $1', [person])
    await centre.database.run('DELETE FROM people WHERE person = $1', [person])
    await joinAgain(person)
    expect(await joiningHere()).toMatchObject({ state: 'waiting', code: group.code })
    expect(await confirmJoining(person)).toMatchObject({ state: 'joined' })
    expect(await centreKnows(person)).toBeDefined()
  })

  test('leaving ends it on the phone', async () => {
    const group = await newGroup()
    const person = await joinAs(group.code)
    await confirmJoining(person)
    await leaveGroup()
    expect(await joiningHere()).toEqual({ state: 'none' })
    expect(await confirmJoining(person)).toEqual({ state: 'none' })
    expect(asked).toHaveLength(1)
    // the key stays: the centre knows the pseudonym by it
    await joinAs(group.code)
    expect(await confirmJoining(person)).toMatchObject({ state: 'joined' })
  })
})

describe('what is not the centre’s answer is none', () => {
  const json = { 'content-type': 'application/json', 'ubani-sync': '1' }
  const answering = (body: unknown, init: ResponseInit = {}) =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers: json, ...init })
  const group = { id: newId(), name: 'Mine', district: '' }

  test.each<[string, () => Response | Promise<Response>, string, number?]>([
    ['a login page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'portal'],
    [
      'one that says the version by chance',
      () => answering('<html>', { headers: { 'ubani-sync': '1' } }),
      'portal',
    ],
    [
      'JSON of somebody else',
      () => answering({ ok: true }, { headers: { 'content-type': 'application/json' } }),
      'portal',
    ],
    ['a login that the network asks for', () => answering('', { status: 511, headers: {} }), 'portal'],
    [
      'a way elsewhere',
      () => Object.defineProperty(answering(''), 'type', { value: 'opaqueredirect' }),
      'portal',
    ],
    ['a page that is missing there', () => answering('x', { status: 404, headers: {} }), 'portal'],
    ['half an answer', () => answering('{"version":1,'), 'lost'],
    ['one for somebody else', () => answering({ version: 1, person: newId(), group }), 'lost'],
    ['one without a group', () => answering({ version: 1 }), 'lost'],
    ['an endless one', () => answering(`[${' '.repeat(70_000)}]`), 'lost'],
    ['a code that nobody knows', () => answering({ code: 'toString' }, { status: 400 }), 'lost'],
    ['a signature changed on the way', () => answering({ code: 'signature' }, { status: 401 }), 'lost'],
    ['a server in trouble', () => answering('', { status: 500, headers: {} }), 'lost'],
    [
      'one that asks for time',
      () => answering({ code: 'unavailable' }, { status: 503, headers: { ...json, 'retry-after': '7' } }),
      'busy',
      7,
    ],
    ['an app that is too old', () => answering({ code: 'version' }, { status: 426 }), 'version'],
    ['an app that is newer than the centre', () => answering({ code: 'version' }, { status: 400 }), 'busy'],
    ['no network', () => Promise.reject(new TypeError('failed')), 'lost'],
  ])('%s: the code goes on waiting', async (_, answer, why, after) => {
    const person = await joinAs(strangeCode())
    weather = async () => answer()
    expect(await confirmJoining(person)).toEqual({
      state: 'later',
      why,
      ...(after === undefined ? {} : { after }),
    })
    expect(await joiningHere()).toMatchObject({ state: 'waiting' })
  })

  test('whoever leaves, gives another code, or is wiped while the centre is asked has the last word', async () => {
    const other = strangeCode()
    const person = await joinAs(writeGroupCode(5))
    const during = async (what: () => Promise<unknown>) => {
      weather = async () => {
        await what()
        return answering({ version: 1, person, group })
      }
      return confirmJoining(person)
    }
    expect(await during(leaveGroup)).toEqual({ state: 'none' })
    expect(await joiningHere()).toEqual({ state: 'none' })
    await joinAs(writeGroupCode(5))
    expect(await during(() => joinGroup(other, {}))).toMatchObject({ state: 'later' })
    expect(await joiningHere()).toMatchObject({ state: 'waiting', code: other })
    expect(await during(() => wipeProfile(person))).toEqual({ state: 'none' })
    expect((await everything()).replaceAll(/"key":"wiped","value":\[[^\]]*\]/g, '')).not.toContain(person)
  })
})

describe('the key of a profile', () => {
  const raw = (open: string) => ({ key: { kty: 'OKP', crv: 'Ed25519', x: open }, format: 'jwk' }) as const
  const holds = (text: string, signature: string, open: string) =>
    verify(null, Buffer.from(text), raw(open), Buffer.from(signature, 'base64url'))

  test('is made at joining, one for each, signs, and is there after the app was killed', async () => {
    const person = await presentPerson()
    expect(await deviceKeyOf(person)).toBeUndefined()
    await joinAs(strangeCode())
    const key = await deviceKeyOf(person)
    const signature = await key?.sign('ყველა')
    expect(holds('ყველა', signature ?? '', key?.open ?? '')).toBe(true)
    expect(holds('ყველა.', signature ?? '', key?.open ?? '')).toBe(false)
    await anotherWindow()
    const later = await (await import('../../src/flow/device-key.ts')).deviceKeyOf(person)
    expect(later?.open).toBe(key?.open)
    expect(await later?.sign('ყველა')).toBe(signature)
    const nino = await addProfile('Nino')
    expect((await settleDeviceKey(nino))?.open).not.toBe(key?.open)
  })

  test('has a secret half that the browser gives to nobody', async () => {
    await joinAs(strangeCode())
    const { key } = (await keptKey()) as { readonly key: CryptoKey }
    expect([key.type, key.extractable]).toEqual(['private', false])
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow()
  })

  test('is one, although two windows make it at once', async () => {
    const person = await presentPerson()
    const keys = await Promise.all([
      settleDeviceKey(person),
      settleDeviceKey(person),
      settleDeviceKey(person),
    ])
    expect(new Set(keys.map((key) => key?.open)).size).toBe(1)
    const [key] = keys
    expect(holds('x', (await keys[2]?.sign('x')) ?? '', key?.open ?? '')).toBe(true)
  })

  test('goes with the profile, and so does the group; neither is in the copy of what is mine', async () => {
    const first = await presentPerson()
    await joinAs(strangeCode())
    const nino = await addProfile('Nino')
    await openProfile(nino)
    const code = strangeCode()
    await joinAs(code)
    const { file } = await exportProfile(nino)
    const open = (await deviceKeyOf(nino))?.open ?? ''
    expect(await file.text()).not.toContain(open)
    expect(await file.text()).not.toContain(code)
    await wipeProfile(nino)
    const keys = await withDatabase((db) => db.settings.toCollection().primaryKeys())
    expect(keys.filter((key) => /^(device-key|group)\//.test(key))).toEqual([
      `device-key/${first}`,
      `group/${first}`,
    ])
    expect(await everything()).not.toContain(open)
    // a window that has not heard of it makes none again
    expect(await settleDeviceKey(nino)).toBeUndefined()
  })

  test('what lies there and is no key counts as none', async () => {
    const person = await presentPerson()
    for (const value of [null, 'x', {}, { open: 'x' }, { open: 'A'.repeat(43), secret: 'short' }]) {
      await withDatabase((db) => db.settings.put({ key: `device-key/${person}`, value }))
      expect(await deviceKeyOf(person)).toBeUndefined()
    }
    expect(await settleDeviceKey(person)).toBeDefined()
  })

  test.each<[string, () => void]>([
    [
      'does not know Ed25519',
      () =>
        vi
          .spyOn(crypto.subtle, 'generateKey')
          .mockRejectedValue(new DOMException('Unrecognized name.', 'NotSupportedError')),
    ],
    [
      'knows it and cannot keep a key',
      () => {
        const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
          ?.value as IDBObjectStore['put']
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
          const { value } = row[0] as { readonly value?: unknown }
          if (typeof value === 'object' && value !== null && 'key' in value)
            throw new DOMException('A key cannot be cloned', 'DataCloneError')
          return put.apply(this, row)
        })
      },
    ],
  ])('where the browser %s a library signs, and the group is joined all the same', async (_, lack) => {
    lack()
    const group = await newGroup()
    const person = await joinAs(group.code)
    const key = await deviceKeyOf(person)
    expect(holds('ყველა', (await key?.sign('ყველა')) ?? '', key?.open ?? '')).toBe(true)
    expect(await confirmJoining(person)).toMatchObject({ state: 'joined' })
    await anotherWindow()
    const later = await (await import('../../src/flow/device-key.ts')).deviceKeyOf(person)
    expect(await later?.sign('ყველა')).toBe(await key?.sign('ყველა'))
    const { file } = await exportProfile(person)
    const { secret } = (await keptKey()) as { readonly secret: string }
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await file.text()).not.toContain(secret)
  })

  test('on a full disk nothing is joined by half', async () => {
    const { fillDisk } = await import('./phone.ts')
    await presentPerson()
    const disk = fillDisk()
    await expect(joinGroup(strangeCode(), {})).rejects.toThrow()
    disk.free()
    expect(await joiningHere()).toEqual({ state: 'none' })
    await joinAs(strangeCode())
  })
})
