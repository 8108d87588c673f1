import type { Item } from './question.ts'
import { rightsOf } from './make.ts'
import { partsOf } from './parts.ts'
import type { QuestionKind } from './question-kinds.ts'
import type { ItemWords, OptionWords } from './question-words.ts'

/** Where the words of what is chosen from stand; the mistakes of a number stand for what could be chosen. A match has its pairs. */
export const PLACES = {
  choice: 'options',
  several: 'options',
  truth: 'reasons',
  order: 'steps',
  number: 'mistakes',
  spot: 'spots',
  log: 'pieces',
} as const satisfies Readonly<Record<Exclude<QuestionKind, 'match'>, keyof ItemWords>>

/** A list of words that an item wants, and by which ids. */
export interface WantedList {
  readonly place: (typeof PLACES)[keyof typeof PLACES] | 'figures'
  readonly ids: readonly string[]
}

/** The lists of words an item wants; a match has its pairs instead. */
export function wantedLists(item: Item): readonly WantedList[] {
  if (item.kind === 'match') return []
  const place = PLACES[item.kind]
  if (item.kind !== 'number') return [{ place, ids: partsOf(item) }]
  return [
    { place: 'figures', ids: [...item.show, item.ask] },
    { place, ids: item.mistakes.map(({ id }) => id) },
  ]
}

/** What is chosen from in an item, with its words: each id once. */
export function optionsIn(item: Item, words: ItemWords): ReadonlyMap<string, OptionWords> {
  const found = new Map<string, OptionWords>()
  for (const { place, ids } of wantedLists(item))
    for (const id of ids) {
      const said = place === 'figures' ? undefined : words[place]?.[id]
      if (said) found.set(id, said)
    }
  return found
}

/** The options of which one reads several and chooses, and those that are right; nothing where there is no such choice. */
export function picksIn(item: Item): { readonly ids: readonly string[]; readonly right: readonly string[] } {
  if (item.kind === 'choice') return { ids: item.options, right: [item.right] }
  if (item.kind === 'several') return { ids: item.options, right: item.right }
  if (item.kind === 'truth') return { ids: item.reasons, right: [item.reason] }
  return { ids: [], right: [] }
}

/** Every text of an item by its place, in one flat list. */
export function textsIn(item: Item, words: ItemWords): ReadonlyMap<string, string> {
  const texts = new Map([
    ['stem', words.stem],
    ['explanation', words.explanation],
  ])
  const add = (place: string, said: OptionWords | undefined): void => {
    if (!said) return
    texts.set(`${place}.text`, said.text)
    texts.set(`${place}.why`, said.why)
  }
  for (const { place, ids } of wantedLists(item))
    for (const id of ids)
      if (place !== 'figures') add(`${place}.${id}`, words[place]?.[id])
      else if (words.figures?.[id] !== undefined) texts.set(`figures.${id}`, words.figures[id])
  if (item.kind !== 'match') return texts
  for (const { left } of item.pairs) add(`pairs.lefts.${left}`, words.pairs?.lefts[left])
  for (const right of rightsOf(item)) texts.set(`pairs.rights.${right}`, words.pairs?.rights[right] ?? '')
  return texts
}
