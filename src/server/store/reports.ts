import type { Attempt, AttemptKind } from '../../core/attempt/attempt.ts'
import { freshFrom } from '../../core/report/milestone.ts'
import { quarterSpan, type Span } from '../../core/report/quarter.ts'
import {
  countedKey,
  type Figure,
  GROUPINGS,
  type Grouping,
  joinedRows,
  NOBODY,
  plus,
  type Standing,
  type StandingRow,
  type Standings,
} from '../../core/report/standing.ts'
import type { Queries, Row, Value } from './database.ts'
import { carriedOnly } from './room-results.ts'
import { asCarrier } from './trainer-phones.ts'

/*
 * What reports count. People are those who joined; a pseudonym that was merged into another counts as that one. Everything is one pass
 * over milestones and people, never over attempts; only questions and errors look into attempts, the newest of them.
 */

/** Whose people are counted: everybody's, those of a trainer's groups, or those of one group. */
export interface Scope {
  readonly trainer?: string
  readonly group?: string
}

/** Each pseudonym, and the one it was merged into in the end. */
export const ROOTS = `roots (person, root) AS (
  SELECT person, person FROM people WHERE merged_into IS NULL
  UNION ALL
  SELECT people.person, roots.root FROM people JOIN roots ON people.merged_into = roots.person
)`

/** How far each person had come in a stretch of time: `$1` its beginning, `$2` its end, `$3` from when on practice counts as fresh. */
const MEMBERS = `${ROOTS},
reached AS (
  SELECT roots.root AS person,
    MAX(CASE WHEN what = 'training' AND last_at >= $1 THEN 1 ELSE 0 END) AS trained,
    MAX(CASE WHEN what = 'passed' AND last_at >= $1 THEN 1 ELSE 0 END) AS certified,
    MAX(CASE WHEN what = 'passed' THEN 1 ELSE 0 END) AS ever,
    MAX(CASE WHEN what = 'protocol' AND last_at >= $3 THEN 1 ELSE 0 END) AS protocol,
    MAX(CASE WHEN what = 'scene' AND last_at >= $3 THEN 1 ELSE 0 END) AS scene
  FROM milestones JOIN roots ON roots.person = milestones.person
  WHERE last_at < $2
  GROUP BY roots.root
),
carried AS (${carriedOnly('sheets.received_at >= $1')}),
helped AS MATERIALIZED (
  SELECT DISTINCT roots.root AS person FROM carried JOIN roots ON roots.person = carried.person
  WHERE carried.at >= $1 AND carried.at < $2
),
members AS MATERIALIZED (
  SELECT COALESCE(groups.district, '') AS district, COALESCE(people.group_id, '') AS part,
    COALESCE(role, '') AS role, COALESCE(language, '') AS language,
    COALESCE(gender, '') AS gender, COALESCE(age_band, '') AS age,
    CASE WHEN trained = 1 OR helped.person IS NOT NULL THEN 1 ELSE 0 END AS trained, COALESCE(certified, 0) AS certified,
    COALESCE(ever * protocol * scene, 0) AS ready
  FROM people
  LEFT JOIN groups ON groups.id = people.group_id
  LEFT JOIN reached ON reached.person = people.person
  LEFT JOIN helped ON helped.person = people.person
  WHERE merged_into IS NULL AND joined_at < $2`

/** The column of each grouping, and what it stands within. */
const COLUMN: Readonly<Record<Grouping, readonly [column: string, within: string]>> = {
  district: ['district', "''"],
  group: ['part', 'district'],
  role: ['role', "''"],
  language: ['language', "''"],
  gender: ['gender', "''"],
  age: ['age', "''"],
}

const SUMS =
  'COUNT(*) AS joined, SUM(trained) AS trained, SUM(certified) AS certified, SUM(ready) AS ready FROM members'

/** How far people had come in a stretch of time, grouped in every way. */
export async function standingsIn(queries: Queries, scope: Scope, span: Span): Promise<Standings> {
  const { and, values } = within(scope, 4)
  const parts = GROUPINGS.map((grouping) => {
    const [column, inside] = COLUMN[grouping]
    const group = grouping === 'group' ? 'part, district' : column
    return `SELECT '${grouping}' AS grouping_, ${column} AS name, ${inside} AS inside, ${SUMS} GROUP BY ${group}`
  })
  const rows = await queries.all(`WITH RECURSIVE ${MEMBERS}${and}) ${parts.join(' UNION ALL ')}`, [
    ...momentsOf(span),
    ...values,
  ])
  const tables = Object.fromEntries(
    GROUPINGS.map((grouping) => {
      const own = rows.filter((row) => row['grouping_'] === grouping)
      return [grouping, joinedRows(own.map((row) => rowIn(grouping, row)))]
    }),
  ) as Record<Grouping, StandingRow[]>
  return { tables, total: tables.language.reduce((sum, { standing }) => plus(sum, standing), NOBODY) }
}

/** How far all of them had come. */
export async function standingIn(queries: Queries, scope: Scope, span: Span): Promise<Standing> {
  const { and, values } = within(scope, 4)
  const [row] = await queries.all(`WITH RECURSIVE ${MEMBERS}${and}) SELECT ${SUMS}`, [
    ...momentsOf(span),
    ...values,
  ])
  return row ? standingOf(row) : NOBODY
}

/** Those who were deleted: numbers that are nobody's any more, so that what was told before keeps its sums. */
export interface Departed {
  /** In the quarter in which they joined or reached something; whoever reached it in two is in both. */
  readonly byQuarter: ReadonlyMap<string, Standing>
  /** Each once. */
  readonly ever: Standing
}

/** Those who were deleted. */
export async function departedIn(queries: Queries, scope: Scope): Promise<Departed> {
  const { and, values } = within(scope, 1)
  const rows = await queries.all(
    `SELECT quarter, what, SUM(number) AS number_ FROM departed
     LEFT JOIN groups ON groups.id = departed.group_id WHERE 1 = 1${and} GROUP BY quarter, what`,
    values,
  )
  const byQuarter = new Map<string, Standing>()
  let ever = NOBODY
  for (const row of rows) {
    const [what, quarter, number] = [String(row['what']), String(row['quarter']), Number(row['number_'])]
    const known = byQuarter.get(quarter) ?? NOBODY
    const figure = DEPARTED_IN.get(what)
    if (figure) byQuarter.set(quarter, { ...known, [figure]: number })
    const once = figure === 'joined' ? figure : DEPARTED_EVER.get(what)
    if (once) ever = { ...ever, [once]: ever[once] + number }
  }
  // of those who were deleted before it was counted who they were over all quarters: so many at least
  const most = (figure: Figure): number =>
    Math.max(ever[figure], ...[...byQuarter.values()].map((each) => each[figure]))
  return { byQuarter, ever: { ...ever, trained: most('trained'), certified: most('certified') } }
}

/** Those of them who had joined up to the end of a quarter, and what they reached in it; nothing for all time. */
export function departedBy({ byQuarter, ever }: Departed, quarter: string | undefined): Standing {
  if (quarter === undefined) return ever
  const until = quarterSpan(quarter)?.from ?? 0
  const joined = [...byQuarter]
    .filter(([each]) => (quarterSpan(each)?.from ?? 0) <= until)
    .reduce((sum, [, each]) => sum + each.joined, 0)
  return { ...(byQuarter.get(quarter) ?? NOBODY), joined }
}

/** What is counted of them. Whether they would be ready now nobody can know. */
const DEPARTED_IN: ReadonlyMap<string, Figure> = new Map([
  ['joined', 'joined'],
  ['training', 'trained'],
  ['passed', 'certified'],
])
/** The same, once for each person, whatever the quarter. */
const DEPARTED_EVER: ReadonlyMap<string, Figure> = new Map([
  ['ever-training', 'trained'],
  ['ever-passed', 'certified'],
])

/** Sheets, codes and cards of quizzes in rooms for which nobody can be named, in a stretch of time. */
export async function countUnnamed(queries: Queries, scope: Scope, { from, to }: Span): Promise<number> {
  const { and, values } = within(scope, 3)
  // whose they were nobody knows; whose phone brought them is known: a trainer's own may have joined none of their groups
  const own = scope.trainer !== undefined && scope.group === undefined ? [asCarrier(scope.trainer)] : []
  const whose = and
    ? ` AND (carried.carried_by IN (
        WITH RECURSIVE ${ROOTS}
        SELECT roots.person FROM roots
        JOIN people ON people.person = roots.root JOIN groups ON groups.id = people.group_id
        WHERE 1 = 1${and})${own.map(() => ` OR carried.carried_by = $${values.length + 3}`).join('')})`
    : ''
  const [row] = await queries.all(
    `SELECT COUNT(*) AS count_ FROM (${carriedOnly('sheets.received_at >= $1')}) AS carried
     WHERE carried.at >= $1 AND carried.at < $2
       AND NOT EXISTS (SELECT 1 FROM people WHERE people.person = carried.person)${whose}`,
    [from, to, ...values, ...own],
  )
  return Number(row?.['count_'] ?? 0)
}

/** When the first of them joined, ms since 1970; nothing where nobody has. */
export async function firstJoined(queries: Queries): Promise<number | undefined> {
  const [row] = await queries.all('SELECT MIN(joined_at) AS first FROM people')
  const first = row?.['first']
  return first === null || first === undefined ? undefined : Number(first)
}

/** The groups of a district. */
export interface DistrictGroups {
  readonly district: string
  readonly groups: number
  /** Groups that nobody has joined, whether they are still here or not. */
  readonly empty: number
  /** Places of all of them. */
  readonly seats: number
}

/** Each district with its groups. */
export async function groupsByDistrict(queries: Queries, scope: Scope): Promise<readonly DistrictGroups[]> {
  const { and, values } = within(scope, 1)
  const rows = await queries.all(
    `SELECT district, COUNT(*) AS count_, SUM(CASE WHEN joined.group_id IS NULL THEN 1 ELSE 0 END) AS empty_,
       SUM(capacity) AS seats
     FROM groups
     LEFT JOIN (
       SELECT group_id FROM people WHERE merged_into IS NULL
       UNION SELECT group_id FROM departed WHERE what = 'joined'
     ) AS joined
       ON joined.group_id = groups.id
     WHERE 1 = 1${and} GROUP BY district`,
    values,
  )
  return rows.map((row) => ({
    district: String(row['district']),
    groups: Number(row['count_']),
    empty: Number(row['empty_']),
    seats: Number(row['seats']),
  }))
}

/** What groups are called. */
export async function groupNames(queries: Queries, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const { and, values } = within(scope, 1)
  const rows = await queries.all(`SELECT id, name, district FROM groups WHERE 1 = 1${and}`, values)
  return new Map(
    rows.map(({ id, name, district }) => [
      String(id),
      district === '' ? String(name) : `${String(name)} (${String(district)})`,
    ]),
  )
}

/** Whether there is such a group, and whether it is this trainer's where there is one. */
export async function hasGroup(queries: Queries, scope: Scope): Promise<boolean> {
  const { and, values } = within(scope, 1)
  return (await queries.all(`SELECT id FROM groups WHERE 1 = 1${and}`, values)).length > 0
}

/** An attempt, and the pseudonym under which it was made. */
export interface TheirAttempt {
  readonly person: string
  readonly receivedAt: number
  readonly attempt: Attempt
}

/** Which attempts are looked into. */
export interface Looking {
  readonly kinds: readonly AttemptKind[]
  /** When they arrived. */
  readonly span: Span
  /** Only those before this one; nothing for the newest. */
  readonly before: Pick<TheirAttempt, 'receivedAt' | 'attempt'> | undefined
  readonly most: number
}

/** Finished attempts, those first that arrived last. */
export async function attemptsBefore(
  queries: Queries,
  scope: Scope,
  { kinds, span, before, most }: Looking,
): Promise<readonly TheirAttempt[]> {
  const { and, values } = within(scope, 5 + kinds.length)
  // everybody is not looked up in their groups: that would be done anew for each step
  const whose = and
    ? `attempts.person IN (
        WITH RECURSIVE ${ROOTS}
        SELECT roots.person FROM roots
        JOIN people ON people.person = roots.root JOIN groups ON groups.id = people.group_id
        WHERE 1 = 1${and})`
    : 'EXISTS (SELECT 1 FROM people WHERE people.person = attempts.person)'
  const rows = await queries.all(
    `SELECT person, received_at, body FROM attempts
     WHERE received_at >= $1 AND received_at <= $2 AND (received_at < $2 OR id < $3) AND ended_at IS NOT NULL
       AND kind IN (${kinds.map((_, place) => `$${place + 5}`).join(', ')}) AND ${whose}
     ORDER BY received_at DESC, id DESC LIMIT $4`,
    [span.from, before?.receivedAt ?? span.to, before?.attempt.id ?? '', most, ...kinds, ...values],
  )
  return rows.map((row) => ({
    person: String(row['person']),
    receivedAt: Number(row['received_at']),
    attempt: JSON.parse(String(row['body'])) as Attempt,
  }))
}

/** Pseudonyms that were merged into another, each with the one it is in the end. */
export async function mergedPeople(queries: Queries): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.all(
    `WITH RECURSIVE ${ROOTS} SELECT person, root FROM roots WHERE person <> root`,
  )
  return new Map(rows.map(({ person, root }) => [String(person), String(root)]))
}

/** Narrows a query about groups to a scope; `place` is that of its first value. */
export function within({ trainer, group }: Scope, place: number): { and: string; values: Value[] } {
  const conditions: string[] = []
  const values: Value[] = []
  for (const [column, value] of [
    ['groups.trainer', trainer],
    ['groups.id', group],
  ] as const)
    if (value !== undefined) {
      conditions.push(` AND ${column} = $${place + values.length}`)
      values.push(value)
    }
  return { and: conditions.join(''), values }
}

function momentsOf({ from, to }: Span): Value[] {
  return [from, to, freshFrom(to)]
}

function rowIn(grouping: Grouping, row: Row): StandingRow {
  return {
    key: countedKey(grouping, String(row['name'])),
    ...(grouping === 'group' ? { within: String(row['inside']) } : {}),
    standing: standingOf(row),
  }
}

function standingOf(row: Row): Standing {
  return {
    joined: Number(row['joined']),
    trained: Number(row['trained']),
    certified: Number(row['certified']),
    ready: Number(row['ready']),
  }
}
