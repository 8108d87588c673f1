import { type Attempt, type AttemptKind, newestFirst, placeOf } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { Database } from './db.ts'
import { readWiped } from './people.ts'

/*
 * Everything is read by person: one never sees another's. Of nobody (a phone on which nothing was done yet) there is nothing.
 */

/** An attempt about to be begun for somebody who was wiped from this phone, in another window perhaps. */
export class PersonWiped extends Error {
  constructor(person: Uuid) {
    super(`Person ${person} was wiped from this phone`)
  }
}

/** What a transaction that writes attempts holds; one that does more besides holds these too. */
export function attemptTables(db: Database) {
  return [db.attempts, db.outbox, db.settings]
}

/**
 * Changes somebody's newest attempt about a subject, or begins one, and queues it, in one transaction: an attempt without its
 * outbox row, or the reverse, cannot be. `change` sees the newest as stored (or nothing), so neither two tabs nor two
 * quick taps can overwrite each other or begin two attempts.
 */
export async function changeNewest(
  db: Database,
  { kind, subject, person }: Pick<Attempt, 'kind' | 'subject' | 'person'>,
  now: number,
  change: (newest: Attempt | undefined) => Attempt,
): Promise<Attempt> {
  return db.transaction('rw', attemptTables(db), async () => {
    const [newest, place] = await Promise.all([newestAttempt(db, kind, subject, person), nextPlace(db)])
    const changed = change(newest)
    return changed.id === newest?.id ? put(db, changed, place, now) : begin(db, changed, now)
  })
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
    const [found, place] = await Promise.all([db.attempts.get(id), nextPlace(db)])
    const changed = found && change(found)
    return changed === found ? found : changed && put(db, changed, place, now)
  })
}

/**
 * Changes whatever of a few kinds asks for it, of one person or of everybody, and queues it, all in one transaction.
 * @param change gives an attempt back as it is where there is nothing to change
 */
export async function changeAll(
  db: Database,
  {
    kinds,
    person,
    now,
  }: { readonly kinds: readonly AttemptKind[]; readonly person?: Uuid; readonly now: number },
  change: (attempt: Attempt) => Attempt,
): Promise<void> {
  await db.transaction('rw', [db.attempts, db.outbox], async () => {
    const found = await db.attempts.where('kind').anyOf(kinds).toArray()
    const changed = newestFirst(person ? ofPerson(found, person) : found)
      .reverse()
      .flatMap((attempt) => {
        const after = change(attempt)
        return after === attempt ? [] : [after]
      })
    if (changed.length === 0) return
    const next = await nextPlace(db)
    await Promise.all([
      db.attempts.bulkPut(changed.map((attempt, place) => ({ ...attempt, sequence: next + place }))),
      db.outbox.bulkPut(changed.map(({ id }) => ({ attempt: id, queuedAt: now }))),
    ])
  })
}

/** Puts an attempt and queues it, in one transaction. */
export async function addAttempt(db: Database, attempt: Attempt, now: number): Promise<Attempt> {
  return db.transaction('rw', attemptTables(db), () => begin(db, attempt, now))
}

/** Writes an attempt that is not here yet; called inside a transaction. */
async function begin(db: Database, attempt: Attempt, now: number): Promise<Attempt> {
  const [wiped, place] = await Promise.all([readWiped(db), nextPlace(db)])
  if (wiped.includes(attempt.person)) throw new PersonWiped(attempt.person)
  return put(db, attempt, place, now)
}

/** The place after the newest attempt; asked for beside what else is read, since a slow phone feels every step of a transaction. */
async function nextPlace(db: Database): Promise<number> {
  return ((await db.attempts.orderBy('sequence').last())?.sequence ?? 0) + 1
}

/** Writes an attempt as the newest, with its row in the outbox; called inside a transaction. */
async function put(db: Database, attempt: Attempt, sequence: number, now: number): Promise<Attempt> {
  const numbered = { ...attempt, sequence }
  await Promise.all([db.attempts.put(numbered), db.outbox.put({ attempt: numbered.id, queuedAt: now })])
  return numbered
}

/** All of somebody's attempts of a kind. */
export async function attemptsOf(
  db: Database,
  kind: AttemptKind,
  person: Uuid | undefined,
): Promise<Attempt[]> {
  return ofPerson(await attemptsOfEverybody(db, kind), person)
}

/** Everybody's attempts of a kind: for keeping the phone in order, never for showing. */
export async function attemptsOfEverybody(db: Database, kind: AttemptKind): Promise<Attempt[]> {
  return db.attempts.where('kind').equals(kind).toArray()
}

/** The newest of somebody's attempts of whatever kind but these, newest first; at most so many. */
export async function latestOf(
  db: Database,
  person: Uuid | undefined,
  { but, most }: { readonly but: readonly AttemptKind[]; readonly most: number },
): Promise<Attempt[]> {
  let latest: Attempt[] = []
  // what was ended afterwards stands further back than where it was written
  const isEnough = ({ sequence }: Attempt): boolean => {
    const last = latest[most - 1]
    return last !== undefined && sequence < placeOf(last)
  }
  await db.attempts
    .orderBy('sequence')
    .reverse()
    .until(isEnough)
    .filter((attempt) => attempt.person === person && !but.includes(attempt.kind))
    .each((attempt) => {
      latest = newestFirst([...latest, attempt]).slice(0, most)
    })
  return latest
}

/** Somebody's newest attempt of a kind about a subject. */
export async function newestAttempt(
  db: Database,
  kind: AttemptKind,
  subject: string,
  person: Uuid | undefined,
): Promise<Attempt | undefined> {
  return newestFirst(await attemptsAbout(db, kind, subject, person))[0]
}

/** Somebody's newest attempt of a kind about a subject that is not over. */
export async function unfinishedAttempt(
  db: Database,
  kind: AttemptKind,
  subject: string,
  person: Uuid | undefined,
): Promise<Attempt | undefined> {
  const found = await attemptsAbout(db, kind, subject, person)
  return newestFirst(found).find(({ endedAt }) => endedAt === undefined)
}

async function attemptsAbout(
  db: Database,
  kind: AttemptKind,
  subject: string,
  person: Uuid | undefined,
): Promise<Attempt[]> {
  return ofPerson(await db.attempts.where('[kind+subject]').equals([kind, subject]).toArray(), person)
}

function ofPerson(attempts: readonly Attempt[], person: Uuid | undefined): Attempt[] {
  return attempts.filter((attempt) => attempt.person === person)
}
