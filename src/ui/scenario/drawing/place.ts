import type { Place } from '../../../core/scenario/scene-kinds.ts'
import type { Shape } from './shapes.tsx'

interface DrawnPlace {
  readonly behind: readonly Shape[]
  /** What stands before the people. */
  readonly before: readonly Shape[]
  /** Between which two lines people stand. */
  readonly from: number
  readonly to: number
}

const box = (x: number, y: number, wide: number, high: number) => `M${x} ${y}h${wide}v${high}h-${wide}Z`
const many = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('')

/** Across everything: a wide screen shows more of a place to the left and to the right. */
const strip = (y: number, high: number) => box(-300, y, 920, high)

const FLOOR: readonly Shape[] = [
  ['floor', strip(110, 40)],
  ['line', `M-300 110H620${many(25, (at) => `M${at * 44 - 368} 110L${at * 72 - 704} 150`)}`],
]
/** A school room: whitewash above, paint below, boards on the floor. */
const ROOM: readonly Shape[] = [
  ['wall', strip(0, 64)],
  ['panel', strip(64, 46)],
  ['line', 'M-300 64H620'],
  ...FLOOR,
]

const windowAt = (x: number, glass = 'sky'): readonly Shape[] => [
  ['frame', box(x, 10, 46, 50) + box(x - 3, 60, 52, 4)],
  [
    glass,
    box(x + 4, 14, 17, 16) + box(x + 25, 14, 17, 16) + box(x + 4, 34, 17, 22) + box(x + 25, 34, 17, 22),
  ],
]
const clockAt = (x: number): readonly Shape[] => [
  ['frame', `M${x - 14} 28a14 14 0 1 0 28 0a14 14 0 1 0-28 0Z`],
  ['line', `M${x} 19V28L${x + 7} 32`],
]
const tableAt = (x: number, y: number, wide: number): readonly Shape[] => [
  ['wood-deep', box(x + 6, y + 4, wide - 12, 40)],
  ['wood', box(x, y, wide, 6)],
]
const desk = (y: number) => tableAt(-320, y, 960)
const ballotBox = (x: number, y: number, wide: number, high: number): readonly Shape[] => [
  ['vessel', box(x, y, wide, -high)],
  ['envelope', `M${x + 4} ${y - 2}l9-16 16 7-3 9ZM${x + wide - 26} ${y - 2}l8-12 14 4v8Z`],
  ['frame', box(x - 4, y - high - 8, wide + 8, 9)],
  ['ink', box(x + wide / 3, y - high - 5, wide / 3, 2)],
  ['rope', box(x + 4, y - high + 1, 5, 11) + box(x + wide - 9, y - high + 1, 5, 11)],
]
/** A sheet that lies on a table, with lines on it. */
const sheetAt = (x: number, y: number): readonly Shape[] => [
  ['white', `M${x} ${y}l8-10h42l8 10Z`],
  ['line', `M${x + 12} ${y - 7}h34M${x + 10} ${y - 4}h38`],
]

/** The nine places. */
export const DRAWN_PLACES: Readonly<Record<Place, DrawnPlace>> = {
  entrance: {
    behind: [
      ...ROOM,
      ['frame', box(206, 16, 96, 94)],
      ['sky', box(212, 22, 84, 88)],
      ['leaf', 'M212 84Q232 74 254 82T296 78V98H212Z'],
      ['path', box(212, 96, 84, 14)],
      ['wood', 'M212 22 228 28V116L212 110ZM296 22 280 28V116L296 110Z'],
      ['line', 'M224 70V78M284 70V78'],
      ['wood-deep', box(14, 8, 5, 102) + box(59, 8, 5, 102)],
      ['line', many(8, (at) => `M19 ${16 + at * 12}H59`)],
      ['metal', box(190, 92, 4, 40) + box(184, 132, 16, 3) + box(300, 92, 4, 40) + box(294, 132, 16, 3)],
      ['rope', 'M192 95Q246 122 302 95L302 99Q246 127 192 99Z'],
    ],
    before: [
      ...tableAt(-300, 128, 384),
      ['metal', 'M24 122 50 118V128L24 126Z'],
      ['torch', 'M50 117H57V129H50Z'],
      ['white', box(8, 112, 11, 16)],
      ['metal', box(10, 107, 7, 5)],
    ],
    from: 64,
    to: 262,
  },
  registration: {
    behind: [
      ...ROOM,
      ...windowAt(16),
      ['wood', box(96, 8, 146, 54) + box(120, 60, 100, 4)],
      ['board', box(100, 12, 138, 46)],
      ['white', box(262, 16, 40, 32)],
      ['line', 'M268 23H296M268 29H296M268 35H296M268 41H284'],
    ],
    before: [
      ...desk(136),
      ...sheetAt(34, 137),
      ...sheetAt(84, 137),
      ['white', 'M246 136 252 121H280L286 136Z'],
      ['line', 'M256 126H276M254 131H278'],
      ['metal', 'M156 134 190 127 191 130 157 137Z'],
    ],
    from: 20,
    to: 300,
  },
  booths: {
    behind: [
      ...ROOM,
      ...windowAt(24),
      ...[140, 200, 260].flatMap((x): readonly Shape[] => [
        ['frame', box(x, 22, 52, 94)],
        ['shade', box(x + 4, 30, 44, 86)],
        ['wood', box(x + 4, 78, 44, 4)],
        ['linen', `M${x + 2} 28H${x + 50}V34H${x + 22}Q${x + 24} 74 ${x + 17} 112H${x + 2}Z`],
        ['line', `M${x + 8} 34V108M${x + 15} 34Q${x + 16} 74 ${x + 12} 108`],
      ]),
    ],
    before: [],
    from: 10,
    to: 290,
  },
  box: {
    behind: [
      ...ROOM,
      ...windowAt(22),
      ['frame', box(104, 6, 60, 42)],
      ['line', `M122 20H146V38H122Z${box(104, 6, 60, 42)}M122 40H146M124 40 128 56H140L144 40M134 40V56`],
      ...windowAt(196),
    ],
    before: [...tableAt(194, 124, 440), ...ballotBox(222, 124, 72, 58)],
    from: 4,
    to: 222,
  },
  'chair-desk': {
    behind: [
      ...ROOM,
      ['wood', box(18, 12, 84, 50)],
      ['floor', box(22, 16, 76, 42)],
      ['white', box(28, 21, 20, 26) + box(53, 19, 18, 22) + box(76, 24, 17, 24)],
      ['line', 'M32 28H44M32 33H44M32 38H40M57 26H67M57 31H67M80 31H89M80 36H89'],
      ...clockAt(174),
      ['metal', box(252, 34, 52, 84)],
      ['line', 'M252 62H304M252 90H304M272 48H284M272 76H284M272 104H284'],
    ],
    before: [
      ...desk(134),
      [
        'cloth-g',
        'M224 134 230 118H270L276 134ZM218 118Q218 108 228 109H272Q282 108 282 118H272Q270 114 266 115H234Q230 114 228 118Z',
      ],
      ['line', 'M242 123H258M240 128H260'],
      ...sheetAt(40, 135),
    ],
    from: 20,
    to: 272,
  },
  outside: {
    behind: [
      ['sky', strip(0, 110)],
      ['hill', 'M-300 66Q46 30 92 58T190 52 340 60 620 50V110H-300Z'],
      [
        'leaf',
        'M262 104C250 70 254 26 262 8 270 26 274 70 262 104ZM290 106C276 76 280 44 290 26 300 44 304 76 290 106Z',
      ],
      ['wood-deep', box(261, 96, 3, 12) + box(289, 98, 3, 12)],
      ['wall', box(-300, 30, 448, 80)],
      ['panel', box(-300, 92, 448, 18)],
      ['frame', box(-300, 24, 454, 6)],
      ['sky-deep', many(9, (at) => box(at * 32 - 212, 42, 20, 28))],
      ['line', many(9, (at) => `M${at * 32 - 202} 42V70M${at * 32 - 212} 54h20`)],
      ['wood', box(88, 48, 38, 62)],
      ['line', 'M107 48V110'],
      ['frame', box(80, 40, 54, 6)],
      ['line', `M148 96H620M148 101H620${many(47, (at) => `M${152 + at * 10} 92V110`)}`],
      ['path', strip(110, 40)],
      ['leaf', 'M148 110H620V118Q230 112 148 114Z'],
      ['frame', 'M80 108H134L140 113H74ZM74 118H140L147 123H67Z'],
      ['shade', 'M74 113H140V118H74ZM67 123H147V128H67Z'],
    ],
    before: [],
    from: 30,
    to: 290,
  },
  'home-visit': {
    behind: [
      ['wall', strip(0, 110)],
      ...FLOOR,
      ...windowAt(30),
      ['linen', 'M20 8H42Q42 46 30 72H20ZM88 8H66Q66 46 78 72H88Z'],
      ['wood', box(14, 4, 80, 5)],
      ['rope', box(160, 14, 132, 60)],
      ['line', box(167, 21, 118, 46)],
      ['wood', 'M226 26 256 44 226 62 196 44ZM180 34 190 44 180 54 170 44ZM272 34 282 44 272 54 262 44Z'],
      ['rope', 'M226 35 240 44 226 53 212 44Z'],
      ['wood', box(300, 62, 10, 68) + box(150, 84, 8, 46)],
      ['white', box(158, 96, 142, 18) + 'M256 84Q276 78 298 84L300 97H254Z'],
      ['cloth-d', 'M158 92Q204 84 252 92V120H158Z'],
    ],
    before: [
      ['wood', box(6, 128, 66, 6)],
      ['wood-deep', box(12, 134, 6, 18) + box(60, 134, 6, 18)],
      ...ballotBox(16, 128, 44, 32),
    ],
    from: 56,
    to: 290,
  },
  'count-table': {
    behind: [
      ...ROOM,
      ...windowAt(16, 'night'),
      ...windowAt(90, 'night'),
      ['glow', 'M232 34 168 128H330L266 34Z'],
      ['line', 'M249 0V20'],
      ['cloth-g', 'M240 20H258L270 36H228Z'],
    ],
    before: [
      ...desk(128),
      ['white', 'M20 128V118H56V128ZM62 128V112H98V128Z'],
      ['line', 'M20 121H56M20 124H56M62 116H98M62 120H98M62 124H98'],
      ['white', 'M206 128 214 118 230 121 242 112 262 116 270 110 290 118 304 128Z'],
      ['line', 'M214 118 238 124M242 112 250 126M270 110 262 124M230 121 224 128M290 118 276 126'],
    ],
    from: 20,
    to: 290,
  },
  district: {
    behind: [
      ['wall', strip(0, 110)],
      ...FLOOR,
      ['wood', box(12, 8, 86, 104)],
      ['shade', box(16, 12, 78, 28) + box(16, 44, 78, 28) + box(16, 76, 78, 32)],
      [
        'cloth-d',
        many(6, (at) => box(19 + at * 8, 17, 6, 23)) + many(4, (at) => box(52 + at * 8, 49, 6, 23)),
      ],
      [
        'cloth-c',
        many(3, (at) => box(68 + at * 8, 17, 6, 23)) + many(4, (at) => box(19 + at * 8, 49, 6, 23)),
      ],
      ['white', box(20, 98, 40, 4) + box(20, 102, 40, 6)],
      ...windowAt(200),
      ['line', many(6, (at) => `M202 ${16 + at * 4}H244`)],
      ...clockAt(154),
    ],
    before: [
      ...tableAt(196, 132, 440),
      ['metal', 'M238 86H302V124H238ZM264 124H276V132H264Z'],
      ['sky-deep', box(242, 90, 56, 30)],
      ['metal', box(256, 130, 28, 2)],
    ],
    from: 40,
    to: 250,
  },
}
