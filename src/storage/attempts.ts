import type { Attempt, AttemptKind } from '../core/attempt/attempt.ts'
import type { Database } from './db.ts'

/**
 * Changes one attempt and queues it, in one transaction: an attempt without its outbox row, or the reverse, cannot be.
 * `change` sees the stored attempt of that id (or nothing), so two tabs cannot overwrite each other's taps.
 */
export async function changeAttempt(
  db: Database,
  id: string,
  now: number,
  change: (stored: Attempt | undefined) => Attempt,
): Promise<Attempt> {
  return db.transaction('rw', [db.attempts, db.outbox], async () => {
    const last = await db.attempts.orderBy('sequence').last()
    const changed = {
      ...change(await db.attempts.get(id as Attempt['id'])),
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
