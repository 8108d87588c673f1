import type { QuestionProblem } from './bank-problem.ts'
import { spotsOf } from './drawings.ts'
import { numberProblems } from './number-problems.ts'
import type { Item, Topic } from './question.ts'
import { neverHappens } from '../result.ts'

/** Checks the structure of a topic: every name leads somewhere, every question has an answer and something that is none. */
export function topicProblems(topic: Topic): QuestionProblem[] {
  return [...repeated('items', idsOf(topic.items)), ...topic.items.flatMap(itemProblems)]
}

/** Checks the structure of one question. */
export function itemProblems(item: Item): QuestionProblem[] {
  return [...reviewProblems(item), ...kindProblems(item)]
}

function kindProblems(item: Item): QuestionProblem[] {
  const { id } = item
  switch (item.kind) {
    case 'choice':
      return [...repeated(`${id}.options`, item.options), ...named(`${id}.right`, [item.right], item.options)]
    case 'several':
      return [
        ...repeated(`${id}.options`, item.options),
        ...rightProblems(id, item.right, item.options),
        ...when(
          item.right.length >= item.options.length,
          `${id}.right`,
          item.right.join(', '),
          'leave at least one option wrong',
        ),
      ]
    case 'truth':
      return [
        ...repeated(`${id}.reasons`, item.reasons),
        ...named(`${id}.reason`, [item.reason], item.reasons),
      ]
    case 'order':
      return repeated(`${id}.steps`, item.steps)
    case 'match':
      return matchProblems(item)
    case 'number':
      return numberProblems(item)
    case 'spot':
      return [
        ...repeated(`${id}.spots`, item.spots),
        ...named(`${id}.spots`, item.spots, idsOf(spotsOf(item.drawing))),
        ...spotsOf(item.drawing)
          .filter((spot) => item.spots.includes(spot.id) && item.spots.includes(spot.instead ?? ''))
          .map((spot) =>
            problem(`${id}.spots`, spot.id, `list it or ${spot.instead}: it is drawn in its place`),
          ),
        ...rightProblems(id, item.right, item.spots),
        ...when(
          item.spots.length < 2 * item.right.length,
          `${id}.spots`,
          item.spots.join(', '),
          'list at least as many wrong spots as right ones',
        ),
      ]
    case 'log':
      return [...repeated(`${id}.pieces`, idsOf(item.pieces)), ...logProblems(item)]
    default:
      return neverHappens(item)
  }
}

function matchProblems({ id, pairs, extra }: Extract<Item, { kind: 'match' }>): QuestionProblem[] {
  const rights = pairs.map(({ right }) => right)
  return [
    ...repeated(
      `${id}.pairs`,
      pairs.map(({ left }) => left),
    ),
    ...repeated(`${id}.extra`, extra),
    ...extra
      .filter((one) => rights.includes(one))
      .map((one) => problem(`${id}.extra`, one, 'let it belong to nothing, or take it out of extra')),
    ...when(
      new Set(rights).size < 2,
      `${id}.pairs`,
      rights.join(', '),
      'let not everything belong to the same',
    ),
  ]
}

function logProblems({ id, pieces }: Extract<Item, { kind: 'log' }>): QuestionProblem[] {
  const inside = pieces.filter((piece) => piece.in).length
  return when(
    inside < 2 || pieces.length - inside < 2,
    `${id}.pieces`,
    `${inside} of ${pieces.length} belong in`,
    'let at least two belong in and at least two not',
  )
}

function reviewProblems({ id, review, reviewedBy, reviewedOn }: Item): QuestionProblem[] {
  const signed = reviewedBy !== undefined && reviewedOn !== undefined
  const touched = reviewedBy !== undefined || reviewedOn !== undefined
  return when(
    review === 'reviewed' ? !signed : touched,
    `${id}.review`,
    review,
    'write reviewed with reviewedBy and reviewedOn, or draft without them',
  )
}

function rightProblems(id: string, right: readonly string[], known: readonly string[]): QuestionProblem[] {
  return [...repeated(`${id}.right`, right), ...named(`${id}.right`, right, known)]
}

function named(place: string, names: readonly string[], known: readonly string[]): QuestionProblem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => problem(place, name, `name one of: ${known.join(', ')}`))
}

function repeated(place: string, ids: readonly string[]): QuestionProblem[] {
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => problem(place, id, 'give it an id of its own'))
}

function when(wrong: boolean, place: string, value: string, remedy: string): QuestionProblem[] {
  return wrong ? [problem(place, value, remedy)] : []
}

function problem(place: string, value: string, remedy: string): QuestionProblem {
  return { file: 'items', place, value, remedy }
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id)
}
