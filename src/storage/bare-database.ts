import type { SendingStore, SendingTable } from './sending.ts'

/*
 * The database without the library, for the worker, which sends when no window does and must stay small. It reads and writes what is
 * there; it never makes a database, brings one to another version, or stands in the way of a window that does.
 */

/** As db.ts names it. */
const NAME = 'ubani'
/** The last version of the ladder in db.ts, as the library tells it to the browser: ten times as large. */
export const KNOWN_VERSION = 40

/** The database as sending uses it, and how to let go of it. */
export interface BareDatabase extends SendingStore {
  close(): void
}

/** Opens the database; nothing where there is none, or one of another version than this build knows. */
export async function openBare(): Promise<BareDatabase | undefined> {
  const db = await openAsItIs()
  if (!db) return undefined
  if (db.version !== KNOWN_VERSION) {
    db.close()
    return undefined
  }
  db.onversionchange = () => db.close() // what is being done fails, and is tried again another time
  return { ...verbsOn(db), close: () => db.close() }
}

function openAsItIs(): Promise<IDBDatabase | undefined> {
  const asked = indexedDB.open(NAME)
  return new Promise((opened, failed) => {
    let isThere = true
    asked.onupgradeneeded = () => {
      isThere = false
      asked.transaction?.abort() // asked for without a version it is about to be made: it is not
    }
    asked.onsuccess = () => opened(asked.result)
    asked.onerror = (event) => {
      event.preventDefault()
      if (isThere) failed(asked.error)
      else opened(undefined)
    }
  })
}

/** @param within the transaction in which all of it happens; without one each verb that reads has its own */
function verbsOn(db: IDBDatabase, within?: IDBTransaction): SendingStore {
  const table = (name: SendingTable): IDBObjectStore =>
    (within ?? db.transaction(name, 'readonly')).objectStore(name)
  const each = async <Value>(name: SendingTable, keys: readonly string[]): Promise<(Value | undefined)[]> => {
    const from = table(name)
    return Promise.all(keys.map((key) => answerTo<Value | undefined>(from.get(key))))
  }
  return {
    values: async (keys) =>
      (await each<{ readonly value: unknown }>('settings', keys)).map((row) => row?.value),
    attempts: (ids) => each('attempts', ids),
    rows: (ids) => each('outbox', ids),
    rowsAfter: (id, most) => answerTo(table('outbox').getAll(IDBKeyRange.lowerBound(id, true), most)),
    remember: async (key, value) => void (await answerTo(table('settings').put({ key, value }))),
    putRows: async (rows) => void (await Promise.all(rows.map((row) => answerTo(table('outbox').put(row))))),
    strikeOff: async (ids) => void (await Promise.all(ids.map((id) => answerTo(table('outbox').delete(id))))),
    atOnce: async (tables, work) => {
      // 'strict': on the disk before it is said to be done, as in db.ts
      const begun = db.transaction([...tables], 'readwrite', { durability: 'strict' })
      const done = endOf(begun)
      try {
        const value = await work(verbsOn(db, begun))
        await done
        return value
      } catch (fault) {
        cancel(begun)
        await done.catch(() => undefined) // why it ended is told by what was thrown
        throw fault
      }
    },
  }
}

function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((answered, failed) => {
    request.onsuccess = () => answered(request.result)
    request.onerror = () => failed(request.error)
  })
}

function endOf(begun: IDBTransaction): Promise<void> {
  return new Promise((over, failed) => {
    begun.oncomplete = () => over()
    begun.onabort = () => failed(begun.error)
  })
}

function cancel(begun: IDBTransaction): void {
  try {
    begun.abort()
  } catch {
    // it has ended already
  }
}
