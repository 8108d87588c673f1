import type { Look } from '../../../core/scenario/scene-kinds.ts'
import type { Shape } from './shapes.tsx'

interface Drawn {
  /** Which of the skins, hairs and cloths: of the body, the sleeves when they are another colour, and further down. */
  readonly skin: string
  readonly hair: string
  readonly top: string
  readonly sleeve?: string
  readonly below: string
  /** Half the width of the shoulders, and how tall the person stands, 1 for the tallest. */
  readonly wide: number
  readonly tall: number
  /** Behind the head, over it, and on the body. */
  readonly behind?: readonly Shape[]
  readonly head: readonly Shape[]
  readonly body: readonly Shape[]
  readonly woman?: boolean
  /** With lines of age. */
  readonly aged?: boolean
  /** The hair lies over the ears. */
  readonly covered?: boolean
  readonly skirt?: boolean
  /** What the arms do when nothing else is to be done. */
  readonly ease?: 'folded' | 'hanging'
  readonly with?: 'chair' | 'cane'
}

const GLASSES: readonly Shape[] = [['line', 'M2-1C2-5 11-5 11-1S2 4 2-1ZM0-2.5 2-2M11-2 14-3', 'both']]
const COLLAR: Shape = ['inner', 'M0 2 4 6 11-2 7-8Q6-3 0-2', 'both']
const JACKET: readonly Shape[] = [
  ['inner', 'M-1-1 10-5 2 46H-1', 'both'],
  ['neck', 'M-1-8H6L0 7', 'both'],
  ['inner', 'M0 4 3 8 8-3 6-8Z', 'both'],
  ['top', 'M8-7 15-1 14 11 10 12 12 16 0 50 8-5Z', 'both'],
  ['line', 'M0 50V96'],
]
const cardigan = (opening: number): readonly Shape[] => [
  ['inner', `M-1 0Q5-2 8-7Q6 20 0 ${opening}`, 'both'],
  ['neck', 'M-1-8H6Q4 1-1 1', 'both'],
  ['line', `M0 ${opening}V96M-3 50V50.2M-3 68V68.2`],
]

/** The ten people of the scenes. */
export const DRAWN: Readonly<Record<Look, Drawn>> = {
  'woman-20': {
    skin: 'a',
    hair: 'b',
    top: 'c',
    below: 'g',
    wide: 22,
    tall: 0.95,
    woman: true,
    covered: true,
    behind: [['hair', 'M-1-24C10-24 17-18 16-4 17 8 19 16 18 26 12 31 9 29 7 24V0H-1', 'both']],
    head: [['hair', 'M-3-21C-8-18-13-10-15 4-17-4-18-22-1-24 17-24 17-6 15 4 14-8 8-17-3-21Z']],
    body: [['top', 'M-1-1Q6-2 7-8L9-6Q7 2-1 2', 'both']],
  },
  'man-20': {
    skin: 'b',
    hair: 'a',
    top: 'b',
    below: 'g',
    wide: 25,
    tall: 1,
    ease: 'hanging',
    head: [
      [
        'hair',
        'M-15-3C-17-11-16-16-13-18-13-22-8-25-5-23-2-27 5-27 7-23 12-24 15-20 14-16 17-13 16-8 15-3L12-11C8-10 5-13 2-12-1-10-4-14-7-12-9-11-11-12-12-11Z',
      ],
    ],
    body: [
      ['top', 'M-1 0Q6-1 7-8L15-2C14 9 7 13-1 17', 'both'],
      ['line', 'M4 12V26', 'both'],
    ],
  },
  'woman-35': {
    skin: 'b',
    hair: 'a',
    top: 'a',
    below: 'a',
    wide: 23,
    tall: 0.96,
    woman: true,
    covered: true,
    ease: 'hanging',
    behind: [['hair', 'M-1-25C9-25 18-18 16-4 17 4 18 10 16 16H-1', 'both']],
    head: [
      [
        'hair',
        'M5-20C2-12-6-8-13-6-14 0-13 8-16 16-19 8-18-2-17-8-15-22-6-25-1-25 12-25 18-16 17-4 18 4 18 9 16 16 13 8 14-4 13-8 10-11 7-15 5-20Z',
      ],
    ],
    body: JACKET,
  },
  'man-35': {
    skin: 'c',
    hair: 'a',
    top: 'd',
    below: 'g',
    wide: 27,
    tall: 1,
    head: [
      ['stubble', 'M-1 8Q5 6 8 8C11 8 13 5 14 0 14 6 13 11 9 15Q5 19-1 19', 'both'],
      [
        'hair',
        'M-15-1C-18-14-11-24 0-24 12-24 18-15 15-1Q14-8 12-11C5-9-3-11-7-14-9-11-11-10-13-9Q-14-6-15-1Z',
      ],
    ],
    body: [COLLAR, ['line', 'M0 3V96M4 22V22.2M4 44V44.2M4 66V66.2']],
  },
  'woman-50': {
    skin: 'a',
    hair: 'c',
    top: 'e',
    below: 'g',
    wide: 24,
    tall: 0.94,
    woman: true,
    aged: true,
    covered: true,
    skirt: true,
    behind: [['hair', 'M-1-26C11-26 20-16 15-6 18 0 18 6 15 9H-1', 'both']],
    head: [
      [
        'hair',
        'M-7-15C-10-11-13-7-14-1Q-14 6-15 9C-19 6-19 0-17-5-20-13-14-25-3-26 8-27 20-20 17-6 19 0 18 6 15 9Q14 2 14-2C13-8 7-8-7-15Z',
      ],
    ],
    body: cardigan(34),
  },
  'man-50': {
    skin: 'b',
    hair: 'd',
    top: 'f',
    below: 'f',
    wide: 28,
    tall: 0.99,
    aged: true,
    ease: 'hanging',
    head: [
      ['hair', 'M-15 0C-18-12-12-23 0-23S18-12 15 0Q14-7 13-10C12-16 5-17 1-14-3-17-11-17-13-10Q-14-7-15 0Z'],
      ['hair', 'M-1 8Q6 6 8 11 4 11-1 11', 'both'],
    ],
    body: JACKET,
  },
  'woman-70': {
    skin: 'a',
    hair: 'e',
    top: 'h',
    below: 'g',
    wide: 22,
    tall: 0.88,
    woman: true,
    aged: true,
    skirt: true,
    ease: 'hanging',
    behind: [['hair', 'M-8-20C-10-30 10-30 8-20Z']],
    head: [['hair', 'M-1-17C8-16 14-8 15 4 18-2 18-12 13-18Q8-23-1-23', 'both'], ...GLASSES],
    body: cardigan(40),
  },
  'man-70': {
    skin: 'b',
    hair: 'e',
    top: 'g',
    sleeve: 'white',
    below: 'f',
    wide: 25,
    tall: 0.94,
    aged: true,
    head: [
      ['hair', 'M13-11C18-9 18 1 14 5Q14-4 12-8Z', 'both'],
      ['hair', 'M-1 8Q7 5 9 12 5 12-1 11', 'both'],
      ['line', 'M-5-17Q0-18 5-17'],
    ],
    body: [['inner', 'M-1 0 9-6 0 36', 'both'], COLLAR, ['line', 'M0 36V96M0 6V30M-3 50V50.2M-3 68V68.2']],
  },
  'wheelchair-man-35': {
    skin: 'a',
    hair: 'b',
    top: 'b',
    below: 'g',
    wide: 27,
    tall: 0.84,
    with: 'chair',
    head: [
      [
        'hair',
        'M-15-2C-18-14-11-23-2-24 2-27 13-24 15-18 16-13 16-7 15-2Q14-8 12-11C6-11 0-13-4-17-6-13-10-10-12-9Q-14-7-15-2Z',
      ],
      ...GLASSES,
    ],
    body: [
      ['inner', 'M-1 0 8-6 0 22', 'both'],
      ['neck', 'M-1-8H6Q4 0-1 0', 'both'],
      ['top', 'M7-8 12-4 8 10 0 22 7-8Z', 'both'],
      ['line', 'M0 22V96'],
    ],
  },
  'blind-woman-50': {
    skin: 'b',
    hair: 'f',
    top: 'd',
    below: 'g',
    wide: 23,
    tall: 0.95,
    woman: true,
    aged: true,
    covered: true,
    with: 'cane',
    behind: [['hair', 'M-1-25C9-25 18-18 16-4 17 3 18 8 15 13H-1', 'both']],
    head: [
      [
        'hair',
        'M-4-19C-8-12-13-9-13-2Q-14 9-15 13C-18 8-18 0-17-7-15-21-6-25-1-25 11-25 18-17 16-6 18 1 18 8 15 13Q14-2 13-7C10-12 2-14-4-19Z',
      ],
    ],
    body: JACKET,
  },
}
