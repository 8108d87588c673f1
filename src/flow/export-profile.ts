import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { replaySeat } from '../core/room/seat.ts'
import { withDatabase } from '../storage/open.ts'
import { readOwn } from '../storage/own-preferences.ts'
import { roomsOf } from '../storage/rooms.ts'
import { everythingOf } from '../storage/wipe.ts'
import { openHere } from './open-here.ts'
import { profileOf } from './open-profile.ts'
import { looksOf } from './preferences.ts'

/** The version of the file. */
export const PROFILE_FORMAT = 1

/** Everything the phone keeps of somebody, as a file of their own (docs/formats/profile.md). Whoever is locked is not handed out. */
export async function exportProfile(person: Uuid): Promise<{ readonly name: string; readonly file: Blob }> {
  const { name, pin } = await profileOf(person)
  if (pin && openHere() !== person) throw new Error(`Person ${person} is locked in this window`)
  const [preferences, attempts, rooms] = await withDatabase((db) =>
    Promise.all([readOwn(db, person, looksOf), everythingOf(db, person), roomsOf(db, person)]),
  )
  const exportedAt = new Date().toISOString()
  const content = {
    format: PROFILE_FORMAT,
    kind: 'profile',
    exportedAt,
    name,
    person,
    preferences: preferences ?? {},
    attempts: attempts.map(withoutHiddenMarks),
    rooms: rooms.map(({ head, entries }) => ({ head, entries })),
  }
  return {
    name: `ubani-${exportedAt.slice(0, 10)}.json`,
    file: new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }),
  }
}

/** A quiz of the room whose answers the room has not opened: what was right stays hidden in the copy, too. */
export function withoutHiddenMarks(attempt: Attempt): Attempt {
  const { kind, events, result } = attempt
  if (kind !== 'room' || !result || replaySeat(events).released) return attempt
  return { ...attempt, result: { completion: result.completion } }
}
