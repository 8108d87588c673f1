import type { Drawn } from './drawn.ts'
import { box, disc, type Shape, strokes, writing } from './shapes.ts'

/* The main box, the mobile box before it, and to the right a sealed package. */

const seal = (x: number, y: number): readonly Shape[] => [
  strokes(`M${x} ${y - 8}v8`),
  box('seal', x - 7, y, 14, 9),
  ['paper-line', `M${x - 4} ${y + 4.5}h8`],
]

/** Boxes, seals and a package. */
export const BOX_AND_SEALS: Drawn = {
  size: [320, 250],
  behind: [box('wall', 0, 0, 320, 150), box('floor', 0, 150, 320, 100)],
  spots: () => ({
    gap: { at: [96, 32], shapes: [['ink', 'M26 44l146-10v10z']] },
    wall: { at: [58, 96], shapes: [box('glass', 26, 50, 146, 142)] },
    bottom: { at: [40, 186], shapes: [box('shade', 30, 180, 138, 10)] },
    'early-ballot': {
      at: [54, 158],
      shapes: [['paper', 'M62 180l20-14 26 4-16 13z'], strokes('M82 166l4 15')],
    },
    'control-sheet': {
      at: [150, 84],
      shapes: [
        box('paper', 108, 78, 46, 58),
        writing(114, 88, 34, 5, 7),
        ['line-thick', 'M114 128q4-8 7 0t8-2 6 0'],
      ],
    },
    lid: { at: [52, 44], shapes: [box('wood-deep', 20, 40, 158, 12)] },
    slot: { at: [99, 44], shapes: [box('ink', 78, 43, 42, 4)] },
    'left-seal': { at: [18, 74], shapes: seal(26, 60) },
    'missing-seal': { at: [18, 70], shapes: [disc('line', 26, 58, 4)] },
    'right-seal': { at: [180, 74], shapes: seal(172, 60) },
    'broken-seal': {
      at: [184, 80],
      shapes: [strokes('M172 52v6l-4 5M172 58l6 3'), ['seal', 'M170 68l13 6-4 9-13-6z']],
    },
    'precinct-label': { at: [90, 136], shapes: [box('paper', 36, 130, 52, 22), writing(42, 137, 40, 2, 7)] },
    'other-number': {
      at: [242, 96],
      shapes: [
        ['paper', 'M186 92h50v28h-50z'],
        writing(192, 100, 38, 1),
        ['line-thick', 'M194 112h8M206 112h8M218 112h8'],
      ],
    },
    'mobile-box': { at: [0, 0], shapes: [box('glass', 112, 178, 78, 60), box('wood-deep', 108, 172, 86, 9)] },
    'mobile-handle': { at: [124, 158], shapes: [['line-thick', 'M128 172v-10q0-6 8-6h30q8 0 8 6v10']] },
    'mobile-slot': { at: [151, 176], shapes: [box('ink', 138, 174, 26, 4)] },
    'slot-cover': { at: [172, 168], shapes: [box('paper', 132, 170, 40, 9)] },
    'mobile-seal': { at: [198, 198], shapes: seal(188, 188) },
    package: { at: [0, 0], shapes: [box('envelope', 214, 140, 96, 88), ['paper', 'M214 140h96l-48 40z']] },
    'package-label': { at: [238, 214], shapes: [box('paper', 224, 196, 48, 24), writing(230, 203, 36, 3)] },
    'package-seal': { at: [262, 178], shapes: [disc('stamp', 262, 178, 12), ['stamp', 'M255 178h14']] },
    'package-signatures': {
      at: [300, 168],
      shapes: [['line-thick', 'M280 172q4-9 7 0t8-3 7 1M226 168q4-9 7 0t8-3']],
    },
    'open-flap': {
      at: [240, 126],
      shapes: [
        ['paper', 'M214 140l48-34 48 34z'],
        ['ink', 'M214 140h96l-48 8z'],
      ],
    },
  }),
}
