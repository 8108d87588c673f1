import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Uuid } from '../../src/core/ids.ts'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import { isPinOf, keptPin } from '../../src/flow/pin.ts'
import { tryPin } from '../../src/flow/pin-tries.ts'
import {
  addProfile,
  exportProfile,
  listProfiles,
  lockProfile,
  openProfile,
  presentPerson,
  renameProfile,
  setPin,
} from '../../src/flow/profiles.ts'
import { tick, tickedSoFar } from '../../src/flow/run-checklist.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { readPeople } from '../../src/storage/people.ts'
import { readSetting } from '../../src/storage/settings.ts'
import { anotherWindow, instead } from './window.ts'

const doing: Doing = { language: 'en', pack: undefined }
const NOON = Date.UTC(2026, 10, 22, 12)
const YEAR = 365 * 86_400_000

let session: { stop(): void } | undefined
function withSession(storage: unknown): void {
  session?.stop()
  session = instead('sessionStorage', storage)
}

let nino: Uuid
beforeEach(async () => {
  await wipePhone()
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  nino = await addProfile('Nino', '2468')
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  session?.stop()
})

const tryTimes = async (times: number, pin = '0000') => {
  const outcomes = []
  for (let at = 0; at < times; at++) outcomes.push(await openProfile(nino, pin))
  return outcomes
}

describe('a PIN', () => {
  test('is kept as PBKDF2 gives it, salted, never as it is', async () => {
    const [one, other] = [await keptPin('2468'), await keptPin('2468')]
    expect(one.hash).not.toBe(other.hash)
    expect(one.rounds).toBe(150_000)
    expect([await isPinOf(one, '2468'), await isPinOf(one, '2469')]).toEqual([true, false])
    expect(JSON.stringify(await withDatabase((db) => db.settings.toArray()))).not.toContain('2468')
  })

  test('agrees with the published figures of PBKDF2 with SHA-256', async () => {
    const hash = 'xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o=' // password, salt, 4096 rounds
    expect(await isPinOf({ salt: btoa('salt'), hash, rounds: 4096 }, 'password')).toBe(true)
  })

  test('opens its profile, and nothing else does', async () => {
    const first = await presentPerson()
    expect(await openProfile(nino)).toEqual({ ok: false, problem: 'pin' })
    expect(await openProfile(nino, '1357')).toEqual({ ok: false, problem: 'pin' })
    expect(await presentPerson()).toBe(first)
    expect(await openProfile(nino, '2468')).toMatchObject({ ok: true })
    expect(await presentPerson()).toBe(nino)
  })

  test('is asked for again when the phone was handed on meanwhile', async () => {
    const first = await presentPerson()
    await openProfile(nino, '2468')
    await openProfile(first)
    expect(await openProfile(nino)).toEqual({ ok: false, problem: 'pin' })
  })

  test('is set, changed and taken away by whoever knows the one before', async () => {
    const first = await presentPerson()
    expect(await setPin(nino, '1111', '5555')).toEqual({ ok: false, problem: 'pin' })
    expect(await setPin(nino, undefined)).toEqual({ ok: false, problem: 'pin' })
    expect(await setPin(nino, '2468', '5555')).toMatchObject({ ok: true })
    expect(await openProfile(nino, '2468')).toMatchObject({ ok: false })
    expect(await openProfile(nino, '5555')).toMatchObject({ ok: true })
    expect(await setPin(nino, '5555')).toMatchObject({ ok: true })
    await openProfile(first)
    expect(await openProfile(nino)).toMatchObject({ ok: true })
    await expect(setPin(nino, undefined, '12')).rejects.toThrow('4 to 12')
  })

  test('once set leaves whoever set it at the phone, until the next start', async () => {
    const first = await presentPerson()
    await setPin(first, undefined, '7777')
    expect(await presentPerson()).toBe(first)
    expect(await (await anotherWindow()).presentPerson()).not.toBe(first)
  })
})

describe('where a PIN was not given in this window', () => {
  test('a nameless person is at the phone: nothing of the locked one is shown or written to', async () => {
    const first = await presentPerson()
    await openProfile(nino, '2468')
    await tick('chair', 'a/1', true, doing)

    const restarted = await anotherWindow()
    expect(await restarted.presentPerson()).toBe(first)
    expect(await restarted.tickedSoFar('chair')).toEqual(new Set())
    await restarted.tick('chair', 'b/1', true, doing)
    expect(await restarted.listProfiles()).toMatchObject([
      { person: first, present: true },
      { person: nino, hasPin: true, present: false, unlocked: false },
    ])
    await expect(restarted.exportProfile(nino)).rejects.toThrow('locked')

    await restarted.openProfile(nino, '2468')
    expect([...(await restarted.tickedSoFar('chair'))]).toEqual(['a/1'])
  })

  test('a nameless person is made, once, where all others have a name or a PIN', async () => {
    const first = await presentPerson()
    await renameProfile(first, 'Ana')
    await openProfile(nino, '2468')
    lockProfile()
    expect(await tickedSoFar('chair')).toEqual(new Set())
    expect((await withDatabase(readPeople)).profiles).toHaveLength(2) // looking makes nobody
    const [one, other] = await Promise.all([presentPerson(), presentPerson()])
    expect(one).toBe(other)
    expect([first, nino]).not.toContain(one)
    expect(await (await anotherWindow()).presentPerson()).toBe(one)
    expect((await withDatabase(readPeople)).profiles).toHaveLength(3)
    expect((await withDatabase(readPeople)).chosen).toBe(nino)
  })

  test('whoever stands in has choices of their own, and those of the locked one stay', async () => {
    await openProfile(nino, '2468')
    const here = await anotherWindow()
    await here.openProfile(nino, '2468')
    await here.changePreferences({ role: 'chair', theme: 'dark' })
    const restarted = await anotherWindow()
    expect(await restarted.readPreferences()).toMatchObject({ theme: 'dark' })
    expect((await restarted.readPreferences()).role).toBeUndefined()
    await restarted.changePreferences({ role: 'registrar', theme: 'light' })
    expect((await restarted.readPreferences()).role).toBe('registrar')
    await restarted.openProfile(nino, '2468')
    expect(await restarted.readPreferences()).toMatchObject({ role: 'chair', theme: 'dark' })
  })

  test('whoever stands in and takes a name is found the next time', async () => {
    await openProfile(nino, '2468')
    lockProfile()
    const guest = await presentPerson()
    await tick('chair', 'a/1', true, doing)
    await renameProfile(guest, 'Levan')
    const restarted = await anotherWindow()
    expect(await restarted.presentPerson()).toBe(guest)
    expect([...(await restarted.tickedSoFar('chair'))]).toEqual(['a/1'])
  })
})

describe('a reload of the same window', () => {
  const sessionOf = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
  }

  test('does not ask again; a new window does', async () => {
    withSession(sessionOf())
    await openProfile(nino, '2468')
    const reloaded = await anotherWindow()
    expect(await reloaded.presentPerson()).toBe(nino)
    withSession(sessionOf())
    expect(await (await anotherWindow()).presentPerson()).not.toBe(nino)
  })

  test('asks again where the browser refuses session storage, and until then all works', async () => {
    const no = () => {
      throw new DOMException('Not allowed', 'SecurityError')
    }
    withSession({ getItem: no, setItem: no, removeItem: no })
    await openProfile(nino, '2468')
    expect(await presentPerson()).toBe(nino)
    expect(await (await anotherWindow()).presentPerson()).not.toBe(nino)
    lockProfile()
    expect(await presentPerson()).not.toBe(nino)
  })
})

describe('a PIN tried too often', () => {
  test('makes one wait, doubling, even with the right one and after a restart', async () => {
    const outcomes = await tryTimes(5)
    expect(new Set(outcomes.slice(0, 4).map((each) => !each.ok && each.problem))).toEqual(new Set(['pin']))
    expect(outcomes[4]).toEqual({ ok: false, problem: { seconds: 30 } })
    vi.setSystemTime(NOON + 10_000)
    const restarted = await anotherWindow()
    expect(await restarted.openProfile(nino, '2468')).toEqual({ ok: false, problem: { seconds: 20 } })
    vi.setSystemTime(NOON + 30_000)
    expect(await tryTimes(1)).toEqual([{ ok: false, problem: { seconds: 60 } }])
    vi.setSystemTime(NOON + 90_000)
    expect(await openProfile(nino, '2468')).toMatchObject({ ok: true })
    lockProfile()
    expect(await tryTimes(1)).toEqual([{ ok: false, problem: 'pin' }])
  })

  test('gives no more tries when many come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => openProfile(nino, '0000')))
    expect(outcomes.filter((each) => !each.ok && each.problem === 'pin').length).toBeLessThanOrEqual(4)
    expect(await withDatabase((db) => readSetting(db, 'pin-tries'))).toEqual({
      [nino]: { wrong: 5, at: NOON },
    })
  })

  test('counts a try that was killed before its end', async () => {
    vi.spyOn(crypto.subtle, 'deriveBits').mockRejectedValue(new Error('killed'))
    for (let at = 0; at < 5; at++) await expect(openProfile(nino, '2468')).rejects.toThrow('killed')
    vi.restoreAllMocks()
    expect(await openProfile(nino, '2468')).toEqual({ ok: false, problem: { seconds: 30 } })
  })

  test('with the clock set back a year makes one wait no longer than it would have', async () => {
    await tryTimes(5)
    vi.setSystemTime(NOON - YEAR)
    expect(await openProfile(nino, '2468')).toEqual({ ok: false, problem: { seconds: 30 } })
    vi.setSystemTime(NOON - YEAR + 30_000)
    expect(await openProfile(nino, '2468')).toMatchObject({ ok: true })
  })

  test('of one person leaves the others alone, and what is no PIN is not counted', async () => {
    const levan = await addProfile('Levan', '1111')
    await tryTimes(5)
    expect(await openProfile(levan, '1111')).toMatchObject({ ok: true })
    for (const typed of ['', '12', 'abcd', '1234567890123']) await openProfile(levan, typed)
    lockProfile()
    const { profiles } = await withDatabase(readPeople)
    const profile = profiles.find(({ person }) => person === levan)
    expect(profile && (await tryPin(profile, '2222'))).toEqual({ ok: false, problem: 'pin' })
  })

  test('is not looked at on a full disk, which could not count it', async () => {
    const disk = fillDisk()
    await expect(openProfile(nino, '2468')).rejects.toThrow()
    disk.free()
    expect(await openProfile(nino, '2468')).toMatchObject({ ok: true })
  })
})

test('a profile without a PIN is handed out without one; a locked one is not', async () => {
  const first = await presentPerson()
  await openProfile(nino, '2468')
  expect((await exportProfile(first)).name).toBe('ubani-2026-11-22.json')
  await openProfile(first)
  await expect(exportProfile(nino)).rejects.toThrow('locked')
  expect((await listProfiles()).map(({ unlocked }) => unlocked)).toEqual([true, false])
})
