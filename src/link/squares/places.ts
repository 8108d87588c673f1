import type { Shades, Spot } from '../shades.ts'
import type { Finder } from './finders.ts'

/** Where a square seems to lie: the marks at its corner, along its top and down its side, and how many modules it has. */
export interface Place {
  readonly corner: Finder
  readonly right: Finder
  readonly below: Finder
  readonly dimension: number
  /** How ill its marks and its lines agree: 0 not at all. */
  readonly doubt: number
}

/** So many places are tried in a frame. */
const MOST = 60

/** Puts marks together by three that stand like the corners of a square and have its dotted lines between them. */
export function findPlaces(shades: Shades, finders: readonly Finder[]): Place[] {
  const places: Place[] = []
  for (const corner of finders)
    for (const right of finders) {
      if (right === corner || !alike(corner, right)) continue
      for (const below of finders) {
        if (below === corner || below === right || !alike(corner, below) || !alike(right, below)) continue
        const place = placeOf(shades, corner, right, below)
        if (place) places.push(place)
      }
    }
  return places.sort((one, other) => one.doubt - other.doubt).slice(0, MOST)
}

function alike(one: Finder, other: Finder): boolean {
  return one.module < 1.7 * other.module && other.module < 1.7 * one.module
}

function placeOf(shades: Shades, corner: Finder, right: Finder, below: Finder): Place | undefined {
  const [ux, uy] = [right.x - corner.x, right.y - corner.y]
  const [vx, vy] = [below.x - corner.x, below.y - corner.y]
  const [u, v] = [Math.hypot(ux, uy), Math.hypot(vx, vy)]
  if (u > 1.8 * v || v > 1.8 * u) return undefined
  const sine = (ux * vy - uy * vx) / (u * v) // positive: not seen in a mirror
  if (sine < 0.7) return undefined
  // rows and columns cut a turned mark aslant, so that it looks larger than it is
  const slantOf = (x: number, y: number, length: number): number =>
    Math.max(Math.abs(x), Math.abs(y)) / length
  const [atCorner, atRight, atBelow] = [
    corner.module * slantOf(ux, uy, u),
    right.module * slantOf(ux, uy, u),
    below.module * slantOf(vx, vy, v),
  ]
  const guess = 7 + (u / ((atCorner + atRight) / 2) + v / ((atCorner + atBelow) / 2)) / 2
  if (guess < 17 || guess > 125) return undefined
  const [ex, ey, fx, fy] = [ux / u, uy / u, vx / v, vy / v]
  const along = changes(shades, moved(corner, fx, fy, 3 * atCorner), moved(right, fx, fy, 3 * atRight))
  const down = changes(shades, moved(corner, ex, ey, 3 * atCorner), moved(below, ex, ey, 3 * atBelow))
  const slack = 3 + guess / 6
  const counts = [along + 13, down + 13].filter((count) => Math.abs(count - guess) <= slack)
  if (counts.length === 0) return undefined
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const dimension = Math.max(21, Math.min(117, 17 + 4 * Math.round((mean - 17) / 4)))
  const doubt =
    Math.abs(Math.log(u / v)) +
    (1 - sine) +
    Math.abs(along - down) / dimension +
    Math.abs(mean - dimension) / 4 +
    (2 - counts.length)
  return { corner, right, below, dimension, doubt }
}

function moved({ x, y }: Spot, dx: number, dy: number, by: number): Spot {
  return { x: x + dx * by, y: y + dy * by }
}

/** How often dark and light change on the way from one place to another. */
function changes({ width, height, grey, cuts, across }: Shades, from: Spot, to: Spot): number {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y))
  let count = 0
  let wasDark = true
  for (let step = 0; step <= steps; step++) {
    const x = Math.floor(from.x + ((to.x - from.x) * step) / steps)
    const y = Math.floor(from.y + ((to.y - from.y) * step) / steps)
    if (x < 0 || y < 0 || x >= width || y >= height) return 0
    const dark = (grey[y * width + x] as number) < (cuts[(y >> 3) * across + (x >> 3)] as number)
    if (dark !== wasDark) count++
    wasDark = dark
  }
  return count
}
