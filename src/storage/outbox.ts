import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { Database, OutboxRow } from './db.ts'
import { onChanged } from './on-changed.ts'
import { attemptsWith, idOf, type SendingStore, SLICE } from './sending.ts'

/*
 * What waits for the centre. A row goes only when the centre has said that it has the attempt as it is now; an attempt and its row are
 * written in one transaction elsewhere (attempts.ts), which also takes back that a row was set aside. What sending does to it stands in
 * sending.ts.
 */

/** The database as sending uses it (sending.ts). */
export function sendingIn(db: Database): SendingStore {
  const store: SendingStore = {
    values: async (keys) => (await db.settings.bulkGet([...keys])).map((row) => row?.value),
    attempts: (ids) => db.attempts.bulkGet(ids as Uuid[]),
    rows: (ids) => db.outbox.bulkGet([...ids]),
    rowsAfter: (id, most) => db.outbox.where('attempt').above(id).limit(most).toArray(),
    remember: async (key, value) => void (await db.settings.put({ key, value })),
    putRows: async (rows) => void (await db.outbox.bulkPut(rows)),
    strikeOff: (ids) => db.outbox.bulkDelete([...ids]),
    // inside of it the library takes whatever is asked of the database for a part of it, if it is told by an async function
    atOnce: (tables, work) =>
      db.transaction(
        'rw',
        tables.map((table) => db[table]),
        async () => work(store),
      ),
  }
  return store
}

/** Everything of somebody's on this phone, with its row of the outbox where it has one. */
export async function readOutbox(
  db: Database,
  person: Uuid,
): Promise<readonly { readonly attempt: Attempt; readonly row: OutboxRow | undefined }[]> {
  return db.transaction('r', [db.attempts, db.outbox], async () => {
    const rows = new Map((await db.outbox.toArray()).map((row) => [row.attempt, row]))
    const attempts = (await everyAttempt(db)).filter((attempt) => attempt.person === person)
    return attempts
      .sort((one, other) => one.sequence - other.sequence)
      .map((attempt) => ({ attempt, row: rows.get(attempt.id) }))
  })
}

/** By id, some after some: a few in one answer cost far less than each asked for by itself, and all at once is one long wait. */
async function everyAttempt(db: Database): Promise<Attempt[]> {
  const found: Attempt[] = []
  for (;;) {
    const after = found.at(-1)?.id ?? ''
    const part = await db.attempts.where('id').above(after).limit(SLICE).toArray()
    found.push(...part)
    if (part.length < SLICE) return found
  }
}

/** Lets what was set aside of somebody's be sent once more. */
export async function clearAside(db: Database, person: Uuid): Promise<void> {
  await db.transaction('rw', [db.attempts, db.outbox], async () => {
    const rows = await db.outbox.filter(({ aside }) => aside !== undefined).toArray()
    const attempts = await attemptsWith(sendingIn(db), rows.map(idOf))
    const theirs = rows.filter((_, place) => attempts[place]?.person === person)
    await db.outbox.bulkPut(theirs.map(({ attempt, queuedAt }) => ({ attempt, queuedAt })))
  })
}

/** Calls back when something was queued or struck off, or came to a room, in whatever window. Returns how to stop it. */
export function onQueued(react: () => void): () => void {
  return onChanged(/\/(outbox|entries)\//, react)
}

/** The same, and when something was remembered beside it, as how sending stands. */
export function onOutboxChanged(react: () => void): () => void {
  return onChanged(/\/(outbox|settings)\//, react)
}
