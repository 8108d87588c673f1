import type { Drawn, DrawnSpot } from './drawn.ts'
import { box, disc, type Shape, strokes, writing } from './shapes.ts'

/* The counting table from above. What a question names lies in two rows of four, each drawn from the corner of its own place. */

const RINGED: Shape = ring(1)
const PAPER = box('paper', 0, 0, 62, 66)
const FRONT: readonly Shape[] = [
  PAPER,
  strokes('M6 18h48M6 30h48M6 42h48M6 54h48M20 13h20M20 25h29M20 37h24M20 49h33'),
  ...[13, 25, 37, 49].map((y) => disc('line', 10, y, 3.5)),
]

function ring(row: number): Shape {
  return ['line-thick', `M10 ${6 + row * 12}q9 0 8 8t-9 7-8-9 10-7`]
}

/** What lies in a place, by spot. */
const LAID: Readonly<Record<string, readonly Shape[]>> = {
  'one-ring': [...FRONT, RINGED],
  'ring-outside': [...FRONT, ['line-thick', 'M50 18q9 0 8 7t-9 7-8-8 10-6']],
  tick: [...FRONT, ['line-thick', 'M20 24l5 6 12-14']],
  'two-rings': [...FRONT, ring(0), ring(2)],
  unmarked: FRONT,
  'crossed-others': [...FRONT, RINGED, ['line-thick', 'M6 13h48M6 37h48M6 49h48']],
  'between-lines': [...FRONT, ['line-thick', 'M8 30l8-2M9 26l6 7']],
  'no-signature': [PAPER, disc('stamp', 44, 18, 11), ['stamp', 'M38 18h12']],
  'no-seal': [PAPER, ['line-thick', 'M8 22q5-12 8 0t8-3 6 2']],
  'torn-corner': [...FRONT, RINGED, ['table', 'M63 44l-6 4-3 5-6 4-3 5-5 5h23z']],
  stained: [...FRONT, RINGED, ['stain', 'M30 34q14-8 22 4t-8 18-22-6 8-16z']],
  'foreign-precinct': [...FRONT, RINGED, box('seal', 36, 1, 24, 10), ['paper-line', 'M41 6h14']],
  'two-in-envelope': [
    ['paper', 'M8 4h22v40h-22zM34 2h22v40h-22z'],
    writing(12, 12, 12, 3),
    writing(38, 10, 12, 3),
    box('envelope', 2, 30, 58, 34),
    strokes('M2 30l29 14 29-14'),
  ],
  'foreign-envelope': [
    box('paper', 14, 6, 34, 30),
    box('sky', 2, 22, 58, 38),
    ['stamp', 'M4 24h6M14 24h6M24 24h6'],
    box('seal', 46, 26, 10, 12),
  ],
  'no-envelope': [
    box('envelope', 0, 6, 28, 18),
    box('envelope', 34, 6, 28, 18),
    strokes('M0 6l14 9 14-9M34 6l14 9 14-9'),
    box('paper', 12, 32, 36, 26),
    strokes('M12 45h36M18 38h20'),
  ],
  pen: [
    ['night', 'M8 50l40-36 6 6-40 37-9 2z'],
    ['ink', 'M8 50l6 7-9 2z'],
  ],
  'tea-glass': [disc('paper', 31, 34, 27), disc('glass', 31, 34, 18), disc('tea', 31, 34, 14)],
}

function pile(x: number, card: Shape): readonly Shape[] {
  return [
    ['paper', `M${x} 42l4-3h76l-4 3zM${x} 34l3-3h76l-3 3z`],
    box('paper', x, 24, 78, 20),
    strokes(`M${x} 30h78M${x} 36h78`),
    box('panel', x + 20, 8, 38, 22),
    card,
  ]
}

const column = (at: number): number => 8 + (at % 4) * 78
const row = (at: number): number => 62 + Math.floor(at / 4) * 84

/** What is valid on the table, what is doubtful, and what has no business there. */
export const BALLOT_MARKS: Drawn = {
  size: [320, 230],
  behind: [box('table', 0, 0, 320, 230)],
  spots: (listed) => ({
    'subject-pile': { at: [18, 36], shapes: pile(14, strokes('M50 13l4-2v14M49 25h10')) },
    'invalid-pile': { at: [124, 36], shapes: pile(120, ['line-thick', 'M152 12l14 14M166 12l-14 14']) },
    'doubtful-pile': {
      at: [230, 36],
      shapes: pile(226, ['line-thick', 'M260 14q1-4 5-4t4 5q-1 3-4 4v3M265 26v1']),
    },
    ...Object.fromEntries(
      listed.flatMap((id, at): [string, DrawnSpot][] => {
        const laid = LAID[id]
        const [x, y] = [column(at), row(at)]
        return laid ? [[id, { at: [x + 52, y + 58], corner: [x, y], shapes: laid }]] : []
      }),
    ),
  }),
}
