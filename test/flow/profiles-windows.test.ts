import { wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Doing } from '../../src/flow/attempt-keeper.ts'
import { pressedCache, pressedKey } from '../../src/core/shell/pages-file.ts'
import { type AppWindow, anotherWindow, heard, instead } from './window.ts'

const doing: Doing = { language: 'en', pack: undefined }

let one: AppWindow
let other: AppWindow
beforeEach(async () => {
  await wipePhone()
  one = await anotherWindow()
  other = await anotherWindow()
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('two windows', () => {
  test('make one first person between them', async () => {
    const [here, there] = await Promise.all([one.presentPerson(), other.presentPerson()])
    expect(here).toBe(there)
  })

  test('see what the first person of the other does', async () => {
    expect(await other.tickedSoFar('chair')).toEqual(new Set())
    await one.tick('chair', 'a/1', true, doing)
    expect([...(await other.tickedSoFar('chair'))]).toEqual(['a/1'])
  })

  test('have the same person: the other begins anew when one hands the phone on', async () => {
    const reload = vi.fn()
    await other.presentPerson()
    other.onPersonChanged(reload)
    const nino = await one.addProfile('Nino')
    await heard()
    expect(reload).not.toHaveBeenCalled()
    await one.openProfile(nino)
    await heard()
    expect(reload).toHaveBeenCalledTimes(1)
    expect(await other.presentPerson()).toBe(nino)
  })

  test('ask for a PIN each', async () => {
    const first = await one.presentPerson()
    const nino = await one.addProfile('Nino', '2468')
    await one.openProfile(nino, '2468')
    await heard()
    expect([await one.presentPerson(), await other.presentPerson()]).toEqual([nino, first])
    await other.tick('chair', 'of-the-first', true, doing)
    expect(await one.tickedSoFar('chair')).toEqual(new Set())
  })

  test('both lock somebody who was open in both when one hands the phone on', async () => {
    const first = await one.presentPerson()
    const nino = await one.addProfile('Nino', '2468')
    await one.openProfile(nino, '2468')
    await other.openProfile(nino, '2468')
    await one.openProfile(first)
    await heard()
    expect(await other.presentPerson()).toBe(first)
    expect(await other.openProfile(nino)).toEqual({ ok: false, problem: 'pin' })
  })

  test('that change who is there and what they choose at once lose no choice', async () => {
    const first = await one.presentPerson()
    const nino = await one.addProfile('Nino')
    await other.presentPerson()
    await Promise.all([one.openProfile(nino), other.changePreferences({ role: 'chair' })])
    await heard()
    expect((await one.readPreferences()).role).toBeUndefined()
    await one.openProfile(first)
    expect((await one.readPreferences()).role).toBe('chair')
  })

  test('that set a PIN at once set one of the two', async () => {
    const first = await one.presentPerson()
    await one.addProfile('Nino')
    const set = await Promise.all([
      one.setPin(first, undefined, '1111'),
      other.setPin(first, undefined, '2222'),
    ])
    expect(set.filter(({ ok }) => ok)).toHaveLength(1)
    const restarted = await anotherWindow()
    const opened = await restarted.openProfile(first, set[0].ok ? '1111' : '2222')
    expect(opened.ok).toBe(true)
  })
})

describe('a page kept as drawn', () => {
  const BUILD = 'x'
  const CACHE = pressedCache(BUILD)
  let kept: Map<string, Map<string, Response>>
  let stubs: { stop(): void }[] = []
  beforeEach(() => {
    kept = new Map()
    const caches = {
      async open(name: string) {
        const pages = kept.get(name) ?? new Map<string, Response>()
        kept.set(name, pages)
        return {
          put: async (key: string, page: Response) => void kept.set(name, pages.set(key, page)),
          match: async (key: string) => kept.get(name)?.get(key),
          delete: async (key: string) => pages.delete(key),
        }
      },
      delete: async (name: string) => kept.delete(name),
    }
    stubs = [instead('__BUILD__', BUILD), instead('caches', caches)]
  })
  afterEach(() => {
    for (const stub of stubs) stub.stop()
  })
  const page = { language: 'en', path: '/' } as const
  const lies = () => kept.get(CACHE)?.has(pressedKey('en', '/')) ?? false

  test('lies there for a person without a PIN and goes when the phone is handed on', async () => {
    expect(await one.pressableFor()).toBe('nobody')
    const first = await one.presentPerson()
    expect(await one.pressableFor()).toBe(first)
    await one.keepPressed({ ...page, whose: first }, 'Home', '<p>hers</p>')
    expect(lies()).toBe(true)
    await one.openProfile(await one.addProfile('Nino'))
    expect(lies()).toBe(false)
  })

  test('is never kept while somebody has a PIN, open or locked', async () => {
    const first = await one.presentPerson()
    await one.keepPressed({ ...page, whose: first }, 'Home', '<p>mine</p>')
    await one.setPin(first, undefined, '1111')
    expect([lies(), await one.isPressable(), await one.pressableFor()]).toEqual([false, false, undefined])
    expect(await one.isLockedOut()).toBe(false)
    const restarted = await anotherWindow()
    expect([await restarted.isPressable(), await restarted.isLockedOut()]).toEqual([false, true])
    await restarted.presentPerson()
    expect(await restarted.isPressable()).toBe(false)
    await one.setPin(first, '1111')
    expect(await one.isPressable()).toBe(true)
  })

  test('that another window keeps while the phone is handed on goes again', async () => {
    const first = await one.presentPerson()
    const whose = await other.pressableFor()
    expect(whose).toBe(first)
    await one.openProfile(await one.addProfile('Nino'))
    await other.keepPressed({ ...page, whose: first }, 'Home', '<p>of the first</p>')
    expect(lies()).toBe(false)
  })

  test('is gone before the phone is handed on, so that a kill in between shows nobody’s', async () => {
    const first = await one.presentPerson()
    const nino = await one.addProfile('Nino')
    await one.keepPressed({ ...page, whose: first }, 'Home', '<p>mine</p>')
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('killed', 'AbortError')
    })
    await expect(one.openProfile(nino)).rejects.toThrow()
    expect(lies()).toBe(false)
  })
})
