import type { Move } from '../../../core/protocol/entry-order.ts'

/** The boxes of the drill, top to bottom. */
export const DRILL_BOXES = ['a', 'b', 'c', 'total'] as const
export type DrillBox = (typeof DRILL_BOXES)[number]

/** What somebody did, and what stood in the boxes then. */
export interface Doing {
  readonly kind: 'key' | 'entered' | 'typed' | 'button'
  /** The box it was done in; the one that was entered. */
  readonly box: DrillBox | undefined
  readonly move?: Move | 'leave'
  /** The last key that moved the cursor. */
  readonly by: Move | 'leave' | undefined
  readonly texts: Readonly<Record<DrillBox, string>>
}

/** Whether a task is done, and whether in the way it teaches; undefined: not yet. */
export type Judgement = 'good' | 'other' | undefined

export interface Task {
  readonly id:
    | 'enter'
    | 'down'
    | 'up'
    | 'last'
    | 'first'
    | 'leave'
    | 'touchNext'
    | 'touchOrder'
    | 'touchOver'
    | 'touchZero'
    | 'touchTotal'
    | 'touchLeave'
  /** The number to write, where there is one. */
  readonly number?: number
  readonly judge: (doing: Doing) => Judgement
}

/** For a keyboard; c holds 17 from the beginning. */
export const TASKS: readonly Task[] = [
  { id: 'enter', number: 203, judge: written('a', '203', 'b', 'next') },
  { id: 'down', number: 118, judge: written('b', '118', 'c', 'down') },
  {
    id: 'up',
    number: 230,
    judge: ({ kind, texts }) => (kind === 'typed' && texts.a === '230' ? 'good' : undefined),
  },
  {
    id: 'last',
    number: 365,
    judge: ({ kind, by, texts }) =>
      kind === 'typed' && texts.total === '365' ? (by === 'last' ? 'good' : 'other') : undefined,
  },
  {
    id: 'first',
    judge: ({ kind, move, box }) =>
      kind === 'key' && move === 'first' ? 'good' : kind === 'entered' && box === 'a' ? 'other' : undefined,
  },
  {
    id: 'leave',
    judge: ({ kind, move }) =>
      kind === 'key' && move === 'leave' ? 'good' : kind === 'button' ? 'other' : undefined,
  },
]

/** For fingers on glass: the keypad's own button, writing over, a nought where there was nobody. */
export const TOUCH_TASKS: readonly Task[] = [
  { id: 'touchNext', number: 203, judge: onward('a', '203', 'b') },
  { id: 'touchOrder', number: 118, judge: onward('b', '118', 'c') },
  { id: 'touchOver', number: 230, judge: typed('a', '230') },
  { id: 'touchZero', judge: typed('c', '0') },
  { id: 'touchTotal', number: 348, judge: typed('total', '348') },
  { id: 'touchLeave', judge: ({ kind }) => (kind === 'button' ? 'good' : undefined) },
]

/** A number is written in a box and a certain key leads on; any other way on is as good, only slower. */
function written(box: DrillBox, number: string, next: DrillBox, key: Move): Task['judge'] {
  return (doing) => {
    if (doing.texts[box] !== number) return undefined
    if (doing.kind === 'key' && doing.box === box && doing.move === key) return 'good'
    const wentOn =
      (doing.kind === 'key' && doing.box === box) || (doing.kind === 'entered' && doing.box === next)
    return wentOn ? 'other' : undefined
  }
}

function onward(box: DrillBox, number: string, next: DrillBox): Task['judge'] {
  return ({ kind, box: entered, texts }) =>
    kind === 'entered' && entered === next && texts[box] === number ? 'good' : undefined
}

function typed(box: DrillBox, number: string): Task['judge'] {
  return ({ kind, texts }) => (kind === 'typed' && texts[box] === number ? 'good' : undefined)
}
