import type { SeenCard } from './cards/read.ts'

/** Which way up a card is held. */
export type Turn = SeenCard['turn']

/** A card that was seen twice, so that it counts. */
export interface Counted {
  readonly id: number
  readonly turn: Turn
}

/** What was seen of each card so far. */
export interface Sightings {
  /** By card: how it was held when it was seen last, and in which frame. */
  readonly last: ReadonlyMap<number, { readonly turn: Turn; readonly frame: number }>
  /** By card: how it was held when it counted. */
  readonly counted: ReadonlyMap<number, Turn>
}

/** Before anything was seen. */
export const NOTHING_SEEN: Sightings = { last: new Map(), counted: new Map() }

/** Two sightings farther apart than this many frames do not confirm each other: in between the card may have been turned. */
const APART = 30

/**
 * Notes what was seen in a frame. A card counts once it was seen in two frames, held the same way and in no other way between: a
 * wrong answer is worse than one that takes another frame. It counts anew when it is turned.
 * @param frame a number that grows with each frame
 */
export function noteSightings(
  sightings: Sightings,
  seen: readonly Pick<SeenCard, 'id' | 'turn'>[],
  frame: number,
): { readonly sightings: Sightings; readonly counted: readonly Counted[] } {
  const last = new Map(sightings.last)
  const counted = new Map(sightings.counted)
  const now: Counted[] = []
  for (const [id, turn] of agreed(seen)) {
    const before = last.get(id)
    if (turn === undefined) {
      last.delete(id)
      continue
    }
    last.set(id, { turn, frame })
    const confirmed = before?.turn === turn && frame > before.frame && frame - before.frame <= APART
    if (!confirmed || counted.get(id) === turn) continue
    counted.set(id, turn)
    now.push({ id, turn })
  }
  return { sightings: { last, counted }, counted: now }
}

/** How each card is held in a frame; undefined for one that is there twice, held in two ways. */
function agreed(seen: readonly Pick<SeenCard, 'id' | 'turn'>[]): ReadonlyMap<number, Turn | undefined> {
  const held = new Map<number, Turn | undefined>()
  for (const { id, turn } of seen) held.set(id, held.has(id) && held.get(id) !== turn ? undefined : turn)
  return held
}
