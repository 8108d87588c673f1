import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { attemptTables, PersonWiped } from './attempts.ts'
import type { Database } from './db.ts'
import { readWiped } from './people.ts'
import { writeSetting } from './settings.ts'

/*
 * Attempts that come back to a phone, from the centre or from a file: of each the version with the highest `sequence` stays, so nothing is
 * doubled and nothing newer is lost, in whatever order and however often they come.
 */

/** What became of attempts that came back. */
export interface CameBack {
  /** Those that were not here, or not so new. */
  readonly added: number
  readonly known: number
}

/**
 * Puts somebody's attempts back, in one transaction.
 * @param queued those that the centre does not have: they wait for it
 */
export async function putBack(
  db: Database,
  person: Uuid,
  attempts: readonly Attempt[],
  { queued, now }: { readonly queued: ReadonlySet<Uuid>; readonly now: number },
): Promise<CameBack> {
  return db.transaction('rw', attemptTables(db), async () => {
    if ((await readWiped(db)).includes(person)) throw new PersonWiped(person)
    const own = attempts.filter((attempt) => attempt.person === person)
    const here = await db.attempts.bulkGet(own.map(({ id }) => id))
    const fresh = own.filter(({ sequence }, place) => {
      const there = here[place]
      // another's id is never taken, whatever a file says
      return there ? there.person === person && there.sequence < sequence : true
    })
    await db.attempts.bulkPut([...fresh])
    const [waits, rest] = parted(fresh, ({ id }) => queued.has(id))
    await db.outbox.bulkPut(waits.map(({ id }) => ({ attempt: id, queuedAt: now })))
    await db.outbox.bulkDelete(rest.map(({ id }) => id))
    return { added: fresh.length, known: own.length - fresh.length }
  })
}

/** Lets everything of somebody's wait for the centre again, which has deleted it; called inside a transaction over `attemptTables`. */
export async function queueAll(db: Database, person: Uuid, now: number): Promise<void> {
  const ids: Uuid[] = []
  await db.attempts.each((attempt) => {
    if (attempt.person === person) ids.push(attempt.id)
  })
  const known = new Set((await db.outbox.bulkGet(ids)).map((row) => row?.attempt))
  await db.outbox.bulkPut(ids.filter((id) => !known.has(id)).map((id) => ({ attempt: id, queuedAt: now })))
}

/**
 * Makes what one person did another's, as newly written, so that it goes to the centre as theirs; called inside a transaction over
 * `attemptTables`. What the centre has of the first one it would not take from another: whoever calls sees to that.
 */
export async function giveAttempts(
  db: Database,
  { from, to }: { readonly from: Uuid; readonly to: Uuid },
  now: number,
): Promise<number> {
  const all = await db.attempts.orderBy('sequence').toArray()
  const last = all.at(-1)?.sequence ?? 0
  const given = newestFirst(all.filter(({ person }) => person === from))
    .reverse()
    .map((attempt, place) => {
      const { doneSequence: _, ...rest } = attempt // its place is in its new number
      return { ...rest, person: to, sequence: last + 1 + place }
    })
  await db.attempts.bulkPut(given)
  await db.outbox.bulkPut(given.map(({ id }) => ({ attempt: id, queuedAt: now })))
  return given.length
}

/** Lets somebody who was wiped come back, because they ask for it by name; called inside a transaction over the settings. */
export async function forgetWiped(db: Database, person: Uuid): Promise<void> {
  const wiped = await readWiped(db)
  if (wiped.includes(person))
    await writeSetting(
      db,
      'wiped',
      wiped.filter((each) => each !== person),
    )
}

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
