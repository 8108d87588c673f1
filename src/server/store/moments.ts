import { createHash } from 'node:crypto'
import { reached, refused, type Result } from '../../core/result.ts'
import type { Queries } from './database.ts'

/*
 * Each phone's requests have an order: the moments that it signs (docs/decisions/024). They are compared with one another, never with our
 * clock, so a phone's may be wrong by years.
 */

/** Of a key, and when its phone signed; no moment when it speaks version 1. */
export interface Saying {
  readonly key: string
  readonly moment: number | undefined
}

/** Why it is not done: the key has spoken a newer version since, or something later; then, what moment would be taken. */
export type MomentProblem = { readonly why: 'version' } | { readonly why: 'moment'; readonly next: number }

/** No moment is further than this (ms) ahead of our clock and of the one before it: nobody who comes between ends the numbers for a phone. */
const AHEAD = 3650 * 86_400_000

/** Takes a moment, once and only after all before it; called in the transaction of what is done for it. @param now ms since 1970 by our clock */
export async function takeMoment(
  queries: Queries,
  { key, moment }: Saying,
  now: number,
): Promise<Result<undefined, MomentProblem>> {
  const hash = hashOf(key)
  if (moment === undefined) {
    const isOld = (await latestOf(queries, hash)) === undefined
    return isOld ? reached(undefined) : refused({ why: 'version' })
  }
  const isNear = moment <= now + AHEAD || moment <= ((await latestOf(queries, hash)) ?? 0) + AHEAD
  if (isNear && (await writeMoment(queries, hash, moment))) return reached(undefined)
  const latest = await latestOf(queries, hash)
  return refused({ why: 'moment', next: latest === undefined ? now : Math.max(now, latest + 1) })
}

/** Notes that phones speak the newer version, or that nothing older of them counts: from now on version 1 moves none of them. */
export async function closeToVersion1(queries: Queries, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  // in one order, so that two who write at once do not wait for each other
  const hashes = keys.map(hashOf).sort()
  const rows = hashes.map((_, at) => `($${at + 1}, 0)`).join()
  await queries.run(
    `INSERT INTO moments (key_hash, moment) VALUES ${rows} ON CONFLICT (key_hash) DO NOTHING`,
    hashes,
  )
}

async function writeMoment(queries: Queries, hash: string, moment: number): Promise<boolean> {
  const written = await queries.run(
    `INSERT INTO moments (key_hash, moment) VALUES ($1, $2)
     ON CONFLICT (key_hash) DO UPDATE SET moment = excluded.moment WHERE moments.moment < excluded.moment`,
    [hash, moment],
  )
  return written > 0
}

async function latestOf(queries: Queries, hash: string): Promise<number | undefined> {
  const [row] = await queries.all('SELECT moment FROM moments WHERE key_hash = $1', [hash])
  return row && Number(row['moment'])
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
