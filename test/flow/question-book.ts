import type { Language } from '../../src/core/language.ts'
import type { PackOf } from '../../src/core/pack/content.ts'
import type { Item } from '../../src/core/question/question.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { openQuestions, type QuestionShelf } from '../../src/flow/questions.ts'
import { EXAM_WORDS, examOf } from '../core/exam/exams.ts'
import { smallGlossary, smallGuide, wrapPack, type Wrapped } from '../core/pack/sealed.ts'
import { item, topicOf, topicWords } from '../core/question/items.ts'
import { bundleOf, editionOf } from './phone.ts'

const KINDS = ['choice', 'several', 'truth', 'order', 'match', 'number', 'spot', 'log'] as const
const TOPICS = ['opening', 'voting', 'counting', 'complaints'] as const

/** The fingerprint of the bank as it is; a changed one says another. */
export const BANK = '1a2b3c4d'

/** What a test changes in the made-up bank. */
export interface BankChanges {
  readonly bank?: string
  readonly polling?: string
  /** Questions that are not there any more. */
  readonly without?: readonly string[]
  readonly exams?: readonly Record<string, unknown>[]
  /** Questions of a kind that only a newer app can put. */
  readonly newer?: readonly string[]
}

/** A question of every kind in each of four topics; some are the chair's own. Words say in which language they are. */
export function questionsPack(language: Language, changes: BankChanges = {}): PackOf<'questions'> {
  const { bank = BANK, polling, without = [], exams = [{}], newer = [] } = changes
  const topics = TOPICS.map((id, place) => {
    const items: Item[] = KINDS.map((kind, at) =>
      item(kind, {
        id: `${id}-${kind}`,
        difficulty: (at % 3) + 1,
        roles: kind === 'log' ? ['chair'] : kind === 'spot' ? ['registrar'] : [],
      }),
    ).filter((each) => !without.includes(each.id))
    const topic = topicOf(items, { id, order: (place + 1) * 10 })
    const stems = Object.fromEntries(items.map((each) => [each.id, { stem: `[${language}] ${each.id}` }]))
    return {
      reads: 1,
      topic: {
        ...topic,
        items: topic.items.map((each) => (newer.includes(each.id) ? { ...each, kind: 'new' } : each)),
      },
      words: { ...topicWords(topic, stems), title: `${id} [${language}]` },
    }
  })
  return {
    format: 1,
    kind: 'questions',
    language,
    bank,
    ...(polling === undefined ? {} : { polling }),
    topics,
    exams: exams.map((change) => ({
      reads: 1,
      exam: {
        ...examOf({
          topics: TOPICS.map((topic) => ({ topic, count: 2 })),
          minutes: 40,
          pass: 50,
          ...change,
        }),
      },
      words: { ...EXAM_WORDS, title: `Officer [${language}]` },
    })),
  }
}

let edition = 0

/** Puts an edition with these questions in use on the phone, with other packs beside them if they are needed. */
export async function saveQuestions(
  language: Language,
  changes: BankChanges = {},
  others: readonly Wrapped[] = [],
): Promise<QuestionShelf> {
  edition += 1
  const issued = new Date(Date.UTC(2026, 9, 2) + edition * 1000).toISOString().replace('.000', '')
  const packs = [
    wrapPack(smallGuide(language, issued)),
    wrapPack(smallGlossary(language)),
    wrapPack(questionsPack(language, changes)),
    ...others,
  ]
  const saved = await importFile(new Blob([bundleOf(editionOf(language, { issued }, packs))]))
  if (!saved.ok) throw new Error(saved.problem)
  const opened = await openQuestions(language)
  if (!opened.ok) throw new Error(opened.problem)
  return opened.value
}
