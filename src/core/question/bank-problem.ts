import type { Language } from '../language.ts'
import type { Topic } from './question.ts'
import type { TopicWords } from './question-words.ts'

/** Something wrong in a topic: in its structure file or in a voice, where, what stands there, and what to do. */
export interface QuestionProblem {
  readonly file: 'items' | Language
  readonly place: string
  readonly value: string
  readonly remedy: string
}

/** A topic with the voices there are. */
export interface SpokenTopic {
  readonly facts: Topic
  readonly voices: Readonly<Partial<Record<Language, TopicWords>>>
}
