/** A place on the screen, in CSS pixels. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Shorter ways than this (pixels) are a tap or a trembling finger. */
export const SHORTEST_THROW = 24
const REACH = 240
const STEP = 12
/** So much wider than high a way must be to count as sideways. */
const SIDEWAYS = 1.5

/**
 * The pile for which a ballot is meant while it is carried from one place to another: the one under the finger; else, thrown
 * to the left, the invalid ones, to the right, the doubtful ones; else the first pile that lies further on. Undefined when
 * the way is too short or nothing lies there.
 */
export function aim(from: Spot, to: Spot, pileAt: (spot: Spot) => string | undefined): string | undefined {
  const way = { x: to.x - from.x, y: to.y - from.y }
  const length = Math.hypot(way.x, way.y)
  if (length < SHORTEST_THROW) return undefined
  const under = pileAt(to)
  if (under !== undefined) return under
  if (Math.abs(way.x) > SIDEWAYS * Math.abs(way.y)) return way.x < 0 ? 'invalid' : 'doubtful'
  for (let ahead = STEP; ahead <= REACH; ahead += STEP) {
    const part = ahead / length
    const pile = pileAt({ x: to.x + way.x * part, y: to.y + way.y * part })
    if (pile !== undefined) return pile
  }
  return undefined
}
