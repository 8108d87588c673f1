import type { Drawn, DrawnSpot } from './drawn.ts'
import { box, disc, type Shape, strokes, writing } from './shapes.ts'

/* The counting table from above. What a question names lies in two rows of four, each in a place of its own. */

const WIDE = 62
const lines = (x: number, y: number): readonly Shape[] => [
  strokes(...[0, 1, 2, 3].map((row) => `M${x + 6} ${y + 18 + row * 12}h${WIDE - 14}`)),
  ...[0, 1, 2, 3].map((row) => disc('line', x + 10, y + 13 + row * 12, 3.5)),
  strokes(...[0, 1, 2, 3].map((row) => `M${x + 20} ${y + 13 + row * 12}h${20 + ((row * 9) % 14)}`)),
]
const front = (x: number, y: number): readonly Shape[] => [box('paper', x, y, WIDE, 66), ...lines(x, y)]
const ring = (x: number, y: number, row: number): Shape => [
  'line-thick',
  `M${x + 10} ${y + 6 + row * 12}q9 0 8 8t-9 7-8-9 10-7`,
]
const ringed = (x: number, y: number): readonly Shape[] => [...front(x, y), ring(x, y, 1)]
const back = (x: number, y: number): readonly Shape[] => [box('paper', x, y, WIDE, 66)]
const signature = (x: number, y: number): Shape => ['line-thick', `M${x + 8} ${y + 22}q5-12 8 0t8-3 6 2`]
const seal = (x: number, y: number): readonly Shape[] => [
  disc('stamp', x + 44, y + 18, 11),
  ['stamp', `M${x + 38} ${y + 18}h12`],
]

/** What lies in a place with this corner, by spot. */
const LAID: Readonly<Record<string, (x: number, y: number) => readonly Shape[]>> = {
  'one-ring': ringed,
  'ring-outside': (x, y) => [...front(x, y), ['line-thick', `M${x + 50} ${y + 18}q9 0 8 7t-9 7-8-8 10-6`]],
  tick: (x, y) => [...front(x, y), ['line-thick', `M${x + 20} ${y + 24}l5 6 12-14`]],
  'two-rings': (x, y) => [...front(x, y), ring(x, y, 0), ring(x, y, 2)],
  unmarked: front,
  'crossed-others': (x, y) => [
    ...ringed(x, y),
    ['line-thick', [0, 2, 3].map((row) => `M${x + 6} ${y + 13 + row * 12}h${WIDE - 14}`).join('')],
  ],
  'between-lines': (x, y) => [
    ...front(x, y),
    ['line-thick', `M${x + 8} ${y + 30}l8 -2M${x + 9} ${y + 26}l6 7`],
  ],
  'no-signature': (x, y) => [...back(x, y), ...seal(x, y)],
  'no-seal': (x, y) => [...back(x, y), signature(x, y)],
  'torn-corner': (x, y) => [
    ...ringed(x, y),
    ['table', `M${x + WIDE + 1} ${y + 44}l-6 4-3 5-6 4-3 5-5 5h23z`],
  ],
  stained: (x, y) => [...ringed(x, y), ['stain', `M${x + 30} ${y + 34}q14-8 22 4t-8 18-22-6 8-16z`]],
  'foreign-precinct': (x, y) => [
    ...ringed(x, y),
    box('seal', x + 36, y + 1, 24, 10),
    ['paper-line', `M${x + 41} ${y + 6}h14`],
  ],
  'two-in-envelope': (x, y) => [
    ['paper', `M${x + 8} ${y + 4}h22v40h-22zM${x + 34} ${y + 2}h22v40h-22z`],
    writing(x + 12, y + 12, 12, 3),
    writing(x + 38, y + 10, 12, 3),
    box('envelope', x + 2, y + 30, WIDE - 4, 34),
    strokes(`M${x + 2} ${y + 30}l${WIDE / 2 - 2} 14 ${WIDE / 2 - 2} -14`),
  ],
  'foreign-envelope': (x, y) => [
    box('paper', x + 14, y + 6, 34, 30),
    box('sky', x + 2, y + 22, WIDE - 4, 38),
    ['stamp', `M${x + 4} ${y + 24}l6 0M${x + 14} ${y + 24}l6 0M${x + 24} ${y + 24}l6 0`],
    box('seal', x + 46, y + 26, 10, 12),
  ],
  'no-envelope': (x, y) => [
    box('envelope', x, y + 6, 28, 18),
    box('envelope', x + 34, y + 6, 28, 18),
    strokes(`M${x} ${y + 6}l14 9 14-9M${x + 34} ${y + 6}l14 9 14-9`),
    box('paper', x + 12, y + 32, 36, 26),
    strokes(`M${x + 12} ${y + 45}h36M${x + 18} ${y + 38}h20`),
  ],
  pen: (x, y) => [
    ['night', `M${x + 8} ${y + 50}l40-36 6 6-40 37-9 2z`],
    ['ink', `M${x + 8} ${y + 50}l6 7-9 2z`],
  ],
  'tea-glass': (x, y) => [
    disc('paper', x + 31, y + 34, 27),
    disc('glass', x + 31, y + 34, 18),
    disc('tea', x + 31, y + 34, 14),
  ],
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
        return laid ? [[id, { at: [x + 52, y + 58], shapes: laid(x, y) }]] : []
      }),
    ),
  }),
}
