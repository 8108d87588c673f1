import type { Attempt } from '../../core/attempt/attempt.ts'
import type { Insertion, Queries } from './database.ts'
import { noteMilestones } from './milestones.ts'
import { inParts, placesOf } from './rows.ts'

const COLUMNS = {
  id: 'text',
  person: 'text',
  kind: 'text',
  subject: 'text',
  language: 'text',
  started_at: 'integer',
  updated_at: 'integer',
  ended_at: 'integer',
  sequence: 'integer',
  via: 'text',
  received_at: 'integer',
  body: 'text',
} as const
/** So many attempts are written by one statement. */
const AT_ONCE = 1_000

/** What became of attempts that were brought. */
export interface Kept {
  /** What the centre has now of each, by id: at least the `sequence` that was brought. Missing are those it has of somebody else. */
  readonly kept: ReadonlyMap<string, number>
  /** Those that were new to the centre, or newer than what it had. */
  readonly written: readonly Attempt[]
}

/** Who brought attempts, when it was not their owner's own phone, and when, by our clock. */
export interface Arrival {
  readonly via: string | undefined
  readonly receivedAt: number
}

/**
 * Keeps attempts, each as that of the person it names, for which whoever calls vouches. Of one attempt the version with the highest
 * `sequence` stays, so the order of arrival does not matter and bringing one again does nothing; what is somebody else's is never touched.
 * One id stands for one person here: two that claim the same are not brought together.
 */
export async function keepAttempts(
  queries: Queries,
  attempts: readonly Attempt[],
  arrival: Arrival,
): Promise<Kept> {
  const outcomes: Kept[] = []
  for (const part of inParts(newestOfEach(attempts), AT_ONCE))
    outcomes.push(await keepPart(queries, part, arrival))
  return {
    kept: new Map(outcomes.flatMap(({ kept }) => [...kept])),
    written: outcomes.flatMap(({ written }) => written),
  }
}

async function keepPart(queries: Queries, attempts: readonly Attempt[], arrival: Arrival): Promise<Kept> {
  const changed = await queries.insert({
    into: 'attempts',
    columns: COLUMNS,
    rows: attempts.map((attempt) => rowOf(attempt, arrival)),
    after: `ON CONFLICT (id) DO UPDATE SET ${SET_NEWER}
      WHERE attempts.person = excluded.person AND attempts.sequence < excluded.sequence
      RETURNING id`,
  })
  const ids = new Set(changed.map(({ id }) => id))
  const written = attempts.filter(({ id }) => ids.has(id))
  await noteMilestones(queries, written, arrival.receivedAt)
  const others = new Map(
    attempts.filter(({ id }) => !ids.has(id)).map((attempt) => [attempt.id as string, attempt]),
  )
  const own = (await rowsOf(queries, [...others.keys()])).filter(
    ({ id, person }) => others.get(String(id))?.person === person,
  )
  return {
    kept: new Map([
      ...written.map(({ id, sequence }): [string, number] => [id, sequence]),
      ...own.map(({ id, sequence }): [string, number] => [String(id), Number(sequence)]),
    ]),
    written,
  }
}

const SET_NEWER = Object.keys(COLUMNS)
  .filter((column) => column !== 'id' && column !== 'person')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

async function rowsOf(queries: Queries, ids: readonly string[]) {
  if (ids.length === 0) return []
  return queries.all(`SELECT id, person, sequence FROM attempts WHERE id IN (${placesOf(ids)})`, ids)
}

function rowOf(attempt: Attempt, { via, receivedAt }: Arrival): Insertion['rows'][number] {
  const { id, person, kind, subject, language, startedAt, updatedAt, endedAt, sequence } = attempt
  const said = [id, person, kind, subject, language, startedAt, updatedAt, endedAt ?? null, sequence]
  return [...said, via ?? null, receivedAt, JSON.stringify(attempt)]
}

/** Each id once, and in one order whoever writes: two that bring the same never wait for each other in a circle. */
function newestOfEach(attempts: readonly Attempt[]): Attempt[] {
  const newest = new Map<string, Attempt>()
  for (const attempt of attempts)
    if (attempt.sequence > (newest.get(attempt.id)?.sequence ?? -1)) newest.set(attempt.id, attempt)
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
