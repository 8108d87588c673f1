import { reached, type Result } from '../core/result.ts'
import { merge } from '../core/room/merge.ts'
import { decideOn } from '../core/room/phones.ts'
import { type Entry, entryOf, LONGEST_NAME, MOST_SEATS } from '../core/room/record.ts'
import { releaseCode } from '../core/room/release.ts'
import { readRoster, type RosterLine, type RosterProblem } from '../core/room/roster.ts'
import { changedRoom, type HostedRoom, newestWord } from './hosted-room.ts'
import { mac } from './mac.ts'

/** Writes down who sits on a seat; an empty name takes it off again. It stays on this phone unless the trainer hands the room over. */
export async function nameSeat(room: HostedRoom, seat: number, name: string): Promise<HostedRoom> {
  return adding(room, [named(seat, name)])
}

/** Takes a list of names: those in it are written down, the others stay. */
export async function importRoster(
  room: HostedRoom,
  text: string,
): Promise<Result<HostedRoom, RosterProblem>> {
  const read = readRoster(text)
  return read.ok ? reached(await nameSeats(room, read.value)) : read
}

/** Writes down who sits where, as a list that was read says it; the others stay. */
export async function nameSeats(room: HostedRoom, lines: readonly RosterLine[]): Promise<HostedRoom> {
  return adding(
    room,
    lines.map(({ seat, name }) => named(seat, name)),
  )
}

/** Notes whether somebody is there on a seat. */
export async function markPresent(room: HostedRoom, seat: number, isHere: boolean): Promise<HostedRoom> {
  return adding(room, [entryOf({ kind: 'present', at: Date.now(), seat, isHere })])
}

/**
 * Decides which of several phones counts for a seat.
 * @param tail that of its square, or `mark-` and the mark of its code
 */
export async function decideSeat(room: HostedRoom, seat: number, tail: string): Promise<HostedRoom> {
  const now = Date.now()
  return changedRoom(room, ({ entries }) => ({
    entries: merge(entries, [decideOn(entries, { seat, tail }, now)]),
  }))
}

/** Changes how many seats the room has, 1…60. */
export async function setSeats(room: HostedRoom, seats: number): Promise<HostedRoom> {
  if (!Number.isInteger(seats) || seats < 1 || seats > MOST_SEATS) throw new RangeError(`${seats} seats`)
  return changedRoom(room, ({ head }) => ({ head: { ...head, seats } }))
}

/** Opens the answers: the four signs to be told to the room. */
export async function releaseAnswers(
  room: HostedRoom,
): Promise<{ readonly room: HostedRoom; readonly code: string }> {
  const code = await releaseCode(room.quiz.start, mac)
  return { room: await adding(room, [entryOf({ kind: 'released', at: Date.now() })]), code }
}

function named(seat: number, name: string): Entry {
  return entryOf({ kind: 'seat', at: Date.now(), seat, name: name.trim().slice(0, LONGEST_NAME) })
}

async function adding(room: HostedRoom, said: readonly Entry[]): Promise<HostedRoom> {
  return changedRoom(room, ({ entries }) => ({
    entries: merge(
      entries,
      said.map((entry) => newestWord(entries, entry)),
    ),
  }))
}
