import type { Stroke } from '../../../core/protocol/mark.ts'
import type { Random } from '../../../core/random.ts'
import { neverHappens } from '../../../core/result.ts'
import { heart, signature, smile, star } from './figures.ts'
import type { Region } from './layout.ts'
import { amid, inkAlong } from './pen.ts'
import type { Piece } from './piece.ts'
import { blot, dots, filled, fingerprint, stain } from './spills.ts'
import { arrow, crossing, mirrored, plus, polygon, ring, through, tick, wave, zigzag } from './ways.ts'

/** Shapes that a pen or an accident leaves on top of the paper; words stand in handwriting.tsx, damage in damage.ts. */
export type PenShape = Exclude<Stroke['shape'], 'word' | 'tear' | 'hole' | 'crease'>

/** Draws a shape round, on or over a region. */
export function drawShape(shape: PenShape, region: Region, random: Random): Piece[] {
  const ink = (...paths: readonly string[]): Piece[] => paths.map((path) => ({ of: 'ink', path }))
  switch (shape) {
    case 'ring':
      return ink(inkAlong(ring(region, random, amid(random, 372, 402)), random))
    case 'open-ring':
      return ink(inkAlong(ring(region, random, amid(random, 262, 288)), random))
    case 'double-ring':
      return ink(inkAlong(ring(region, random, amid(random, 745, 790)), random))
    case 'print-off':
      return [
        {
          of: 'print-off',
          path: inkAlong(mirrored(ring(region, random, amid(random, 372, 402)), region), random, {
            width: 2.8,
          }),
        },
      ]
    case 'tick':
      return ink(inkAlong(tick(region, random), random, { width: 2.3 }))
    case 'cross':
      return ink(...crossing(region, random).map((way) => inkAlong(way, random, { tremble: 0.9 })))
    case 'dot':
      return ink(...dots(region, random))
    case 'line':
      return ink(inkAlong(through(region, random, 0), random, { tremble: 0.8 }))
    case 'double-line':
      return ink(
        ...[-0.16, 0.16].map((off) => inkAlong(through(region, random, off), random, { tremble: 0.8 })),
      )
    case 'underline':
      return ink(inkAlong(through(region, random, 0.62), random, { width: 2.3, tremble: 0.7 }))
    case 'wave':
      return ink(inkAlong(wave(region, random), random))
    case 'fill':
      return ink(...filled(region, random))
    case 'scribble':
      return ink(
        inkAlong(zigzag(region, random, 0), random, { tremble: 0.9 }),
        inkAlong(zigzag(region, random, 0.9), random, { tremble: 0.9 }),
      )
    case 'star':
      return ink(inkAlong(star(region, random), random, { sharp: true }))
    case 'heart':
      return ink(...heart(region, random).map((way) => inkAlong(way, random)))
    case 'plus':
      return ink(...plus(region, random).map((way) => inkAlong(way, random, { width: 2.4 })))
    case 'minus':
      return ink(
        inkAlong(through({ ...region, width: region.width * 0.5 }, random, 0), random, { width: 2.4 }),
      )
    case 'square':
      return ink(inkAlong(polygon(region, random, 4), random, { sharp: true }))
    case 'triangle':
      return ink(inkAlong(polygon(region, random, 3), random, { sharp: true }))
    case 'arrow':
      return ink(...arrow(region, random).map((way) => inkAlong(way, random, { sharp: true })))
    case 'smile':
      return ink(...smile(region, random))
    case 'signature':
      return ink(...signature(region, random))
    case 'stain':
      return stain(region, random)
    case 'blot':
      return ink(...blot(region, random))
    case 'fingerprint':
      return fingerprint(region, random)
    default:
      return neverHappens(shape)
  }
}
