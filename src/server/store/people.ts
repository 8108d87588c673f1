import type { Uuid } from '../../core/ids.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import type { EnrolRequest, Group } from '../../core/sync/enrolment.ts'
import { writeDeed } from './audit.ts'
import type { Queries, Row, Value } from './database.ts'
import { countMembers, holdGroup, type KeptGroup } from './groups.ts'

/** A phone's key as the centre knows it. */
export interface Device {
  readonly key: string
  readonly person: Uuid
  readonly createdAt: number
  /** From then on nothing of it is taken. */
  readonly revokedAt: number | undefined
}

/** Somebody in a group. */
export interface Member {
  readonly person: Uuid
  readonly role: string | undefined
  readonly joinedAt: number
  readonly devices: readonly Device[]
}

/** Why nobody joins a group by this request. */
export type JoinProblem = 'no-group' | 'full' | 'expired' | 'key-taken' | 'revoked'

/** The phone with a key. */
export async function deviceWith(queries: Queries, key: string): Promise<Device | undefined> {
  const [row] = await queries.all('SELECT key, person, created_at, revoked_at FROM devices WHERE key = $1', [
    key,
  ])
  return row && deviceIn(row)
}

/**
 * Gives somebody a place in a group; called in a transaction. Asking again finds the place. A pseudonym stays with the key that brought
 * it: nobody becomes somebody else by knowing their pseudonym.
 */
export async function joinPerson(
  queries: Queries,
  request: EnrolRequest,
  now: number,
): Promise<Result<Group, JoinProblem>> {
  const { person, key } = request
  const group = await holdGroup(queries, request.group)
  const [known] = await queries.all('SELECT group_id FROM people WHERE person = $1', [person])
  const device = await deviceWith(queries, key)
  if (device?.revokedAt !== undefined) return refused('revoked')
  if (device && device.person !== person) return refused('key-taken')
  if (!group) return refused('no-group')
  if (known && !device) return refused('key-taken')
  const before = known && textIn(known['group_id'])
  if (before !== group.id) {
    const refusal = await refusalOf(queries, group, now)
    if (refusal) return refused(refusal)
  }
  if (known) await writeAbout(queries, request, { group: group.id, moved: before !== group.id, now })
  // the same phone has joined another group while we looked: look again
  else if (!(await addPerson(queries, request, group.id, now))) return joinPerson(queries, request, now)
  if (before !== group.id)
    await writeDeed(queries, {
      at: now,
      actor: `person:${person}`,
      act: known ? 'moved' : 'joined',
      body: { person, group: group.id, ...(before === undefined ? { key } : { from: before }) },
    })
  return reached({ id: group.id, name: group.name, district: group.district })
}

/** Everybody in a group, in the order of joining. */
export async function membersOf(queries: Queries, group: Uuid): Promise<readonly Member[]> {
  const people = await queries.all(
    `SELECT person, role, joined_at FROM people WHERE group_id = $1 AND merged_into IS NULL
     ORDER BY joined_at, person`,
    [group],
  )
  const devices = await queries.all(
    `SELECT key, devices.person AS person, created_at, revoked_at FROM devices
     JOIN people ON people.person = devices.person WHERE group_id = $1 ORDER BY created_at, key`,
    [group],
  )
  const known = devices.map(deviceIn)
  return people.map((row) => ({
    person: String(row['person']) as Uuid,
    role: textIn(row['role']),
    joinedAt: Number(row['joined_at']),
    devices: known.filter(({ person }) => person === row['person']),
  }))
}

/**
 * Takes the phone from somebody, by their pseudonym or by its key: the centre takes nothing from it any more, and its place is free.
 * False when there is none to take.
 */
export async function revokeDevice(queries: Queries, personOrKey: string, now: number): Promise<boolean> {
  const taken = await queries.all(
    `UPDATE devices SET revoked_at = $2 WHERE (key = $1 OR person = $1) AND revoked_at IS NULL
     RETURNING key, person`,
    [personOrKey, now],
  )
  for (const row of taken) {
    const body = { key: String(row['key']), person: String(row['person']) }
    await writeDeed(queries, { at: now, actor: 'command', act: 'device-revoked', body })
  }
  return taken.length > 0
}

async function refusalOf(
  queries: Queries,
  { id, capacity, expiresAt, closedAt }: KeptGroup,
  now: number,
): Promise<'expired' | 'full' | undefined> {
  if (closedAt !== undefined || (expiresAt !== undefined && expiresAt <= now)) return 'expired'
  return (await countMembers(queries, id)) >= capacity ? 'full' : undefined
}

async function addPerson(
  queries: Queries,
  { person, key, role, language, gender, ageBand }: EnrolRequest,
  group: Uuid,
  now: number,
): Promise<boolean> {
  const added = await queries.run(
    `INSERT INTO people (person, group_id, role, language, gender, age_band, joined_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person) DO NOTHING`,
    [person, group, role ?? null, language ?? null, gender ?? null, ageBand ?? null, now],
  )
  if (added === 0) return false
  await queries.run('INSERT INTO devices (key, person, created_at) VALUES ($1, $2, $3)', [key, person, now])
  return true
}

/** What somebody says of themselves now is what holds; leaving something out takes it back. */
async function writeAbout(
  queries: Queries,
  { person, role, language, gender, ageBand }: EnrolRequest,
  { group, moved, now }: { readonly group: Uuid; readonly moved: boolean; readonly now: number },
): Promise<void> {
  await queries.run(
    'UPDATE people SET group_id = $2, role = $3, language = $4, gender = $5, age_band = $6 WHERE person = $1',
    [person, group, role ?? null, language ?? null, gender ?? null, ageBand ?? null],
  )
  if (moved) await queries.run('UPDATE people SET joined_at = $2 WHERE person = $1', [person, now])
}

function deviceIn(row: Row): Device {
  return {
    key: String(row['key']),
    person: String(row['person']) as Uuid,
    createdAt: Number(row['created_at']),
    revokedAt: row['revoked_at'] === null ? undefined : Number(row['revoked_at']),
  }
}

function textIn(value: Value | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
