import { createHash, randomBytes } from 'node:crypto'
import type { Uuid } from '../../core/ids.ts'
import { writeDeed } from './audit.ts'
import type { Queries } from './database.ts'

/** Who leads groups. */
export interface Trainer {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly revokedAt: number | undefined
  /** Groups that are theirs and not closed. */
  readonly groups: number
}

/** Makes a trainer. Their secret is given once; the centre keeps its hash, and 256 bits of chance need no salt. */
export async function makeTrainer(
  queries: Queries,
  { id, name }: { readonly id: Uuid; readonly name: string },
  now: number,
): Promise<{ readonly secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  await queries.run('INSERT INTO trainers (id, name, token_hash, created_at) VALUES ($1, $2, $3, $4)', [
    id,
    name,
    secretHash(secret),
    now,
  ])
  await writeDeed(queries, { at: now, actor: 'command', act: 'trainer-made', body: { trainer: id } })
  return { secret }
}

/** Everybody who leads groups, the oldest first. */
export async function listTrainers(queries: Queries): Promise<readonly Trainer[]> {
  const rows = await queries.all(
    `SELECT id, name, created_at, revoked_at,
       (SELECT COUNT(*) FROM groups WHERE groups.trainer = trainers.id AND closed_at IS NULL) AS led
     FROM trainers ORDER BY created_at, id`,
  )
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    createdAt: Number(row['created_at']),
    revokedAt: row['revoked_at'] === null ? undefined : Number(row['revoked_at']),
    groups: Number(row['led']),
  }))
}

/** Takes a trainer's secret from them, their phones and new groups with it; those they lead wait to be handed over. False when there is none to take. */
export async function revokeTrainer(queries: Queries, id: string, now: number): Promise<boolean> {
  const revoked = await queries.run(
    'UPDATE trainers SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
    [id, now],
  )
  if (revoked === 0) return false
  const phones = await queries.run('DELETE FROM trainer_phones WHERE trainer = $1', [id])
  const body = { trainer: id, ...(phones > 0 ? { phones } : {}) }
  await writeDeed(queries, { at: now, actor: 'command', act: 'trainer-revoked', body })
  return true
}

/** Whether there is such a trainer, who may still lead. */
export async function isTrainer(queries: Queries, id: string): Promise<boolean> {
  const rows = await queries.all('SELECT id FROM trainers WHERE id = $1 AND revoked_at IS NULL', [id])
  return rows.length > 0
}

/** The id of the trainer with this secret. It is looked for by its hash, so how long that takes tells nothing of the secret. */
export async function trainerWith(queries: Queries, secret: string): Promise<string | undefined> {
  const [row] = await queries.all('SELECT id FROM trainers WHERE token_hash = $1 AND revoked_at IS NULL', [
    secretHash(secret),
  ])
  return row && String(row['id'])
}

/** As a secret is kept. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
