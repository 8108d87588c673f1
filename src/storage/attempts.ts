import type { Attempt, AttemptKind } from '../core/attempt/attempt.ts'
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
  return db.transaction('rw', [db.attempts, db.outbox], async () => {
    const last = await db.attempts.orderBy('sequence').last()
    const changed = {
      ...change(await newestAttempt(db, kind, subject)),
      sequence: (last?.sequence ?? 0) + 1,
    }
    await db.attempts.put(changed)
    await db.outbox.put({ attempt: changed.id, queuedAt: now })
    return changed
  })
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
