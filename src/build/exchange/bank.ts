import { LANGUAGES, type Language } from '../../core/language.ts'
import { type Item, type Topic, topicSchema } from '../../core/question/question.ts'
import { type TopicWords, topicWordsSchema } from '../../core/question/question-words.ts'
import { foldersIn, type Problems, parseYaml, textOf, type Wing } from '../read.ts'

/** A topic of the bank as it lies in its folder, with the voices there are. */
export interface BankTopic {
  readonly folder: string
  readonly facts: Topic
  readonly voices: Readonly<Partial<Record<Language, TopicWords>>>
}

/** An item and the topic it stands in, be it of the bank or of a package that brings it. */
export interface KnownItem {
  readonly topic: string
  readonly item: Item
}

/** Reads the question bank alone. A voice that is still to be written is no mistake here. */
export function readBank(wing: Wing, problems: Problems): BankTopic[] {
  const topics: BankTopic[] = []
  for (const folder of foldersIn(wing, 'questions')) {
    const file = `${folder}/items.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', topicSchema, `content/${file}`, problems)
    const voices: Partial<Record<Language, TopicWords>> = {}
    for (const language of LANGUAGES) {
      const voice = `${folder}/${language}.yml`
      const text = textOf(wing, voice)
      const words =
        text === undefined ? undefined : parseYaml(text, topicWordsSchema, `content/${voice}`, problems)
      if (words) voices[language] = words
    }
    if (facts) topics.push({ folder, facts, voices })
  }
  return topics.sort((a, b) => a.facts.order - b.facts.order)
}

/** Every item of the bank by its id, which is unique in the whole bank. */
export function itemsIn(bank: readonly BankTopic[]): Map<string, KnownItem> {
  return new Map(
    bank.flatMap(({ facts }) => facts.items.map((item) => [item.id, { topic: facts.id, item }] as const)),
  )
}
