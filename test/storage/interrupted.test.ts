import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { Database, LADDER } from '../../src/storage/db.ts'

const newest = LADDER.at(-1)?.version ?? 0

/** The tables that are made on the way from a version to the newest. */
function tablesAfter(version: number): number {
  return LADDER.filter((rung) => rung.version > version).flatMap(({ stores }) => Object.keys(stores)).length
}

/** A phone of an earlier version, with something that was done on it. */
async function phoneOf(version: number, name: string): Promise<void> {
  const old = new Dexie(name)
  for (const rung of LADDER) if (rung.version <= version) old.version(rung.version).stores(rung.stores)
  await old.table('attempts').put({ id: 'a', kind: 'exam', subject: 'officer', sequence: 7 })
  await old.table('outbox').put({ attempt: 'a', queuedAt: 1 })
  old.close()
}

/** The version in which the phone's tables are, without making them newer. */
async function versionOf(name: string): Promise<number> {
  const asItIs = await new Dexie(name).open()
  const version = asItIs.verno
  asItIs.close()
  return version
}

afterEach(() => {
  vi.restoreAllMocks()
})

test.each(LADDER.slice(0, -1).map(({ version }) => version))(
  '[30] a phone of version %i that dies at any step on its way to this app’s stays as it was, and goes all the way at the next start',
  async (version) => {
    const steps = tablesAfter(version)
    expect(steps).toBeGreaterThan(0)
    for (let step = 0; step < steps; step++) {
      const name = `interrupted-${version}-${step}`
      await phoneOf(version, name)
      const make = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'createObjectStore')
        ?.value as IDBDatabase['createObjectStore']
      let made = 0
      vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(function (
        this: IDBDatabase,
        ...store
      ) {
        if (made++ === step) throw new DOMException('the phone died', 'AbortError')
        return make.apply(this, store)
      })
      await expect(new Database(name).open()).rejects.toThrow('the phone died')
      vi.restoreAllMocks()
      expect(await versionOf(name)).toBe(version)

      const db = new Database(name)
      expect(await db.table('attempts').get('a')).toMatchObject({ sequence: 7 })
      expect(await db.outbox.count()).toBe(1)
      expect(db.verno).toBe(newest)
      expect(await db.evaluations.count()).toBe(0)
      db.close()
    }
  },
)
