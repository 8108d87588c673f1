import type { Random } from '../../../core/random.ts'
import type { Region } from './layout.ts'
import { amid, inkAlong, type Point, patch, swing } from './pen.ts'
import { ring } from './ways.ts'

/* Little drawings, and a name that nobody can read. */

/** Five points in one go, as children draw it. */
export function star({ x, y, width }: Region, random: Random): Point[] {
  const reach = width / 2 + 6
  const begins = -90 + swing(random) * 10
  return Array.from({ length: 6 }, (_, at): Point => {
    const angle = ((begins + at * 144) * Math.PI) / 180
    const far = reach * amid(random, 0.92, 1.1)
    return [x + Math.cos(angle) * far, y + 1 + Math.sin(angle) * far]
  })
}

/** Its two halves, begun at the top. */
export function heart({ x, y, width }: Region, random: Random): Point[][] {
  const size = (width / 2 + 6) / 16
  const way = (from: number, to: number): Point[] =>
    Array.from({ length: 19 }, (_, at): Point => {
      const angle = from + ((to - from) * at) / 18
      const px = 16 * Math.sin(angle) ** 3
      const py =
        13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle)
      return [x + px * size, y + 1 - py * size]
    })
  const slip = amid(random, 0.02, 0.1)
  return [way(-slip, -Math.PI - 0.03), way(slip, Math.PI + 0.06)]
}

/** A face: head, mouth and eyes. */
export function smile({ x, y, height }: Region, random: Random): string[] {
  const reach = height / 2
  const head = ring({ x, y, width: height - 4, height: height - 4 }, random, 378)
  const mouth = Array.from({ length: 9 }, (_, at): Point => {
    const angle = ((160 - at * 17.5) * Math.PI) / 180
    return [x + Math.cos(angle) * reach * 0.6, y + Math.sin(angle) * reach * 0.6]
  })
  return [
    inkAlong(head, random),
    inkAlong(mouth, random),
    ...[-1, 1].map((side) => patch([x + side * reach * 0.32, y - reach * 0.25], [1.9, 2.3], random, 0.2)),
  ]
}

/** A name that nobody can read: a first letter, slanting loops of all heights, often a stroke under it. */
export function signature({ x, y, width, height }: Region, random: Random): string[] {
  const base = y + height * 0.16
  const left = x - width * 0.46
  const at = (across: number, up: number): Point => [left + width * across, base - height * up]
  const first = random.pick<readonly Point[]>([
    [at(-0.03, 0.1), at(0.1, 0.78), at(0.15, 0.5), at(0.04, -0.3), at(0.16, 0.02)], // a tall loop
    [at(0.17, 0.58), at(0.08, 0.75), at(-0.04, 0.3), at(0.03, -0.15), at(0.17, 0.06)], // open to the right
    [
      at(0, 0.5),
      at(0.14, 0.72),
      at(0.24, 0.62),
      at(0.13, 0.5),
      at(0.07, -0.42),
      at(0.01, -0.1),
      at(0.2, 0.1),
    ], // a roof
    [at(0, 0), at(0.03, 0.8), at(0.08, 0), at(0.14, 0.85), at(0.16, 0.1), at(0.2, 0)], // two peaks
  ])
  const loops = random.between(3, 7)
  const slant = amid(random, 0.1, 0.45)
  const step = 0.56 / loops
  const middle = Array.from({ length: loops }, (_, loop): Point[] => {
    const from = 0.2 + loop * step
    const tall = amid(random, 0.14, 0.3) * (random.chance(28) ? 2.4 : 1)
    const deep = random.chance(22) ? amid(random, 0.25, 0.45) : 0.02
    const lean = (up: number) => up * slant * 0.4
    return [
      at(from + step * 0.5 + lean(tall), tall),
      at(from + step * 0.8 + lean(tall), tall * 0.92),
      at(from + step * 0.4 - lean(deep), -deep),
      at(from + step * 0.75, -deep * 0.3),
    ]
  }).flat()
  const end = [at(0.84, amid(random, 0, 0.3)), at(1.02, amid(random, 0, 0.5))]
  const name = inkAlong([...first, ...middle, ...end], random, { width: 1.9 })
  if (random.chance(35)) return [name]
  const under = [at(0.72, -0.28), at(0.4, -0.42), at(amid(random, 0.05, 0.25), amid(random, -0.58, -0.4))]
  return [name, inkAlong(under, random, { width: 1.6 })]
}
