import { groupLink, readGroupCode, showGroupCode } from '../../core/sync/group-code.ts'
import {
  closeGroup,
  findGroup,
  handOverGroup,
  type KeptGroup,
  listGroups,
  makeGroup,
  MOST_MEMBERS,
} from '../store/groups.ts'
import type { Queries } from '../store/database.ts'
import { membersOf } from '../store/people.ts'
import {
  type AtCentre,
  type CentreCall,
  CallProblem,
  dayOf,
  nothingIn,
  onlyOf,
  rowOf,
  textOf,
  wholeOf,
} from './centre-call.ts'
import { newUuid } from './new-uuid.ts'

const DAY = 24 * 60 * 60_000

/** Makes a group, and says its code and the link of its QR. */
export async function newGroup(call: CentreCall, at: AtCentre): Promise<number> {
  nothingIn(call)
  const { database, say, now, publicUrl } = at
  const group = {
    id: newUuid(now),
    name: textOf(call, 'name'),
    district: textOf(call, 'district', ''),
    trainer: textOf(call, 'trainer'),
    stage: wholeOf(call, 'stage', { least: 1, most: 2, otherwise: 2 }) === 1 ? 1 : 2,
    capacity: wholeOf(call, 'capacity', { least: 1, most: MOST_MEMBERS, otherwise: MOST_MEMBERS }),
    expiresAt: now + wholeOf(call, 'days', { least: 1, most: 366, otherwise: 30 }) * DAY,
  } as const
  const made = await database.transaction((queries) => makeGroup(queries, group, now))
  if (!made.ok) throw new CallProblem(`There is no trainer ${group.trainer}`)
  const { id, code, expiresAt } = made.value
  say(rowOf(['group', id]))
  say(rowOf(['code', showGroupCode(code)]))
  say(rowOf(['link', groupLink(publicUrl, code)]))
  say(rowOf(['until', dayOf(expiresAt)]))
  return 0
}

/** Prints every group with how many of its places are taken. */
export async function printGroups(call: CentreCall, { database, say, now }: AtCentre): Promise<number> {
  nothingIn(call)
  say(
    rowOf(['code', 'state', 'until', 'members', 'capacity', 'stage', 'trainer', 'district', 'name', 'group']),
  )
  for (const group of await listGroups(database)) {
    const { code, expiresAt, members, capacity, stage, trainer, district, name, id } = group
    const place = [members, capacity, stage, trainer, district || undefined, name, id]
    say(rowOf([showGroupCode(code), stateOf(group, now), dayOf(expiresAt), ...place]))
  }
  return 0
}

/** Prints who is in a group: a line for each phone. */
export async function printMembers(call: CentreCall, { database, say }: AtCentre): Promise<number> {
  const group = await groupIn(database, call)
  say(rowOf(['person', 'role', 'since', 'state', 'device']))
  for (const { person, role, joinedAt, devices } of await membersOf(database, group.id))
    for (const { key, revokedAt } of devices)
      say(rowOf([person, role, dayOf(joinedAt), revokedAt === undefined ? 'active' : 'revoked', key]))
  return 0
}

/** Closes a group. */
export async function closeOne(call: CentreCall, { database, warn, now }: AtCentre): Promise<number> {
  const group = await groupIn(database, call)
  const closed = await database.transaction((queries) => closeGroup(queries, group.id, now))
  warn(closed ? `“${group.name}” is closed.` : `“${group.name}” was closed before.`)
  return 0
}

/** Gives a group to another trainer. */
export async function handOver(call: CentreCall, { database, warn, now }: AtCentre): Promise<number> {
  const to = textOf(call, 'to')
  const group = await groupIn(database, call)
  const given = await database.transaction((queries) => handOverGroup(queries, { group: group.id, to }, now))
  if (!given.ok && given.problem === 'no-trainer') throw new CallProblem(`There is no trainer ${to}`)
  warn(given.ok ? `“${group.name}” is theirs now.` : `“${group.name}” was theirs before.`)
  return 0
}

async function groupIn(queries: Queries, call: CentreCall): Promise<KeptGroup> {
  const typed = onlyOf(call, 'code or id of a group')
  const code = readGroupCode(typed)
  const group = await findGroup(queries, code.ok ? code.value : typed)
  if (!group) throw new CallProblem(`There is no group ${typed}`)
  return group
}

function stateOf({ closedAt, expiresAt }: KeptGroup, now: number): 'open' | 'closed' | 'expired' {
  if (closedAt !== undefined) return 'closed'
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'open'
}
