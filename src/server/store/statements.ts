import { sameStatement } from '../xapi/same-statement.ts'
import { momentIn, type XapiVersion } from '../xapi/data-types.ts'
import { type Statement, type SubStatement, VOIDED } from '../xapi/schema.ts'
import { activityKey, actorKey, indexed, type Keys, keysOf, refOf } from '../xapi/statement-keys.ts'
import type { Insertion, Queries, Row } from './database.ts'

/*
 * Statements of the Experience API. One is kept once and never changes; what it says beside its own words (`stored`, and `timestamp`
 * where it gave none) is a column, and is put back when it is read.
 */

/** The client as which this server keeps its own statements. */
export const OWN_CLIENT = 'ubani'

/** When statements are kept, and on whose behalf; left out, they are this server's own. */
export interface Keeping {
  /** Now by this process (ISO 8601). What is written is later where another process was ahead. */
  readonly stored: string
  readonly client?: Sender
}
export interface Sender {
  readonly name: string
  /** The address of the centre, `PUBLIC_URL`. */
  readonly home: string
  /** By which version the statements were read. */
  readonly version: XapiVersion
  /** Whether these may void statements of other clients. */
  readonly voidsAll: boolean
}

/** What became of them: new ones, ones that were here, and ones whose id is that of a different statement. */
export interface Kept {
  readonly added: readonly string[]
  readonly known: readonly string[]
  readonly conflicts: readonly string[]
}

/** A statement that has an id. */
export type Identified = Statement & { readonly id: string }

/** Whoever vouches for the statements of a client: the client. */
export function authorityOf({ name, home }: Pick<Sender, 'name' | 'home'>) {
  return { objectType: 'Agent', account: { homePage: home.replace(/\/+$/, ''), name } } as const
}

/**
 * Keeps statements that were checked; of one id only one. Conflicts are only told: whoever wants all or nothing throws on them, inside the
 * transaction. Comes last in a transaction and once, since from here on every other writer waits for its end.
 */
export async function keepStatements(
  queries: Queries,
  statements: readonly Identified[],
  keeping: Keeping,
): Promise<Kept> {
  if (statements.length === 0) return { added: [], known: [], conflicts: [] }
  const prepared = firstOfEach(statements.map((statement) => prepare(statement, keeping.client)))
  const { stored, early } = await tick(queries, Date.parse(keeping.stored))
  const places = new Map<string, number>()
  for (const { id, place } of await insert(queries, prepared, stored)) places.set(String(id), Number(place))
  const added = prepared.filter(({ id }) => places.has(id))
  await addKeys(queries, added, places)
  await voidWhatIsVoided(queries, added, early === 1)
  const rest = statements.filter(({ id }) => !places.has(id.toLowerCase()))
  const others = rest.length > 0 ? await bodiesOf(queries, rest) : new Map<string, Statement>()
  const isSame = (one: Identified): boolean => {
    const other = others.get(one.id.toLowerCase())
    return other !== undefined && sameStatement(other, one)
  }
  return {
    added: added.map(({ id }) => id),
    known: rest.filter(isSame).map(({ id }) => id),
    conflicts: rest.filter((one) => !isSame(one)).map(({ id }) => id),
  }
}

/** Voiding statements among these that found their statement but may not void it. */
export async function vainVoidings(queries: Queries, statements: readonly Statement[]): Promise<boolean> {
  const refs = statements.filter(({ verb }) => verb.id === VOIDED).map((it) => refOf(it) ?? '')
  if (refs.length === 0) return false
  const rows = await queries.all(
    `SELECT id FROM statements WHERE is_voiding = 0 AND voided = 0 AND id IN (${placesOf(refs)}) LIMIT 1`,
    refs,
  )
  return rows.length > 0
}

/** One statement as it is given out. */
export function statementIn({ body, stored }: Row): Identified {
  const statement = JSON.parse(String(body)) as Identified
  return { ...statement, timestamp: statement.timestamp ?? String(stored), stored: String(stored) }
}

/**
 * Up to which moment everything that is stored can be read. Where nobody wrote for a while the clock is moved on, which waits for writers
 * that are not done.
 */
export async function consistentThrough(queries: Queries, now: number): Promise<string> {
  const [row] = await queries.all('SELECT last FROM statement_clock WHERE number = 1')
  const last = Number(row?.['last'] ?? 0)
  if (now * 1000 - last < 1_000_000) return momentOf(last)
  await queries.run('UPDATE statement_clock SET last = $1 WHERE number = 1 AND last < $1', [now * 1000])
  return momentOf(now * 1000)
}

/** A moment with microseconds, so that texts are in the order of moments. */
export function momentOf(microseconds: number): string {
  const rest = ((microseconds % 1000) + 1000) % 1000
  const ms = Math.min(LAST, Math.max(FIRST, (microseconds - rest) / 1000))
  return `${new Date(ms).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

interface Prepared {
  readonly id: string
  readonly statement: Statement
  readonly keys: Keys
  readonly isVoiding: boolean
  readonly values: (stored: string) => Insertion['rows'][number]
}

const COLUMNS = {
  id: 'text',
  stored: 'text',
  timestamp: 'text',
  actor: 'text',
  verb: 'text',
  activity: 'text',
  registration: 'text',
  ref: 'text',
  is_voiding: 'integer',
  client: 'text',
  body: 'text',
} as const

function prepare(statement: Identified, client = ourselves(statement)): Prepared {
  const id = statement.id.toLowerCase()
  const { stored: _, ...said } = statement
  const body = JSON.stringify({
    ...withLists(said),
    id,
    authority: authorityOf(client),
    version: statement.version ?? (client.version === '2.0.0' ? '2.0.0' : '1.0.0'),
  })
  const moment = statement.timestamp === undefined ? undefined : momentIn(statement.timestamp, '1.0.3')
  const isVoiding = statement.verb.id === VOIDED
  const columns = [
    actorKey(statement.actor) ?? '',
    indexed(statement.verb.id),
    activityKey(statement) ?? null,
    statement.context?.registration?.toLowerCase() ?? null,
    refOf(statement) ?? null,
    isVoiding ? (client.voidsAll ? 1 : 2) : 0,
    client.name,
    body,
  ]
  return {
    id,
    statement,
    keys: client.name === OWN_CLIENT ? NOBODY_ELSE : keysOf(statement),
    isVoiding,
    values: (stored) => [id, stored, moment === undefined ? stored : momentOf(moment), ...columns],
  }
}

/** The activity that all our own statements name as their profile: it is found by their client. */
export function profileOf(home: string): string {
  return indexed(`${home}/xapi/profile`)
}

/**
 * Beside whoever did it and what was done, our own statements (core/attempt/statement.ts) name their profile only; by that they are found
 * through their client.
 */
const NOBODY_ELSE: Keys = { agents: new Map(), activities: [] }

/** The people of our own statements have their accounts with us. */
function ourselves({ actor }: Statement): Sender {
  return { name: OWN_CLIENT, home: actor.account?.homePage ?? '', version: '1.0.3', voidsAll: true }
}

/** Activities of a context are given out as lists, however they came. */
function withLists<Said extends Statement | SubStatement>(said: Said): Said {
  const { object, context } = said
  const isListed = Object.values(context?.contextActivities ?? {}).every(Array.isArray)
  if (isListed && object.objectType !== 'SubStatement') return said
  const lists = Object.entries(context?.contextActivities ?? {}).map(([name, value]) => [
    name,
    [value].flat(),
  ])
  return {
    ...said,
    ...(object.objectType === 'SubStatement' ? { object: withLists(object) } : {}),
    ...(context?.contextActivities
      ? { context: { ...context, contextActivities: Object.fromEntries(lists) } }
      : {}),
  }
}

function firstOfEach(prepared: readonly Prepared[]): readonly Prepared[] {
  return [...new Map(prepared.toReversed().map((each) => [each.id, each])).values()].toReversed()
}

/** Moves the clock, which keeps every other writer waiting. No two transactions have the same moment. */
async function tick(
  queries: Queries,
  now: number,
): Promise<{ readonly stored: string; readonly early: number }> {
  const [row] = await queries.all(
    `UPDATE statement_clock SET last = CASE WHEN last < $1 THEN $1 ELSE last + 1 END WHERE number = 1
     RETURNING last, early`,
    [now * 1000],
  )
  if (!row) throw new Error('The clock of the statements is gone')
  return { stored: momentOf(Number(row['last'])), early: Number(row['early']) }
}

function insert(queries: Queries, rows: readonly Prepared[], stored: string): Promise<readonly Row[]> {
  return queries.insert({
    into: 'statements',
    columns: COLUMNS,
    rows: rows.map(({ values }) => values(stored)),
    after: 'ON CONFLICT (id) DO NOTHING RETURNING id, place',
  })
}

async function addKeys(
  queries: Queries,
  added: readonly Prepared[],
  places: ReadonlyMap<string, number>,
): Promise<void> {
  const placeOf = (id: string): number => places.get(id) ?? 0
  await queries.insert({
    into: 'statement_agents',
    columns: { agent: 'text', place: 'integer', related: 'integer' },
    rows: added.flatMap(({ id, keys }) =>
      Array.from(keys.agents, ([key, how]) => [key, placeOf(id), how === 'direct' ? 0 : 1]),
    ),
    after: '',
  })
  await queries.insert({
    into: 'statement_activities',
    columns: { activity: 'text', place: 'integer' },
    rows: added.flatMap(({ id, keys }) => keys.activities.map((key) => [key, placeOf(id)])),
    after: '',
  })
}

/** Voids what these void, and what was voided before it came. */
async function voidWhatIsVoided(queries: Queries, added: readonly Prepared[], early: boolean): Promise<void> {
  const voidings = added.filter(({ isVoiding }) => isVoiding)
  const refs = voidings.map(({ statement }) => refOf(statement) ?? '')
  const ids = [...refs, ...(early ? added.map(({ id }) => id) : [])]
  for (const some of inPieces(ids, 500))
    await queries.run(
      `UPDATE statements SET voided = 1 WHERE is_voiding = 0 AND voided = 0 AND id IN (${placesOf(some)}) AND EXISTS (
         SELECT 1 FROM statements v WHERE v.ref = statements.id
         AND (v.is_voiding = 1 OR (v.is_voiding = 2 AND v.client = statements.client)))`,
      some,
    )
  if (refs.length === 0 || early) return
  const [row] = await queries.all(
    `SELECT COUNT(*) AS found FROM statements WHERE id IN (${placesOf(refs)})`,
    refs,
  )
  if (Number(row?.['found']) < new Set(refs).size)
    await queries.run('UPDATE statement_clock SET early = 1 WHERE number = 1')
}

async function bodiesOf(
  queries: Queries,
  statements: readonly Identified[],
): Promise<ReadonlyMap<string, Statement>> {
  const found = new Map<string, Statement>()
  for (const some of inPieces(statements, 500)) {
    const ids = some.map(({ id }) => id.toLowerCase())
    const rows = await queries.all(`SELECT id, body FROM statements WHERE id IN (${placesOf(ids)})`, ids)
    for (const { id, body } of rows) found.set(String(id), JSON.parse(String(body)) as Statement)
  }
  return found
}

function* inPieces<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** `$1, $2, …` for so many values. */
function placesOf(values: readonly unknown[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ')
}
