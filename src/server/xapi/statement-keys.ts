import { createHash } from 'node:crypto'
import type { Activity, Actor, Statement, SubStatement } from './schema.ts'

/*
 * What a statement is found by. Of an actor that is its identity as one text; names and whatever else is said of somebody do not count.
 */

/** An index takes no longer text on PostgreSQL; a longer one is found by its digest. */
const LONGEST = 800

/** A text as it stands in an index. */
export function indexed(text: string): string {
  const kept = text.replaceAll('\0', '\uFFFD')
  return kept.length <= LONGEST ? kept : `sha256|${createHash('sha256').update(kept).digest('hex')}`
}

/** The one identity of an actor as a text; nothing for a group that has only members. */
export function actorKey({ account, mbox, mbox_sha1sum, openid }: Actor): string | undefined {
  if (account) return indexed(`account|${account.homePage}|${account.name}`)
  if (mbox !== undefined) return indexed(`mbox|${mbox}`)
  if (mbox_sha1sum !== undefined) return indexed(`sha1|${mbox_sha1sum.toLowerCase()}`)
  return openid === undefined ? undefined : indexed(`openid|${openid}`)
}

/** Everybody and everything in a statement beside its actor and its activity, who have columns of their own. */
export interface Keys {
  /** `direct`: as actor or object, or a member of one; the others are related. */
  readonly agents: ReadonlyMap<string, 'direct' | 'related'>
  readonly activities: readonly string[]
}

/** The activity that is a statement's object. */
export function activityKey({ object }: Pick<Statement, 'object'>): string | undefined {
  return isActivity(object) ? indexed(object.id) : undefined
}

/** The statement that is a statement's object. */
export function refOf({ object }: Pick<Statement, 'object'>): string | undefined {
  return object.objectType === 'StatementRef' ? object.id.toLowerCase() : undefined
}

export function keysOf(statement: Statement): Keys {
  const agents = new Map<string, 'direct' | 'related'>()
  const activities = new Set<string>()
  const add = (actor: Actor | undefined, how: 'direct' | 'related'): void => {
    if (!actor) return
    for (const key of [actorKey(actor), ...(actor.member ?? []).map(actorKey)])
      if (key !== undefined && agents.get(key) !== 'direct') agents.set(key, how)
  }
  const look = (from: Statement | SubStatement, how: 'direct' | 'related'): void => {
    const { actor, object, context } = from
    add(actor, how)
    if (isActivity(object)) activities.add(indexed(object.id))
    else if (isActor(object)) add(object, how)
    else if (object.objectType === 'SubStatement') look(object, 'related')
    add(context?.instructor, 'related')
    add(context?.team, 'related')
    for (const { agent } of context?.contextAgents ?? []) add(agent, 'related')
    for (const { group } of context?.contextGroups ?? []) add(group, 'related')
    for (const activity of Object.values(context?.contextActivities ?? {}).flat())
      activities.add(indexed(activity.id))
  }
  look(statement, 'direct')
  agents.delete(actorKey(statement.actor) ?? '')
  activities.delete(activityKey(statement) ?? '')
  return { agents, activities: [...activities] }
}

function isActivity(object: Statement['object']): object is Activity {
  return (object.objectType ?? 'Activity') === 'Activity'
}

function isActor(object: Statement['object']): object is Actor {
  return object.objectType === 'Agent' || object.objectType === 'Group'
}
