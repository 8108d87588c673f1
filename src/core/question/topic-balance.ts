import type { Language } from '../language.ts'
import type { QuestionProblem } from './bank-problem.ts'
import { optionsIn, picksIn } from './item-words.ts'
import type { Item, Topic } from './question.ts'
import type { TopicWords } from './question-words.ts'
import { lengthOf } from './wording.ts'

/** From so many questions on, where right answers stand is looked at. */
const BALANCE_FROM = 4

/** The right answer may be the longest in so many of a hundred questions. */
const LONGEST_PERCENT = 40

/** Of a hundred statements of the bank between so many and the rest are true. */
const TRUE_PERCENT = 30

/** From so many statements on, how many are true is looked at. */
const TRUTHS_FROM = 10

/** Questions in which one option is right: choices, and the reasons of statements. */
function singlePicks(topic: Topic): Item[] {
  return topic.items.filter(({ kind }) => kind === 'choice' || kind === 'truth')
}

/** Checks that in the authors' order right answers do not keep to one place, and that statements are not all true or all false. */
export function positionProblems(topic: Topic): QuestionProblem[] {
  const picks = singlePicks(topic)
  const places = picks.map((item) => {
    const { ids, right } = picksIn(item)
    return ids.indexOf(right[0] ?? '')
  })
  const problems: QuestionProblem[] = []
  if (picks.length >= BALANCE_FROM)
    for (const place of new Set(places)) {
      const count = places.filter((other) => other === place).length
      if (count > Math.ceil(picks.length / 2))
        problems.push({
          file: 'items',
          place: 'items',
          value: `${count} of ${picks.length} right answers stand in place ${place + 1}`,
          remedy: 'spread the right answers of choices and reasons over the places',
        })
    }
  const truths = topic.items.flatMap((item) => (item.kind === 'truth' ? [item.right] : []))
  if (truths.length >= 3 && new Set(truths).size === 1)
    problems.push({
      file: 'items',
      place: 'items',
      value: `all ${truths.length} statements are ${truths[0]}`,
      remedy: 'write true and false statements',
    })
  return problems
}

/** Checks that the longest option is not the right one too often. */
export function longestProblems(topic: Topic, words: TopicWords, file: Language): QuestionProblem[] {
  const picks = singlePicks(topic).filter(({ id }) => words.items[id])
  const telling = picks.filter((item) => {
    const said = optionsIn(item, words.items[item.id] as NonNullable<TopicWords['items'][string]>)
    const { ids, right } = picksIn(item)
    const length = (id: string): number => lengthOf(said.get(id)?.text ?? '')
    const own = length(right[0] ?? '')
    return ids.every((id) => id === right[0] || length(id) < own)
  })
  const allowed = Math.max(1, Math.floor((picks.length * LONGEST_PERCENT) / 100))
  if (telling.length <= allowed) return []
  return [
    {
      file,
      place: 'items',
      value: `the right option is the longest in ${telling.length} of ${picks.length}: ${telling.map(({ id }) => id).join(', ')}`,
      remedy: `shorten it, or lengthen a wrong one, until it is so in at most ${allowed}`,
    },
  ]
}

/** Checks over the whole bank that about as many statements are true as false. */
export function truthBalance(
  topics: readonly Topic[],
): { readonly value: string; readonly remedy: string }[] {
  const truths = topics.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'truth' ? [item.right] : [])),
  )
  const holding = truths.filter(Boolean).length
  const percent = (100 * holding) / Math.max(1, truths.length)
  if (truths.length < TRUTHS_FROM || (percent >= TRUE_PERCENT && percent <= 100 - TRUE_PERCENT)) return []
  return [
    {
      value: `${holding} of ${truths.length} statements of the bank are true`,
      remedy: 'write true and false statements in about equal number',
    },
  ]
}
