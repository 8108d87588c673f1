import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../../core/pack/canonical.ts'
import type { Queries, Row } from './database.ts'

/*
 * Who did what at the centre: rows are only added, each with the hash of the one before, so that nothing in the middle can be changed,
 * left out or put in later without every hash after it being another. What was cut off at the end shows by a hash noted elsewhere.
 */

/** What was done. */
export type Act =
  | 'trainer-made'
  | 'trainer-revoked'
  | 'group-made'
  | 'group-closed'
  | 'group-handed-over'
  | 'joined'
  | 'moved'
  | 'device-revoked'
  | 'recovered'
  | 'trainer-phone-known'
  | 'trainer-phone-taken'
  | 'room-taken'
  | 'room-left'
  | 'forgotten'
  | 'tidied'

/** An entry as it is written. */
export interface Deed {
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** `command` for the administrator's, `server`, `trainer:<id>`, `person:<pseudonym>`, or `gone:<its hash>`; never a name. */
  readonly actor: string
  readonly act: Act
  readonly body: { readonly [key: string]: Json }
}

/** An entry as it is read. */
export interface Entry {
  readonly place: number
  readonly at: number
  readonly actor: string
  readonly act: string
  /** Canonical JSON. */
  readonly body: string
  readonly previous: string
  readonly hash: string
}

/** What the log came to. `head` is the last hash; `broken` the first place at which an entry is not what was written. */
export interface AuditReport {
  readonly entries: number
  readonly head: string
  readonly broken?: number
}

/** Before the first entry. */
export const NO_HASH = '0'.repeat(64)
/** So many entries are read at once. */
const PAGE = 1000

/**
 * Writes what was done, in the transaction that did it; call it last, since whoever writes next waits for its end. Two that write at once
 * would follow the same entry: only one can (`previous` is unique), and the other follows that one.
 */
export async function writeDeed(queries: Queries, { at, actor, act, body }: Deed): Promise<void> {
  const text = canonicalJson(body)
  for (;;) {
    const [last] = await queries.all('SELECT hash FROM audit ORDER BY place DESC LIMIT 1')
    const previous = last ? String(last['hash']) : NO_HASH
    const hash = hashOf({ at, actor, act, body: text, previous })
    const written = await queries.run(
      `INSERT INTO audit (at, actor, act, body, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (previous) DO NOTHING`,
      [at, actor, act, text, previous, hash],
    )
    if (written > 0) return
  }
}

/** Reads entries after a place, in the order of writing. */
export async function readAudit(queries: Queries, after = 0, most = PAGE): Promise<readonly Entry[]> {
  const rows = await queries.all(
    'SELECT place, at, actor, act, body, previous, hash FROM audit WHERE place > $1 ORDER BY place LIMIT $2',
    [after, most],
  )
  return rows.map(entryOf)
}

/** Reads the whole log and reckons every hash again; `see` is shown each entry that is in order. */
export async function verifyAudit(queries: Queries, see?: (entry: Entry) => void): Promise<AuditReport> {
  let [entries, head, after] = [0, NO_HASH, 0]
  for (;;) {
    const page = await readAudit(queries, after)
    for (const entry of page) {
      if (entry.previous !== head || entry.hash !== hashOf(entry))
        return { entries, head, broken: entry.place }
      see?.(entry)
      head = entry.hash
      after = entry.place
      entries += 1
    }
    if (page.length < PAGE) return { entries, head }
  }
}

function hashOf({ at, actor, act, body, previous }: Omit<Entry, 'place' | 'hash'>): string {
  return createHash('sha256')
    .update(previous + canonicalJson({ at, actor, act, body }))
    .digest('hex')
}

function entryOf(row: Row): Entry {
  return {
    place: Number(row['place']),
    at: Number(row['at']),
    actor: String(row['actor']),
    act: String(row['act']),
    body: String(row['body']),
    previous: String(row['previous']),
    hash: String(row['hash']),
  }
}
