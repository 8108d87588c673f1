import { LANGUAGES, type Language } from '../language.ts'
import type { QuestionProblem, SpokenTopic } from './bank-problem.ts'
import { topicProblems } from './item-problems.ts'
import { numberDifferences, topicWordProblems } from './item-word-problems.ts'
import { longestProblems, positionProblems, truthBalance } from './topic-balance.ts'
import { foldedWords, likeness } from './wording.ts'

/** Stems that share more of their words are one question asked twice. */
const TWINS_FROM = 0.8

/** A problem of the bank: in which topic. */
export interface BankProblem extends QuestionProblem {
  readonly topic: string
}

/** Everything that is wrong with a bank, topic by topic and over all of them. The source voice is the Georgian one. */
export function bankProblems(topics: readonly SpokenTopic[]): BankProblem[] {
  const last = topics.at(-1)?.facts.id ?? ''
  return [
    ...topics.flatMap(({ facts, voices }) =>
      spokenProblems({ facts, voices }).map((problem) => ({ topic: facts.id, ...problem })),
    ),
    ...repeatedIds(topics),
    ...twinStems(topics),
    ...truthBalance(topics.map(({ facts }) => facts)).map(({ value, remedy }) => ({
      topic: last,
      file: 'items' as const,
      place: 'the whole bank',
      value,
      remedy,
    })),
  ]
}

/** What is wrong with a topic by itself. */
export function spokenProblems({ facts, voices }: SpokenTopic): QuestionProblem[] {
  const source = voices.ka
  return [
    ...topicProblems(facts),
    ...positionProblems(facts),
    ...LANGUAGES.flatMap((language) => {
      const words = voices[language]
      if (!words) return []
      return [
        ...topicWordProblems(facts, words, language),
        ...longestProblems(facts, words, language),
        ...(source && language !== 'ka' ? numberDifferences(facts, source, words, language) : []),
      ]
    }),
  ]
}

function repeatedIds(topics: readonly SpokenTopic[]): BankProblem[] {
  const owners = new Map<string, string>()
  const problems: BankProblem[] = []
  for (const { facts } of topics)
    for (const { id } of facts.items) {
      const owner = owners.get(id)
      if (owner !== undefined && owner !== facts.id)
        problems.push({
          topic: facts.id,
          file: 'items',
          place: 'items',
          value: `${owner}/${id}`,
          remedy: 'give the question an id of its own: that topic has it already',
        })
      owners.set(id, facts.id)
    }
  return problems
}

interface Stem {
  readonly topic: string
  readonly id: string
  readonly words: ReadonlySet<string>
}

/** Questions whose stems are the same but for a word or two; each pair is told once, at the later one. */
function twinStems(topics: readonly SpokenTopic[]): BankProblem[] {
  const told = new Set<string>()
  return LANGUAGES.flatMap((language) => {
    const stems = stemsIn(topics, language)
    return stems.flatMap((stem, at) =>
      stems
        .slice(0, at)
        .filter((earlier) => likeness(stem.words, earlier.words) > TWINS_FROM)
        .flatMap((earlier) => {
          const pair = `${earlier.id} ${stem.id}`
          if (told.has(pair)) return []
          told.add(pair)
          return [
            {
              topic: stem.topic,
              file: language,
              place: `items.${stem.id}.stem`,
              value: `${earlier.topic}/${earlier.id}`,
              remedy: 'ask something else: that question asks nearly the same in nearly the same words',
            },
          ]
        }),
    )
  })
}

function stemsIn(topics: readonly SpokenTopic[], language: Language): Stem[] {
  return topics.flatMap(({ facts, voices }) =>
    facts.items.flatMap(({ id }) => {
      const stem = voices[language]?.items[id]?.stem
      return stem === undefined ? [] : [{ topic: facts.id, id, words: foldedWords(stem, language) }]
    }),
  )
}
