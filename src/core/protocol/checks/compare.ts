import type { Expression } from '../expression.ts'
import { boxesIn, measure } from '../sum.ts'
import type { Desk, Finding } from './check.ts'

/** Works out two sums and lets a rule decide; the shape shared by all checks that hold one sum against another. */
export function compare(
  sides: { readonly left: Expression; readonly right: Expression },
  { paper }: Pick<Desk, 'paper'>,
  agrees: (left: number, right: number) => boolean,
): Finding {
  const left = measure(sides.left, paper)
  const right = measure(sides.right, paper)
  const shown = {
    left: left.value,
    right: right.value,
    terms: { left: left.terms, right: right.terms },
  }
  if (left.value === null || right.value === null)
    return { ...shown, status: 'missing', marks: [], awaits: [...new Set([...left.awaits, ...right.awaits])] }
  if (agrees(left.value, right.value)) return { ...shown, status: 'passed', marks: [], awaits: [] }
  return { ...shown, status: 'failed', marks: boxesIn(left, right), awaits: [] }
}
