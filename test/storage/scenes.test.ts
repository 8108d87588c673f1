import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database } from '../../src/storage/db.ts'
import { dropScenesBut, keepScene, keptScenes, withScenes } from '../../src/storage/scenes.ts'

const row = (fingerprint: string, language: 'ka' | 'en', title = 'first') => ({
  fingerprint,
  language,
  value: { reads: 1, scene: {}, words: { title } },
})

let made = 0
let db: Database
beforeEach(() => {
  db = new Database(`scenes-${(made += 1)}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

test('a version is found in every language in which it was kept, and no other version with it', async () => {
  for (const each of [row('a@1#0', 'en'), row('a@1#0', 'ka'), row('a@2#0', 'en'), row('a@1#00', 'en')])
    await keepScene(db, each)
  expect((await keptScenes(db, 'a@1#0')).map(({ key }) => key)).toEqual(['a@1#0/en', 'a@1#0/ka'])
})

test('what is kept stays as it was kept first', async () => {
  await keepScene(db, row('a@1#0', 'en'))
  await keepScene(db, row('a@1#0', 'en', 'second'))
  expect((await keptScenes(db, 'a@1#0')).map(({ value }) => value.words)).toEqual([{ title: 'first' }])
})

test('what is not needed goes, in every language', async () => {
  for (const each of [row('a@1#0', 'en'), row('a@1#0', 'ka'), row('b@1#0', 'en')]) await keepScene(db, each)
  await dropScenesBut(db, new Set(['b@1#0', undefined]))
  expect((await db.scenes.toArray()).map(({ key }) => key)).toEqual(['b@1#0/en'])
})

test('of an attempt and its scene either both are kept or neither', async () => {
  const both = withScenes(db, async () => {
    await keepScene(db, row('a@1#0', 'en'))
    await db.outbox.put({ attempt: 'a', queuedAt: 1 })
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
  await expect(both).rejects.toThrow('full')
  expect([await db.scenes.count(), await db.outbox.count()]).toEqual([0, 0])
})
