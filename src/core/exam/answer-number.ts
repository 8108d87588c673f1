import { type Answer, readAnswer, writeAnswer } from '../question/answer.ts'
import { rightsOf } from '../question/make.ts'
import { partsOf } from '../question/parts.ts'
import type { Item } from '../question/question.ts'
import { neverHappens } from '../result.ts'

/*
 * An answer as one whole number, by the places of what was chosen in the question's own lists: 0 is no answer. The numbers are
 * written down in docs/formats/rescue.md.
 */

/** The number of an answer, below 10 to the 7th + 1; 0 for a text that is none. */
export function numberOfAnswer(item: Item, text: string | undefined): number {
  const answer = text === undefined ? undefined : readAnswer(item, text)
  return answer ? 1 + placesOf(item, answer) : 0
}

/** The answer of a number as its text; nothing for 0 and for a number that no answer has. */
export function answerOfNumber(item: Item, number: number): string | undefined {
  if (number === 0) return undefined
  const answer = answerAt(item, number - 1)
  return answer && numberOfAnswer(item, writeAnswer(answer)) === number ? writeAnswer(answer) : undefined
}

/** How many numbers there are for the answers to a question, 0 among them: each is below it. Some may be no answer's. */
export function answersOf(item: Item): number {
  const parts = partsOf(item).length
  switch (item.kind) {
    case 'choice':
      return 1 + parts
    case 'several':
    case 'spot':
    case 'log':
      return 1 + 2 ** parts
    case 'truth':
      return 1 + 2 * (1 + parts)
    case 'order':
      return 1 + (parts + 1) ** parts
    case 'match':
      return 1 + (rightsOf(item).length + 1) ** parts
    case 'number':
      return 1 + 10 ** 7
    default:
      return neverHappens(item)
  }
}

function placesOf(item: Item, answer: Answer): number {
  const ids = partsOf(item)
  switch (answer.kind) {
    case 'choice':
      return ids.indexOf(answer.option)
    case 'several':
    case 'spot':
    case 'log':
      return ids.reduce((mask, id, at) => mask + (answer.ids.includes(id) ? 2 ** at : 0), 0)
    case 'truth':
      return (answer.verdict ? 1 : 0) + 2 * (answer.reason === undefined ? 0 : 1 + ids.indexOf(answer.reason))
    case 'order':
      return joined(
        answer.steps.map((step) => 1 + ids.indexOf(step)),
        ids.length + 1,
      )
    case 'match': {
      const rights = item.kind === 'match' ? rightsOf(item) : []
      return joined(
        ids.map((left) => 1 + rights.indexOf(answer.pairs.get(left) ?? '')),
        rights.length + 1,
      )
    }
    case 'number':
      return answer.value
    default:
      return neverHappens(answer)
  }
}

/** The answer at a place; what it says beyond the question's lists comes to nothing, or to another place. */
function answerAt(item: Item, place: number): Answer | undefined {
  const ids = partsOf(item)
  switch (item.kind) {
    case 'choice': {
      const option = ids[place]
      return option === undefined ? undefined : { kind: 'choice', option }
    }
    case 'several':
    case 'spot':
    case 'log':
      return { kind: item.kind, ids: ids.filter((_, at) => Math.floor(place / 2 ** at) % 2 === 1) }
    case 'truth':
      return { kind: 'truth', verdict: place % 2 === 1, reason: ids[Math.floor(place / 2) - 1] }
    case 'order':
      return { kind: 'order', steps: parted(place, ids.length + 1).flatMap((digit) => ids[digit - 1] ?? []) }
    case 'match': {
      const rights = rightsOf(item)
      const digits = parted(place, rights.length + 1)
      const pairs = ids.flatMap((left, at): [string, string][] => {
        const right = rights[(digits[at] ?? 0) - 1]
        return right === undefined ? [] : [[left, right]]
      })
      return { kind: 'match', pairs: new Map(pairs) }
    }
    case 'number':
      return { kind: 'number', value: place }
    default:
      return neverHappens(item)
  }
}

/** Digits of a number, the first the lowest. */
function joined(digits: readonly number[], base: number): number {
  return digits.reduceRight((sum, digit) => sum * base + digit, 0)
}

function parted(number: number, base: number): number[] {
  const digits: number[] = []
  for (let rest = number; rest > 0; rest = Math.floor(rest / base)) digits.push(rest % base)
  return digits
}
