import { writeDeed } from './store/audit.ts'
import type { Database, Queries } from './store/database.ts'
import { dropStatements, forgetPerson } from './store/forget.ts'
import { noteCarried } from './store/milestones.ts'
import { dropKnownSheets, dropRoomsBefore } from './store/room-forgetting.ts'
import { momentOf } from './store/statements.ts'

/*
 * Nothing of anybody is kept for ever (docs/retention.md, the table that this file does). What is too old goes in small steps, each durable
 * by itself, so that nobody who sends in the meantime waits; being stopped in the middle, or done by two at once, does no harm.
 */

const DAY = 24 * 60 * 60_000

/** For how long (ms) what is kept. */
export const KEPT = {
  /** Attempts and statements, since they came in; rooms that were carried here, since anything came of them. */
  results: 365 * DAY,
  /** Attempts of a pseudonym that the centre does not know: on their way while somebody was forgotten. */
  strays: 30 * DAY,
  /** Whoever joined so long ago, and of whom no result is left. */
  people: 730 * DAY,
  /** The hash of a recovery card that was used: so long it is said that it was. */
  cards: 90 * DAY,
} as const

/** How much was deleted. */
export interface Tidied {
  readonly attempts: number
  readonly statements: number
  readonly people: number
  readonly cards: number
  readonly rooms: number
}

/** With what it is done. */
export interface Tidying {
  readonly db: Database
  readonly publicUrl: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** For the log of deeds: `server` at night, `command` by the administrator's. */
  readonly actor: 'server' | 'command'
}

/** Rows that one step deletes. */
const AT_ONCE = 500

/** Deletes what is older than it may be, and writes down how much that was. */
export async function tidy({ db, publicUrl, now, actor }: Tidying): Promise<Tidied> {
  await db.transaction((queries) => noteCarried(queries, now - KEPT.results))
  await inSteps(db, (queries) => dropKnownSheets(queries, now - KEPT.results))
  const attempts =
    (await inSteps(db, (queries) => dropAttempts(queries, 'received_at < $1', now - KEPT.results))) +
    (await inSteps(db, (queries) => dropAttempts(queries, STRAY, now - KEPT.strays)))
  const statements = await inSteps(db, (queries) => dropOldStatements(queries, now - KEPT.results))
  const people = await inSteps(db, async (queries) => {
    const gone = await longGone(queries, now - KEPT.people)
    for (const person of gone) await forgetPerson(queries, person, { publicUrl, now, why: 'age' })
    return gone.length
  })
  const cards = await db.run('DELETE FROM recoveries WHERE used_at < $1', [now - KEPT.cards])
  const rooms = await inSteps(db, (queries) => dropRoomsBefore(queries, now - KEPT.results))
  const tidied = { attempts, statements, people, cards, rooms }
  if (Object.values(tidied).some((number) => number > 0))
    await db.transaction((queries) => writeDeed(queries, { at: now, actor, act: 'tidied', body: tidied }))
  return tidied
}

/** At night, when nobody learns: each day at three in Tbilisi, Yerevan and Baku. Returns how to stop it. */
export function tidyNightly({
  now,
  onFault,
  also,
  ...tidying
}: Omit<Tidying, 'now' | 'actor'> & {
  readonly now: () => number
  readonly onFault: (fault: unknown) => void
  /** What else is done at night, after it. */
  readonly also?: (now: number) => Promise<unknown>
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    timer = setTimeout(() => {
      tidy({ ...tidying, now: now(), actor: 'server' })
        .catch(onFault) // the next night has it all to do
        .then(() => also?.(now()))
        .catch(onFault)
        .finally(wait)
    }, untilNight(now()))
    timer.unref()
  }
  wait()
  return () => clearTimeout(timer)
}

/** Milliseconds until it is three in the morning there (UTC+4), at least one. */
export function untilNight(now: number): number {
  const there = now + 4 * 60 * 60_000
  const since = (there - 3 * 60 * 60_000) % DAY
  return DAY - since
}

/** Does steps until one finds nothing to do; each is a transaction of its own. */
async function inSteps(db: Database, step: (queries: Queries) => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const done = await db.transaction(step)
    if (done === 0) return all
    all += done
  }
}

const STRAY = 'received_at < $1 AND NOT EXISTS (SELECT 1 FROM people WHERE people.person = attempts.person)'

/** @param where part of a statement written here, never what came from outside */
function dropAttempts(
  queries: Queries,
  where: 'received_at < $1' | typeof STRAY,
  before: number,
): Promise<number> {
  return queries.run(
    `DELETE FROM attempts WHERE id IN (SELECT id FROM attempts WHERE ${where} ORDER BY received_at LIMIT ${AT_ONCE})`,
    [before],
  )
}

async function dropOldStatements(queries: Queries, before: number): Promise<number> {
  const rows = await queries.all(
    `SELECT place FROM statements WHERE stored < $1 ORDER BY stored LIMIT ${AT_ONCE}`,
    [momentOf(before * 1000)],
  )
  await dropStatements(
    queries,
    rows.map(({ place }) => Number(place)),
  )
  return rows.length
}

/** Those of whom nothing is left. One that another was merged into stays as long as the other. */
async function longGone(queries: Queries, before: number): Promise<readonly string[]> {
  const rows = await queries.all(
    `SELECT person FROM people WHERE joined_at < $1 AND merged_into IS NULL
       AND NOT EXISTS (SELECT 1 FROM people AS others WHERE others.merged_into = people.person)
       AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.person = people.person)
       AND NOT EXISTS (SELECT 1 FROM devices WHERE devices.person = people.person AND created_at >= $1)
     ORDER BY joined_at LIMIT 50`,
    [before],
  )
  return rows.map(({ person }) => String(person))
}
