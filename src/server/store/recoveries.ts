import { createHash } from 'node:crypto'
import type { Uuid } from '../../core/ids.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import { writeDeed } from './audit.ts'
import type { Queries } from './database.ts'
import { deviceWith } from './people.ts'

/*
 * Recovery cards: the centre keeps the hash of each (128 bits of chance need no salt), and each brings somebody back once.
 */

/** Nobody has more cards that can be used; the oldest go first. */
const MOST_CARDS = 6

/** Keeps the hash of somebody's new card; called in a transaction. Twice is once. Refused when it is a card that was used, or another's. */
export async function keepRecovery(
  queries: Queries,
  {
    person,
    hash,
    instead,
  }: { readonly person: string; readonly hash: string; readonly instead?: string | undefined },
  now: number,
): Promise<Result<undefined, 'used'>> {
  if (instead !== undefined && instead !== hash)
    await queries.run('DELETE FROM recoveries WHERE hash = $1 AND person = $2 AND used_at IS NULL', [
      instead,
      person,
    ])
  await queries.run(
    'INSERT INTO recoveries (hash, person, made_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING',
    [hash, person, now],
  )
  const [kept] = await queries.all('SELECT person, used_at FROM recoveries WHERE hash = $1', [hash])
  if (kept?.['person'] !== person || kept['used_at'] !== null) return refused('used')
  await queries.run(
    `DELETE FROM recoveries WHERE person = $1 AND used_at IS NULL AND hash NOT IN (
       SELECT hash FROM recoveries WHERE person = $1 AND used_at IS NULL ORDER BY made_at DESC, hash LIMIT ${MOST_CARDS})`,
    [person],
  )
  return reached(undefined)
}

/** What a new phone brings. */
export interface Recovering {
  readonly key: string
  /** The 16 bytes of the card, base64url. */
  readonly secret: string
  /** Whether the phones there were stay joined. */
  readonly keep: boolean
}

/** Who came back, and the group they are in. */
export interface Recovered {
  readonly person: Uuid
  readonly group?: { readonly id: Uuid; readonly name: string; readonly district: string }
  readonly code?: string
}

/**
 * Binds a new key to whoever the card is of; called in a transaction. The same phone that asks again (its answer was lost) is answered
 * again; any other finds the card used.
 */
export async function recoverPerson(
  queries: Queries,
  { key, secret, keep }: Recovering,
  now: number,
): Promise<Result<Recovered, 'wrong-card' | 'used' | 'key-taken'>> {
  const hash = secretHashOf(secret)
  const taken = await queries.all(
    'UPDATE recoveries SET used_at = $2, used_by = $3 WHERE hash = $1 AND used_at IS NULL RETURNING person',
    [hash, now, key],
  )
  const [card] = await queries.all('SELECT person, used_by FROM recoveries WHERE hash = $1', [hash])
  if (!card) return refused('wrong-card')
  const person = String(card['person'])
  const device = await deviceWith(queries, key)
  if (taken.length === 0) {
    const isAgain = card['used_by'] === key && device?.person === person && device.revokedAt === undefined
    return isAgain ? reached(await recoveredIn(queries, person)) : refused('used')
  }
  if (device) throw new KeyTaken()
  if (!keep)
    await queries.run('UPDATE devices SET revoked_at = $2 WHERE person = $1 AND revoked_at IS NULL', [
      person,
      now,
    ])
  await queries.run('INSERT INTO devices (key, person, created_at) VALUES ($1, $2, $3)', [key, person, now])
  const answer = reached(await recoveredIn(queries, person))
  await writeDeed(queries, {
    at: now,
    actor: `person:${person}`,
    act: 'recovered',
    body: { person, key, others: keep ? 'kept' : 'revoked' },
  })
  return answer
}

/** The key that was brought is somebody's already: the card must not be spent on it, so the transaction is undone. */
export class KeyTaken extends Error {}

async function recoveredIn(queries: Queries, person: string): Promise<Recovered> {
  const [row] = await queries.all(
    `SELECT groups.id AS id, groups.name AS name, groups.district AS district, groups.code AS code
     FROM people JOIN groups ON groups.id = people.group_id WHERE people.person = $1`,
    [person],
  )
  if (!row) return { person: person as Uuid }
  const group = {
    id: String(row['id']) as Uuid,
    name: String(row['name']),
    district: String(row['district']),
  }
  return { person: person as Uuid, group, code: String(row['code']) }
}

function secretHashOf(secret: string): string {
  return createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('base64url')
}
