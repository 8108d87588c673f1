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
  const terms: Term[] = []
  addTerms(terms, expression, paper, 1)
  let value = 0
  let counted = 0
  for (const term of terms)
    if (term.value !== null) {
      value += term.sign * term.value
      counted += 1
    }
  // most sums are whole: nothing is looked up for them
  const awaits = counted === terms.length ? NONE : awaitedIn(terms, paper)
  if (awaits.length === 0 && counted > 0) return { value, terms, awaits }
  return { value: null, terms, awaits: awaits.length > 0 ? awaits : boxesOfBlanks(terms) }
}

const NONE: readonly BoxPath[] = []

/** The terms are added to one list, for this runs on every key somebody presses. */
function addTerms(terms: Term[], expression: Expression, paper: Paper, sign: 1 | -1): void {
  if (typeof expression === 'string') terms.push(termOf(expression, paper, sign))
  else if ('each' in expression)
    for (const box of boxesOf(paper, expression.each)) terms.push(termOf(box, paper, sign))
  else if ('const' in expression) terms.push({ box: null, sign, value: expression.const })
  else {
    for (const part of expression.plus) addTerms(terms, part, paper, sign)
    for (const part of expression.minus ?? []) addTerms(terms, part, paper, sign === 1 ? -1 : 1)
  }
}

/** Blank boxes that must be filled before the sum is known: rows that do not apply are not waited for. */
function awaitedIn(terms: readonly Term[], paper: Paper): BoxPath[] {
  return boxesOfBlanks(terms).filter((box) => fieldIn(paper, box)?.blank !== 'notApplicable')
}

function boxesOfBlanks(terms: readonly Term[]): BoxPath[] {
  return terms.flatMap(({ box, value }) => (box !== null && value === null ? [box] : []))
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
  const boxes = new Set<BoxPath>()
  for (const { terms } of sums) for (const { box } of terms) if (box !== null) boxes.add(box)
  return [...boxes]
}
