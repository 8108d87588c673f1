import type { Random } from '../../../core/random.ts'
import type { Region } from './layout.ts'
import { amid, inkAlong, type Point, patch } from './pen.ts'
import type { Piece } from './piece.ts'
import { ring, zigzag } from './ways.ts'

/* Patches: where a pen rested or blackened, where something was spilt, where a finger pressed. */

/** Beside the digits, so that both can be seen. */
export function dots({ x, y, height }: Region, random: Random): string[] {
  const reach = height * 0.15
  return [
    patch([x + height * 0.2, y + height * amid(random, 0.16, 0.24)], [reach, reach * 0.9], random, 0.18),
  ]
}

/** A blackened place, with the strokes of blackening it. */
export function filled(region: Region, random: Random): string[] {
  const { x, y, width } = region
  const reach = width / 2 + 0.6
  return [
    patch([x, y], [reach, reach], random, 0.06),
    inkAlong(zigzag({ ...region, width: width * 0.92, height: width * 0.92 }, random, 0.7), random, {
      width: 2.6,
    }),
  ]
}

/** The foot of a cup, and a drop beside it. */
export function stain({ x, y, height }: Region, random: Random): Piece[] {
  const reach = height * 0.75
  const cup = ring({ x, y, width: reach * 1.7, height: reach * 1.5 }, random, 352)
  return [
    { of: 'stain', path: patch([x, y], [reach, reach * 0.9], random, 0.07) },
    { of: 'rim', path: inkAlong(cup, random, { width: 4.5 }) },
    { of: 'stain', path: patch([x - reach * 1.45, y + reach * 0.4], [4.5, 3.8], random, 0.2) },
  ]
}

/** Spilt ink and its drops. */
export function blot({ x, y, width, height }: Region, random: Random): string[] {
  const reach = Math.min(width * 0.44, height * 2)
  const drops = Array.from({ length: 7 }, () => {
    const angle = amid(random, 0, 2 * Math.PI)
    const far = amid(random, 1.1, 1.3)
    const size = amid(random, 1.2, 4.2)
    return patch(
      [x + Math.cos(angle) * reach * far, y + Math.sin(angle) * height * 1.25 * far],
      [size, size],
      random,
      0.3,
    )
  })
  return [patch([x, y], [reach, height * 1.2], random, 0.16), ...drops]
}

/** Ridges inside an oval. */
export function fingerprint({ x, y, height }: Region, random: Random): Piece[] {
  const [across, down] = [height * 0.42, height * 0.62]
  const ridges: Piece[] = []
  for (let ridge = 1; ridge <= 6; ridge++) {
    const part = ridge / 6
    const [from, to] = ridge < 3 ? [-200, 160] : [-200 + amid(random, 0, 20), 20 - amid(random, 0, 20)]
    const way = Array.from({ length: 15 }, (_, at): Point => {
      const angle = ((from + ((to - from) * at) / 14) * Math.PI) / 180
      return [x + Math.cos(angle) * across * part, y + 1 + Math.sin(angle) * down * part]
    })
    ridges.push({ of: 'finger', path: inkAlong(way, random, { width: 1.5, tremble: 0.6 }) })
  }
  for (let ridge = 0; ridge < 4; ridge++) {
    const level = y + down * (0.35 + ridge * 0.17)
    const half = across * Math.sqrt(Math.max(0.1, 1 - (0.35 + ridge * 0.17) ** 2))
    const way: Point[] = [
      [x - half, level - 3],
      [x, level + 1.5],
      [x + half, level - 3],
    ]
    ridges.push({ of: 'finger', path: inkAlong(way, random, { width: 1.5, tremble: 0.6 }) })
  }
  return ridges
}
