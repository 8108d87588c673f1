import { wantedLists } from './item-words.ts'
import { rightsOf } from './make.ts'
import { type Item, itemSchema } from './question.ts'
import type { RawTopic } from './question-line.ts'
import { type ItemWords, itemWordsSchema } from './question-words.ts'

/** A question with one language's words for it. */
export interface OpenedItem {
  readonly item: Item
  readonly words: ItemWords
  /** The id of its topic. */
  readonly topic: string
}

/**
 * Takes questions out of a topic as it lies in a pack: those asked for, in the order asked, or all in the authors' order. Each is
 * parsed strictly and alone, so that one of a newer app, or one that lacks a word, is left out and takes no other along.
 */
export function openItems(raw: RawTopic, ids?: readonly string[]): OpenedItem[] {
  const { id: topic, items: structures } = raw.topic
  const words = raw.words['items']
  if (!Array.isArray(structures) || !isRecord(words)) return []
  const byId = new Map<unknown, unknown>(
    structures.map((structure: unknown) => [isRecord(structure) ? structure['id'] : undefined, structure]),
  )
  return [...new Set<unknown>(ids ?? byId.keys())].flatMap((id) => {
    const item = itemSchema.safeParse(byId.get(id))
    const said = itemWordsSchema.safeParse(typeof id === 'string' ? words[id] : undefined)
    if (!item.success || !said.success || !isSpoken(item.data, said.data)) return []
    return [{ item: item.data, words: said.data, topic: typeof topic === 'string' ? topic : '' }]
  })
}

/** Whether there are words for everything a question shows. */
function isSpoken(item: Item, words: ItemWords): boolean {
  const lists = wantedLists(item).every(({ place, ids }) =>
    ids.every((id) => words[place]?.[id] !== undefined),
  )
  if (!lists || item.kind !== 'match') return lists
  return (
    item.pairs.every(({ left }) => words.pairs?.lefts[left] !== undefined) &&
    rightsOf(item).every((right) => words.pairs?.rights[right] !== undefined)
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
