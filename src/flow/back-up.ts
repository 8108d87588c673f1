import { writeBase64Url } from '../core/base64url.ts'
import {
  BACKUP_FORMAT,
  BACKUP_ROUNDS,
  type BackupContent,
  backupCode,
  type BackupHead,
  boundWith,
  isPassphrase,
  plainSecret,
  writeBackup,
} from '../core/profile/backup.ts'
import type { Uuid } from '../core/ids.ts'
import { withDatabase } from '../storage/open.ts'
import { readOwn } from '../storage/own-preferences.ts'
import { readOutbox } from '../storage/outbox.ts'
import { roomsOf } from '../storage/rooms.ts'
import { backupKey } from './backup-key.ts'
import { withoutHiddenMarks } from './export-profile.ts'
import { joiningOf } from './join-group.ts'
import { noteBackUp } from './last-backup.ts'
import { profileOf } from './open-profile.ts'
import { looksOf } from './preferences.ts'
import { presentPerson } from './present-person.ts'
import { cardOf } from './recovery-card.ts'

export { isPassphrase } from '../core/profile/backup.ts'

/*
 * A locked copy of everything of whoever is present. Only the phone ever sees the secret; without it nobody opens the file.
 */

/** A code that the phone makes, for whoever would rather write one down than think of words. */
export function newBackupCode(): string {
  for (;;) {
    const code = backupCode(crypto.getRandomValues(new Uint8Array(40)))
    if (code) return code
  }
}

/** Locks everything of whoever is present into a file. @param secret words of at least eight letters, or a code of `newBackupCode` */
export async function backUp(secret: string): Promise<{ readonly name: string; readonly file: Blob }> {
  const kind = plainSecret(secret, 'code') === undefined ? 'words' : 'code'
  if (kind === 'words' && !isPassphrase(secret))
    throw new RangeError('A passphrase has eight letters at least')
  const person = await presentPerson()
  const text = await lockedFile(await contentOf(person), secret, kind)
  await noteBackUp(person)
  return {
    name: `ubani-backup-${new Date().toISOString().slice(0, 10)}.json`,
    file: new Blob([text], { type: 'application/json' }),
  }
}

async function lockedFile(
  content: BackupContent,
  secret: string,
  kind: BackupHead['secret'],
): Promise<string> {
  const [salt, nonce] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)))
  if (!salt || !nonce) throw new Error('no chance')
  const { key, check } = await backupKey(plainSecret(secret, kind) ?? '', salt, BACKUP_ROUNDS)
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    ubani: 'backup',
    made: new Date().toISOString(),
    secret: kind,
    rounds: BACKUP_ROUNDS,
    salt: writeBase64Url(salt),
    nonce: writeBase64Url(nonce),
    check: writeBase64Url(check),
  }
  const additionalData = new TextEncoder().encode(boundWith(head))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData },
    key,
    new TextEncoder().encode(JSON.stringify(content)),
  )
  return writeBackup({ head, sealed: new Uint8Array(sealed) })
}

async function contentOf(person: Uuid): Promise<BackupContent> {
  const { name } = await profileOf(person)
  const [preferences, all, rooms, joining, card] = await Promise.all([
    withDatabase((db) => readOwn(db, person, looksOf)),
    withDatabase((db) => readOutbox(db, person)),
    withDatabase((db) => roomsOf(db, person)),
    joiningOf(person),
    cardOf(person),
  ])
  return {
    person,
    name,
    preferences: preferences ?? {},
    attempts: all.map(({ attempt }) => withoutHiddenMarks(attempt)),
    waiting: all.filter(({ row }) => row).map(({ attempt }) => attempt.id),
    rooms: rooms.map(({ head, entries }) => ({ head, entries })),
    ...(joining.state === 'none'
      ? {}
      : { group: { code: joining.code, joined: joining.state === 'joined' } }),
    // only a card that the centre knows opens anything
    ...(card?.told ? { card: card.secret } : {}),
  }
}
