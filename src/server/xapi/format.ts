import type { Activity, Actor, LanguageMap, Statement, SubStatement } from './schema.ts'
import type { Format } from './query.ts'

/* The three ways of telling a statement (1.0.3 part three, section 2.1.3): as it came, in one language, or only what identifies. */

/** A statement in a format. `languages`: those of an Accept-Language header, best first. */
export function formatted<Told extends Statement | SubStatement>(
  statement: Told,
  format: Format,
  languages: readonly string[],
): Told {
  switch (format) {
    case 'exact':
      return statement
    case 'ids':
      return told(statement, { actor: identityOf, activity: ({ id }) => ({ id }), words: () => undefined })
    case 'canonical':
      return told(statement, {
        actor: (actor) => actor,
        activity: (activity) => inLanguage(activity, languages),
        words: (map) => bestOf(map, languages),
      })
  }
}

interface Ways {
  readonly actor: (actor: Actor) => Actor
  readonly activity: (activity: Activity) => Activity
  readonly words: (map: LanguageMap) => LanguageMap | undefined
}

function told<Told extends Statement | SubStatement>(statement: Told, ways: Ways): Told {
  const { actor, verb, object, context } = statement
  const display = verb.display && ways.words(verb.display)
  return {
    ...statement,
    actor: ways.actor(actor),
    verb: { id: verb.id, ...(display ? { display } : {}) },
    object: objectTold(object, ways),
    ...(context ? { context: contextTold(context, ways) } : {}),
    ...('authority' in statement ? { authority: ways.actor(statement.authority) } : {}),
  }
}

function objectTold(object: Statement['object'], ways: Ways): Statement['object'] {
  switch (object.objectType) {
    case 'Agent':
    case 'Group':
      return ways.actor(object)
    case 'StatementRef':
      return object
    case 'SubStatement':
      return told(object, ways)
    default:
      return ways.activity(object as Activity)
  }
}

function contextTold(context: NonNullable<Statement['context']>, ways: Ways) {
  const { instructor, team, contextActivities, contextAgents, contextGroups } = context
  return {
    ...context,
    ...(instructor ? { instructor: ways.actor(instructor) } : {}),
    ...(team ? { team: ways.actor(team) } : {}),
    ...(contextAgents
      ? { contextAgents: contextAgents.map((it) => ({ ...it, agent: ways.actor(it.agent) })) }
      : {}),
    ...(contextGroups
      ? { contextGroups: contextGroups.map((it) => ({ ...it, group: ways.actor(it.group) })) }
      : {}),
    ...(contextActivities
      ? {
          contextActivities: Object.fromEntries(
            Object.entries(contextActivities).map(([name, them]) => [name, [them].flat().map(ways.activity)]),
          ),
        }
      : {}),
  }
}

/** Of a group that has no identity of its own, its members are what identifies it. */
function identityOf(actor: Actor): Actor {
  const { objectType, mbox, mbox_sha1sum, openid, account, member } = actor
  const type = objectType === undefined ? {} : { objectType }
  if (mbox !== undefined) return { ...type, mbox }
  if (mbox_sha1sum !== undefined) return { ...type, mbox_sha1sum }
  if (openid !== undefined) return { ...type, openid }
  if (account) return { ...type, account }
  return { ...type, ...(member ? { member: member.map(identityOf) } : {}) }
}

function inLanguage(activity: Activity, languages: readonly string[]): Activity {
  if (!activity.definition) return activity
  return { ...activity, definition: wordsIn(activity.definition, languages) }
}

/** Names and descriptions, of an activity or of the choices in it. */
function wordsIn(of: object, languages: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]: [string, unknown]) => {
      if (name === 'name' || name === 'description') return [name, bestOf(value as LanguageMap, languages)]
      const isList = ['choices', 'scale', 'source', 'target', 'steps'].includes(name)
      return [name, isList ? (value as readonly object[]).map((each) => wordsIn(each, languages)) : value]
    }),
  )
}

/** The one entry of a map for whoever prefers these languages: the tag, one of the same language, or the first there is. */
function bestOf(map: LanguageMap, languages: readonly string[]): LanguageMap {
  const tags = Object.keys(map)
  const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
  for (const language of languages) {
    const tag =
      tags.find((each) => each.toLowerCase() === language.toLowerCase()) ??
      tags.find((each) => primary(each) === primary(language))
    if (tag !== undefined) return { [tag]: map[tag] ?? '' }
  }
  const [first] = tags
  return first === undefined ? {} : { [first]: map[first] ?? '' }
}

/** The languages of an Accept-Language header, best first (RFC 9110 section 12.5.4). */
export function languagesIn(header: string): readonly string[] {
  return header
    .split(',')
    .slice(0, 50)
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
