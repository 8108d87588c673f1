import { onto, type Plane } from '../plane.ts'
import { halved, type Picture, shadesOf, type Shades, type Spot } from '../shades.ts'
import { textOf } from './decode.ts'
import { type Finder, findFinders } from './finders.ts'
import { asDrawn, darkModules, laidFlat, waysToLie } from './modules.ts'
import { findPlaces, type Place } from './places.ts'

/** A square that was read. */
export interface FoundSquare {
  readonly text: string
  /** Its corners in the picture, clockwise from the one between its two dotted lines. */
  readonly corners: readonly Spot[]
}

/** So often a frame's modules are given to the decoder: clutter must not hold up the next frame. */
const TRIES = 60
/** How much of its neighbours' shade is taken out of each module: first none, then as much as a picture out of focus needs. */
const SHARPENED = [0, 0.4]
/** How much of its marks and lines must be there (shares) for a square to be decoded; far less, and it is none at all. */
const [DRAWN, HARDLY] = [0.82, 0.7]

/** Reads all squares in a picture. */
export function readSquares(picture: Picture): FoundSquare[] {
  return squaresIn(shadesOf(picture))
}

/** Reads all squares in the shades of a picture: at half the size, where near and blurred ones show best, and then the small ones. */
export function squaresIn(shades: Shades): FoundSquare[] {
  const tries = { left: TRIES }
  const near = readScale(halved(shades), [], tries).map(
    ({ text, corners }): FoundSquare => ({
      text,
      corners: corners.map(({ x, y }) => ({ x: 2 * x, y: 2 * y })),
    }),
  )
  return [...near, ...readScale(shades, near, tries)]
}

function readScale(shades: Shades, known: readonly FoundSquare[], tries: { left: number }): FoundSquare[] {
  const finders = findFinders(shades).filter((finder) => !known.some((square) => lies(finder, square)))
  const found: FoundSquare[] = []
  const used = new Set<Finder>()
  for (const place of findPlaces(shades, finders)) {
    const marks = [place.corner, place.right, place.below]
    if (tries.left <= 0) break
    if (marks.some((mark) => used.has(mark))) continue
    const square = readAt(shades, place, tries)
    if (!square) continue
    found.push(square)
    for (const mark of marks) used.add(mark)
  }
  return found
}

function lies({ x, y }: Spot, { corners }: FoundSquare): boolean {
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)]
  return x > Math.min(...xs) && x < Math.max(...xs) && y > Math.min(...ys) && y < Math.max(...ys)
}

function readAt(shades: Shades, place: Place, tries: { left: number }): FoundSquare | undefined {
  const { dimension } = place
  for (const plane of waysToLie(shades, place)) {
    const flat = laidFlat(shades, plane, dimension)
    if (!flat) continue
    for (const sharpened of SHARPENED) {
      const dark = darkModules(flat, dimension, sharpened)
      const drawn = asDrawn(dark, dimension)
      if (drawn < HARDLY) break
      if (drawn < DRAWN) continue
      tries.left--
      const text = textOf(dark, dimension, false) ?? textOf(dark, dimension, true)
      if (text !== undefined) return { text, corners: cornersOf(plane, dimension) }
    }
  }
  return undefined
}

function cornersOf(plane: Plane, side: number): Spot[] {
  return [onto(plane, 0, 0), onto(plane, side, 0), onto(plane, side, side), onto(plane, 0, side)]
}
