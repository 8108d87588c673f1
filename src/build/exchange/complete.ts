import type { Language } from '../../core/language.ts'
import { textsIn } from '../../core/question/item-words.ts'
import type { Item } from '../../core/question/question.ts'
import type { TopicWords } from '../../core/question/question-words.ts'
import type { BankTopic } from './bank.ts'
import { partsOf } from './parts.ts'

/** A topic in one language, as it goes out. */
export interface OutgoingVoice {
  readonly topic: BankTopic
  readonly language: Language
  readonly words: TopicWords
  readonly items: readonly OutgoingItem[]
}

/** An item with every text it needs, by place. */
export interface OutgoingItem {
  readonly item: Item
  readonly texts: ReadonlyMap<string, string>
}

/** The voices of some topics, and of each the items that are spoken whole; what is not goes into `leftOut`. */
export function outgoingVoices(
  topics: readonly BankTopic[],
  languages: readonly Language[],
  leftOut: string[],
): OutgoingVoice[] {
  const voices: OutgoingVoice[] = []
  for (const topic of topics)
    for (const language of languages) {
      const words = topic.voices[language]
      const name = `content/${topic.folder}/${language}.yml`
      if (!words) {
        leftOut.push(`${name} does not exist yet.`)
        continue
      }
      const items: OutgoingItem[] = []
      for (const item of topic.facts.items) {
        const said = words.items[item.id]
        const texts = said ? textsIn(item, said) : new Map<string, string>()
        const missing = partsOf(item)
          .flatMap(({ text, why }) => (why === undefined ? [text] : [text, why]))
          .find((path) => !texts.get(path))
        if (missing === undefined) items.push({ item, texts })
        else leftOut.push(`${item.id}: ${name} has no ${missing}.`)
      }
      voices.push({ topic, language, words, items })
    }
  return voices
}
