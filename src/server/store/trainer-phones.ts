import { writeDeed } from './audit.ts'
import type { Queries } from './database.ts'

/*
 * Phones that a trainer made known as theirs: what such a key signs, its trainer says. A phone that was taken from its owner, and all
 * phones of a trainer who was revoked, say nothing any more.
 */

/** A phone of a trainer. */
export interface TrainerPhone {
  readonly key: string
  readonly trainer: string
  readonly name: string
  readonly knownAt: number
  /** The pseudonym that it sends results under; nothing where its owner is in no group. */
  readonly person: string | undefined
}

const HELD = `FROM trainer_phones JOIN trainers ON trainers.id = trainer_phones.trainer
  LEFT JOIN devices ON devices.key = trainer_phones.key
  WHERE trainers.revoked_at IS NULL AND devices.revoked_at IS NULL`

/** The trainer whose phone has this key. */
export async function trainerOfKey(queries: Queries, key: string): Promise<string | undefined> {
  const [row] = await queries.all(`SELECT trainer ${HELD} AND trainer_phones.key = $1`, [key])
  return row && String(row['trainer'])
}

const CARRIER = 'trainer:'

/** How it is noted that a trainer brought something with a phone that has joined no group: there is no pseudonym to note. */
export function asCarrier(trainer: string): string {
  return CARRIER + trainer
}

/**
 * The trainer who answers for what was brought under a name: who has this pseudonym on one of their phones, of several who made it known
 * last; or who is named themselves, unless they were revoked.
 */
export async function trainerOfCarrier(queries: Queries, by: string): Promise<string | undefined> {
  const [row] = by.startsWith(CARRIER)
    ? await queries.all('SELECT id AS trainer FROM trainers WHERE id = $1 AND revoked_at IS NULL', [
        by.slice(CARRIER.length),
      ])
    : await queries.all(
        `SELECT trainer ${HELD} AND devices.person = $1 ORDER BY known_at DESC, trainer LIMIT 1`,
        [by],
      )
  return row && String(row['trainer'])
}

/** Every phone that trainers made known and that still speaks for them. */
export async function listTrainerPhones(queries: Queries): Promise<readonly TrainerPhone[]> {
  const rows = await queries.all(
    `SELECT trainer_phones.key AS key, trainer, trainers.name AS name, known_at, person ${HELD}
     ORDER BY known_at, trainer_phones.key`,
  )
  return rows.map((row) => ({
    key: String(row['key']),
    trainer: String(row['trainer']),
    name: String(row['name']),
    knownAt: Number(row['known_at']),
    person: row['person'] === null ? undefined : String(row['person']),
  }))
}

/** Makes a phone known as a trainer's; called in a transaction. Twice is once; with another trainer's secret it is theirs from then on. */
export async function knowPhone(
  queries: Queries,
  { key, trainer }: { readonly key: string; readonly trainer: string },
  now: number,
): Promise<void> {
  const [before] = await queries.all('SELECT trainer FROM trainer_phones WHERE key = $1', [key])
  if (before?.['trainer'] === trainer) return
  await queries.run(
    `INSERT INTO trainer_phones (key, trainer, known_at) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET trainer = excluded.trainer, known_at = excluded.known_at`,
    [key, trainer, now],
  )
  const body = { trainer, key, ...(before ? { from: String(before['trainer']) } : {}) }
  await writeDeed(queries, { at: now, actor: `trainer:${trainer}`, act: 'trainer-phone-known', body })
}

/** Takes a phone from its trainer; called in a transaction. False when it was nobody's. */
export async function dropPhone(
  queries: Queries,
  key: string,
  { by, now }: { readonly by: 'trainer' | 'command'; readonly now: number },
): Promise<boolean> {
  const [gone] = await queries.all('DELETE FROM trainer_phones WHERE key = $1 RETURNING trainer', [key])
  if (!gone) return false
  const trainer = String(gone['trainer'])
  await writeDeed(queries, {
    at: now,
    actor: by === 'command' ? by : `trainer:${trainer}`,
    act: 'trainer-phone-taken',
    body: { trainer, key },
  })
  return true
}
