import { readAnswer } from '../../../../core/question/answer.ts'
import { makeItem } from '../../../../core/question/make.ts'
import type { OpenedItem } from '../../../../core/question/open-item.ts'
import type { Item } from '../../../../core/question/question.ts'
import { rightIds } from '../../../../core/room/right-ids.ts'
import { neverHappens } from '../../../../core/result.ts'
import type { Words } from '../../../i18n.ts'
import { optionWords, rightWords } from '../../../tests/answer/option-words.ts'

/** The letters of options in the order in which they are shown, as on cards and on the wall. */
export const LETTERS = 'ABCDEFGH'

/** An answer in words, with the letters of options as they are shown; nothing when it is none. */
export function answerWords(
  { item, words }: OpenedItem,
  text: string,
  seed: string,
  t: Words,
): string | undefined {
  const answer = readAnswer(item, text)
  if (!answer) return undefined
  const { shown } = makeItem(item, seed)
  const said = (id: string): string => optionWords(item, words, id).text
  const lettered = (id: string): string => `${LETTERS[shown.indexOf(id)] ?? ''}: ${said(id)}`
  switch (answer.kind) {
    case 'choice':
      return lettered(answer.option)
    case 'several':
    case 'spot':
    case 'log':
      return [...answer.ids]
        .sort((one, other) => shown.indexOf(one) - shown.indexOf(other))
        .map(item.kind === 'several' ? lettered : said)
        .join('; ')
    case 'truth': {
      const holds = t(answer.verdict ? 'desk-back:holds' : 'desk-back:holdsNot')
      return answer.reason ? `${holds}: ${said(answer.reason)}` : holds
    }
    case 'order':
      return answer.steps.map((id, at) => `${at + 1}. ${said(id)}`).join(' ')
    case 'match':
      return [...answer.pairs]
        .map(([left, right]) => `${said(left)} – ${rightWords(words, right)}`)
        .join('; ')
    case 'number':
      return String(answer.value)
    default:
      return neverHappens(answer)
  }
}

/** The answer that is wholly right, as a learner would have given it. */
export function rightAnswer(item: Item, seed: string): string {
  switch (item.kind) {
    case 'choice':
    case 'several':
    case 'spot':
    case 'log':
      return rightIds(item).join(',')
    case 'truth':
      return `${item.right}:${item.reason}`
    case 'order':
      return item.steps.join('>')
    case 'match':
      return item.pairs.map(({ left, right }) => `${left}=${right}`).join(',')
    case 'number':
      return String(makeItem(item, seed).figures[item.ask])
    default:
      return neverHappens(item)
  }
}
