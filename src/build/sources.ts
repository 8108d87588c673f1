import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type Exam, type ExamWords, examSchema, examWordsSchema } from '../core/exam/exam.ts'
import { cardFactsSchema, themeFactsSchema, themeWordsSchema } from '../core/guide/card.ts'
import { type ChapterFacts, chapterFactsSchema } from '../core/guide/chapter.ts'
import { type TermFacts, termFactsSchema } from '../core/guide/term.ts'
import { type Form, formSchema } from '../core/protocol/form.ts'
import { type MarkFile, markFileSchema, type MarkWords, markWordsSchema } from '../core/protocol/mark.ts'
import { type FormWords, formWordsSchema } from '../core/protocol/voice.ts'
import { type Topic, topicSchema } from '../core/question/question.ts'
import { type TopicWords, topicWordsSchema } from '../core/question/question-words.ts'
import { type Scene, sceneSchema } from '../core/scenario/scene.ts'
import { type SceneWords, sceneWordsSchema } from '../core/scenario/scene-words.ts'
import { type Plan, planSchema, type PlanWords, planWordsSchema } from '../core/session/session-plan.ts'
import { LANGUAGES, type Language } from '../core/language.ts'
import { languageSchema } from '../core/language-schema.ts'
import { slugSchema } from '../core/ids.ts'
import { type Cases, readCases } from './cases.ts'
import { foldersIn, type Problems, parseYaml, textOf, type Wing } from './read.ts'
import { readVoice, type Voice } from './voice.ts'

/** A day that is in the calendar, as YYYY-MM-DD. */
const daySchema = z
  .string()
  .check(z.refine((day) => isDay(day), { error: 'write a day of the calendar, as 2027-01-31' }))

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${text}T`)
}

/** content/packs.yml. */
export const packsFileSchema = z.strictObject({
  audience: z.string(),
  version: z.int().check(z.positive()),
  source: languageSchema,
  /** The day of the vote, where the edition is made for one: review aims at it. */
  polling: z.optional(daySchema),
  packs: z.record(z.string(), z.array(z.string())),
})

const actsFileSchema = z.strictObject({
  acts: z.array(
    z.strictObject({ id: slugSchema, adopted: z.optional(z.string()), url: z.optional(z.string()) }),
  ),
  sources: z.array(
    z.strictObject({ id: z.string(), url: z.optional(z.string()), note: z.optional(z.string()) }),
  ),
})
const lawVoiceSchema = z.strictObject({
  of: z.optional(z.string()),
  acts: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()),
  status: z.string(),
})
const termsVoiceSchema = z.strictObject({
  of: z.optional(z.string()),
  definitions: z.record(z.string(), z.string()),
})

/** How a translation stands to its source. */
export type VoiceState = 'source' | 'present' | 'missing' | 'stale'

/** One piece of content in four voices: the facts and whatever each voice says. */
export interface Piece<Facts, Words> {
  readonly folder: string
  readonly facts: Facts
  readonly voices: Readonly<Partial<Record<Language, Words>>>
}

/** One line of the translation table. */
export interface TableRow {
  readonly folder: string
  readonly states: Readonly<Record<Language, VoiceState>>
}

export interface Sources {
  readonly chapters: readonly Piece<ChapterFacts, Voice>[]
  readonly themes: readonly Piece<z.infer<typeof themeFactsSchema>, z.infer<typeof themeWordsSchema>>[]
  readonly terms: Piece<readonly TermFacts[], z.infer<typeof termsVoiceSchema>>
  readonly law: Piece<z.infer<typeof actsFileSchema>, z.infer<typeof lawVoiceSchema>>
  readonly forms: readonly Piece<Form, FormWords>[]
  readonly cases: Cases
  readonly marks: readonly Piece<MarkFile, MarkWords>[]
  readonly scenes: readonly Piece<Scene, SceneWords>[]
  readonly questions: readonly Piece<Topic, TopicWords>[]
  readonly exams: readonly Piece<Exam, ExamWords>[]
  readonly sessions: readonly Piece<Plan, PlanWords>[]
  readonly table: readonly TableRow[]
}
export type CardFile = z.infer<typeof cardFactsSchema>

/** The fingerprint a translation carries in `of:`: what it was made from. Line ends and trailing spaces do not count. */
export function fingerprint(sourceText: string): string {
  const plain = sourceText
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
  return createHash('sha256').update(plain).digest('hex').slice(0, 12)
}

/** Reads the whole content wing; whatever is wrong lands in `problems`. */
export function readSources(wing: Wing, source: Language, problems: Problems): Sources {
  const table: TableRow[] = []

  /** Reads the four voices of a folder and enters them in the table. */
  function voicesOf<Words>(
    folder: string,
    extension: string,
    read: (text: string, file: string) => { words: Words; of: string | undefined } | undefined,
  ): Partial<Record<Language, Words>> {
    const sourceText = textOf(wing, `${folder}/${source}.${extension}`)
    const wanted = sourceText === undefined ? undefined : fingerprint(sourceText)
    const voices: Partial<Record<Language, Words>> = {}
    const states = {} as Record<Language, VoiceState>
    for (const language of LANGUAGES) {
      const file = `${folder}/${language}.${extension}`
      const text = textOf(wing, file)
      if (text === undefined) {
        states[language] = 'missing'
        problems.add(file, 'whole file', 'missing', `write the ${language} voice of ${folder}`)
        continue
      }
      const voice = read(text, file)
      if (!voice) {
        states[language] = 'present'
        continue
      }
      voices[language] = voice.words
      states[language] = language === source ? 'source' : voice.of === wanted ? 'present' : 'stale'
    }
    table.push({ folder, states })
    return voices
  }

  function yamlVoices<Words extends { of?: string | undefined }>(
    folder: string,
    schema: z.ZodMiniType<Words>,
  ): Partial<Record<Language, Words>> {
    return voicesOf(folder, 'yml', (text, file) => {
      const words = parseYaml(text, schema, file, problems)
      return words && { words, of: words.of }
    })
  }

  const chapters: Array<Piece<ChapterFacts, Voice>> = []
  for (const folder of foldersIn(wing, 'guide')) {
    const facts = parseYaml(
      textOf(wing, `${folder}/page.yml`) ?? '',
      chapterFactsSchema,
      `${folder}/page.yml`,
      problems,
    )
    const voices = voicesOf(folder, 'md', (text, file) => {
      const words = readVoice(text, file, problems)
      return words && { words, of: words.front['of'] }
    })
    if (facts) chapters.push({ folder, facts, voices })
  }

  const themes: Sources['themes'][number][] = []
  for (const folder of foldersIn(wing, 'cards')) {
    const facts = parseYaml(
      textOf(wing, `${folder}/cards.yml`) ?? '',
      themeFactsSchema,
      `${folder}/cards.yml`,
      problems,
    )
    const voices = yamlVoices(folder, themeWordsSchema)
    if (facts) themes.push({ folder, facts, voices })
  }

  const forms: Sources['forms'][number][] = []
  for (const folder of foldersIn(wing, 'protocols')) {
    const file = `${folder}/form.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', formSchema, file, problems)
    const voices = yamlVoices(folder, formWordsSchema)
    if (facts) forms.push({ folder, facts, voices })
  }

  const marks: Sources['marks'][number][] = []
  for (const folder of foldersIn(wing, 'marks')) {
    const file = `${folder}/marks.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', markFileSchema, file, problems)
    const voices = yamlVoices(folder, markWordsSchema)
    if (facts) marks.push({ folder, facts, voices })
  }

  const scenes: Sources['scenes'][number][] = []
  for (const folder of foldersIn(wing, 'scenarios')) {
    const file = `${folder}/scene.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', sceneSchema, file, problems)
    const voices = yamlVoices(folder, sceneWordsSchema)
    if (facts) scenes.push({ folder, facts, voices })
  }

  const questions: Sources['questions'][number][] = []
  for (const folder of foldersIn(wing, 'questions')) {
    const file = `${folder}/items.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', topicSchema, file, problems)
    const voices = yamlVoices(folder, topicWordsSchema)
    if (facts) questions.push({ folder, facts, voices })
  }

  const exams: Sources['exams'][number][] = []
  for (const folder of foldersIn(wing, 'exams')) {
    const file = `${folder}/exam.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', examSchema, file, problems)
    const voices = yamlVoices(folder, examWordsSchema)
    if (facts) exams.push({ folder, facts, voices })
  }

  const sessions: Sources['sessions'][number][] = []
  for (const folder of foldersIn(wing, 'sessions')) {
    const file = `${folder}/plan.yml`
    const facts = parseYaml(textOf(wing, file) ?? '', planSchema, file, problems)
    const voices = yamlVoices(folder, planWordsSchema)
    if (facts) sessions.push({ folder, facts, voices })
  }

  const termsFile = z.strictObject({ terms: z.array(termFactsSchema) })
  const terms = parseYaml(textOf(wing, 'terms.yml') ?? '', termsFile, 'terms.yml', problems)
  const acts = parseYaml(textOf(wing, 'law/acts.yml') ?? '', actsFileSchema, 'law/acts.yml', problems)

  return {
    chapters: chapters.sort((a, b) => a.facts.order - b.facts.order),
    themes: themes.sort((a, b) => a.facts.order - b.facts.order),
    terms: { folder: 'terms', facts: terms?.terms ?? [], voices: yamlVoices('terms', termsVoiceSchema) },
    law: {
      folder: 'law',
      facts: acts ?? { acts: [], sources: [] },
      voices: yamlVoices('law', lawVoiceSchema),
    },
    forms: forms.sort((a, b) => a.facts.number - b.facts.number),
    cases: readCases(
      wing,
      forms.map(({ folder, facts }) => ({ folder, form: facts })),
      problems,
    ),
    marks,
    scenes: scenes.sort((a, b) => a.facts.order - b.facts.order),
    questions: questions.sort((a, b) => a.facts.order - b.facts.order),
    exams: exams.sort((a, b) => a.facts.order - b.facts.order),
    sessions: sessions.sort((a, b) => a.facts.order - b.facts.order),
    table,
  }
}
