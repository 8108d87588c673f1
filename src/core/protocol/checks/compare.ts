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
  const unknown = left.value === null || right.value === null
  const status = unknown ? 'missing' : agrees(left.value, right.value) ? 'passed' : 'failed'
  return {
    status,
    marks: status === 'failed' ? boxesIn(left, right) : [],
    awaits: unknown ? [...new Set([...left.awaits, ...right.awaits])] : [],
    left: left.value,
    right: right.value,
    terms: { left: left.terms, right: right.terms },
  }
}
