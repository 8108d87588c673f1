import { neverHappens } from '../result.ts'
import { randomFrom } from '../random.ts'
import { drawFigures } from './figures.ts'
import { partsOf } from './parts.ts'
import type { Item } from './question.ts'

/** A question as it is put before a learner: the same for the same seed on every phone and in every language. */
export interface MadeItem {
  readonly item: Item
  /** Options, reasons, steps, pieces, spots or lefts, in the order in which they are shown; none for a number. */
  readonly shown: readonly string[]
  /** Of a match: what there is to lay beside the lefts, in the order in which it is shown. */
  readonly rights: readonly string[]
  /** Of a number: every figure by id, those shown and the one asked. */
  readonly figures: Readonly<Record<string, number>>
}

/**
 * Puts a question before a learner.
 * @param seed of the practice or the paper; two questions of one paper do not share their chance
 */
export function makeItem(item: Item, seed: string): MadeItem {
  const random = randomFrom(`${seed}/${item.id}`)
  const parts = partsOf(item)
  const made = { item, shown: parts, rights: [], figures: {} }
  const mixed = (): readonly string[] => random.apart('shown').shuffle(parts)
  switch (item.kind) {
    case 'choice':
    case 'several':
      return item.fixed ? made : { ...made, shown: mixed() }
    case 'truth':
    case 'log':
      return { ...made, shown: mixed() }
    case 'order':
      return { ...made, shown: astray(parts, mixed()) }
    case 'match':
      return { ...made, shown: mixed(), rights: random.apart('rights').shuffle(rightsOf(item)) }
    case 'number':
      return { ...made, figures: drawFigures(item, random.apart('figures')) }
    case 'spot':
      return made
    default:
      return neverHappens(item)
  }
}

/** Everything that can be laid beside a left, each once. */
export function rightsOf(item: Extract<Item, { kind: 'match' }>): string[] {
  return [...new Set([...item.pairs.map(({ right }) => right), ...item.extra])]
}

/** Steps are never shown in their right order: the first then goes to the end. */
function astray(right: readonly string[], mixed: readonly string[]): readonly string[] {
  return mixed.join() === right.join() ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed
}
