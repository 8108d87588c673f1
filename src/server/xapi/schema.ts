import * as z from 'zod/mini'
import {
  durationSchema,
  iriSchema,
  languageSchema,
  momentIn,
  uuidSchema,
  type XapiVersion,
} from './data-types.ts'

/*
 * What a statement of the Experience API may be: every MUST of 1.0.3 (part two, Data) and of 2.0 (IEEE 9274.1.1) that one statement can
 * break. Nothing is mended here: what passes is kept as it came.
 */

export interface Account {
  readonly homePage: string
  readonly name: string
}
/** An agent, or a group with an identity of its own or only with members. */
export interface Actor {
  readonly objectType?: 'Agent' | 'Group'
  readonly name?: string
  readonly mbox?: string
  readonly mbox_sha1sum?: string
  readonly openid?: string
  readonly account?: Account
  readonly member?: readonly Actor[]
}
export type LanguageMap = Readonly<Record<string, string>>
export interface Verb {
  readonly id: string
  readonly display?: LanguageMap
}
export interface Activity {
  readonly objectType?: 'Activity'
  readonly id: string
  readonly definition?: object
}
export interface StatementRef {
  readonly objectType: 'StatementRef'
  readonly id: string
}
export interface SubStatement extends Core {
  readonly objectType: 'SubStatement'
}
export interface Context {
  readonly registration?: string
  readonly revision?: string
  readonly platform?: string
  readonly instructor?: Actor
  readonly team?: Actor
  readonly contextActivities?: Readonly<Record<string, Activity | readonly Activity[]>>
  readonly contextAgents?: readonly { readonly agent: Actor }[]
  readonly contextGroups?: readonly { readonly group: Actor }[]
}
export interface Attachment {
  readonly contentType: string
  readonly length: number
  readonly sha2: string
  readonly fileUrl?: string
}
/** What statements and statements inside statements have in common. */
interface Core {
  readonly actor: Actor
  readonly verb: Verb
  readonly object: Activity | Actor | StatementRef | SubStatement
  readonly result?: object
  readonly context?: Context
  readonly timestamp?: string
  readonly attachments?: readonly Attachment[]
}
export interface Statement extends Core {
  readonly id?: string
  readonly stored?: string
  readonly authority?: Actor
  readonly version?: string
}

export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided'

const text = z.string()
const languageMap = z.record(languageSchema, text)

/** A schema chosen by what the value says it is. */
function chosen(choose: (value: { readonly objectType?: unknown }) => z.ZodMiniType) {
  return z.unknown().check(({ value, issues }) => {
    const shape =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? choose(value) : object
    const read = shape.safeParse(value)
    for (const { path } of read.error?.issues ?? [])
      issues.push({ code: 'custom', input: value, path: [...path] })
  })
}
const object = z.strictObject({})

/** A rule that no single member can break. */
function rule<Value>(holds: (value: Value) => boolean, path: string) {
  return z.refine<Value>(holds, { path: [path] })
}

const IDENTITIES = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const
const identitiesOf = (actor: object): number => IDENTITIES.filter((name) => name in actor).length
const identity = {
  name: z.optional(text),
  mbox: z.optional(text.check(z.regex(/^mailto:[^\s\p{Cc}<>"@]+@[^\s\p{Cc}<>"@]+$/u))),
  mbox_sha1sum: z.optional(text.check(z.regex(/^[0-9a-f]{40}$/i))),
  openid: z.optional(iriSchema),
  account: z.optional(z.strictObject({ homePage: iriSchema, name: text })),
}
const agent = z
  .strictObject({ objectType: z.optional(z.literal('Agent')), ...identity })
  .check(rule((it) => identitiesOf(it) === 1, 'mbox'))
const group = z
  .strictObject({ objectType: z.literal('Group'), ...identity, member: z.optional(z.array(agent)) })
  .check(rule((it) => identitiesOf(it) < 2, 'mbox'))
  .check(rule((it) => identitiesOf(it) === 1 || (it.member?.length ?? 0) > 0, 'member'))
export const actorSchema = chosen(({ objectType }) => (objectType === 'Group' ? group : agent))
/** Whoever vouches: an agent, or the application and the person together (OAuth), who have no identity as a pair. */
const authority = chosen(({ objectType }) =>
  objectType === 'Group'
    ? group.check(rule((it) => identitiesOf(it) === 0 && it.member?.length === 2, 'member'))
    : agent,
)

const verb = z.strictObject({ id: iriSchema, display: z.optional(languageMap) })
const extensions = z.optional(z.record(iriSchema, z.unknown()))

const components = z.optional(
  z
    .array(z.strictObject({ id: text.check(z.minLength(1)), description: z.optional(languageMap) }))
    .check(rule((them) => new Set(them.map(({ id }) => id)).size === them.length, 'id')),
)
/** Which lists an interaction may have. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
}
const ALL_LISTS = ['choices', 'scale', 'source', 'target', 'steps'] as const
const definition = z
  .strictObject({
    name: z.optional(languageMap),
    description: z.optional(languageMap),
    type: z.optional(iriSchema),
    moreInfo: z.optional(iriSchema),
    extensions,
    interactionType: z.optional(z.enum(Object.keys(LISTS))),
    correctResponsesPattern: z.optional(z.array(text)),
    choices: components,
    scale: components,
    source: components,
    target: components,
    steps: components,
  })
  .check(
    rule((it) => {
      const may = LISTS[it.interactionType ?? '']
      const has = ALL_LISTS.filter((name) => it[name] !== undefined)
      return may ? has.every((name) => may.includes(name)) : has.length === 0 && !it.correctResponsesPattern
    }, 'interactionType'),
  )
const activity = z.strictObject({
  objectType: z.optional(z.literal('Activity')),
  id: iriSchema,
  definition: z.optional(definition),
})
const statementRef = z.strictObject({ objectType: z.literal('StatementRef'), id: uuidSchema })

const score = z
  .strictObject({
    scaled: z.optional(z.number().check(z.minimum(-1), z.maximum(1))),
    raw: z.optional(z.number()),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
  })
  .check(
    rule(
      ({ raw, min = -Infinity, max = Infinity }) =>
        min < max && (raw === undefined || (raw >= min && raw <= max)),
      'raw',
    ),
  )
const result = z.strictObject({
  score: z.optional(score),
  success: z.optional(z.boolean()),
  completion: z.optional(z.boolean()),
  response: z.optional(text),
  duration: z.optional(durationSchema),
  extensions,
})

const activities = z.optional(
  z.unknown().check(({ value, issues }) => {
    const read = (Array.isArray(value) ? z.array(activity) : activity).safeParse(value)
    for (const { path } of read.error?.issues ?? [])
      issues.push({ code: 'custom', input: value, path: [...path] })
  }),
)
const contextShape = {
  registration: z.optional(uuidSchema),
  instructor: z.optional(actorSchema),
  team: z.optional(group),
  contextActivities: z.optional(
    z.strictObject({ parent: activities, grouping: activities, category: activities, other: activities }),
  ),
  revision: z.optional(text),
  platform: z.optional(text),
  language: z.optional(languageSchema),
  statement: z.optional(statementRef),
  extensions,
}
const relevantTypes = z.optional(z.array(iriSchema).check(z.minLength(1)))
const contexts: Readonly<Record<XapiVersion, z.ZodMiniType>> = {
  '1.0.3': z.strictObject(contextShape),
  '2.0.0': z.strictObject({
    ...contextShape,
    contextAgents: z.optional(
      z.array(z.strictObject({ objectType: z.literal('contextAgent'), agent, relevantTypes })),
    ),
    contextGroups: z.optional(
      z.array(z.strictObject({ objectType: z.literal('contextGroup'), group, relevantTypes })),
    ),
  }),
}

const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+'*/:-]+|"[^"\p{Cc}]*"))*$/u
const attachments = z.optional(
  z.array(
    z.strictObject({
      usageType: iriSchema,
      display: languageMap,
      description: z.optional(languageMap),
      contentType: text.check(z.regex(MEDIA_TYPE)),
      length: z.int().check(z.nonnegative()),
      sha2: text.check(z.regex(/^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i)),
      fileUrl: z.optional(iriSchema),
    }),
  ),
)

/** An edition and a platform are those of an activity; nothing else has them. */
function placesFit(it: { readonly object?: unknown; readonly context?: unknown }): boolean {
  const { objectType = 'Activity' } = (it.object ?? {}) as { readonly objectType?: unknown }
  const context = it.context as Context | undefined
  return objectType === 'Activity' || (context?.revision === undefined && context?.platform === undefined)
}

function statementSchemaOf(version: XapiVersion) {
  const moment = text.check(z.refine((said) => momentIn(said, version) !== undefined))
  const core = {
    actor: actorSchema,
    verb,
    result: z.optional(result),
    context: z.optional(contexts[version]),
    timestamp: z.optional(moment),
    attachments,
  }
  // a Map: of an object "__proto__" would be known as well
  const plain = new Map<unknown, z.ZodMiniType>([
    ['Agent', agent],
    ['Group', group],
    ['StatementRef', statementRef],
  ])
  const plainOf = (objectType: unknown) => plain.get(objectType) ?? activity
  const inner = z
    .strictObject({
      objectType: z.literal('SubStatement'),
      ...core,
      object: chosen(({ objectType }) => plainOf(objectType)),
    })
    .check(rule(placesFit, 'context'))
  return z
    .strictObject({
      ...core,
      id: z.optional(uuidSchema),
      object: chosen(({ objectType }) => (objectType === 'SubStatement' ? inner : plainOf(objectType))),
      stored: z.optional(moment),
      authority: z.optional(authority),
      version: z.optional(text.check(z.regex(version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^(1|2)\.0(\.\d+)?$/))),
    })
    .check(rule(placesFit, 'context'))
    .check(
      rule(
        (it) =>
          it.verb.id !== VOIDED || (it.object as { objectType?: unknown }).objectType === 'StatementRef',
        'object',
      ),
    )
}
const statements = { '1.0.3': statementSchemaOf('1.0.3'), '2.0.0': statementSchemaOf('2.0.0') } as const

/** Reads a statement; where one breaks a rule, says the way to the first member that does. */
export function readStatement(
  value: unknown,
  version: XapiVersion,
): { readonly ok: true; readonly value: Statement } | { readonly ok: false; readonly at: string } {
  const read = statements[version].safeParse(value)
  if (read.success) return { ok: true, value: value as Statement }
  return { ok: false, at: (read.error.issues[0]?.path ?? []).map(String).join('/') }
}
