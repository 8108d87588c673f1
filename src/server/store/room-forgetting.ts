import { canonicalJson } from '../../core/pack/canonical.ts'
import type { Entry } from '../../core/room/record.ts'
import type { Queries } from './database.ts'
import { carriedOf } from './room-results.ts'
import { placesOf } from './rows.ts'

/** So many rooms go in one step. */
const AT_ONCE = 50
/** And so many sheets. */
const SHEETS = 500

/**
 * Forgets what others carried of somebody, and who it was that carried; called in a transaction, before their attempts are deleted, since
 * by these it is known which sheets and codes are theirs. An opinion is nobody's that anybody could find.
 */
export async function forgetInRooms(queries: Queries, person: string): Promise<void> {
  const theirs = await queries.all(`${carriedOf('attempts.person = $1')} ORDER BY room, entry`, [person])
  for (const { room, entry } of theirs) {
    const [held] = await queries.all(
      'UPDATE room_records SET changed_at = changed_at WHERE room = $1 RETURNING entries',
      [String(room)],
    )
    const entries = JSON.parse(String(held?.['entries'])) as Entry[]
    const rest = canonicalJson(entries.filter(({ key }) => key !== entry))
    await queries.run('UPDATE room_records SET entries = $2 WHERE room = $1', [String(room), rest])
    await queries.run('DELETE FROM room_sheets WHERE room = $1 AND entry = $2', [String(room), String(entry)])
  }
  await forgetWaiting(queries, person)
  for (const table of ['room_records', 'room_sheets', 'room_sealed', 'room_waiting'] as const)
    await queries.run(`UPDATE ${table} SET carried_by = '' WHERE carried_by = $1`, [person])
}

/** The same in what waits to be taken, which has no rows of sheets. */
async function forgetWaiting(queries: Queries, person: string): Promise<void> {
  const theirs = await queries.all(
    `SELECT substr(id, 20, 4) || substr(id, 25, 12) AS tail FROM attempts WHERE person = $1 AND kind = 'room'
     ORDER BY id`,
    [person],
  )
  for (const { tail } of theirs) {
    const rows = await queries.all('SELECT id FROM room_waiting WHERE entries LIKE $1 ORDER BY id', [
      `%"tail":"${String(tail)}"%`,
    ])
    for (const { id } of rows) {
      const [held] = await queries.all(
        'UPDATE room_waiting SET changed_at = changed_at WHERE id = $1 RETURNING entries',
        [String(id)],
      )
      const entries = JSON.parse(String(held?.['entries'] ?? '[]')) as Entry[]
      const rest = canonicalJson(entries.filter(({ key }) => key !== `sheet/${String(tail)}`))
      await queries.run('UPDATE room_waiting SET entries = $2 WHERE id = $1', [String(id), rest])
    }
  }
}

/** Drops some rooms to which nothing has come since a moment, and what was laid down sealed, or waited, before it. @returns how many */
export async function dropRoomsBefore(queries: Queries, moment: number): Promise<number> {
  const rows = await queries.all(
    `SELECT room FROM room_records WHERE changed_at < $1 ORDER BY changed_at, room LIMIT ${AT_ONCE}`,
    [moment],
  )
  const rooms = rows.map(({ room }) => String(room))
  if (rooms.length > 0)
    for (const table of ['room_sheets', 'room_evaluations', 'room_records'] as const)
      await queries.run(`DELETE FROM ${table} WHERE room IN (${placesOf(rooms)})`, rooms)
  const sealed = await queries.run('DELETE FROM room_sealed WHERE received_at < $1', [moment])
  const waiting = await queries.run('DELETE FROM room_waiting WHERE changed_at < $1', [moment])
  return rooms.length + sealed + waiting
}

/**
 * Drops some sheets of phones whose own attempt came before a moment and goes with it: without that they would be taken for somebody who
 * has never told. @returns how many
 */
export async function dropKnownSheets(queries: Queries, moment: number): Promise<number> {
  return queries.run(
    `DELETE FROM room_sheets WHERE (room, entry) IN (${carriedOf('attempts.received_at < $1')} LIMIT ${SHEETS})`,
    [moment],
  )
}
