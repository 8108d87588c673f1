import type { Mood } from '../../../core/scenario/scene-kinds.ts'
import type { Shape } from './shapes.tsx'

/**
 * An arm on the right of the drawing; the left one is its mirror image. Elbow and wrist are measured from the middle of
 * the body and the base of the neck, the hand is turned further than the arm by so many degrees.
 */
export interface Arm {
  readonly elbow: readonly [number, number]
  readonly wrist: readonly [number, number]
  readonly hand: keyof typeof HANDS
  readonly turn?: number
}

/** Hands, from the wrist downwards, the thumb towards the body's middle. */
export const HANDS = {
  rest: 'M-4-1C-5 1-7 3-7.5 5-8 7.6-6.4 9-5 7Q-5 11-4.4 12C-3 14 2 14 3.4 12 5 8 5 3 4-1',
  fist: 'M-4-1C-6 3-6.5 8-4 10.5-1.5 12 3.5 12 5 9 6 6 5 2 4-1M-5.4 5.5C-2 4.6 .5 6 .6 8.4',
  open: 'M-4-1C-5 2-5 3-8 5.5-10.5 7.5-8.5 10-6 9Q-5 14-3 17.5C-2 19.5 1 19.5 2 17.5 4.5 13 5 5 4-1M-.6 11V17.6',
  point:
    'M-4-1C-5.6 2-6.4 5-6 8.4Q-6 16-5.6 19C-5 21-3 21-2.4 19Q-2 14-1.6 11.6C1 13 5 12 5 8.6Q5 2 4-1M-1.6 11.6V8.6M2 12V9M-2.6 6.2C-6 6-8.4 8.4-7.6 10.6',
} as const

/** What arms do. */
export const ARMS = {
  hanging: { elbow: [31, 45], wrist: [29, 78], hand: 'rest' },
  folded: { elbow: [33, 45], wrist: [11, 66], hand: 'rest', turn: 14 },
  offering: { elbow: [35, 44], wrist: [50, 22], hand: 'open', turn: 20 },
  clasped: { elbow: [32, 46], wrist: [8, 34], hand: 'rest', turn: -20 },
  akimbo: { elbow: [48, 36], wrist: [27, 60], hand: 'fist' },
  thrown: { elbow: [39, 40], wrist: [56, 20], hand: 'open', turn: 40 },
  pointing: { elbow: [41, 40], wrist: [26, 58], hand: 'point', turn: -24 },
  palm: { elbow: [35, 44], wrist: [40, 62], hand: 'open', turn: -24 },
  heart: { elbow: [35, 43], wrist: [10, 33], hand: 'rest' },
} as const satisfies Record<string, Arm>

interface Bearing {
  /** Left and right arm, as one sees them; at ease as the person does it when it does not say. */
  readonly arms?: readonly [Arm, Arm]
  /** How far the shoulders are let down; negative is drawn up. */
  readonly shoulders: number
  /** How far the head is tilted, in degrees, and sunk. */
  readonly tilt: number
  readonly sink: number
  /** The brow on the right: its height at the nose, in the middle and at its end. */
  readonly brow: readonly [number, number, number]
  readonly eyes: 'open' | 'narrow' | 'heavy' | 'closed'
  readonly mouth: Shape
}

const { hanging, offering, clasped, akimbo, thrown, pointing, palm, heart } = ARMS

/** What tells a mood: brows, eyes, mouth, shoulders and hands. */
export const BEARINGS: Readonly<Record<Mood, Bearing>> = {
  even: {
    shoulders: 0,
    tilt: 0,
    sink: 0,
    brow: [-8, -9.4, -8],
    eyes: 'open',
    mouth: ['line', 'M-4 11.4Q0 12.6 4 11.4'],
  },
  friendly: {
    arms: [hanging, offering],
    shoulders: 0,
    tilt: 3,
    sink: 0,
    brow: [-8, -11, -8],
    eyes: 'open',
    mouth: ['line', 'M-5.4 10.4Q0 16 5.4 10.4'],
  },
  worried: {
    arms: [clasped, clasped],
    shoulders: -2,
    tilt: -4,
    sink: 1,
    brow: [-11, -10, -7],
    eyes: 'open',
    mouth: ['line', 'M-4 12.6Q-.6 10.4 4 12'],
  },
  angry: {
    arms: [akimbo, thrown],
    shoulders: -2.5,
    tilt: 0,
    sink: 1.5,
    brow: [-5, -8, -9],
    eyes: 'narrow',
    mouth: ['ink', 'M-4.4 13.4Q0 8.4 4.4 13.4 0 12-4.4 13.4Z'],
  },
  tired: {
    arms: [hanging, hanging],
    shoulders: 5,
    tilt: 6,
    sink: 3,
    brow: [-8, -8, -6],
    eyes: 'heavy',
    mouth: ['line', 'M-4 12Q0 11 4 12.6'],
  },
  insistent: {
    arms: [palm, pointing],
    shoulders: -1,
    tilt: -2,
    sink: -0.5,
    brow: [-7, -10, -9],
    eyes: 'open',
    mouth: ['ink', 'M-3 11.4Q0 10.4 3 11.4 2 13.4 0 13.4T-3 11.4Z'],
  },
  relieved: {
    arms: [hanging, heart],
    shoulders: 3,
    tilt: 4,
    sink: 0,
    brow: [-10, -12, -9],
    eyes: 'closed',
    mouth: ['line', 'M-4.6 10.8Q0 14.6 4.6 10.8'],
  },
}
