import { type Corners, fromUnit } from '../plane.ts'
import { type Picture, shadesOf, type Shades, type Spot } from '../shades.ts'
import { closest } from './closest.ts'
import { ROW } from './dictionary.ts'
import { fourCorners } from './four-sided.ts'
import { outlines } from './outlines.ts'

/** A card that somebody holds up. */
export interface SeenCard {
  /** Which card, from 0. */
  readonly id: number
  /** Quarter turns clockwise from how it is drawn: which answer is on top. */
  readonly turn: 0 | 1 | 2 | 3
  /** In how many of its 36 bits it was read wrong. */
  readonly distance: number
  /** Length of its longest side in pixels. */
  readonly side: number
  /** Its corners in the picture, clockwise from the upper left one. */
  readonly corners: readonly Spot[]
}

/** Wrong bits that are forgiven. Markers differ in 12, but a pattern that is no marker at all has a chance with each bit forgiven. */
const FORGIVEN = 2
/** Rows of a card: the marker's and its dark border. */
const ROWS = ROW + 2
/** Cells of that border that may be hidden, by a thumb. */
const HIDDEN = 1
/** Difference in shade between dark and light below which nothing is read. */
const CONTRAST = 24
/** A card that stands on its corner says no answer: farther from upright than this it does not count (tangent of 36 degrees). */
const ASLANT = 0.73

/** Reads all cards in a picture. */
export function readCards(picture: Picture): SeenCard[] {
  return cardsIn(shadesOf(picture))
}

/** Reads all cards in the shades of a picture. */
export function cardsIn(shades: Shades): SeenCard[] {
  const seen: SeenCard[] = []
  for (const outline of outlines(shades)) {
    const found = fourCorners(outline)
    const corners = found && fromUpperLeft(found)
    const bits = corners && bitsWithin(shades, corners)
    if (!bits) continue
    const { id, turn, distance } = closest(bits)
    if (distance <= FORGIVEN) seen.push({ id, turn, distance, side: longest(corners), corners })
  }
  return seen
}

/** The same corners from the upper left one on; undefined if that could be either of two. */
function fromUpperLeft(corners: Corners): Corners | undefined {
  for (let start = 0; start < 4; start++) {
    const at = (by: number): Spot => corners[(start + by) % 4] as Spot
    const turned: Corners = [at(0), at(1), at(2), at(3)]
    // two sides, since a tilted card's are not parallel
    const [dx, dy] = [at(1).x - at(0).x + at(2).x - at(3).x, at(1).y - at(0).y + at(2).y - at(3).y]
    if (dx > 0 && Math.abs(dy) <= ASLANT * dx) return turned
  }
  return undefined
}

function longest(corners: Corners): number {
  return Math.max(
    ...corners.map(({ x, y }, at) => {
      const next = corners[(at + 1) % 4] as Spot
      return Math.hypot(next.x - x, next.y - y)
    }),
  )
}

/** The bits within a dark border, row by row, 1 is light; undefined if there is no such border. */
function bitsWithin(shades: Shades, corners: Corners): number[] | undefined {
  const cells = cellShades(shades, corners)
  if (!cells) return undefined
  const cut = cutOf(cells)
  if (cut === undefined) return undefined
  const bits: number[] = []
  let hidden = 0
  for (let row = 0, at = 0; row < ROWS; row++)
    for (let column = 0; column < ROWS; column++, at++) {
      const light = (cells[at] as number) >= cut
      const within = row > 0 && column > 0 && row < ROWS - 1 && column < ROWS - 1
      if (within) bits.push(light ? 1 : 0)
      else if (light) hidden++
    }
  return hidden <= HIDDEN ? bits : undefined
}

/** Places looked at in each cell, in shares of it. */
const PLACES = [0.3, 0.5, 0.7]

function cellShades({ grey, width, height }: Shades, corners: Corners): Float32Array | undefined {
  const [a, b, c, d, e, f, g, h] = fromUnit(corners)
  const cells = new Float32Array(ROWS * ROWS)
  for (let row = 0, at = 0; row < ROWS; row++)
    for (let column = 0; column < ROWS; column++, at++) {
      let sum = 0
      for (const down of PLACES)
        for (const along of PLACES) {
          const [u, v] = [(column + along) / ROWS, (row + down) / ROWS]
          const divisor = g * u + h * v + 1
          const x = (a * u + b * v + c) / divisor - 0.5
          const y = (d * u + e * v + f) / divisor - 0.5
          if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return undefined
          const from = Math.floor(y) * width + Math.floor(x)
          const [wx, wy] = [x - Math.floor(x), y - Math.floor(y)]
          const upper = (grey[from] as number) * (1 - wx) + (grey[from + 1] as number) * wx
          const lower = (grey[from + width] as number) * (1 - wx) + (grey[from + width + 1] as number) * wx
          sum += upper * (1 - wy) + lower * wy
        }
      cells[at] = sum / 9
    }
  return cells
}

/** The shade that parts dark from light best (Otsu 1979); undefined if there is too little between them. */
function cutOf(cells: Float32Array): number | undefined {
  const sorted = cells.slice().sort()
  const all = sorted.reduce((sum, shade) => sum + shade, 0)
  let [below, best, cut, apart] = [0, -1, 0, 0]
  for (let count = 1; count < sorted.length; count++) {
    below += sorted[count - 1] as number
    const [low, high] = [below / count, (all - below) / (sorted.length - count)]
    const parted = count * (sorted.length - count) * (high - low) ** 2
    if (parted > best) {
      best = parted
      cut = ((sorted[count - 1] as number) + (sorted[count] as number)) / 2
      apart = high - low
    }
  }
  return apart >= CONTRAST ? cut : undefined
}
