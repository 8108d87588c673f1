import { neverHappens } from '../result.ts'
import { rightsOf } from './make.ts'
import { partsOf } from './parts.ts'
import type { Item } from './question.ts'

/*
 * What a learner gave, as a short text for the events of an attempt:
 *   choice  envelope-empty        several, spot, log  a,b (sorted)      truth  true:reason, or true:
 *   order   a>b>c                 match  left=right,left=right (sorted)  number  742
 * A text that fits no such form, or names what the question does not have, is no answer.
 */

/** A learner's answer, read. */
export type Answer =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'several' | 'spot' | 'log'; readonly ids: readonly string[] }
  | { readonly kind: 'truth'; readonly verdict: boolean; readonly reason: string | undefined }
  | { readonly kind: 'order'; readonly steps: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: ReadonlyMap<string, string> }
  | { readonly kind: 'number'; readonly value: number }

/** Writes an answer; the same answer always gives the same text. */
export function writeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.option
    case 'several':
    case 'spot':
    case 'log':
      return [...new Set(answer.ids)].sort().join(',')
    case 'truth':
      return `${answer.verdict}:${answer.reason ?? ''}`
    case 'order':
      return answer.steps.join('>')
    case 'match':
      return [...answer.pairs]
        .map((pair) => pair.join('='))
        .sort()
        .join(',')
    case 'number':
      return String(answer.value)
    default:
      return neverHappens(answer)
  }
}

/** Reads an answer to a question; nothing when it is none. An empty list is an answer: nothing ticked. */
export function readAnswer(item: Item, text: string): Answer | undefined {
  const parts = partsOf(item)
  switch (item.kind) {
    case 'choice':
      return parts.includes(text) ? { kind: 'choice', option: text } : undefined
    case 'several':
    case 'spot':
    case 'log': {
      const ids = listed(parts, text, ',')
      return ids && { kind: item.kind, ids }
    }
    case 'truth':
      return readTruth(parts, text)
    case 'order': {
      const steps = listed(parts, text, '>')
      return steps && { kind: 'order', steps }
    }
    case 'match':
      return readPairs(parts, rightsOf(item), text)
    case 'number':
      return /^\d{1,7}$/.test(text) ? { kind: 'number', value: Number(text) } : undefined
    default:
      return neverHappens(item)
  }
}

function readTruth(reasons: readonly string[], text: string): Answer | undefined {
  const [, verdict, reason] = /^(true|false):?(.*)$/.exec(text) ?? []
  if (verdict === undefined || (reason && !reasons.includes(reason))) return undefined
  return { kind: 'truth', verdict: verdict === 'true', reason: reason || undefined }
}

function readPairs(lefts: readonly string[], rights: readonly string[], text: string): Answer | undefined {
  const pairs = new Map<string, string>()
  for (const pair of text === '' ? [] : text.split(',')) {
    const [left = '', right = '', ...more] = pair.split('=')
    if (!lefts.includes(left) || !rights.includes(right) || more.length > 0 || pairs.has(left))
      return undefined
    pairs.set(left, right)
  }
  return { kind: 'match', pairs }
}

/** The ids of a list, each known and none twice. */
function listed(known: readonly string[], text: string, between: string): string[] | undefined {
  const ids = text === '' ? [] : text.split(between)
  const fits = ids.every((id) => known.includes(id)) && new Set(ids).size === ids.length
  return fits ? ids : undefined
}
