import { type Attempt, type AttemptKind, newestFirst } from '../core/attempt/attempt.ts'
import type { Database } from './db.ts'

/**
 * Changes the newest attempt about a subject, or begins one, and queues it, in one transaction: an attempt without its
 * outbox row, or the reverse, cannot be. `change` sees the newest as stored (or nothing), so neither two tabs nor two
 * quick taps can overwrite each other or begin two attempts.
 */
export async function changeNewest(
  db: Database,
  { kind, subject }: Pick<Attempt, 'kind' | 'subject'>,
  now: number,
  change: (newest: Attempt | undefined) => Attempt,
): Promise<Attempt> {
  return db.transaction('rw', [db.attempts, db.outbox], async () =>
    putNext(db, change(await newestAttempt(db, kind, subject)), now),
  )
}

/**
 * Changes one attempt, known by its id, and queues it, in one transaction. Nothing when the phone has lost it (storage
 * cleared under an open page): whoever holds it in memory can put it again.
 */
export async function changeAttempt(
  db: Database,
  id: Attempt['id'],
  now: number,
  change: (attempt: Attempt) => Attempt,
): Promise<Attempt | undefined> {
  return db.transaction('rw', [db.attempts, db.outbox], async () => {
    const found = await db.attempts.get(id)
    const changed = found && change(found)
    return changed === found ? found : changed && putNext(db, changed, now)
  })
}

/** Puts an attempt and queues it, in one transaction. */
export async function addAttempt(db: Database, attempt: Attempt, now: number): Promise<Attempt> {
  return db.transaction('rw', [db.attempts, db.outbox], () => putNext(db, attempt, now))
}

/** Writes an attempt as the newest, with its row in the outbox; called inside a transaction. */
async function putNext(db: Database, attempt: Attempt, now: number): Promise<Attempt> {
  const last = await db.attempts.orderBy('sequence').last()
  const numbered = { ...attempt, sequence: (last?.sequence ?? 0) + 1 }
  await db.attempts.put(numbered)
  await db.outbox.put({ attempt: numbered.id, queuedAt: now })
  return numbered
}

/** All attempts of a kind. */
export async function attemptsOf(db: Database, kind: AttemptKind): Promise<Attempt[]> {
  return db.attempts.where('kind').equals(kind).toArray()
}

/** The newest attempt of a kind about a subject. */
export async function newestAttempt(
  db: Database,
  kind: AttemptKind,
  subject: string,
): Promise<Attempt | undefined> {
  const found = await db.attempts.where('[kind+subject]').equals([kind, subject]).toArray()
  return found.sort((a, b) => b.sequence - a.sequence)[0]
}

/** The newest attempt of a kind about a subject that is not over. */
export async function unfinishedAttempt(
  db: Database,
  kind: AttemptKind,
  subject: string,
): Promise<Attempt | undefined> {
  const found = await db.attempts.where('[kind+subject]').equals([kind, subject]).toArray()
  return newestFirst(found).find(({ endedAt }) => endedAt === undefined)
}
