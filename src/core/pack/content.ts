import * as z from 'zod/mini'
import { themeSchema } from '../guide/card.ts'
import { chapterSchema } from '../guide/chapter.ts'
import { lawWordsSchema } from '../guide/law.ts'
import { termSchema } from '../guide/term.ts'
import type { Language } from '../language.ts'
import { languageSchema } from '../language-schema.ts'
import { reached, refused, type Result } from '../result.ts'
import { type Checks, LIMITS, type PackEntry, readJson } from './manifest.ts'
import type { PackProblem } from './problem.ts'

const head = { format: z.literal(1), language: languageSchema }

export const guidePackSchema = z.object({
  ...head,
  kind: z.literal('guide'),
  chapters: z.array(chapterSchema).check(z.maxLength(200)),
  law: lawWordsSchema,
})
export const cardsPackSchema = z.object({
  ...head,
  kind: z.literal('cards'),
  themes: z.array(themeSchema).check(z.maxLength(100)),
})
export const termsPackSchema = z.object({
  ...head,
  kind: z.literal('terms'),
  terms: z.array(termSchema).check(z.maxLength(2000)),
})

/**
 * Forms and marks pass this door by their outline: the build has checked them, the signature vouches for it, and `reads` says
 * whether this app knows the language they are written in (core/protocol/open-form.ts).
 */
const outline = z.record(z.string(), z.unknown())
export const protocolsPackSchema = z.object({
  ...head,
  kind: z.literal('protocols'),
  forms: z.array(z.object({ reads: z.int(), form: outline, words: outline })).check(z.maxLength(200)),
  marks: z.array(z.object({ reads: z.int(), file: outline, words: outline })).check(z.maxLength(50)),
})

/** Role-plays likewise; each is parsed whole when it is opened (core/scenario/open-scene.ts). */
export const scenariosPackSchema = z.object({
  ...head,
  kind: z.literal('scenarios'),
  scenes: z.array(z.object({ reads: z.int(), scene: outline, words: outline })).check(z.maxLength(200)),
})

/**
 * The question bank and the mock exams drawn from it: outlines again, each topic and exam parsed when it is opened
 * (core/question/open-item.ts, core/exam/open-exam.ts). `bank` is the fingerprint of what the questions ask, the same in all
 * languages: two phones draw the same paper from the same code only when theirs agree. `polling` is the day of the vote, where
 * the edition is made for one.
 */
export const questionsPackSchema = z.object({
  ...head,
  kind: z.literal('questions'),
  bank: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  polling: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  topics: z.array(z.object({ reads: z.int(), topic: outline, words: outline })).check(z.maxLength(200)),
  exams: z.array(z.object({ reads: z.int(), exam: outline, words: outline })).check(z.maxLength(30)),
})

/**
 * Plans of trainings likewise (core/session/open-plan.ts), each with what the places it opens are called, so that it is read and
 * printed without opening them.
 */
export const sessionsPackSchema = z.object({
  ...head,
  kind: z.literal('sessions'),
  plans: z
    .array(
      z.object({
        reads: z.int(),
        plan: outline,
        words: outline,
        names: z.record(z.string(), z.string()),
      }),
    )
    .check(z.maxLength(50)),
})

/** The kinds of content this app knows. A new kind is a new member here and a reader for it; the door stays the same. */
export const packSchema = z.discriminatedUnion('kind', [
  guidePackSchema,
  cardsPackSchema,
  termsPackSchema,
  protocolsPackSchema,
  scenariosPackSchema,
  questionsPackSchema,
  sessionsPackSchema,
])
export type Pack = z.infer<typeof packSchema>
export type PackOf<Kind extends Pack['kind']> = Extract<Pack, { kind: Kind }>

export const PACK_KINDS = [
  'guide',
  'cards',
  'terms',
  'protocols',
  'scenarios',
  'questions',
  'sessions',
] as const satisfies readonly Pack['kind'][]

/** The entries of a manifest that this app installs for a language. */
export function entriesFor(entries: readonly PackEntry[], language: Language): PackEntry[] {
  return entries.filter(
    (entry) => entry.language === language && (PACK_KINDS as readonly string[]).includes(entry.kind),
  )
}

/** Opens one pack against its line in a manifest that is already trusted: size, hash, JSON, schema, language. */
export async function openPack(
  text: string,
  entry: PackEntry,
  checks: Pick<Checks, 'sha256'>,
): Promise<Result<Pack, PackProblem>> {
  if (text.length > LIMITS.pack) return refused('too-large')
  if (/^\s*</.test(text)) return refused('portal')
  if ((await checks.sha256(text)) !== entry.sha256) return refused('damaged')
  const json = readJson(text)
  if (!json.ok) return json
  // This stops at the first fault; safeParse would gather a million of them (measured: 18 s and 3.5 GB for a pack of 3 MB).
  if (!z.validate(packSchema, json.value)) return refused('wrong-shape')
  const pack = packSchema.parse(json.value)
  if (pack.language !== entry.language || pack.kind !== entry.kind) return refused('wrong-language')
  return reached(pack)
}
