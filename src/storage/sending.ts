import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { type People, peopleIn } from '../core/profile/profile.ts'
import { FRESH, type Sent, type Standing, standingSchema, type Verdict } from '../core/sync/outbox.ts'
import type { OutboxRow } from './db.ts'

/*
 * What sending reads and writes, said in the few verbs it needs of a database. Windows have them from the library (outbox.ts), the worker,
 * for which the library is too large, from the browser itself (bare-database.ts).
 */

/** What the verbs are about. */
export type SendingTable = 'settings' | 'attempts' | 'outbox'

/** The verbs. What is asked for by name or id comes in the order of asking, with nothing in the place of what is not there. */
export interface SendingStore {
  /** What is remembered under some names. */
  values(keys: readonly string[]): Promise<unknown[]>
  attempts(ids: readonly string[]): Promise<(Attempt | undefined)[]>
  rows(ids: readonly string[]): Promise<(OutboxRow | undefined)[]>
  /** The first so many rows after an id. */
  rowsAfter(id: string, most: number): Promise<OutboxRow[]>
  /** Called inside a transaction only. */
  remember(key: string, value: unknown): Promise<void>
  /** The same. */
  putRows(rows: readonly OutboxRow[]): Promise<void>
  /** The same. */
  strikeOff(ids: readonly string[]): Promise<void>
  /** Does something in one transaction over some tables: all of it is durable when it resolves, or nothing was done. */
  atOnce<Value>(
    tables: readonly SendingTable[],
    work: (store: SendingStore) => Promise<Value>,
  ): Promise<Value>
}

/** How sending stands, for everybody on this phone. */
const STANDING = 'sending'
/** So many rows are looked through at once. */
const ROWS = 50
/** So many are asked for or struck off at once: asking alone keeps a slow phone from drawing. */
export const SLICE = 12

/** Who uses this phone. */
export async function readSenders(store: SendingStore): Promise<People> {
  const [chosen, profiles] = await store.values(['person', 'profiles'])
  return peopleIn(chosen, profiles)
}

/**
 * What of somebody's waits, oldest first, beginning after a place and going round: at most so many, and none only when nothing waits.
 * @param after the id after which it begins
 * @param make what is made of each, as it is read: what takes long over fifty at once is hardly felt over a few
 */
export async function readWaiting<Made>(
  store: SendingStore,
  person: Uuid,
  after: string,
  most: number,
  make: (attempt: Attempt) => Made,
): Promise<Made[]> {
  const ahead = await waitingAfter(store, person, after, most, make)
  return ahead.length > 0 || after === '' ? ahead : waitingAfter(store, person, '', most, make)
}

/** Ids are made in the order of beginning, so the order of the table is by age. */
async function waitingAfter<Made>(
  store: SendingStore,
  person: Uuid,
  after: string,
  most: number,
  make: (attempt: Attempt) => Made,
): Promise<Made[]> {
  const found: Made[] = []
  for (let place = after; ; ) {
    const rows = await store.rowsAfter(place, ROWS)
    for (const part of sliced(rows.filter(({ aside }) => !aside)))
      for (const attempt of await store.attempts(part.map(idOf))) {
        if (attempt?.person === person) found.push(make(attempt))
        if (found.length === most) return found
      }
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return found
    place = last.attempt
  }
}

/** How sending stands for somebody. */
export async function readStanding(store: SendingStore, person: Uuid): Promise<Standing> {
  return (await readStandings(store)).get(person) ?? FRESH
}

/** How sending stands, by person. */
export async function readStandings(store: SendingStore): Promise<Map<string, Standing>> {
  const [stored] = await store.values([STANDING])
  return new Map(
    Object.entries(stored ?? {}).flatMap(([person, each]) => {
      const read = standingSchema.safeParse(each)
      return read.success ? [[person, read.data]] : []
    }),
  )
}

/** Changes how sending stands for some people, in one transaction. */
export async function changeStandings(
  store: SendingStore,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  await store.atOnce(['settings'], (within) => rewriteStandings(within, change))
}

/**
 * Does what follows from a request, in one transaction: all of it is durable when it resolves, or nothing. What was changed while the
 * request was on its way stays; it has a sequence that the verdict does not know.
 */
export async function settle(
  store: SendingStore,
  { taken, aside }: Pick<Verdict, 'taken' | 'aside'>,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  await store.atOnce(['attempts', 'outbox', 'settings'], async (within) => {
    const over = await asSent(within, taken)
    for (const part of sliced(over)) await within.strikeOff(part.map(({ id }) => id))
    const kept = await asSent(within, aside)
    const rows = await within.rows(kept.map(({ id }) => id))
    const set = rows.flatMap((row, place) => {
      const why = kept[place]?.why
      return row && why ? [{ ...row, aside: why }] : []
    })
    // who watches the outbox is not told of what did not happen
    if (set.length > 0) await within.putRows(set)
    await rewriteStandings(within, change)
  })
}

/** Those that are on this phone as they were sent, or not at all any more. */
async function asSent<Each extends Sent>(store: SendingStore, sent: readonly Each[]): Promise<Each[]> {
  const present = await attemptsWith(
    store,
    sent.map(({ id }) => id),
  )
  return sent.filter(({ sequence }, place) => (present[place]?.sequence ?? sequence) <= sequence)
}

/** Attempts by their ids, in that order; nothing in the place of one that is not on this phone. */
export async function attemptsWith(
  store: SendingStore,
  ids: readonly Uuid[],
): Promise<(Attempt | undefined)[]> {
  const found: (Attempt | undefined)[] = []
  for (const part of sliced(ids)) found.push(...(await store.attempts(part)))
  return found
}

function sliced<Each>(all: readonly Each[]): Each[][] {
  return Array.from({ length: Math.ceil(all.length / SLICE) }, (_, at) =>
    all.slice(at * SLICE, (at + 1) * SLICE),
  )
}

/** Called inside a transaction. Nothing is remembered of who is not on this phone any more, and nothing written that was so before. */
async function rewriteStandings(
  store: SendingStore,
  change: (standing: Standing, person: Uuid) => Standing,
): Promise<void> {
  const [{ profiles }, standings] = await Promise.all([readSenders(store), readStandings(store)])
  const changed = new Map<string, Standing>()
  for (const { person } of profiles) {
    const standing = change(standings.get(person) ?? FRESH, person)
    if (standing !== FRESH) changed.set(person, standing)
  }
  const isSame =
    changed.size === standings.size && [...changed].every(([person, each]) => standings.get(person) === each)
  if (!isSame) await store.remember(STANDING, Object.fromEntries(changed))
}

/** A row bears the id of its attempt. */
export function idOf({ attempt }: OutboxRow): Uuid {
  return attempt as Uuid
}
