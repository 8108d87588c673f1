import { readJson } from '../read-json.ts'
import type { Queries, Row, Value } from '../store/database.ts'
import { momentOf, OWN_CLIENT, profileOf } from '../store/statements.ts'
import { iriSchema, momentIn, uuidSchema, type XapiVersion } from './data-types.ts'
import { actorSchema, type Actor } from './schema.ts'
import { actorKey, indexed } from './statement-keys.ts'

/*
 * Asking for statements: parameters of a request, the SQL that they mean, and the way on to the next page.
 */

export type Format = 'ids' | 'exact' | 'canonical'

/** What of which statements is asked for. */
export interface StatementQuery {
  readonly agent?: string
  /** The client whose account the agent is: it vouches for what it sent. */
  readonly client?: string
  readonly verb?: string
  readonly activity?: string
  readonly registration?: string
  readonly relatedActivities: boolean
  readonly relatedAgents: boolean
  /** Whether the activity is the profile that all our own statements name. */
  readonly ofOurProfile: boolean
  readonly since?: string
  readonly until?: string
  readonly limit: number
  readonly ascending: boolean
}
/** How it is to be told. */
export interface Telling {
  readonly format: Format
  readonly attachments: boolean
}
export type Asked =
  | (Telling & { readonly kind: 'one'; readonly id: string; readonly voided: boolean })
  | (Telling & { readonly kind: 'many'; readonly query: StatementQuery; readonly after?: number })

/** Statements of one answer at most. */
export const PAGE = 100

const NAMES = [
  'statementId',
  'voidedStatementId',
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'format',
  'attachments',
  'ascending',
] as const
/** The one parameter of a link to the next page. */
export const MORE = 'page'

/** Reads the parameters of a request; nothing when one is unknown, stands twice, does not fit the others, or says nothing we know. */
export function readQuery(
  parameters: URLSearchParams,
  { version, home }: { readonly version: XapiVersion; readonly home: string },
): Asked | undefined {
  const names = [...parameters.keys()]
  if (new Set(names).size !== names.length) return undefined
  const page = parameters.get(MORE)
  if (page !== null) return names.length === 1 ? readPage(page, { version, home }) : undefined
  if (!names.every((name) => (NAMES as readonly string[]).includes(name))) return undefined
  const format = parameters.get('format') ?? 'exact'
  const flags = ['attachments', 'related_activities', 'related_agents', 'ascending'].map((name) =>
    flagIn(parameters.get(name)),
  )
  const [attachments, relatedActivities, relatedAgents, ascending] = flags
  if (format !== 'ids' && format !== 'exact' && format !== 'canonical') return undefined
  if (attachments === undefined || relatedActivities === undefined) return undefined
  if (relatedAgents === undefined || ascending === undefined) return undefined
  const [single] = names.filter((name) => name === 'statementId' || name === 'voidedStatementId')
  if (single !== undefined) {
    const id = parameters.get(single) ?? ''
    const fits = names.every((name) => name === single || name === 'attachments' || name === 'format')
    if (!fits || !uuidSchema.safeParse(id).success) return undefined
    return {
      kind: 'one',
      id: id.toLowerCase(),
      voided: single === 'voidedStatementId',
      format,
      attachments,
    }
  }
  const values = valuesIn(parameters, { version, home })
  if (!values) return undefined
  const query = { ...values, relatedActivities, relatedAgents, ascending }
  return { kind: 'many', query, format, attachments }
}

function flagIn(said: string | null): boolean | undefined {
  return said === null ? false : ({ true: true, false: false } as Record<string, boolean>)[said]
}

/** Parameters that are of the types of a statement; nothing when one is not. */
function valuesIn(parameters: URLSearchParams, { version, home }: Parameters<typeof readQuery>[1]) {
  const said = (name: (typeof NAMES)[number]): string | undefined => parameters.get(name) ?? undefined
  const [agent, verb, activity, registration] = [
    said('agent'),
    said('verb'),
    said('activity'),
    said('registration'),
  ]
  const [since, until, limit] = [said('since'), said('until'), said('limit')]
  const actor = agent === undefined ? undefined : agentIn(agent)
  const key = actor && actorKey(actor)
  const client = actor?.account?.homePage === home ? actor.account.name : undefined
  const [from, to] = [since, until].map((moment) =>
    moment === undefined
      ? undefined
      : momentIn(moment, version === '2.0.0' && !moment.endsWith('Z') ? version : '1.0.3'),
  )
  const broken =
    (agent !== undefined && key === undefined) ||
    [verb, activity].some((iri) => iri !== undefined && !iriSchema.safeParse(iri).success) ||
    (registration !== undefined && !uuidSchema.safeParse(registration).success) ||
    (since !== undefined && from === undefined) ||
    (until !== undefined && to === undefined) ||
    (limit !== undefined && !/^\d{1,9}$/.test(limit))
  if (broken) return undefined
  return {
    ...(key === undefined ? {} : { agent: key }),
    ...(client === undefined ? {} : { client }),
    ...(verb === undefined ? {} : { verb: indexed(verb) }),
    ...(activity === undefined ? {} : { activity: indexed(activity) }),
    ...(registration === undefined ? {} : { registration: registration.toLowerCase() }),
    ...(from === undefined ? {} : { since: momentOf(from) }),
    ...(to === undefined ? {} : { until: momentOf(to) }),
    ofOurProfile: activity !== undefined && indexed(activity) === profileOf(home),
    limit: Math.min(PAGE, Number(limit ?? 0) || PAGE),
  }
}

function agentIn(said: string): Actor | undefined {
  const read = readJson(said)
  return read && actorSchema.safeParse(read.value).success ? (read.value as Actor) : undefined
}

/** The parameter of the page that begins after a place: what was asked, in itself. */
export function writePage(parameters: URLSearchParams, after: number): string {
  return Buffer.from(JSON.stringify([parameters.toString(), after])).toString('base64url')
}

function readPage(page: string, by: Parameters<typeof readQuery>[1]): Asked | undefined {
  try {
    const [asked, after] = JSON.parse(Buffer.from(page, 'base64url').toString()) as readonly unknown[]
    if (typeof asked !== 'string' || !Number.isSafeInteger(after)) return undefined
    const parameters = new URLSearchParams(asked)
    const read = parameters.has(MORE) ? undefined : readQuery(parameters, by)
    return read?.kind === 'many' ? { ...read, after: after as number } : undefined
  } catch {
    return undefined
  }
}

/** What was asked first, of a page or of the beginning. */
export function askedFirst(parameters: URLSearchParams): URLSearchParams {
  const page = parameters.get(MORE)
  if (page === null) return parameters
  const [asked] = JSON.parse(Buffer.from(page, 'base64url').toString()) as readonly [string]
  return new URLSearchParams(asked)
}

/** Finds one statement, voided or not. */
export async function findOne(queries: Queries, id: string, voided: boolean): Promise<Row | undefined> {
  const sql = 'SELECT place, stored, body FROM statements WHERE id = $1 AND voided = $2'
  const [row] = await queries.all(sql, [id, voided ? 1 : 0])
  return row
}

/** Finds the statements of a page, and whether there are more after it. */
export async function findMany(
  queries: Queries,
  query: StatementQuery,
  after?: number,
): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
  const { sql, values } = sqlOf(query, after)
  const rows = await queries.all(sql, values)
  return { rows: rows.slice(0, query.limit), more: rows.length > query.limit }
}

/**
 * A statement is found that fits, or whose object is a statement that fits, or whose object is one whose object fits, and so on; a voided
 * one fits, but is not found. The few that have a statement for an object are looked at apart, so that the many are found by an index.
 */
function sqlOf(query: StatementQuery, after: number | undefined) {
  const values: Value[] = []
  const bind = (value: Value): string => `$${values.push(value)}`
  const what = conditionsOf(query, bind)
  const when = boundsOf(query, after, bind)
  const order = `ORDER BY place ${query.ascending ? 'ASC' : 'DESC'} LIMIT ${query.limit + 1}`
  const part = (conditions: readonly string[]): string =>
    `SELECT * FROM (SELECT s.place, s.stored, s.body FROM statements s
       WHERE ${['s.voided = 0', ...when, ...conditions].join(' AND ')} ${order}) part`
  if (what.length === 0) return { sql: part([]), values }
  const chain = `EXISTS (
    WITH RECURSIVE chain (id) AS (
      SELECT s.ref UNION SELECT l.ref FROM chain JOIN statements l ON l.id = chain.id WHERE l.ref IS NOT NULL)
    SELECT 1 FROM chain JOIN statements t ON t.id = chain.id WHERE ${what.map((of) => of('t')).join(' AND ')})`
  const parts = [what.map((of) => of('s')), ['s.ref IS NOT NULL', chain]]
  return { sql: `${parts.map(part).join(' UNION ')} ${order}`, values }
}

type Condition = (table: string) => string

function conditionsOf(query: StatementQuery, bind: (value: Value) => string): readonly Condition[] {
  const { agent, client, verb, activity, registration, relatedActivities, relatedAgents, ofOurProfile } =
    query
  const conditions: Condition[] = []
  const equal = (column: string, value: string): void => {
    const bound = bind(value)
    conditions.push((table) => `${table}.${column} = ${bound}`)
  }
  const among = (places: readonly string[], isOurs = false): void => {
    conditions.push((table) => {
      const found = `${table}.place IN (${places.join(' UNION ALL ')})`
      return isOurs ? `(${table}.client = '${OWN_CLIENT}' OR ${found})` : found
    })
  }
  if (verb !== undefined) equal('verb', verb)
  if (registration !== undefined) equal('registration', registration)
  if (activity !== undefined && !relatedActivities) equal('activity', activity)
  if (activity !== undefined && relatedActivities) {
    const bound = bind(activity)
    among(
      [
        `SELECT place FROM statements WHERE activity = ${bound}`,
        `SELECT place FROM statement_activities WHERE activity = ${bound}`,
      ],
      ofOurProfile,
    )
  }
  if (agent !== undefined) {
    const bound = bind(agent)
    const isOurs = relatedAgents && client === OWN_CLIENT
    among(
      [
        `SELECT place FROM statements WHERE actor = ${bound}`,
        `SELECT place FROM statement_agents WHERE agent = ${bound}${relatedAgents ? '' : ' AND related = 0'}`,
        ...(relatedAgents && client !== undefined && !isOurs
          ? [`SELECT place FROM statements WHERE client = ${bind(client)} AND client <> '${OWN_CLIENT}'`]
          : []),
      ],
      isOurs,
    )
  }
  return conditions
}

function boundsOf(
  { since, until, ascending }: StatementQuery,
  after: number | undefined,
  bind: (value: Value) => string,
): readonly string[] {
  // moments grow with places, so a moment is found once, not compared with each
  const place = (moment: string): string =>
    `COALESCE((SELECT b.place FROM statements b WHERE b.stored <= ${bind(moment)} ORDER BY b.stored DESC, b.place DESC LIMIT 1), 0)`
  return [
    ...(since === undefined ? [] : [`s.place > ${place(since)}`]),
    ...(until === undefined ? [] : [`s.place <= ${place(until)}`]),
    ...(after === undefined ? [] : [`s.place ${ascending ? '>' : '<'} ${bind(after)}`]),
  ]
}
