import { neverHappens } from '../result.ts'
import { type Answer, readAnswer } from './answer.ts'
import { sumOf } from './figures.ts'
import { makeItem } from './make.ts'
import { partsOf } from './parts.ts'
import type { Item, ItemOf } from './question.ts'

/** How one part of a question came out: an option, a reason, a step, a piece, a spot, a left, a mistake. */
export interface MarkedPart {
  readonly id: string
  /** Whether the learner chose it; its feedback comes first. */
  readonly chosen: boolean
  /** Whether what the learner did with it is as it should be. */
  readonly fits: boolean
}

/** How an answer came out: so many right of so many; `whole` when nothing is missing and nothing too much. */
export interface Mark {
  readonly right: number
  readonly of: number
  readonly whole: boolean
  readonly parts: readonly MarkedPart[]
}

/**
 * Marks an answer to a question as it was made from its seed. A text that is no answer counts as nothing given.
 * What was chosen wrongly takes away as much as a right choice gives, and never more than there is.
 */
export function markAnswer(item: Item, text: string, seed: string): Mark {
  const answer = readAnswer(item, text)
  const ids = partsOf(item)
  switch (item.kind) {
    case 'choice': {
      const option = answer?.kind === 'choice' ? answer.option : undefined
      return marked(option === item.right ? 1 : 0, 1, chosenParts(ids, [item.right], [option ?? '']))
    }
    case 'several':
    case 'spot':
      return markTicks(ids, item.right, idsIn(answer))
    case 'log':
      return markTicks(
        ids,
        item.pieces.filter((piece) => piece.in).map(({ id }) => id),
        idsIn(answer),
      )
    case 'truth':
      return markTruth(item, answer?.kind === 'truth' ? answer : undefined)
    case 'order':
      return markOrder(item, answer?.kind === 'order' ? answer.steps : [])
    case 'match':
      return markPairs(item, answer?.kind === 'match' ? answer.pairs : new Map())
    case 'number':
      return markNumber(item, answer?.kind === 'number' ? answer.value : undefined, seed)
    default:
      return neverHappens(item)
  }
}

function marked(right: number, of: number, parts: readonly MarkedPart[]): Mark {
  return { right, of, whole: right === of, parts }
}

function idsIn(answer: Answer | undefined): readonly string[] {
  return answer && 'ids' in answer ? answer.ids : []
}

function chosenParts(
  ids: readonly string[],
  wanted: readonly string[],
  chosen: readonly string[],
): MarkedPart[] {
  return ids.map((id) => ({
    id,
    chosen: chosen.includes(id),
    fits: chosen.includes(id) === wanted.includes(id),
  }))
}

/** Right ticks less wrong ones: ticking everything is worth no more than it should be. */
function markTicks(ids: readonly string[], wanted: readonly string[], chosen: readonly string[]): Mark {
  const good = chosen.filter((id) => wanted.includes(id)).length
  return marked(Math.max(0, 2 * good - chosen.length), wanted.length, chosenParts(ids, wanted, chosen))
}

/** One for the verdict, one for the reason; a reason for the wrong verdict proves nothing. */
function markTruth(item: ItemOf<'truth'>, answer: Extract<Answer, { kind: 'truth' }> | undefined): Mark {
  const holds = answer?.verdict === item.right
  const because = holds && answer?.reason === item.reason
  return marked(
    (holds ? 1 : 0) + (because ? 1 : 0),
    2,
    chosenParts(item.reasons, [item.reason], [answer?.reason ?? '']),
  )
}

/** The longest run of steps that stand in the right order, less the first: any one step alone is in order. */
function markOrder({ steps }: ItemOf<'order'>, given: readonly string[]): Mark {
  const run = longestRun(steps, given)
  return marked(
    Math.max(0, run.length - 1),
    steps.length - 1,
    steps.map((id) => ({ id, chosen: given.includes(id), fits: run.includes(id) })),
  )
}

/** The longest common subsequence of two lists without repeats; of several the one that takes the earliest steps. */
function longestRun(right: readonly string[], given: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: right.length + 1 }, () => given.map(() => 0))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = right.length - 1; row >= 0; row--)
    for (let column = given.length - 1; column >= 0; column--)
      (lengths[row] as number[])[column] =
        right[row] === given[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const run: string[] = []
  let [row, column] = [0, 0]
  while (at(row, column) > 0) {
    const step = right[row]
    if (step !== undefined && step === given[column]) {
      run.push(step)
      row++
      column++
    } else if (at(row, column + 1) === at(row, column)) column++
    else row++
  }
  return run
}

function markPairs({ pairs }: ItemOf<'match'>, given: ReadonlyMap<string, string>): Mark {
  const parts = pairs.map(({ left, right }) => ({
    id: left,
    chosen: given.has(left),
    fits: given.get(left) === right,
  }))
  return marked(parts.filter(({ fits }) => fits).length, pairs.length, parts)
}

function markNumber(item: ItemOf<'number'>, given: number | undefined, seed: string): Mark {
  const { figures } = makeItem(item, seed)
  const value = (id: string): number => figures[id] ?? 0
  const right = given === value(item.ask)
  const parts = item.mistakes.map((mistake) => ({
    id: mistake.id,
    chosen: !right && given === sumOf(mistake, value),
    fits: false,
  }))
  return marked(right ? 1 : 0, 1, parts)
}
