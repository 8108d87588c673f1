import { readBase64Url } from '../core/base64url.ts'
import { type Attempt, attemptSchema } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { MOST_PROFILES, profileName } from '../core/profile/name.ts'
import {
  type BackupContent,
  type BackupProblem,
  boundWith,
  LONGEST_BACKUP,
  plainSecret,
  readBackup,
  readContent,
} from '../core/profile/backup.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { writeRecoveryCode } from '../core/sync/recovery-code.ts'
import type { Database } from '../storage/db.ts'
import { readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { changeOwn } from '../storage/own-preferences.ts'
import { changePeople, readPeople, readWiped, writeProfiles } from '../storage/people.ts'
import { type CameBack, forgetWiped, putBack } from '../storage/restore.ts'
import { backupKey } from './backup-key.ts'
import { handingOver } from './handing-over.ts'
import type { Joining } from './join-group.ts'
import { looksOf } from './preferences.ts'

/*
 * A locked copy comes back: what is in it joins what is here. Of each attempt the newest version stays, so bringing back an old copy takes
 * nothing away, and bringing it back twice doubles nothing.
 */

/** A copy that was opened, and is not brought back yet. */
export interface OpenedBackup {
  readonly person: Uuid
  /** Empty when nameless. */
  readonly name: string
  /** When it was made, by the clock of the phone that made it (ISO 8601). */
  readonly made: string
  readonly results: number
  /** `here`: a profile of this phone. `wiped`: it was wiped from this phone, and comes back only when that is asked for. */
  readonly is: 'here' | 'new' | 'wiped'
  readonly content: BackupContent
}

/** What came back. */
export interface BroughtBack extends CameBack {
  /** The signs of the recovery card: with them this phone takes the place of the one that made the copy. Nothing where this one is it. */
  readonly code: string | undefined
}

/** Opens a locked copy as it lies in a file; one that is far too large for a copy (a film) is not even read. */
export async function openBackupFile(
  file: Blob,
  secret: string,
): Promise<Result<OpenedBackup, BackupProblem>> {
  return file.size > LONGEST_BACKUP ? refused('too-big') : openBackup(await file.text(), secret)
}

/** Opens a locked copy. Nothing on the phone is changed. */
export async function openBackup(text: string, secret: string): Promise<Result<OpenedBackup, BackupProblem>> {
  const read = readBackup(text)
  if (!read.ok) return read
  const { head, sealed } = read.value
  const plain = plainSecret(secret, head.secret)
  const [salt, iv, check] = [head.salt, head.nonce, head.check].map(
    (part) => new Uint8Array(readBase64Url(part) ?? []),
  )
  if (plain === undefined || !salt || !iv || !check) return refused('wrong-secret')
  const derived = await backupKey(plain, salt, head.rounds)
  if (derived.check.some((byte, place) => byte !== check[place])) return refused('wrong-secret')
  const opened = await unlocked(
    derived.key,
    { iv, additionalData: new TextEncoder().encode(boundWith(head)) },
    sealed,
  )
  if (opened === undefined) return refused('broken')
  const content = readContent(opened)
  if (!content.ok) return content
  const { person, name, attempts } = content.value
  const [{ profiles }, wiped] = await withDatabase((db) => Promise.all([readPeople(db), readWiped(db)]))
  const isHere = profiles.some((profile) => profile.person === person)
  return reached({
    person,
    name: profileName(name),
    made: head.made,
    results: attempts.length,
    is: isHere ? 'here' : wiped.includes(person) ? 'wiped' : 'new',
    content: content.value,
  })
}

/**
 * Brings an opened copy back. Whoever was wiped comes back only with `evenWiped`, which the person says with the name before their eyes.
 * Its profile is not put at the phone: that is for whoever holds it to choose.
 */
export async function restoreBackup(
  { content, name, is }: OpenedBackup,
  { evenWiped = false }: { readonly evenWiped?: boolean } = {},
): Promise<Result<BroughtBack, 'wiped' | 'full'>> {
  const { person } = content
  if (is === 'wiped' && !evenWiped) return refused('wiped')
  const isThere = await withDatabase((db) => settleProfile(db, { person, name, evenWiped }))
  if (!isThere.ok) return isThere
  const came = await handingOver(async () => {
    // choices are those of the copy only where nothing was chosen here
    if (isThere.value === 'new')
      await withDatabase((db) => changeOwn(db, person, looksOf, () => content.preferences))
    const attempts = content.attempts.flatMap((each) => ownIn(each, person))
    const queued = new Set(content.waiting)
    const put = await withDatabase((db) => putBack(db, person, attempts, { queued, now: Date.now() }))
    await restoreRooms(content)
    return put
  })
  await restoreGroup(content)
  const key = await withDatabase((db) => readPart(db, 'device-key', person))
  const secret = content.card === undefined || key !== undefined ? undefined : readBase64Url(content.card)
  return reached({ ...came, code: secret && writeRecoveryCode(secret) })
}

async function settleProfile(
  db: Database,
  { person, name, evenWiped }: { readonly person: Uuid; readonly name: string; readonly evenWiped: boolean },
): Promise<Result<'here' | 'new', 'full' | 'wiped'>> {
  return changePeople(db, async ({ profiles }) => {
    if (profiles.some((profile) => profile.person === person)) return reached('here')
    if (profiles.length >= MOST_PROFILES) return refused('full')
    if ((await readWiped(db)).includes(person)) {
      if (!evenWiped) return refused('wiped')
      await forgetWiped(db, person)
    }
    await writeProfiles(db, [...profiles, { person, name }])
    return reached('new')
  })
}

/** A code that the centre was never asked about is asked about from here; where it was, it knows another key. */
async function restoreGroup({ person, group }: BackupContent): Promise<void> {
  if (!group || group.joined) return
  const waiting: Joining = { state: 'waiting', code: group.code, about: {} }
  await withDatabase((db) => settlePart(db, 'group', person, (before) => (before ? undefined : waiting)))
}

/** What reads rooms is the desk's, and fetched by whoever held one. */
async function restoreRooms({ person, rooms }: BackupContent): Promise<void> {
  if (rooms.length === 0) return
  const { restoreRoom } = await import('./restore-rooms.ts')
  for (const room of rooms) await restoreRoom(person, room)
}

async function unlocked(
  key: CryptoKey,
  way: { readonly iv: Uint8Array<ArrayBuffer>; readonly additionalData: Uint8Array<ArrayBuffer> },
  sealed: Uint8Array,
): Promise<string | undefined> {
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', ...way }, key, new Uint8Array(sealed))
    return new TextDecoder().decode(opened)
  } catch {
    return undefined // a single bit was changed, or what belongs to it was
  }
}

/** An attempt as it was kept, with what a newer app says of it; none where this app cannot read it. */
function ownIn(each: unknown, person: Uuid): Attempt[] {
  const read = attemptSchema.safeParse(each)
  return read.success && read.data.person === person ? [each as Attempt] : []
}
