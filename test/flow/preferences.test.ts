import { fillDisk, wipePhone } from './phone.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import { changePreferences, readPreferences, tellWorker } from '../../src/flow/preferences.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { writeSetting } from '../../src/storage/settings.ts'

beforeEach(wipePhone)

/** What holds until somebody chooses otherwise. */
const DEFAULTS = { theme: 'system', size: 0, unhurried: false, answerFirst: false } as const

test('somebody who has chosen nothing gets what the phone says', async () => {
  expect(await readPreferences()).toEqual(DEFAULTS)
})

test('what is chosen stays chosen', async () => {
  await changePreferences({ language: 'hy', role: 'registrar' })
  expect(await changePreferences({ theme: 'contrast', size: 3 })).toEqual(await readPreferences())
  expect(await readPreferences()).toEqual({
    ...DEFAULTS,
    language: 'hy',
    role: 'registrar',
    theme: 'contrast',
    size: 3,
  })
})

test('two things chosen at once are both chosen', async () => {
  await Promise.all([changePreferences({ theme: 'dark' }), changePreferences({ size: 2 })])
  expect(await readPreferences()).toEqual({ ...DEFAULTS, theme: 'dark', size: 2 })
})

test('what a full phone does not keep holds all the same, beside what it has, until the window is closed', async () => {
  await changePreferences({ role: 'chair', theme: 'dark' })
  const disk = fillDisk()
  expect(await changePreferences({ size: 2 })).toMatchObject({ role: 'chair', theme: 'dark', size: 2 })
  expect(await changePreferences({ theme: 'light' })).toMatchObject({
    role: 'chair',
    theme: 'light',
    size: 2,
  })
  disk.free()
  expect(await readPreferences()).toMatchObject({ role: 'chair', theme: 'dark', size: 0 })
})

test('a choice that cannot be read falls back alone', async () => {
  const stored = {
    language: 'fr',
    role: 'chair',
    theme: 'sepia',
    size: 2,
    unhurried: 'yes',
    answerFirst: true,
    later: true,
  }
  await withDatabase((db) => writeSetting(db, 'preferences', stored))
  expect(await readPreferences()).toEqual({ ...DEFAULTS, role: 'chair', size: 2, answerFirst: true })
  await withDatabase((db) => writeSetting(db, 'preferences', 'nonsense'))
  expect(await readPreferences()).toEqual(DEFAULTS)
})

test('the service worker is told how to dress a page, and a phone without a cache goes on', async () => {
  const told: unknown[] = []
  const put = async (_key: string, look: Response): Promise<void> => void told.push(await look.json())
  vi.stubGlobal('caches', { open: async () => ({ put }) })
  await changePreferences({ language: 'az', theme: 'dark', size: 1 })
  expect(told).toEqual([{ language: 'az', theme: 'dark', size: 1, installed: [] }])
  vi.stubGlobal('caches', undefined)
  await expect(tellWorker()).resolves.toBeUndefined()
})
