import type { Random } from '../../../core/random.ts'

/*
 * What a ballpoint pen leaves on paper: a line that trembles a little, presses now more, now less, and thins out at its end.
 * A line is drawn as the outline of its ink, so that it may be of uneven width.
 */

/** A place on the drawing. */
export type Point = readonly [x: number, y: number]

/** A number from −1 to 1, in thousandths. */
export function swing(random: Random): number {
  return random.between(-1000, 1000) / 1000
}

/** A number between two others. */
export function amid(random: Random, least: number, most: number): number {
  return least + ((most - least) * random.below(1001)) / 1000
}

interface Ink {
  /** Width of the line in units of the drawing. */
  readonly width?: number
  /** How far the hand trembles, in units. */
  readonly tremble?: number
  /** True: corners stay corners, as in a square or a star. */
  readonly sharp?: boolean
}

/** The path of a pen that is led along some points. */
export function inkAlong(
  points: readonly Point[],
  random: Random,
  { width = 2.4, tremble = 0.5, sharp = false }: Ink = {},
): string {
  const way = trembling(evenly(sharp ? points : smooth(points), 2.4), random, tremble)
  if (way.length < 2) return ''
  const press = noise(random, 3)
  const last = way.length - 1
  const left: Point[] = []
  const right: Point[] = []
  for (const [at, [x, y]] of way.entries()) {
    const [ax, ay] = way[Math.max(0, at - 1)] ?? [x, y]
    const [bx, by] = way[Math.min(last, at + 1)] ?? [x, y]
    const length = Math.hypot(bx - ax, by - ay) || 1
    const thin = Math.min(1, 0.5 + at / 4, 0.25 + (last - at) / 7)
    const half = (width / 2) * thin * (0.92 + 0.2 * press(at / last))
    const [nx, ny] = [(-(by - ay) / length) * half, ((bx - ax) / length) * half]
    left.push([x + nx, y + ny])
    right.unshift([x - nx, y - ny])
  }
  return rounded([...left, ...right])
}

/** The outline of a patch (a dot, a blot, a stain) with uneven edges. */
export function patch(
  [x, y]: Point,
  [across, down]: readonly [number, number],
  random: Random,
  uneven: number,
): string {
  const edge = noise(random, 5)
  const points = Array.from({ length: 28 }, (_, at): Point => {
    const angle = (at / 28) * 2 * Math.PI
    // The same at both ends, so that the edge closes.
    const reach = 1 + uneven * edge(Math.abs(at / 14 - 1))
    return [x + Math.cos(angle) * across * reach, y + Math.sin(angle) * down * reach]
  })
  return rounded(points)
}

/** A torn edge from one point to another: small jags, never twice the same. */
export function jagged([ax, ay]: Point, [bx, by]: Point, random: Random, depth = 3): Point[] {
  const length = Math.hypot(bx - ax, by - ay) || 1
  const steps = Math.max(3, Math.round(length / 5))
  return Array.from({ length: steps + 1 }, (_, at): Point => {
    const part = at / steps
    const off = at === 0 || at === steps ? 0 : swing(random) * depth
    return [
      ax + (bx - ax) * part - ((by - ay) / length) * off,
      ay + (by - ay) * part + ((bx - ax) / length) * off,
    ]
  })
}

/** A path of straight pieces, closed. */
export function corners(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${tenths(x)} ${tenths(y)}`).join('L')}Z`
}

/** A closed path that rounds its corners. */
function rounded(points: readonly Point[]): string {
  const last = points.at(-1)
  const [first] = points
  if (!last || !first) return ''
  const between = ([ax, ay]: Point, [bx, by]: Point) => `${tenths((ax + bx) / 2)} ${tenths((ay + by) / 2)}`
  const turns = points.map((point, at) => {
    const next = points[at + 1] ?? first
    return `Q${tenths(point[0])} ${tenths(point[1])} ${between(point, next)}`
  })
  return `M${between(last, first)}${turns.join('')}Z`
}

/** A number with one decimal: finer than any screen shows, and short in the page. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

/** Rounds the corners of a line (Chaikin, two turns); its ends stay. */
function smooth(points: readonly Point[]): readonly Point[] {
  let line = points
  for (let turn = 0; turn < 2; turn++)
    line = line.flatMap((point, at): Point[] => {
      const next = line[at + 1]
      if (!next) return [point]
      const cut = (part: number): Point => [
        point[0] + (next[0] - point[0]) * part,
        point[1] + (next[1] - point[1]) * part,
      ]
      return at === 0 ? [point, cut(0.75)] : at === line.length - 2 ? [cut(0.25)] : [cut(0.25), cut(0.75)]
    })
  return line
}

/** Points at about even distances along a line. */
function evenly(points: readonly Point[], step: number): Point[] {
  const [first] = points
  if (!first) return []
  const even: Point[] = [first]
  let rest = step
  for (let at = 1; at < points.length; at++) {
    let [ax, ay] = points[at - 1] as Point
    const [bx, by] = points[at] as Point
    let length = Math.hypot(bx - ax, by - ay)
    while (length >= rest) {
      ax += ((bx - ax) * rest) / length
      ay += ((by - ay) * rest) / length
      length -= rest
      even.push([ax, ay])
      rest = step
    }
    rest -= length
  }
  const end = points.at(-1)
  if (end && even.length < 3) even.push(end)
  return even
}

/** The same way, drawn by a hand that is not quite still. */
function trembling(points: readonly Point[], random: Random, tremble: number): Point[] {
  const sideways = noise(random, Math.max(3, Math.round(points.length / 6)))
  const along = noise(random, Math.max(3, Math.round(points.length / 6)))
  const last = Math.max(1, points.length - 1)
  return points.map(
    ([x, y], at): Point => [x + tremble * sideways(at / last), y + tremble * along(at / last)],
  )
}

/** A soft up and down between −1 and 1 over a way from 0 to 1. */
function noise(random: Random, waves: number): (part: number) => number {
  const tones = Array.from({ length: 3 }, (_, at) => ({
    often: waves * (0.4 + at * 0.55) * amid(random, 0.8, 1.2),
    begins: amid(random, 0, 2 * Math.PI),
    loud: 0.55 / (at + 1),
  }))
  return (part) =>
    tones.reduce((sum, { often, begins, loud }) => sum + loud * Math.sin(begins + part * often * Math.PI), 0)
}
