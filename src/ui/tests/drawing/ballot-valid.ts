import type { Drawn } from './drawn.ts'
import { box, disc, type Shape, strokes, writing } from './shapes.ts'

/* One ballot: its front on the left, its back on the right. */

const ROWS = [0, 1, 2, 3, 4]
const rowAt = (row: number): number => 78 + row * 22
const nothing: readonly Shape[] = []

/** What makes a ballot valid. */
export const BALLOT_VALID: Drawn = {
  size: [320, 250],
  behind: [
    box('table', 0, 0, 320, 250),
    box('paper', 16, 10, 134, 230),
    box('paper', 170, 10, 134, 230),
    strokes('M16 208h134', ...ROWS.map((row) => `M16 ${rowAt(row) + 11}h134`), 'M36 68v122M116 68v122'),
  ],
  spots: () => ({
    fold: { at: [141, 132], shapes: [['crease', 'M16 124h134M170 124h134']] },
    header: { at: [70, 24], shapes: [writing(32, 22, 70, 2, 7)] },
    'precinct-number': { at: [136, 26], shapes: [box('panel', 116, 16, 28, 18), strokes('M122 25h16')] },
    instruction: { at: [84, 50], shapes: [writing(24, 46, 112, 3, 6)] },
    'subject-number': {
      at: [26, 100],
      shapes: ROWS.map((row) => disc('line', 26, rowAt(row), 7)),
    },
    'subject-name': {
      at: [76, 122],
      shapes: ROWS.map((row) => strokes(`M44 ${rowAt(row)}h${52 + ((row * 7) % 16)}`)),
    },
    margin: { at: [133, 98], shapes: nothing },
    'serial-number': { at: [84, 224], shapes: [strokes('M50 224h18'), writing(98, 224, 24, 1)] },
    'registrar-signature': {
      at: [200, 46],
      shapes: [strokes('M180 66h46'), ['line-thick', 'M184 60q6-16 10 0t10-4 10 2 8-4']],
    },
    'special-seal': {
      at: [268, 50],
      shapes: [
        disc('stamp', 268, 50, 22),
        disc('stamp', 268, 50, 15),
        ['stamp', 'M258 50h20M262 44h12M262 56h12'],
      ],
    },
    'back-foot': { at: [237, 184], shapes: nothing },
    'voter-mark': { at: [44, 112], shapes: [['line-thick', 'M26 110q12 0 11 12t-12 11-10-13 13-9']] },
    'corner-cut': { at: [142, 232], shapes: [['table', 'M151 222v19h-19z'], strokes('M150 222l-18 18')] },
    staple: { at: [28, 16], shapes: [['line-thick', 'M22 18l10-4']] },
    'spoiled-note': {
      at: [92, 176],
      shapes: [['line-thick', 'M34 186l8-12 6 10 8-12 8 10 9-11 8 10 8-12M104 164q8-12 10 2t12-6']],
    },
    'edge-cut': { at: [18, 160], shapes: [['table', 'M15 128h8v56h-8z'], strokes('M16 128h7v56h-7')] },
  }),
}
