import type { Drawn } from './drawn.ts'
import { box, disc, type Shape, somebody, strokes, table, writing } from './shapes.ts'

/* A classroom: the back wall above, the floor below it, at the lower left a piece of the front wall with the door, and outside. */

function booth(x: number, curtain: boolean): readonly Shape[] {
  return [
    box('wood-deep', x, 34, 32, 66),
    curtain ? box('curtain', x + 3, 38, 26, 54) : box('sky', x + 3, 38, 26, 62),
    ...(curtain
      ? [strokes(`M${x + 9} 38v54M${x + 16} 38v54M${x + 23} 38v54`)]
      : [box('wood', x + 3, 70, 26, 5)]),
  ]
}

const shoes = (x: number): Shape => ['ink', `M${x} 98h5v4h-7zM${x + 7} 98h5v4h-7z`]

const ballotBox = (x: number, y: number): readonly Shape[] => [
  box('glass', x, y, 28, 30),
  box('ink', x + 9, y + 2, 10, 2),
  ['paper', `M${x + 4} ${y + 28}l8-5 8 5z`],
]

/** The polling station. */
export const POLLING_ROOM: Drawn = {
  size: [320, 270],
  behind: [
    box('wall', 0, 0, 320, 100),
    box('floor', 0, 100, 320, 134),
    box('path', 0, 234, 320, 36),
    box('panel', 0, 158, 66, 76),
  ],
  spots: () => ({
    window: { at: [28, 40], shapes: [box('sky', 8, 14, 40, 46), strokes('M28 14v46M8 36h40')] },
    'open-booth': { at: [72, 58], shapes: booth(56, false) },
    booth: { at: [114, 58], shapes: [...booth(98, true), ...booth(134, true)] },
    'two-in-booth': { at: [150, 66], shapes: [shoes(140), shoes(154)] },
    'sample-ballot': {
      at: [190, 42],
      shapes: [box('paper', 176, 20, 28, 42), disc('line', 182, 34, 3), writing(188, 30, 12, 6)],
    },
    'box-in-corner': {
      at: [236, 104],
      shapes: [...ballotBox(224, 92), box('wood', 208, 44, 26, 74), strokes('M221 44v74M218 80v6M224 80v6')],
    },
    'demonstration-protocol': {
      at: [284, 34],
      shapes: [box('paper', 256, 8, 54, 56), writing(260, 18, 30, 8), strokes('M294 12v48')],
    },
    'chair-table': {
      at: [246, 128],
      shapes: [
        ...somebody(268, 72, 'cloth-a'),
        ...somebody(292, 72, 'cloth-b', 'grey'),
        ...table(242, 106, 76, 30),
      ],
    },
    'log-book': {
      at: [286, 108],
      shapes: [['paper', 'M276 104l10 2 10-2v6l-10 2-10-2z'], strokes('M286 106v6')],
    },
    'mobile-box': {
      at: [309, 96],
      shapes: [box('glass', 301, 92, 15, 14), strokes('M305 92q3.5-7 7 0')],
    },
    'second-desk': { at: [14, 104], shapes: table(4, 94, 50, 22) },
    'unattended-pile': { at: [38, 90], shapes: [['paper', 'M26 92l12-4 8 3-11 5zM31 90l13-2 4 4-12 3z']] },
    stranger: { at: [100, 108], shapes: somebody(98, 102, 'cloth-c', 'grey') },
    'registrar-desk': {
      at: [122, 148],
      shapes: [...somebody(76, 104, 'cloth-b'), ...table(40, 140, 78, 26)],
    },
    'voter-list': { at: [52, 134], shapes: [box('paper', 44, 136, 18, 7), writing(46, 138, 14, 2, 3)] },
    'ballot-pile': { at: [104, 134], shapes: [box('paper', 94, 134, 16, 8), box('seal', 112, 135, 4, 6)] },
    'voter-before': { at: [0, 0], shapes: somebody(78, 146, 'cloth-d') },
    'crowd-at-desk': {
      at: [102, 186],
      shapes: [
        ...somebody(60, 148, 'cloth-c'),
        ...somebody(96, 150, 'cloth-a', 'grey'),
        ...somebody(110, 144, 'cloth-b'),
      ],
    },
    'camera-at-booth': {
      at: [106, 136],
      shapes: [
        ...somebody(112, 106, 'cloth-a'),
        ['cloth-a', 'M119 128l10-14 4 3-9 16z'],
        box('ink', 127, 106, 6, 10),
      ],
    },
    'envelope-table': {
      at: [206, 134],
      shapes: [
        ...table(178, 130, 36, 18),
        ['envelope', 'M184 124h12v7h-12zM198 125h12v6h-12z'],
        strokes('M184 124l6 4 6-4'),
      ],
    },
    'main-box': { at: [170, 170], shapes: [box('wood-deep', 152, 178, 36, 20), ...ballotBox(156, 148)] },
    'box-supervisor': { at: [214, 186], shapes: somebody(212, 156, 'cloth-a', 'grey') },
    observers: {
      at: [306, 206],
      shapes: [
        box('wood', 250, 204, 20, 26),
        box('wood', 280, 204, 20, 26),
        ...somebody(260, 178, 'cloth-d'),
        ...somebody(290, 178, 'cloth-c', 'grey'),
      ],
    },
    entrance: {
      at: [20, 196],
      shapes: [box('night', 6, 170, 28, 64), ['wood', 'M34 170l8 6v58h-8z'], disc('ink', 38, 206, 1.5)],
    },
    'campaign-poster': {
      at: [55, 200],
      shapes: [box('paper', 46, 164, 17, 26), disc('skin', 54.5, 173, 4), box('seal', 49, 181, 11, 5)],
    },
    regulator: {
      at: [96, 214],
      shapes: [...somebody(88, 188, 'cloth-b', 'grey'), ['torch', 'M98 208l9-3v6l-9-1z']],
    },
    police: {
      at: [128, 214],
      shapes: [...somebody(120, 186, 'night'), ['night', 'M112 191q8-7 16 0l2 2h-20z']],
    },
    'filming-place': {
      at: [176, 216],
      shapes: [
        strokes('M148 208h56v24h-56z'),
        box('ink', 170, 204, 12, 8),
        strokes('M176 212l-7 16M176 212l7 16M176 212v16'),
      ],
    },
    ramp: {
      at: [24, 252],
      shapes: [['wood', 'M4 236h30l14 28h-56z'], strokes('M36 232l16 30M34 232v4M46 250v6')],
    },
    step: {
      at: [20, 252],
      shapes: [box('shade', 4, 236, 32, 8), box('wall', 2, 244, 36, 9), box('shade', 0, 253, 40, 11)],
    },
    queue: {
      at: [92, 258],
      shapes: [60, 82, 104, 126].flatMap((x, at) =>
        somebody(x, 236, `cloth-${'abcd'[at]}`, at % 2 ? 'grey' : 'hair'),
      ),
    },
  }),
}
