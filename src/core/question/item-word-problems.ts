import type { Language } from '../language.ts'
import type { QuestionProblem } from './bank-problem.ts'
import { textsIn, wantedLists } from './item-words.ts'
import { rightsOf } from './make.ts'
import type { Item, Topic } from './question.ts'
import type { ItemWords, TopicWords } from './question-words.ts'
import { numbersIn } from './wording.ts'
import { wordingProblems } from './wording-problems.ts'

/** Checks one voice of a topic against its structure: every word is there, none too many, and none gives the answer away. */
export function topicWordProblems(topic: Topic, words: TopicWords, language: Language): QuestionProblem[] {
  const ids = topic.items.map(({ id }) => id)
  return [
    ...sameKeys('items', ids, words.items, language),
    ...topic.items.flatMap((item) => {
      const said = words.items[item.id]
      if (!said) return []
      const keys = keyProblems(item, said, language)
      return keys.length > 0 ? keys : wordingProblems(item, said, language)
    }),
  ]
}

function keyProblems(item: Item, words: ItemWords, language: Language): QuestionProblem[] {
  const at = `items.${item.id}`
  const wanted = wantedLists(item)
  const lists = ['options', 'reasons', 'steps', 'pieces', 'spots', 'mistakes', 'figures'] as const
  const problems = lists.flatMap((place) =>
    sameKeys(
      `${at}.${place}`,
      wanted.find((list) => list.place === place)?.ids ?? [],
      words[place] ?? {},
      language,
    ),
  )
  const lefts = item.kind === 'match' ? item.pairs.map(({ left }) => left) : []
  const rights = item.kind === 'match' ? rightsOf(item) : []
  return [
    ...problems,
    ...sameKeys(`${at}.pairs.lefts`, lefts, words.pairs?.lefts ?? {}, language),
    ...sameKeys(`${at}.pairs.rights`, rights, words.pairs?.rights ?? {}, language),
  ]
}

function sameKeys(
  place: string,
  wanted: readonly string[],
  found: Readonly<Record<string, unknown>>,
  file: Language,
): QuestionProblem[] {
  return [
    ...wanted
      .filter((id) => !Object.hasOwn(found, id))
      .map((id) => ({ file, place: `${place}.${id}`, value: 'missing', remedy: 'write it' })),
    ...Object.keys(found)
      .filter((id) => !wanted.includes(id))
      .map((id) => ({
        file,
        place: `${place}.${id}`,
        value: id,
        remedy: 'remove or rename it: items.yml does not know it',
      })),
  ]
}

/** Checks that a translation has the numbers of its source, text by text. */
export function numberDifferences(
  topic: Topic,
  source: TopicWords,
  other: TopicWords,
  file: Language,
): QuestionProblem[] {
  return topic.items.flatMap((item) => {
    const [mine, theirs] = [source.items[item.id], other.items[item.id]]
    if (!mine || !theirs) return []
    const translated = textsIn(item, theirs)
    return [...textsIn(item, mine)].flatMap(([place, text]) => {
      const [wanted, found] = [numbersIn(text), numbersIn(translated.get(place) ?? '')]
      if (wanted === found) return []
      return [
        {
          file,
          place: `items.${item.id}.${place}`,
          value: found || 'no numbers',
          remedy: `write the numbers of the Georgian text: ${wanted || 'none'}`,
        },
      ]
    })
  })
}
