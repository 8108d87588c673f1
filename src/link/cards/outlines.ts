import type { Shades } from '../shades.ts'

/** The way round a dark thing: x and y of its outermost pixels in turn. */
export type Outline = Int16Array

/** Rows between those that are looked at: nothing that is wanted is so low. */
const ROWS = 4
/** A thing that is not darker than this within its edge is grain on what lies between dark and light (shades). */
const GRAIN = 8
/** Shorter is no card that could be read, longer is no card that is held up. */
const [LEAST, MOST] = [56, 4_000]

/** The eight neighbours of a pixel, clockwise from the right one. */
const DX = Int8Array.of(1, 1, 0, -1, -1, -1, 0, 1)
const DY = Int8Array.of(0, 1, 1, 1, 0, -1, -1, -1)

/** Walks round the dark things of a picture. */
export function outlines(shades: Shades): Outline[] {
  const { width, height, grey, cuts, across } = shades
  const walked = new Uint8Array(width * height)
  const way = new Int16Array(2 * MOST)
  const found: Outline[] = []
  for (let y = ROWS; y < height - 1; y += ROWS) {
    const blocks = (y >> 3) * across
    let wasDark = true
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const cut = cuts[blocks + (x >> 3)] as number
      const dark = (grey[at] as number) < cut
      if (dark && !wasDark && walked[at] === 0 && (grey[at + 1] as number) + GRAIN < cut) {
        const length = walkRound(shades, x, y, walked, way)
        if (length >= LEAST) found.push(way.slice(0, 2 * length))
      }
      wasDark = dark
    }
  }
  return found
}

/**
 * Walks clockwise round a dark thing, from a pixel that has a light one to its left.
 * @returns how many steps it took; 0 if it came to the picture's edge, took too many, or was a hole
 */
function walkRound(
  shades: Shades,
  startX: number,
  startY: number,
  walked: Uint8Array,
  way: Int16Array,
): number {
  const { width, height, grey, cuts, across } = shades
  let x = startX
  let y = startY
  let length = 0
  let area = 0
  let from = 4 // the light neighbour it was come from
  let first = -1
  for (;;) {
    let next = 0
    let toX = 0
    let toY = 0
    let step = 0
    for (; step < 8; step++) {
      next = (from + 1 + step) & 7
      toX = x + (DX[next] as number)
      toY = y + (DY[next] as number)
      if ((grey[toY * width + toX] as number) < (cuts[(toY >> 3) * across + (toX >> 3)] as number)) break
    }
    if (step === 8) return 0 // a single pixel
    if (x === startX && y === startY) {
      if (first < 0) first = next
      else if (first === next) break
    }
    if (length === MOST) return 0
    walked[y * width + x] = 1
    way[2 * length] = x
    way[2 * length + 1] = y
    length++
    area += x * toY - toX * y
    x = toX
    y = toY
    if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return 0
    // the light neighbour that was looked at last, seen from the new place
    from = (next + (next & 1 ? 5 : 6)) & 7
  }
  return area > 0 ? length : 0
}
