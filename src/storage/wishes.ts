import { type Uuid, uuidSchema } from '../core/ids.ts'
import type { Database } from './db.ts'
import { writeSetting } from './settings.ts'

/*
 * Wishes to be deleted at the centre. One stands apart from everything else of its owner, with the key that may say it: it outlives the
 * profile, so that whoever is wiped from the phone on the way home is deleted at the centre all the same.
 */

/** Somebody who wants to be deleted. */
export interface Forgetting {
  readonly person: Uuid
  /** As it was kept; what it is must be checked by whoever asked. */
  readonly key: unknown
  /** The centre does not take it from this phone: its key was taken from its owner. */
  readonly refused: boolean
}

const START = 'forget/'
/** Where else something lies that is still to be asked of the centre (joining.ts). */
const OTHERS = ['recovery-card/', 'centre-copy/', 'coming-back/']

/** Whether anybody on this phone has asked something of the centre that is not done. */
export async function hasWish(db: Database): Promise<boolean> {
  const rows = await db.settings
    .where('key')
    .startsWithAnyOf([START, ...OTHERS])
    .toArray()
  return rows.some(({ key, value }) => {
    const { refused, told, state, isDone } = (value ?? {}) as Readonly<Record<string, unknown>>
    return key.startsWith(START) ? refused !== true : told === false || state === 'asked' || isDone === false
  })
}

/** Everybody who wants to be deleted and is not yet. */
export async function readForgetting(db: Database): Promise<Forgetting[]> {
  const rows = await db.settings.where('key').startsWith(START).toArray()
  return rows.flatMap(({ key: name, value }) => {
    const person = uuidSchema.safeParse(name.slice(START.length))
    const { key, refused } = (value ?? {}) as { readonly key?: unknown; readonly refused?: unknown }
    return person.success ? [{ person: person.data, key, refused: refused === true }] : []
  })
}

/** Remembers that somebody wants to be deleted; called inside a transaction. */
export async function writeForgetting(db: Database, { person, ...wish }: Forgetting): Promise<void> {
  await writeSetting(db, forgettingKey(person), wish)
}

/** Drops a wish: it was done, or taken back. */
export async function dropForgetting(db: Database, person: Uuid): Promise<void> {
  await db.settings.delete(forgettingKey(person))
}

/** Under which key of the settings the wish of somebody lies. */
export function forgettingKey(person: Uuid): string {
  return `${START}${person}`
}
