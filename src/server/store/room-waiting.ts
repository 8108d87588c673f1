import { createHash } from 'node:crypto'
import { canonicalJson } from '../../core/pack/canonical.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import type { Entry, RoomHead, RoomRecord } from '../../core/room/record.ts'
import { forCentre } from '../../core/sync/courier.ts'
import { joinedRoom } from '../admin/open-rooms.ts'
import type { FindItems } from '../question-files.ts'
import { writeDeed } from './audit.ts'
import type { Queries, Row } from './database.ts'
import { type Carrier, type Keeping, keepRecord, MOST_ENTRIES } from './room-records.ts'

/*
 * What was brought of rooms by a phone that is not their trainer's. It is here, durably, and counts nowhere until whoever leads the room
 * takes it, or the centre does (docs/decisions/028-trainers-phones.md). What somebody left lies as it is and can still be taken.
 */

/** A trainer is shown so many at once, the oldest first. */
const SHOWN = 50

/** What became of what was brought: the keys of what came, and whether it waits. */
export interface Brought {
  readonly kept: readonly string[]
  readonly waits: boolean
}

/** Keeps what was brought, where its trainer brought it, and else lets it wait; called in a transaction. */
export async function bringRecord(
  queries: Queries,
  record: RoomRecord,
  { carrier, items, lead }: Keeping,
): Promise<Result<Brought, 'other-room' | 'too-big'>> {
  if (lead !== undefined) {
    const kept = await keepRecord(queries, record, { carrier, items, lead })
    if (kept.ok) return reached({ kept: kept.value, waits: false })
    if (kept.problem !== 'others') return refused(kept.problem)
  }
  const come = { head: record.head, entries: forCentre(record) }
  const kept = come.entries.map(({ key }) => key)
  if (await isKnown(queries, come)) return reached({ kept, waits: false })
  const aside = await layAside(queries, come, carrier)
  return aside.ok ? reached({ kept, waits: true }) : aside
}

/** Whether the room has all of it already: a colleague brings what its trainer has brought. */
async function isKnown(queries: Queries, come: RoomRecord): Promise<boolean> {
  const [row] = await queries.all('SELECT head, entries FROM room_records WHERE room = $1', [come.head.id])
  if (!row) return false
  const known = recordIn(row)
  const joined = joinedRoom(known, come)
  return joined.ok && canonicalJson(joined.value.entries) === canonicalJson(known.entries)
}

async function layAside(
  queries: Queries,
  come: RoomRecord,
  { by, receivedAt }: Carrier,
): Promise<Result<undefined, 'other-room' | 'too-big'>> {
  const id = createHash('sha256').update(`${come.head.id}/${by}`).digest('hex').slice(0, 32)
  // one step: what is taken at this moment is gone when we look, and a row of its own is begun
  const [row] = await queries.all(
    `INSERT INTO room_waiting (id, room, head, entries, carried_by, received_at, changed_at)
     VALUES ($1, $2, $3, '[]', $4, $5, $5)
     ON CONFLICT (id) DO UPDATE SET changed_at = room_waiting.changed_at RETURNING head, entries`,
    [id, come.head.id, canonicalJson(come.head), by, receivedAt],
  )
  const known = recordIn(row ?? {})
  const joined = joinedRoom(known, come)
  if (!joined.ok) return joined
  const { entries } = joined.value
  if (entries.length > MOST_ENTRIES) return refused('too-big')
  const text = canonicalJson(entries)
  // what is new is asked about anew, also of what was left
  if (text !== canonicalJson(known.entries))
    await queries.run('UPDATE room_waiting SET entries = $2, changed_at = $3, left_at = NULL WHERE id = $1', [
      id,
      text,
      receivedAt,
    ])
  return reached(undefined)
}

/** Something that waits to be taken. */
export interface Waiting {
  readonly id: string
  readonly head: RoomHead
  /** Seats of which it has answers. */
  readonly seats: number
  /** The group of whoever brought it; nothing where they are in none (a trainer's phone), or were forgotten. */
  readonly group: string | undefined
  readonly receivedAt: number
  readonly leftAt: number | undefined
}

/** A room's own trainer decides; of a room that nobody leads yet, the trainer of the group of whoever brought it. */
const WAITING = `SELECT room_waiting.id AS id, room_waiting.room AS room, room_waiting.head AS head,
    room_waiting.entries AS entries, room_waiting.carried_by AS carried_by, room_waiting.received_at AS received_at,
    left_at, groups.name AS group_name
  FROM room_waiting LEFT JOIN room_records ON room_records.room = room_waiting.room
  LEFT JOIN people ON people.person = room_waiting.carried_by LEFT JOIN groups ON groups.id = people.group_id`
const OF_TRAINER = 'COALESCE(room_records.led_by, groups.trainer)'

/** What waits for a trainer and was not left; for the centre, everything. */
export async function waitingFor(queries: Queries, trainer: string | undefined): Promise<readonly Waiting[]> {
  const rows =
    trainer === undefined
      ? await queries.all(`${WAITING} ORDER BY room_waiting.received_at, room_waiting.id`)
      : await queries.all(
          `${WAITING} WHERE ${OF_TRAINER} = $1 AND left_at IS NULL
           ORDER BY room_waiting.received_at, room_waiting.id LIMIT ${SHOWN}`,
          [trainer],
        )
  return rows.map((row) => ({
    id: String(row['id']),
    ...seatsIn(recordIn(row)),
    group: row['group_name'] === null ? undefined : String(row['group_name']),
    receivedAt: Number(row['received_at']),
    leftAt: row['left_at'] === null ? undefined : Number(row['left_at']),
  }))
}

/** Who decides, and with what. */
export interface Deciding {
  /** Nothing where the centre decides. */
  readonly trainer: string | undefined
  readonly findItems: FindItems
  readonly now: number
}

/** What the centre may say of a decision. */
export type DecideProblem = 'no-room' | 'other-room' | 'too-big'

/** Takes what waits into its room, or leaves it; called in a transaction. What was taken waits no more: asked again, it is `no-room`. */
export async function decideWaiting(
  queries: Queries,
  { id, take }: { readonly id: string; readonly take: boolean },
  { trainer, findItems, now }: Deciding,
): Promise<Result<undefined, DecideProblem>> {
  if (!(await hold(queries, id))) return refused('no-room')
  const [row] = await queries.all(
    `${WAITING} WHERE room_waiting.id = $1${trainer === undefined ? '' : ` AND ${OF_TRAINER} = $2`}`,
    trainer === undefined ? [id] : [id, trainer],
  )
  if (!row) return refused('no-room')
  if (!take) await queries.run('UPDATE room_waiting SET left_at = $2 WHERE id = $1', [id, now])
  else {
    const taken = await takeIn(queries, row, { lead: trainer, findItems })
    if (!taken.ok) return taken
  }
  await writeDeed(queries, {
    at: now,
    actor: trainer === undefined ? 'command' : `trainer:${trainer}`,
    act: take ? 'room-taken' : 'room-left',
    body: { room: String(row['room']), waiting: id },
  })
  return reached(undefined)
}

/** Takes what a phone brought before it was known as its trainer's; called in a transaction. What somebody left stays left. */
export async function takeOwn(
  queries: Queries,
  { person, trainer }: { readonly person: string; readonly trainer: string },
  findItems: FindItems,
): Promise<void> {
  const rows = await queries.all(
    'SELECT id FROM room_waiting WHERE carried_by = $1 AND left_at IS NULL ORDER BY id',
    [person],
  )
  for (const { id } of rows) {
    if (!(await hold(queries, String(id)))) continue
    const [row] = await queries.all(`${WAITING} WHERE room_waiting.id = $1`, [String(id)])
    if (row) await takeIn(queries, row, { lead: trainer, findItems })
  }
}

/**
 * Holds what waits until the transaction ends. Only what is held may be read and taken: of a row that came meanwhile, more could come
 * before it is deleted. False when there is none.
 */
async function hold(queries: Queries, id: string): Promise<boolean> {
  return (await queries.run('UPDATE room_waiting SET changed_at = changed_at WHERE id = $1', [id])) > 0
}

async function takeIn(
  queries: Queries,
  row: Row,
  { lead, findItems }: { readonly lead: string | undefined; readonly findItems: FindItems },
): Promise<Result<undefined, DecideProblem>> {
  const record = recordIn(row)
  const carrier = { by: String(row['carried_by']), receivedAt: Number(row['received_at']) }
  const kept = await keepRecord(queries, record, { carrier, items: findItems(record.head), lead })
  if (!kept.ok) return refused(kept.problem === 'others' ? 'no-room' : kept.problem)
  await queries.run('DELETE FROM room_waiting WHERE id = $1', [String(row['id'])])
  return reached(undefined)
}

function recordIn(row: Row): RoomRecord {
  return {
    head: JSON.parse(String(row['head'])) as RoomHead,
    entries: JSON.parse(String(row['entries'])) as Entry[],
  }
}

function seatsIn({ head, entries }: RoomRecord): Pick<Waiting, 'head' | 'seats'> {
  const seats = entries.flatMap((entry) => {
    if (entry.kind === 'card') return [entry.card]
    return entry.kind === 'sheet' || entry.kind === 'code' ? [entry.seat] : []
  })
  return { head, seats: new Set(seats).size }
}
