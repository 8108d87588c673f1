import { correction, generate } from 'lean-qr'
import {
  composeFrame,
  cornersAt,
  type Composition,
  type Picture,
  type Sheet,
  type Spot,
} from '../../bench/frames.ts'
import { type Random, randomFrom } from '../../src/core/random.ts'
import { markerBits } from '../../src/link/marker.ts'

/** A square as the app draws it (src/ui/parts/squares/qr-picture.tsx). */
export function squareGrid(text: string): boolean[][] {
  const square = generate(text, { minCorrectionLevel: correction.M })
  return Array.from({ length: square.size }, (_, y) =>
    Array.from({ length: square.size }, (_, x) => square.get(x, y)),
  )
}

/** A card as the app draws it, turned clockwise by quarters. */
export function cardGrid(id: number, turn: number): boolean[][] {
  const bits = markerBits(id)
  let grid = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => bits[y - 1]?.[x - 1] !== true),
  )
  for (let quarter = 0; quarter < turn; quarter++)
    grid = grid.map((row, y) => row.map((_, x) => grid[7 - x]?.[y] === true))
  return grid
}

const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A text as it could stand in a square of the room. */
export function someText(random: Random, length = 60): string {
  return `UBANI:${Array.from({ length }, () => random.pick([...SIGNS])).join('')}`
}

/** What a picture is taken with: all that can go wrong with it. */
export type Weather = Pick<Composition, 'blur' | 'noise' | 'light' | 'clutter' | 'mirrored'> & {
  /** Turned at most so many degrees, tilted at most so much. */
  readonly turn?: number
  readonly tilt?: number
}

export const CLEAR: Weather = { clutter: 20, turn: 10, tilt: 0.05 }
/** A phone's camera indoors, held by hand. */
export const INDOORS: Weather = { blur: 0.8, noise: 5, light: [0.75, 1], clutter: 30, turn: 20, tilt: 0.15 }

/** Where the sheets of a frame stand: in rows and columns, none quite straight. */
export function placesIn(
  random: Random,
  { width, height, count }: { readonly width: number; readonly height: number; readonly count: number },
): Spot[] {
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  return Array.from({ length: count }, (_, at) => ({
    x: (((at % columns) + 0.5) * width) / columns + random.between(-12, 12),
    y: ((Math.floor(at / columns) + 0.5) * height) / rows + random.between(-8, 8),
  }))
}

interface Wanted {
  readonly seed: string
  readonly weather?: Weather
  readonly width?: number
  readonly height?: number
}

/** Draws sheets over a frame, each of its own size in pixels. */
export function frameOf(
  sheets: readonly (Omit<Sheet, 'corners'> & { readonly side: number })[],
  { seed, weather = CLEAR, width = 960, height = 720 }: Wanted,
): { readonly picture: Picture; readonly corners: readonly Sheet['corners'][] } {
  const random = randomFrom(seed)
  const places = placesIn(random, { width, height, count: sheets.length })
  const { turn = 0, tilt = 0, ...rest } = weather
  const placed = sheets.map(({ side, ...sheet }, at): Sheet => {
    const centre = places[at] ?? { x: width / 2, y: height / 2 }
    const turned = random.between(-turn, turn)
    return { ...sheet, corners: cornersAt(centre, side, turned, (tilt * random.below(101)) / 100) }
  })
  const picture = composeFrame({ width, height, sheets: placed, random: random.apart('frame'), ...rest })
  return { picture, corners: placed.map(({ corners }) => corners) }
}

/** Squares with texts of their own, so many pixels a module. */
export function squaresFrame(count: number, pixels: number, wanted: Wanted) {
  const random = randomFrom(`${wanted.seed}/texts`)
  const texts = Array.from({ length: count }, () => someText(random))
  const sheets = texts.map((text) => {
    const grid = squareGrid(text)
    return { grid, quiet: 4, side: grid.length * pixels }
  })
  return { texts, ...frameOf(sheets, wanted) }
}

/** Cards of all kinds and turns, each so many pixels wide. */
export function cardsFrame(count: number, side: number, wanted: Wanted) {
  const random = randomFrom(`${wanted.seed}/cards`)
  const ids = random.shuffle(Array.from({ length: 250 }, (_, id) => id)).slice(0, count)
  const cards = ids.map((id) => ({ id, turn: random.below(4) }))
  const sheets = cards.map(({ id, turn }) => ({ grid: cardGrid(id, turn), quiet: 1, side }))
  return { cards, ...frameOf(sheets, wanted) }
}
