import { bitsOf, MARKERS, turnedBits } from './dictionary.ts'

/** The marker that bits are most like. */
export interface Likeness {
  readonly id: number
  /** Quarter turns clockwise from how it is drawn. */
  readonly turn: 0 | 1 | 2 | 3
  /** In how many bits they differ. */
  readonly distance: number
}

/** All markers in all turns, two halves of 18 bits each; made when the first card is looked at. */
let halves: Int32Array | undefined

/** Finds the marker that 36 bits, row by row, are most like. */
export function closest(bits: readonly number[]): Likeness {
  halves ??= allHalves()
  const [first, second] = inHalves(bits)
  let [best, distance] = [0, 37]
  for (let at = 0; at < halves.length && distance > 0; at += 2) {
    const apart = ones(first ^ (halves[at] as number)) + ones(second ^ (halves[at + 1] as number))
    if (apart < distance) [best, distance] = [at >> 1, apart]
  }
  return { id: best >> 2, turn: (best & 3) as Likeness['turn'], distance }
}

function allHalves(): Int32Array {
  const all: number[] = []
  for (let id = 0; id < MARKERS; id++) {
    let bits = bitsOf(id)
    for (let turn = 0; turn < 4; turn++, bits = turnedBits(bits)) all.push(...inHalves(bits))
  }
  return Int32Array.from(all)
}

function inHalves(bits: readonly number[]): [number, number] {
  const number = (part: readonly number[]): number => part.reduce((sum, bit) => sum * 2 + bit, 0)
  return [number(bits.slice(0, 18)), number(bits.slice(18))]
}

/** How many bits of a number are 1 (Warren, Hacker's Delight, 5-1). */
function ones(number: number): number {
  let left = number - ((number >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
