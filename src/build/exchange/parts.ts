import { wantedLists } from '../../core/question/item-words.ts'
import { rightsOf } from '../../core/question/make.ts'
import type { Item } from '../../core/question/question.ts'
import { neverHappens } from '../../core/result.ts'

/** What a text of an item is called outside the bank: in the column `part` of a table. */
const PART_NAMES = {
  options: 'option',
  reasons: 'reason',
  steps: 'step',
  pieces: 'piece',
  spots: 'spot',
  mistakes: 'mistake',
  figures: 'figure',
} as const

/** A place of an item that holds words: a text, and for most a feedback of its own. */
export interface Part {
  /** The kind of place: stem, option, reason, step, piece, spot, mistake, figure, left, right, explanation. */
  readonly name: string
  /** Its id in items.yml; empty for stem and explanation. */
  readonly id: string
  /** Where its text stands in a voice, below the item. */
  readonly text: string
  /** Where its feedback stands, if it has one. */
  readonly why: string | undefined
  /** What is right about it, for the reader of a table: yes, a place in the order, the left's right, true or false. */
  readonly right: string
}

/** Every place of an item that holds words, in the order in which one reads it. */
export function partsOf(item: Item): Part[] {
  const parts = [plain('stem', 'stem', '', item.kind === 'truth' ? String(item.right) : '')]
  for (const { place, ids } of wantedLists(item))
    for (const id of new Set(ids))
      if (place === 'figures') parts.push(plain('figure', `figures.${id}`, id))
      else parts.push(spoken(PART_NAMES[place], `${place}.${id}`, id, rightOf(item, id)))
  if (item.kind === 'match') {
    for (const { left, right } of item.pairs) parts.push(spoken('left', `pairs.lefts.${left}`, left, right))
    for (const right of rightsOf(item)) parts.push(plain('right', `pairs.rights.${right}`, right))
  }
  return [...parts, plain('explanation', 'explanation', '')]
}

function plain(name: string, text: string, id: string, right = ''): Part {
  return { name, id, text, why: undefined, right }
}

function spoken(name: string, path: string, id: string, right: string): Part {
  return { name, id, text: `${path}.text`, why: `${path}.why`, right }
}

function rightOf(item: Item, id: string): string {
  switch (item.kind) {
    case 'choice':
      return yes(item.right === id)
    case 'several':
    case 'spot':
      return yes(item.right.includes(id))
    case 'truth':
      return yes(item.reason === id)
    case 'order':
      return String(item.steps.indexOf(id) + 1)
    case 'log':
      return yes(item.pieces.some((piece) => piece.id === id && piece.in))
    case 'match':
    case 'number':
      return ''
    default:
      return neverHappens(item)
  }
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}
