import type { Uuid } from '../core/ids.ts'
import type { Database } from './db.ts'
import { changePeople, readPeople } from './people.ts'
import { readSetting, writeSetting } from './settings.ts'

/*
 * What joins somebody to the centre: the key that speaks for them, the group they are in or want to be in, the secret of their recovery
 * card, the copy they asked for, how far their results have come back, and whether the key is known as a trainer's. All of it goes when they are wiped, and none stands in a copy
 * of what is theirs.
 */

/** What is kept of somebody. */
export type JoiningPart =
  | 'device-key'
  | 'group'
  | 'recovery-card'
  | 'centre-copy'
  | 'coming-back'
  | 'trainer-phone'

/** All of them. */
export const PARTS: readonly JoiningPart[] = [
  'device-key',
  'group',
  'recovery-card',
  'centre-copy',
  'coming-back',
  'trainer-phone',
]

/** Reads a part as it was kept; what it is must be checked by whoever asked. */
export async function readPart(db: Database, part: JoiningPart, person: Uuid): Promise<unknown> {
  return readSetting(db, partKey(part, person))
}

/**
 * Keeps what `settle` makes of a part, in one transaction: of two who settle at once the second sees the first. Nothing is kept where it
 * makes nothing, nor of somebody who was wiped meanwhile; then it gives what is there.
 */
export async function settlePart(
  db: Database,
  part: JoiningPart,
  person: Uuid,
  settle: (stored: unknown) => unknown,
): Promise<unknown> {
  return changePeople(db, async ({ profiles }) => {
    const stored = await readPart(db, part, person)
    const settled = settle(stored)
    if (settled === undefined || !profiles.some((profile) => profile.person === person)) return stored
    await writeSetting(db, partKey(part, person), settled)
    return settled
  })
}

/** Somebody on this phone, as sending sees them. */
export interface Sender {
  readonly person: Uuid
  /** Whether a key of theirs was made known to the centre as a trainer's; it may be another by now. */
  readonly isTrainer: boolean
}

/** Everybody on this phone. It is asked after everything that is done, also by a page that is just being left: in one go. */
export async function readSenders(db: Database): Promise<readonly Sender[]> {
  return db.transaction('r', db.settings, async () => {
    const { profiles } = await readPeople(db)
    const known = await db.settings.bulkGet(profiles.map(({ person }) => partKey('trainer-phone', person)))
    return profiles.map(({ person }, at) => ({ person, isTrainer: known[at] !== undefined }))
  })
}

/** Drops a part. */
export async function dropPart(db: Database, part: JoiningPart, person: Uuid): Promise<void> {
  await db.settings.delete(partKey(part, person))
}

/** Drops all of it; called while wiping. */
export async function dropJoining(db: Database, person: Uuid): Promise<void> {
  await db.settings.bulkDelete(PARTS.map((part) => partKey(part, person)))
}

/** Under which key of the settings a part lies. */
export function partKey(part: JoiningPart, person: Uuid): string {
  return `${part}/${person}`
}
