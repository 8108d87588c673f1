import type { Corners } from '../plane.ts'
import type { Spot } from '../shades.ts'
import type { Outline } from './outlines.ts'

/** Shortest side of a card that can be read, in pixels: two and a half for each of its eight rows. */
const LEAST = 18
/** How far an outline may stray from straight sides, in shares of a side, and in pixels at least. */
const [STRAY, PIXELS] = [0.06, 1.6]

/** The four corners of an outline that has straight sides, clockwise, between pixels; undefined for any other. */
export function fourCorners(outline: Outline): Corners | undefined {
  const count = outline.length / 2
  const x = (at: number): number => outline[2 * at] as number
  const y = (at: number): number => outline[2 * at + 1] as number
  const farthest = (measure: (at: number) => number): number => {
    let [best, most] = [0, -Infinity]
    for (let at = 0; at < count; at++) {
      const value = measure(at)
      if (value > most) [best, most] = [at, value]
    }
    return best
  }
  let [sumX, sumY] = [0, 0]
  for (let at = 0; at < count; at++) {
    sumX += x(at)
    sumY += y(at)
  }
  const [midX, midY] = [sumX / count, sumY / count]
  const a = farthest((at) => (x(at) - midX) ** 2 + (y(at) - midY) ** 2)
  const c = farthest((at) => (x(at) - x(a)) ** 2 + (y(at) - y(a)) ** 2)
  const beside = (at: number): number => (x(c) - x(a)) * (y(at) - y(a)) - (y(c) - y(a)) * (x(at) - x(a))
  const b = farthest((at) => -beside(at))
  const d = farthest(beside)
  const turns = [a, b, c, d].map((at) => (at - a + count) % count)
  if (!turns.every((turn, at) => at === 0 || turn > (turns[at - 1] as number))) return undefined

  const sides: Side[] = []
  const ends = [...turns, count]
  for (let side = 0; side < 4; side++) {
    const fitted = fit(outline, a + (ends[side] as number), a + (ends[side + 1] as number))
    if (!fitted) return undefined
    sides.push(fitted)
  }
  const corners = sides.map((side, at) => crossing(sides[(at + 3) % 4] as Side, side))
  const [p, q, r, s] = corners
  return p && q && r && s ? [p, q, r, s] : undefined
}

/** A straight line: a place on it and its direction, of length 1. */
interface Side extends Spot {
  readonly dx: number
  readonly dy: number
}

/** The line along a side's pixels, half a pixel outwards, since they all lie within it; undefined if they do not lie on a line. */
function fit(outline: Outline, from: number, to: number): Side | undefined {
  const length = to - from
  const skip = Math.ceil(length * 0.12) // corners are rounded by whatever is out of focus
  const count = length - 2 * skip
  if (count < 8) return undefined
  const places = outline.length / 2
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0]
  for (let at = from + skip; at < to - skip; at++) {
    const x = outline[2 * (at % places)] as number
    const y = outline[2 * (at % places) + 1] as number
    sx += x
    sy += y
    sxx += x * x
    syy += y * y
    sxy += x * y
  }
  const [x, y] = [sx / count, sy / count]
  const [xx, yy, xy] = [sxx / count - x * x, syy / count - y * y, sxy / count - x * y]
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  let [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const [start, end] = [from % places, to % places]
  const [wayX, wayY] = [
    (outline[2 * end] as number) - (outline[2 * start] as number),
    (outline[2 * end + 1] as number) - (outline[2 * start + 1] as number),
  ]
  const side = Math.hypot(wayX, wayY)
  if (side < LEAST) return undefined
  if (dx * wayX + dy * wayY < 0) [dx, dy] = [-dx, -dy]
  const slack = Math.max(PIXELS, STRAY * side)
  for (let at = from + skip; at < to - skip; at++) {
    const off =
      ((outline[2 * (at % places)] as number) - x) * dy -
      ((outline[2 * (at % places) + 1] as number) - y) * dx
    if (Math.abs(off) > slack) return undefined
  }
  // pixels count from their middle; clockwise, outwards is to the left
  return { x: x + 0.5 + dy / 2, y: y + 0.5 - dx / 2, dx, dy }
}

function crossing(one: Side, other: Side): Spot | undefined {
  const divisor = one.dx * other.dy - one.dy * other.dx
  if (divisor < 0.5) return undefined // nearer to one line than to a corner of 30 degrees, or bent inwards
  const along = ((other.x - one.x) * other.dy - (other.y - one.y) * other.dx) / divisor
  return { x: one.x + along * one.dx, y: one.y + along * one.dy }
}
