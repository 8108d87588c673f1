import type { MadeItem } from '../../../core/question/make.ts'
import type { Item } from '../../../core/question/question.ts'
import type { ItemWords } from '../../../core/question/question-words.ts'

/** What the fields of all kinds are given. */
export interface AnswerProps<Asked extends Item = Item> {
  readonly item: Asked
  readonly words: ItemWords
  /** The question as it was made from its seed. */
  readonly made: MadeItem
  /** The id of the element with the question's words: what is answered is named by it. */
  readonly stem: string
  /** The answer so far, as core/question/answer.ts writes it; nothing when there is none. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly disabled?: boolean
}
