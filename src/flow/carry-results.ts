import type { Uuid } from '../core/ids.ts'
import type { Entry, RoomHead } from '../core/room/record.ts'
import { acknowledged, afterCarried, pieceOf, uncarried, writePiece } from '../core/sync/courier.ts'
import type { CourierAnswer } from '../core/sync/courier-answer.ts'
import { type Loss, postPiece } from '../link/sync.ts'
import { changeCarried, readCarried } from '../storage/carried.ts'
import { onChanged } from '../storage/on-changed.ts'
import { withDatabase } from '../storage/open.ts'
import { sendingIn } from '../storage/outbox.ts'
import { readRoomOf, roomIdsOf } from '../storage/rooms.ts'
import { changeStandings } from '../storage/sending.ts'
import type { DeviceKey } from './device-key.ts'
import type { Renew } from './one-sender.ts'

/*
 * A trainer's phone brings the centre what others showed it in a room: an outbox of its own kind, sent after what its owner did by the same
 * sender. What waits is worked out each time from what is in the rooms and what was acknowledged of it, so nothing can get lost in between.
 */

/** The key of a room's row. */
type RoomId = Parameters<typeof readCarried>[1]

/** What of a room goes next. */
interface Parcel {
  readonly head: RoomHead
  readonly piece: readonly Entry[]
}

/**
 * Brings the centre what came to somebody's rooms, piece by piece; each is noted before the next goes.
 * @returns what ended it before its end; nothing when nothing is left, or when another window has it in hand by now
 */
export async function carryResults(person: Uuid, key: DeviceKey, renew: Renew): Promise<Loss | undefined> {
  const heard = changesHeard()
  if (clean.get(person) === heard) return undefined
  for (const room of await idsOf(person))
    for (let parcel = await nextPiece(room); parcel; parcel = await nextPiece(room)) {
      if (!(await renew())) return undefined
      const outcome = await postPiece(writePiece(parcel.head, parcel.piece), key)
      if (outcome.kind === 'broken' || outcome.kind === 'too-big') {
        const { kind } = outcome
        await withDatabase((db) => changeCarried(db, room, (before) => ({ ...before, aside: kind })))
      } else if (outcome.kind !== 'taken') return outcome
      else if (!(await note(person, room, parcel, outcome.answer))) return { kind: 'unknown' }
    }
  clean.set(person, heard)
  return undefined
}

/** Whether something that came to somebody's rooms waits for the centre. */
export async function hasToCarry(person: Uuid): Promise<boolean> {
  const heard = changesHeard()
  if (clean.get(person) === heard) return false
  for (const room of await idsOf(person)) if (await nextPiece(room)) return true
  clean.set(person, heard)
  return false
}

/** Lets rooms that the centre would not have, or lets wait, be brought once more. */
export async function carryAgain(person: Uuid): Promise<void> {
  for (const room of await idsOf(person)) {
    const { aside, waits } = await withDatabase((db) => readCarried(db, room))
    if (aside ?? waits)
      await withDatabase((db) => changeCarried(db, room, ({ prints }) => ({ prints: waits ? {} : prints })))
  }
  clean.delete(person)
}

/** How often something came to a room, as far as this window has heard. */
let changes = 0
let stopWatching: (() => void) | undefined
/** Of whom nothing waited after so many changes: a phone with many rooms does not look through all of them after each answer. */
const clean = new Map<Uuid, number>()

function changesHeard(): number {
  stopWatching ??= onChanged(/\/(rooms|entries)\//, () => void changes++)
  return changes
}

async function idsOf(person: Uuid): Promise<readonly RoomId[]> {
  return withDatabase((db) => roomIdsOf(db, person))
}

/** What of a room goes next; nothing when all of it is at the centre, or the centre will not have it. */
async function nextPiece(room: RoomId): Promise<Parcel | undefined> {
  return withDatabase(async (db) => {
    const [stored, { prints, aside }] = await Promise.all([readRoomOf(db, room), readCarried(db, room)])
    const piece = stored && !aside ? pieceOf(uncarried(stored, prints)) : []
    return stored && piece.length > 0 ? { head: stored.head, piece } : undefined
  })
}

/** Notes what the centre has of a piece. False when that is nothing: then the answer was to something else. */
async function note(person: Uuid, room: RoomId, { piece }: Parcel, answer: CourierAnswer): Promise<boolean> {
  const kept = new Set(answer.kept)
  if (!piece.some(({ key }) => kept.has(key))) return false
  const now = Date.now()
  await withDatabase(async (db) => {
    await changeCarried(db, room, ({ prints, waits = answer.waits }) => ({
      prints: acknowledged(prints, piece, answer),
      ...(waits && { waits }),
    }))
    await changeStandings(sendingIn(db), (standing, of) =>
      of === person ? afterCarried(standing, now) : standing,
    )
  })
  return true
}
