import { between, type Corners, onto, type Plane } from '../plane.ts'
import type { Shades, Spot } from '../shades.ts'
import type { Place } from './places.ts'

/** So many likely places of the mark at the fourth corner are tried. */
const LIKELY = 3
/** What looks less like it is none. */
const LEAST = 0.2
const ROUND_ABOUT = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [i, j] as const))

/**
 * The ways a square may lie. Three corners leave open how it is tilted; the small mark near the fourth tells (ISO/IEC 18004, 6.3.6).
 * The likeliest way first; last the one without any tilt.
 */
export function waysToLie(shades: Shades, place: Place): Plane[] {
  const { corner, right, below, dimension } = place
  const modules = dimension - 7
  const plain = {
    x: right.x + below.x - corner.x,
    y: right.y + below.y - corner.y,
  }
  const straight = through(place, plain, dimension - 3.5)
  if (dimension < 25) return [straight]
  const at = onto(straight, dimension - 6.5, dimension - 6.5)
  const ux = (right.x - corner.x) / modules
  const uy = (right.y - corner.y) / modules
  const vx = (below.x - corner.x) / modules
  const vy = (below.y - corner.y) / modules
  const reach = Math.min(4 + dimension / 12, 12)
  const scoreAt = (i: number, j: number): number => {
    const score = likeMark(shades, at.x + i * ux + j * vx, at.y + i * uy + j * vy, ux, uy, vx, vy)
    // far from where it would be without tilt, it must look the better
    return score - 0.01 * Math.hypot(i, j)
  }
  const peaks: { score: number; i: number; j: number }[] = []
  for (let j = -reach; j <= reach; j++)
    for (let i = -reach; i <= reach; i++) {
      const score = scoreAt(i, j)
      if (score > LEAST) peaks.push({ score, i, j })
    }
  peaks.sort((one, other) => other.score - one.score).splice(LIKELY)
  for (const peak of peaks)
    for (const step of [0.5, 0.25]) {
      const { i, j } = peak
      for (const [di, dj] of ROUND_ABOUT) {
        const score = scoreAt(i + di * step, j + dj * step)
        if (score > peak.score) Object.assign(peak, { score, i: i + di * step, j: j + dj * step })
      }
    }
  peaks.sort((one, other) => other.score - one.score)
  return [
    ...peaks.map(({ i, j }) =>
      through(place, { x: at.x + i * ux + j * vx, y: at.y + i * uy + j * vy }, dimension - 6.5),
    ),
    straight,
  ]
}

function through({ corner, right, below, dimension }: Place, fourth: Spot, at: number): Plane {
  const far = dimension - 3.5
  const modules: Corners = [
    { x: 3.5, y: 3.5 },
    { x: far, y: 3.5 },
    { x: at, y: at },
    { x: 3.5, y: far },
  ]
  return between(modules, [corner, right, fourth, below])
}

/** How much a place looks like a dark dot in a light ring in a dark ring: 1 wholly, 0 not at all. */
function likeMark(
  shades: Shades,
  x: number,
  y: number,
  ux: number,
  uy: number,
  vx: number,
  vy: number,
): number {
  let [dark, light, least, most] = [0, 0, 255, 0]
  for (let j = -2; j <= 2; j++)
    for (let i = -2; i <= 2; i++) {
      const shade = shadeAt(shades, x + i * ux + j * vx, y + i * uy + j * vy)
      if (shade < 0) return 0
      if (shade < least) least = shade
      if (shade > most) most = shade
      if (Math.max(Math.abs(i), Math.abs(j)) === 1) light += shade
      else dark += shade
    }
  return most - least < 16 ? 0 : (light / 8 - dark / 17) / (most - least)
}

/**
 * Lays a square flat: the shade of each module, row by row.
 * @returns undefined if some of it lies outside of the picture
 */
export function laidFlat(shades: Shades, plane: Plane, dimension: number): Float32Array | undefined {
  const flat = new Float32Array(dimension * dimension)
  const [a, b, c, d, e, f, g, h, i] = plane
  for (let row = 0, to = 0; row < dimension; row++)
    for (let column = 0; column < dimension; column++, to++) {
      const [x, y] = [column + 0.5, row + 0.5]
      const divisor = g * x + h * y + i
      const shade = shadeAt(shades, (a * x + b * y + c) / divisor, (d * x + e * y + f) / divisor)
      if (shade < 0) return undefined
      flat[to] = shade
    }
  return flat
}

/** The shade at a place between pixels; -1 outside. */
function shadeAt({ grey, width, height }: Shades, x: number, y: number): number {
  const left = Math.floor(x - 0.5)
  const top = Math.floor(y - 0.5)
  if (!(left >= 0 && top >= 0 && left < width - 1 && top < height - 1)) return -1
  const [wx, wy] = [x - 0.5 - left, y - 0.5 - top]
  const at = top * width + left
  const upper = (grey[at] as number) * (1 - wx) + (grey[at + 1] as number) * wx
  const lower = (grey[at + width] as number) * (1 - wx) + (grey[at + width + 1] as number) * wx
  return upper * (1 - wy) + lower * wy
}

/** A field's side in modules, and how many modules round it say what is dark in it. */
const FIELD = 3
const ROUND = 3

/**
 * Which modules are dark: darker than what lies round them.
 * @param sharpened how much of its neighbours' shade is taken out of each module, as a picture out of focus needs
 */
export function darkModules(shades: Float32Array, dimension: number, sharpened: number): Uint8Array {
  const shadeOf = (row: number, column: number): number =>
    shades[
      Math.min(dimension - 1, Math.max(0, row)) * dimension + Math.min(dimension - 1, Math.max(0, column))
    ] as number
  const clear = new Float32Array(shades.length)
  for (let row = 0, at = 0; row < dimension; row++)
    for (let column = 0; column < dimension; column++, at++) {
      const near =
        shadeOf(row - 1, column) +
        shadeOf(row + 1, column) +
        shadeOf(row, column - 1) +
        shadeOf(row, column + 1)
      clear[at] = (shades[at] as number) - (sharpened * near) / 4
    }
  const dark = new Uint8Array(shades.length)
  for (let top = 0; top < dimension; top += FIELD)
    for (let left = 0; left < dimension; left += FIELD) {
      const cut = cutRound(clear, dimension, top, left)
      for (let row = top; row < Math.min(dimension, top + FIELD); row++)
        for (let column = left; column < Math.min(dimension, left + FIELD); column++) {
          const at = row * dimension + column
          if ((clear[at] as number) < cut) dark[at] = 1
        }
    }
  return dark
}

/** Where dark ends in a field and round it. */
function cutRound(clear: Float32Array, dimension: number, top: number, left: number): number {
  let [least, most, sum, count] = [Infinity, -Infinity, 0, 0]
  const right = Math.min(dimension, left + FIELD + ROUND)
  const bottom = Math.min(dimension, top + FIELD + ROUND)
  for (let row = Math.max(0, top - ROUND); row < bottom; row++)
    for (let column = Math.max(0, left - ROUND); column < right; column++, count++) {
      const shade = clear[row * dimension + column] as number
      sum += shade
      if (shade < least) least = shade
      if (shade > most) most = shade
    }
  return (sum / count + (least + most) / 2) / 2
}

/** How much of what every square has is there, marks and dotted lines: 0–1. */
export function asDrawn(dark: Uint8Array, dimension: number): number {
  let [right, all] = [0, 0]
  const look = (row: number, column: number, expected: boolean): void => {
    all++
    if ((dark[row * dimension + column] === 1) === expected) right++
  }
  const far = dimension - 7
  for (let i = 0; i < 7; i++)
    for (let j = 0; j < 7; j++) {
      const ring = Math.max(Math.abs(i - 3), Math.abs(j - 3))
      for (const [row, column] of [
        [i, j],
        [i, far + j],
        [far + i, j],
      ] as const)
        look(row, column, ring !== 2)
    }
  for (let at = 8; at < dimension - 8; at++) {
    look(6, at, at % 2 === 0)
    look(at, 6, at % 2 === 0)
  }
  return right / all
}
