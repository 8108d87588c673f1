import type { BoxPath } from './box.ts'
import type { CheckResult } from './evaluate.ts'

/**
 * A thought where to look again when two sums differ. It names boxes, never a number: what stands there is for the
 * pile and the tally sheet to say.
 */
export interface Hint {
  readonly code: string
  /** `digitsSwapped`: two neighbouring digits may have changed places. `digitLost`: a digit may have been left out. */
  readonly kind: 'digitsSwapped' | 'digitLost'
  /** When it may be shown: at once, or only after the person has looked for herself ("look again at"). */
  readonly stage: 'now' | 'late'
  readonly boxes: readonly BoxPath[]
}

/** A hint that fits more boxes than this says nothing. */
const MOST_BOXES = 2

/**
 * The hints for a judged protocol. Only what was measured to be worth showing: swapped digits named the right box and
 * stayed silent on ballots that are truly missing; a lost digit did so less surely and is therefore late. "One
 * digit is wrong" is never offered: for a true gap of a few ballots some one-digit change nearly always closes the
 * sum, and offering it would teach people to bend a true number.
 */
export function hintsFor(results: readonly CheckResult[]): Hint[] {
  return results.flatMap((result) => {
    if (result.kind !== 'equal' || !result.difference) return []
    if (result.status !== 'failed' && result.status !== 'suppressed') return []
    return [
      ...hint(result, 'digitsSwapped', 'now', swapsOf),
      ...hint(result, 'digitLost', 'late', restoredFrom),
    ]
  })
}

function hint(
  result: CheckResult,
  kind: Hint['kind'],
  stage: Hint['stage'],
  readings: (value: number) => number[],
): Hint[] {
  const boxes = [...weights(result)]
    .filter(([, { weight, value }]) =>
      readings(value).some((reading) => (result.difference ?? 0) + weight * (reading - value) === 0),
    )
    .map(([box]) => box)
  const code = result.by ?? result.code
  return boxes.length > 0 && boxes.length <= MOST_BOXES ? [{ code, kind, stage, boxes }] : []
}

/** How much the difference grows when a box grows by one. */
function weights({ terms }: CheckResult): Map<BoxPath, { readonly weight: number; readonly value: number }> {
  const found = new Map<BoxPath, { weight: number; value: number }>()
  const sides = [
    [1, terms.left],
    [-1, terms.right],
  ] as const
  for (const [side, list] of sides)
    for (const { box, sign, value } of list)
      if (box !== null && value !== null)
        found.set(box, { value, weight: (found.get(box)?.weight ?? 0) + side * sign })
  return found
}

/** Every number that comes of two neighbouring digits changing places; nobody writes a leading nought. */
export function swapsOf(value: number): number[] {
  const digits = String(value)
  return Array.from({ length: digits.length - 1 }, (_, at) => {
    const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
    return swapped.startsWith('0') ? value : Number(swapped)
  }).filter((reading) => reading !== value)
}

/** Every number from which leaving out one digit makes this one. */
export function restoredFrom(value: number): number[] {
  const digits = String(value)
  const found = new Set<number>()
  for (let at = 0; at <= digits.length; at++)
    for (let digit = at === 0 ? 1 : 0; digit <= 9; digit++)
      found.add(Number(`${digits.slice(0, at)}${digit}${digits.slice(at)}`))
  // inserting into "0" behind its only digit would give "03", which is "3" written oddly and no lost digit
  return [...found].filter((reading) => reading > value && String(reading).length === digits.length + 1)
}
