import { randomInt } from 'node:crypto'
import type { Uuid } from '../../core/ids.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import { GROUP_CODES, writeGroupCode } from '../../core/sync/group-code.ts'
import { writeDeed } from './audit.ts'
import type { Queries, Row, Value } from './database.ts'
import { isTrainer } from './trainers.ts'

/** No group has more places. */
export const MOST_MEMBERS = 36

/** Trainers are trained in the first stage, members in the second. */
export type Stage = 1 | 2

/** A group as the centre has it. */
export interface KeptGroup {
  readonly id: Uuid
  readonly code: string
  readonly name: string
  readonly district: string
  readonly stage: Stage
  readonly trainer: string | undefined
  /** 1…36 */
  readonly capacity: number
  readonly createdAt: number
  /** From then on nobody joins. */
  readonly expiresAt: number | undefined
  readonly closedAt: number | undefined
}

/** What is told of a group that is to be made. */
export type NewGroup = Pick<KeptGroup, 'id' | 'name' | 'district' | 'stage' | 'capacity' | 'expiresAt'> & {
  readonly trainer: string
}

const COLUMNS = 'id, code, name, district, stage, trainer, capacity, created_at, expires_at, closed_at'

/** Who has a place: a pseudonym that was not merged into another, with a phone that was not taken from it. */
const HAS_PLACE = `merged_into IS NULL AND EXISTS
  (SELECT 1 FROM devices WHERE devices.person = people.person AND devices.revoked_at IS NULL)`

/** Makes a group with a code that nobody can foresee. */
export async function makeGroup(
  queries: Queries,
  group: NewGroup,
  now: number,
): Promise<Result<KeptGroup, 'no-trainer'>> {
  const { id, name, district, stage, trainer, capacity, expiresAt } = group
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > MOST_MEMBERS)
    throw new RangeError(`A group has 1 to ${MOST_MEMBERS} places, not ${capacity}`)
  if (!(await isTrainer(queries, trainer))) return refused('no-trainer')
  for (;;) {
    const code = writeGroupCode(randomInt(GROUP_CODES))
    const made = await queries.run(
      `INSERT INTO groups (id, code, name, district, stage, trainer, capacity, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING`,
      [id, code, name, district, stage, trainer, capacity, now, expiresAt ?? null],
    )
    if (made === 0) continue
    await writeDeed(queries, {
      at: now,
      actor: 'command',
      act: 'group-made',
      body: { group: id, trainer, stage, capacity, ...(expiresAt === undefined ? {} : { expiresAt }) },
    })
    return reached({ ...group, code, createdAt: now, closedAt: undefined })
  }
}

/** Every group with how many of its places are taken, the oldest first. */
export async function listGroups(
  queries: Queries,
): Promise<readonly (KeptGroup & { readonly members: number })[]> {
  const rows = await queries.all(
    `SELECT ${COLUMNS}, (SELECT COUNT(*) FROM people WHERE group_id = groups.id AND ${HAS_PLACE}) AS members
     FROM groups ORDER BY created_at, id`,
  )
  return rows.map((row) => ({ ...groupIn(row), members: Number(row['members']) }))
}

/** How many places of a group are taken. */
export async function countMembers(queries: Queries, group: Uuid): Promise<number> {
  const [row] = await queries.all(
    `SELECT COUNT(*) AS members FROM people WHERE group_id = $1 AND ${HAS_PLACE}`,
    [group],
  )
  return Number(row?.['members'])
}

/** The group with a code, or an id. */
export async function findGroup(queries: Queries, codeOrId: string): Promise<KeptGroup | undefined> {
  const [row] = await queries.all(`SELECT ${COLUMNS} FROM groups WHERE code = $1 OR id = $1`, [codeOrId])
  return row && groupIn(row)
}

/**
 * The group with a code, held until the transaction ends: whoever joins it next waits, and counts after us. Writing a row is how both
 * databases hold it.
 */
export async function holdGroup(queries: Queries, code: string): Promise<KeptGroup | undefined> {
  const [row] = await queries.all(
    `UPDATE groups SET capacity = capacity WHERE code = $1 RETURNING ${COLUMNS}`,
    [code],
  )
  return row && groupIn(row)
}

/** Closes a group: nobody joins it any more; who is in it stays. False when it was closed before. */
export async function closeGroup(queries: Queries, group: Uuid, now: number): Promise<boolean> {
  const closed = await queries.run('UPDATE groups SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL', [
    group,
    now,
  ])
  if (closed === 0) return false
  await writeDeed(queries, { at: now, actor: 'command', act: 'group-closed', body: { group } })
  return true
}

/** Gives a group to another trainer. */
export async function handOverGroup(
  queries: Queries,
  { group, to }: { readonly group: Uuid; readonly to: string },
  now: number,
): Promise<Result<undefined, 'no-trainer' | 'theirs'>> {
  if (!(await isTrainer(queries, to))) return refused('no-trainer')
  const held = await queries.all(
    'UPDATE groups SET capacity = capacity WHERE id = $1 AND trainer <> $2 RETURNING trainer',
    [group, to],
  )
  const from = held[0]?.['trainer']
  if (from === undefined) return refused('theirs')
  await queries.run('UPDATE groups SET trainer = $2 WHERE id = $1', [group, to])
  await writeDeed(queries, {
    at: now,
    actor: 'command',
    act: 'group-handed-over',
    body: { group, from: String(from), to },
  })
  return reached(undefined)
}

function groupIn(row: Row): KeptGroup {
  return {
    id: String(row['id']) as Uuid,
    code: String(row['code']),
    name: String(row['name']),
    district: String(row['district']),
    stage: Number(row['stage']) as Stage,
    trainer: row['trainer'] === null ? undefined : String(row['trainer']),
    capacity: Number(row['capacity']),
    createdAt: Number(row['created_at']),
    expiresAt: timeIn(row['expires_at']),
    closedAt: timeIn(row['closed_at']),
  }
}

function timeIn(value: Value | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}
