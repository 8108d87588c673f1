import { isRole, type Role } from '../guide/role.ts'
import { DIFFICULTIES, type Difficulty, QUESTION_KINDS } from './question-kinds.ts'

/**
 * The version of the language in which questions are written. It is raised whenever their schema or one of its lists (kinds,
 * drawings, roles) grows.
 */
export const QUESTION_LANGUAGE = 1

/** A topic as it lies in a pack, with one language's words for it. */
export interface RawTopic {
  readonly reads: number
  readonly topic: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>>
}

/** What is known of a question without its words: enough to draw a paper and to choose what to review. */
export interface ItemLine {
  readonly id: string
  /** One of QUESTION_KINDS, or a kind of a newer app. */
  readonly kind: string
  /** Whose work it is about; [] is everybody's. */
  readonly roles: readonly Role[]
  readonly difficulty: Difficulty
}

/** What a list of topics shows of one: read without its schema, so that the list opens without its questions. */
export interface TopicLine {
  readonly id: string
  readonly order: number
  readonly title: string
  readonly about: string
  /** Where the guide says it: `chapter` or `chapter#section`. */
  readonly guide: string
  readonly items: readonly ItemLine[]
  /** The version of the language it is written in. */
  readonly reads: number
}

/** The line of a topic as it lies in a pack, questions of newer kinds included. */
export function topicLine({ reads, topic, words }: RawTopic): TopicLine {
  return {
    id: textOf(topic['id']),
    order: typeof topic['order'] === 'number' ? topic['order'] : 0,
    title: textOf(words['title']),
    about: textOf(words['about']),
    guide: textOf(topic['guide']),
    items: recordsIn(topic['items']).map(itemLine),
    reads,
  }
}

/** Whether this app knows how to ask the question of a line. */
export function canReadItem({ kind }: ItemLine): boolean {
  return (QUESTION_KINDS as readonly string[]).includes(kind)
}

function itemLine(item: Readonly<Record<string, unknown>>): ItemLine {
  const roles = item['roles']
  return {
    id: textOf(item['id']),
    kind: textOf(item['kind']),
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    difficulty: DIFFICULTIES.find((known) => known === item['difficulty']) ?? 2,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function recordsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null ? [Object.fromEntries(Object.entries(each))] : [],
  )
}
