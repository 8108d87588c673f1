import type { Attempt } from '../../core/attempt/attempt.ts'
import type { Insertion, Queries } from './database.ts'
import { noteMilestones, type Reached, reachedBy } from './milestones.ts'
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

/** Who brought attempts, when it was not their owner's own phone, and when, by our clock (ms since 1970). */
export interface Arrival {
  readonly via: string | undefined
  readonly receivedAt: number
}

/**
 * An attempt as it will be written. It is made as soon as the attempt was looked at, since what waits for the disk should be flat: an attempt
 * is a tree of hundreds of small things, each of which would be swept around while it waits.
 */
export interface AttemptRow {
  readonly id: Attempt['id']
  readonly person: string
  readonly sequence: number
  readonly values: Insertion['rows'][number]
  readonly reached: Reached | undefined
}

/** The row of an attempt as that of the person it names, for which whoever calls vouches. */
export function attemptRow(attempt: Attempt, { via, receivedAt }: Arrival): AttemptRow {
  const { id, person, kind, subject, language, startedAt, updatedAt, endedAt, sequence } = attempt
  const said = [id, person, kind, subject, language, startedAt, updatedAt, endedAt ?? null, sequence]
  const values = [...said, via ?? null, receivedAt, JSON.stringify(attempt)]
  return { id, person, sequence, values, reached: reachedBy(attempt, receivedAt) }
}

/** What became of attempts that were brought. */
export interface Kept<Row extends AttemptRow> {
  /** What the centre has now of each, by id: at least the `sequence` that was brought. Missing are those it has of somebody else. */
  readonly kept: ReadonlyMap<string, number>
  /** Those that were new to the centre, or newer than what it had. */
  readonly written: readonly Row[]
}

/**
 * Keeps attempts. Of one attempt the version with the highest `sequence` stays, so the order of arrival does not matter and bringing one again
 * does nothing; what is somebody else's is never touched. One id stands for one person here: two that claim the same are not brought together.
 */
export async function keepAttempts<Row extends AttemptRow>(
  queries: Queries,
  rows: readonly Row[],
): Promise<Kept<Row>> {
  const outcomes: Kept<Row>[] = []
  for (const part of inParts(newestOfEach(rows), AT_ONCE)) outcomes.push(await keepPart(queries, part))
  return {
    kept: new Map(outcomes.flatMap(({ kept }) => [...kept])),
    written: outcomes.flatMap(({ written }) => written),
  }
}

async function keepPart<Row extends AttemptRow>(queries: Queries, rows: readonly Row[]): Promise<Kept<Row>> {
  const changed = await queries.insert({
    into: 'attempts',
    columns: COLUMNS,
    rows: rows.map(({ values }) => values),
    after: `ON CONFLICT (id) DO UPDATE SET ${SET_NEWER}
      WHERE attempts.person = excluded.person AND attempts.sequence < excluded.sequence
      RETURNING id`,
  })
  const ids = new Set(changed.map(({ id }) => id))
  const written = rows.filter(({ id }) => ids.has(id))
  await noteMilestones(
    queries,
    written.flatMap(({ reached }) => reached ?? []),
  )
  const others = new Map<string, Row>(rows.filter(({ id }) => !ids.has(id)).map((row) => [row.id, row]))
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

/** Each id once, and in one order whoever writes: two that bring the same never wait for each other in a circle. */
function newestOfEach<Row extends AttemptRow>(rows: readonly Row[]): Row[] {
  const newest = new Map<string, Row>()
  for (const row of rows) if (row.sequence > (newest.get(row.id)?.sequence ?? -1)) newest.set(row.id, row)
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
