import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, test, vi } from 'vitest'
import { Database, LADDER } from '../../src/storage/db.ts'

/**
 * Every version of the device's tables that was ever shipped, written out by hand. Somewhere a phone still holds each of
 * them: add a version below, never change or remove a line.
 */
const SHIPPED = [
  {
    version: 1,
    stores: {
      settings: 'key',
      editions: 'id, language',
      documents: '[edition+name], edition',
      texts: '[edition+sha256], edition',
      arrivals: 'sha256',
      attempts: 'id, kind, [kind+subject], sequence',
      outbox: 'attempt',
    },
  },
  { version: 2, stores: { scenes: 'key' } },
  { version: 3, stores: { papers: 'key' } },
  { version: 4, stores: { rooms: 'id', entries: '[room+key], room', evaluations: 'attempt' } },
] as const

test('the ladder of versions is the one that was shipped', () => {
  expect(LADDER).toEqual(SHIPPED)
})

test('versions rise, and no table ever leaves or comes back under another key', () => {
  const keys = new Map<string, string | undefined>()
  let before = 0
  for (const { version, stores } of LADDER) {
    expect(version).toBeGreaterThan(before)
    before = version
    for (const [table, indexes] of Object.entries(stores)) {
      const key = indexes.split(',')[0]
      expect(keys.get(table) ?? key, `${table} in version ${version}`).toBe(key)
      keys.set(table, key)
    }
  }
})

test.each(SHIPPED)(
  '[30] what a phone kept under version $version is there after opening with this app',
  async (rung) => {
    const name = `phone-of-version-${rung.version}`
    const old = new Dexie(name)
    for (const { version, stores } of SHIPPED)
      if (version <= rung.version) old.version(version).stores(stores)
    await old.table('settings').put({ key: 'person', value: 'p' })
    await old.table('attempts').put({ id: 'a', kind: 'checklist', subject: 'chair', sequence: 1 })
    await old.table('outbox').put({ attempt: 'a', queuedAt: 1 })
    if (rung.version >= 2) await old.table('scenes').put({ key: 's@1#0/ka', fingerprint: 's@1#0' })
    if (rung.version >= 3) await old.table('papers').put({ key: 'a/ka', attempt: 'a' })
    if (rung.version >= 4) {
      await old.table('rooms').put({ id: 'p/r', person: 'p' })
      await old.table('entries').put({ room: 'p/r', key: 'released' })
      await old.table('evaluations').put({ attempt: 'a', number: 7 })
    }
    old.close()

    const db = new Database(name)
    expect(await db.settings.get('person')).toEqual({ key: 'person', value: 'p' })
    expect(await db.attempts.where('[kind+subject]').equals(['checklist', 'chair']).count()).toBe(1)
    expect(await db.outbox.count()).toBe(1)
    expect(await db.scenes.count()).toBe(rung.version >= 2 ? 1 : 0)
    expect(await db.papers.count()).toBe(rung.version >= 3 ? 1 : 0)
    const since4 = rung.version >= 4 ? 1 : 0
    expect(await db.rooms.count()).toBe(since4)
    expect(await db.entries.where('room').equals('p/r').count()).toBe(since4)
    expect(await db.evaluations.count()).toBe(since4)
    db.close()
  },
)

test('[3] every write waits until it is on the disk', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const db = new Database('strict')
  await db.settings.put({ key: 'a', value: 1 })
  const writes = begun.mock.calls.filter(([, mode]) => mode === 'readwrite')
  expect(writes.length).toBeGreaterThan(0)
  for (const [, , options] of writes) expect(options).toMatchObject({ durability: 'strict' })
  db.close()
})
