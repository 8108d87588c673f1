import type { OpenedItem } from '../core/question/open-item.ts'
import type { PaperRow } from '../storage/db.ts'
import type { RawTopic } from './documents.ts'
import { openFrom, readTopics } from './questions.ts'
import type { Library } from './read-guide.ts'

/** Questions with the words of one language, as they are kept beside what was begun on them. */
export type Begun = Pick<PaperRow['value'], 'questions' | 'items'>

/** Questions opened, and as they are kept. */
export interface QuestionsHere {
  /** Those of them that this app can put, in their order. */
  readonly items: readonly OpenedItem[]
  readonly asBegun: Begun
}

/** Reads questions out of the bank. */
export async function questionsFromBank(
  library: Library,
  questions: Begun['questions'],
): Promise<QuestionsHere> {
  const topics = await readTopics(library, questions)
  const items = questions.map(({ topic, item }) => rawItem(topics.get(topic), topic, item))
  return { items: openFrom(topics, questions), asBegun: { questions, items } }
}

/** Opens questions as this phone kept them. */
export function questionsFromKept({ questions, items }: Begun): QuestionsHere {
  const topics = new Map(
    [...new Set(items.map(({ topic }) => topic))].map((topic) => {
      const own = items.filter((each) => each.topic === topic)
      return [topic, topicOf(topic, own)] as const
    }),
  )
  return { items: openFrom(topics, questions), asBegun: { questions, items } }
}

function rawItem(raw: RawTopic | undefined, topic: string, item: string): Begun['items'][number] {
  const all = raw?.topic['items']
  const words = raw?.words['items']
  return {
    topic,
    reads: raw?.reads ?? 0,
    item: Array.isArray(all) ? all.find((each: unknown) => isRecord(each) && each['id'] === item) : undefined,
    words: isRecord(words) ? words[item] : undefined,
  }
}

/** A topic of only those questions that were kept of it. */
function topicOf(id: string, own: Begun['items']): RawTopic {
  const words = own.flatMap(({ item, words: said }) =>
    isRecord(item) && typeof item['id'] === 'string' ? [[item['id'], said] as const] : [],
  )
  return {
    reads: own[0]?.reads ?? 0,
    topic: { id, items: own.map(({ item }) => item) },
    words: { items: Object.fromEntries(words) },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
