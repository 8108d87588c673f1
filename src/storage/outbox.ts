import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { Sent, Standing, Verdict } from '../core/sync/outbox.ts'
import { FRESH, standingSchema } from '../core/sync/outbox.ts'
import type { Database, OutboxRow } from './db.ts'
import { onChanged } from './on-changed.ts'
import { readPeople } from './people.ts'
import { readSetting, writeSetting } from './settings.ts'

/*
 * What waits for the centre. A row goes only when the centre has said that it has the attempt as it is now; an attempt and its row are
 * written in one transaction elsewhere (attempts.ts), which also takes back that a row was set aside.
 */

/** How sending stands, for everybody on this phone. */
const STANDING = 'sending'
/** So many rows are looked through at once. */
const ROWS = 50
/** So many attempts are asked for at once: asking alone keeps a slow phone from drawing. */
const SLICE = 12

/**
 * What of somebody's waits, oldest first, beginning after a place and going round: at most so many, and none only when nothing waits.
 * @param after the id after which it begins
 */
export async function readWaiting(
  db: Database,
  person: Uuid,
  after: string,
  most: number,
): Promise<Attempt[]> {
  const ahead = await waitingAfter(db, person, after, most)
  return ahead.length > 0 || after === '' ? ahead : waitingAfter(db, person, '', most)
}

/** Ids are made in the order of beginning, so the order of the table is by age. */
async function waitingAfter(db: Database, person: Uuid, after: string, most: number): Promise<Attempt[]> {
  const found: Attempt[] = []
  for (let place = after; ; ) {
    const rows = await db.outbox.where('attempt').above(place).limit(ROWS).toArray()
    const attempts = await attemptsWith(db, rows.filter(({ aside }) => !aside).map(idOf))
    for (const attempt of attempts) {
      if (attempt?.person === person) found.push(attempt)
      if (found.length === most) return found
    }
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return found
    place = last.attempt
  }
}

/** Everything of somebody's on this phone, with its row of the outbox where it has one. */
export async function readOutbox(
  db: Database,
  person: Uuid,
): Promise<readonly { readonly attempt: Attempt; readonly row: OutboxRow | undefined }[]> {
  return db.transaction('r', [db.attempts, db.outbox], async () => {
    const rows = new Map((await db.outbox.toArray()).map((row) => [row.attempt, row]))
    const attempts = await db.attempts.orderBy('sequence').toArray()
    return attempts
      .filter((attempt) => attempt.person === person)
      .map((attempt) => ({ attempt, row: rows.get(attempt.id) }))
  })
}

/** How sending stands for somebody. */
export async function readStanding(db: Database, person: Uuid): Promise<Standing> {
  return (await readStandings(db)).get(person) ?? FRESH
}

/** Changes how sending stands for some people, in one transaction. */
export async function changeStandings(
  db: Database,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  await db.transaction('rw', [db.settings], () => rewriteStandings(db, change))
}

/**
 * Does what follows from a request, in one transaction: all of it is durable when it resolves, or nothing. What was changed while the
 * request was on its way stays; it has a sequence that the verdict does not know.
 */
export async function settle(
  db: Database,
  { taken, aside }: Pick<Verdict, 'taken' | 'aside'>,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  await db.transaction('rw', [db.attempts, db.outbox, db.settings], async () => {
    const over = await asSent(db, taken)
    await db.outbox.bulkDelete(over.map(({ id }) => id))
    const kept = await asSent(db, aside)
    const rows = await db.outbox.bulkGet(kept.map(({ id }) => id))
    await db.outbox.bulkPut(
      rows.flatMap((row, place) => {
        const why = kept[place]?.why
        return row && why ? [{ ...row, aside: why }] : []
      }),
    )
    await rewriteStandings(db, change)
  })
}

/** Lets what was set aside of somebody's be sent once more. */
export async function clearAside(db: Database, person: Uuid): Promise<void> {
  await db.transaction('rw', [db.attempts, db.outbox], async () => {
    const rows = await db.outbox.filter(({ aside }) => aside !== undefined).toArray()
    const attempts = await attemptsWith(db, rows.map(idOf))
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

/** Those that are on this phone as they were sent, or not at all any more. */
async function asSent<Each extends Sent>(db: Database, sent: readonly Each[]): Promise<Each[]> {
  const present = await attemptsWith(
    db,
    sent.map(({ id }) => id),
  )
  return sent.filter(({ sequence }, place) => (present[place]?.sequence ?? sequence) <= sequence)
}

/** Attempts by their ids, in that order; nothing in the place of one that is not on this phone. */
async function attemptsWith(db: Database, ids: readonly Uuid[]): Promise<(Attempt | undefined)[]> {
  const found: (Attempt | undefined)[] = []
  for (let at = 0; at < ids.length; at += SLICE)
    found.push(...(await db.attempts.bulkGet(ids.slice(at, at + SLICE))))
  return found
}

/** Called inside a transaction. Nothing is remembered of who is not on this phone any more, and nothing written that was so before. */
async function rewriteStandings(
  db: Database,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  const [{ profiles }, standings] = await Promise.all([readPeople(db), readStandings(db)])
  const changed = new Map<string, Standing>()
  for (const { person } of profiles) {
    const standing = change(standings.get(person) ?? FRESH, person)
    if (standing !== FRESH) changed.set(person, standing)
  }
  const isSame =
    changed.size === standings.size && [...changed].every(([person, each]) => standings.get(person) === each)
  if (!isSame) await writeSetting(db, STANDING, Object.fromEntries(changed))
}

/** How sending stands, by person. */
export async function readStandings(db: Database): Promise<Map<string, Standing>> {
  const stored = (await readSetting(db, STANDING)) ?? {}
  return new Map(
    Object.entries(stored).flatMap(([person, each]) => {
      const read = standingSchema.safeParse(each)
      return read.success ? [[person, read.data]] : []
    }),
  )
}

/** A row bears the id of its attempt. */
function idOf({ attempt }: OutboxRow): Uuid {
  return attempt as Uuid
}
