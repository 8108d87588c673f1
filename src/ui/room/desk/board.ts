import { type MadeItem, makeItem } from '../../../core/question/make.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { rightIds } from '../../../core/room/right-ids.ts'
import { neverHappens } from '../../../core/result.ts'
import { optionWords, rightWords } from '../../tests/answer/option-words.ts'

/** One thing that can be said to a question, with the sign by which it is named in the room. */
export interface BoardLine {
  readonly id: string
  readonly sign: string
  readonly text: string
  readonly isRight: boolean
  /** The sign of what belongs beside it. */
  readonly beside?: string | undefined
}

/** A question as it stands on the wall, with its key, which is drawn only when it is asked for. */
export interface Board {
  readonly made: MadeItem
  /** What is chosen from. */
  readonly lines: readonly BoardLine[]
  /** The reasons of a statement, or what can be laid beside the lines. */
  readonly more: readonly BoardLine[]
  /** Of steps: their signs in the right order. */
  readonly inOrder: readonly string[]
}

/** The two verdicts on a statement, in the words of the language shown. */
export interface Verdicts {
  readonly true: string
  readonly false: string
}

/** The signs on answer cards, and so on the wall. */
const SIGNS = 'ABCDEFGHI'

/** Puts a question on the wall. */
export function boardOf({ item, words }: OpenedItem, seed: string, verdicts: Verdicts): Board {
  const made = makeItem(item, seed)
  const right = rightIds(item) // steps and pairs have theirs elsewhere
  const line = (id: string, at: number): BoardLine => ({
    id,
    sign: item.kind === 'spot' ? numbered(at) : lettered(at),
    text: optionWords(item, words, id).text,
    isRight: right.includes(id),
  })
  const board = { made, lines: made.shown.map(line), more: [], inOrder: [] }
  switch (item.kind) {
    case 'choice':
    case 'several':
    case 'spot':
    case 'log':
    case 'number':
      return board
    case 'truth':
      return {
        ...board,
        lines: (['true', 'false'] as const).map((id, at) => ({
          id,
          sign: lettered(at),
          text: verdicts[id],
          isRight: id === String(item.right),
        })),
        more: board.lines.map((each, at) => ({ ...each, sign: numbered(at) })),
      }
    case 'order':
      return { ...board, inOrder: item.steps.map((id) => lettered(made.shown.indexOf(id))) }
    case 'match': {
      const more = made.rights.map((id, at) => ({
        id,
        sign: numbered(at),
        text: rightWords(words, id),
        isRight: false,
      }))
      const rightOf = (id: string): string | undefined => item.pairs.find(({ left }) => left === id)?.right
      const besideOf = (id: string) => more.find((each) => each.id === rightOf(id))?.sign
      return { ...board, lines: board.lines.map((each) => ({ ...each, beside: besideOf(each.id) })), more }
    }
    default:
      return neverHappens(item)
  }
}

function lettered(at: number): string {
  return SIGNS[at] ?? numbered(at)
}

function numbered(at: number): string {
  return String(at + 1)
}
