import type { BoxPath } from './box.ts'
import type { Condition, Expression, Relation } from './expression.ts'
import { neverHappens } from '../result.ts'
import { boxesOf, contentOf, fieldIn, type Paper } from './paper.ts'

/** One number in a sum: where it stands (null for a number of the rule itself), its sign, and its value; null when blank. */
export interface Term {
  readonly box: BoxPath | null
  readonly sign: 1 | -1
  readonly value: number | null
}

/** A sum with everything needed to show it. The value is null until every box it needs is filled. */
export interface Sum {
  readonly value: number | null
  readonly terms: readonly Term[]
  readonly awaits: readonly BoxPath[]
}

/**
 * Works out a sum on a paper. A blank box makes the sum unknown, never smaller; only where the form says so a blank
 * is a nought (`blank: zero`) or stands outside the sum (`blank: notApplicable`). A sum of nothing is unknown too.
 */
export function measure(expression: Expression, paper: Paper): Sum {
  const terms = termsOf(expression, paper, 1)
  const awaits: BoxPath[] = []
  let value = 0
  let counted = 0
  for (const term of terms) {
    if (term.value !== null) {
      value += term.sign * term.value
      counted += 1
    } else if (term.box !== null && fieldIn(paper, term.box)?.blank !== 'notApplicable') awaits.push(term.box)
  }
  const known = awaits.length === 0 && counted > 0
  const blanks = terms.flatMap(({ box, value }) => (box !== null && value === null ? [box] : []))
  return { value: known ? value : null, terms, awaits: known ? [] : awaits.length > 0 ? awaits : blanks }
}

function termsOf(expression: Expression, paper: Paper, sign: 1 | -1): Term[] {
  if (typeof expression === 'string') return [termOf(expression, paper, sign)]
  if ('each' in expression) return boxesOf(paper, expression.each).map((box) => termOf(box, paper, sign))
  if ('const' in expression) return [{ box: null, sign, value: expression.const }]
  const opposite = sign === 1 ? -1 : 1
  return [
    ...expression.plus.flatMap((part) => termsOf(part, paper, sign)),
    ...(expression.minus ?? []).flatMap((part) => termsOf(part, paper, opposite)),
  ]
}

function termOf(box: BoxPath, paper: Paper, sign: 1 | -1): Term {
  const { count } = contentOf(paper, box)
  return { box, sign, value: count ?? (fieldIn(paper, box)?.blank === 'zero' ? 0 : null) }
}

/** Whether two numbers stand in a relation. */
export function stands(left: number, relation: Relation, right: number): boolean {
  switch (relation) {
    case 'equal':
      return left === right
    case 'unequal':
      return left !== right
    case 'less':
      return left < right
    case 'more':
      return left > right
    default:
      return neverHappens(relation)
  }
}

/** A condition on a paper: whether it holds (null until it can be told), with both sums. */
export function weigh(
  condition: Condition,
  paper: Paper,
): { readonly holds: boolean | null; readonly left: Sum; readonly right: Sum } {
  const left = measure(condition.left, paper)
  const right = measure(condition.right, paper)
  const known = left.value !== null && right.value !== null
  return { holds: known ? stands(left.value, condition.relation, right.value) : null, left, right }
}

/** The boxes of both sums, each once, in the order in which they stand. */
export function boxesIn(...sums: readonly Sum[]): BoxPath[] {
  return [...new Set(sums.flatMap(({ terms }) => terms.flatMap(({ box }) => box ?? [])))]
}
