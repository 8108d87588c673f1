import type { PaperQuestion } from '../../../src/core/exam/draw-paper.ts'
import type { Exam } from '../../../src/core/exam/exam.ts'
import { replaySitting, type Sitting } from '../../../src/core/exam/sitting.ts'
import type { OpenedItem } from '../../../src/core/question/open-item.ts'
import type { Item } from '../../../src/core/question/question.ts'
import type { TopicLine } from '../../../src/core/question/question-line.ts'
import type { Sat } from '../../../src/ui/tests/exam/result-view.tsx'
import { EXAM_WORDS, examOf } from '../../core/exam/exams.ts'
import { EVERY_KIND, wordsFor } from '../../core/question/items.ts'
import type { Deed } from '../../../src/ui/tests/exam/desk.ts'

const TOPICS = ['opening', 'voting', 'counting']

/** The topics of the made-up paper. */
export const LINES: readonly TopicLine[] = TOPICS.map((id, at) => ({
  id,
  order: at + 1,
  title: `About ${id}`,
  about: '',
  guide: `${id}#first`,
  items: [],
  reads: 1,
}))

/** A sitting in which these things were done, one a second. */
export function sittingWith(...deeds: readonly Deed[]): Sitting {
  const opened = { act: 'opened', object: 'officer@ABCDEFGH#1a2b3c4d' } as const
  return replaySitting([opened, ...deeds].map((deed, at) => ({ ...deed, after: at * 1000 })))
}

/** A paper of these questions on the table: each topic in turn. */
export function paperOf(
  deeds: readonly Deed[] = [],
  change: Partial<Exam> = {},
  asked: readonly Item[] = EVERY_KIND,
): Sat {
  const topicAt = (at: number): string => TOPICS[at % TOPICS.length] ?? ''
  const paper: PaperQuestion[] = asked.map(({ id }, at) => ({
    topic: topicAt(at),
    item: id,
    seed: `7/${id}`,
  }))
  const items = new Map<string, OpenedItem>(
    asked.map((item, at) => [item.id, { item, words: wordsFor(item), topic: topicAt(at) }]),
  )
  return {
    exam: { ...examOf(), ...change },
    words: EXAM_WORDS,
    wordsLanguage: 'en',
    paper,
    items,
    sitting: sittingWith(...deeds),
  }
}
