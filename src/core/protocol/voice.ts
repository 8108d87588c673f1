import * as z from 'zod/mini'
import { CERTAINTIES } from '../guide/law.ts'
import { differences } from './differences.ts'
import type { Form } from './form.ts'

const words = z.string().check(z.minLength(1))

/** The words of one check. */
export const checkWordsSchema = z.strictObject({
  /** In practice, with a coach: what is wrong, why it matters, what to do now. */
  coach: z.strictObject({
    title: words.check(z.maxLength(80)),
    why: words.check(z.maxLength(300)),
    doNow: words.check(z.maxLength(300)),
  }),
  /** In an exam: one line that names the boxes and gives nothing away. */
  exam: words.check(z.maxLength(80)),
})

/** One language's words for a form (ka.yml and its sisters). */
export const formWordsSchema = z.strictObject({
  /** The fingerprint of the source text, in a translation. */
  of: z.optional(z.string()),
  title: words.check(z.maxLength(60)),
  /** What the form is, and how far it is confirmed. */
  about: words,
  /** How sure we are of the labels as a whole. */
  labels: z.enum(CERTAINTIES),
  sections: z.record(z.string(), words.check(z.maxLength(60))),
  /** A label, or a label that is surer or less sure than the others. Fields of kind `words` need none. */
  fields: z.record(
    z.string(),
    z.union([words.check(z.maxLength(80)), z.strictObject({ label: words, certainty: z.enum(CERTAINTIES) })]),
  ),
  /** By field and option. */
  options: z._default(z.record(z.string(), z.record(z.string(), words)), {}),
  checks: z.record(z.string(), checkWordsSchema),
  /** By record: its name, and a label for every line that bears no field's id (a field's label serves for the others). */
  records: z._default(
    z.record(
      z.string(),
      z.strictObject({
        title: words.check(z.maxLength(60)),
        lines: z._default(z.record(z.string(), words), {}),
      }),
    ),
    {},
  ),
  /** What an exercise writes into text fields that derive from no fact. */
  samples: z._default(z.record(z.string(), words), {}),
  /** By step of the count: what it is, as an order to somebody, and how it is done. */
  count: z._default(
    z.record(
      z.string(),
      z.strictObject({ title: words.check(z.maxLength(90)), how: words.check(z.maxLength(300)) }),
    ),
    {},
  ),
})
export type FormWords = z.infer<typeof formWordsSchema>

/** The numbers a coach's sentence may name: both sides, and how far they lie apart. */
export const PLACEHOLDERS = ['left', 'right', 'gap'] as const

/** Kinds whose results carry two sides; only their words may hold placeholders. */
const WITH_SIDES = [
  'equal',
  'atMost',
  'share',
  'gap',
  'quorum',
  'sameAs',
] as const satisfies readonly string[]

/** What a voice lacks, has too much of, or says with a placeholder nobody fills: paths, empty when all is well. */
export function voiceProblems(form: Form, voice: FormWords): string[] {
  const questions = form.fields.filter((field) => field.kind === 'ticks')
  return [
    ...differences(
      'sections',
      form.sections.map(({ id }) => id),
      voice.sections,
    ),
    ...differences(
      'fields',
      form.fields.filter(({ kind }) => kind !== 'words').map(({ id }) => id),
      voice.fields,
    ),
    ...differences(
      'options',
      questions.map(({ id }) => id),
      voice.options,
    ),
    ...questions.flatMap(({ id, options }) => differences(`options.${id}`, options, voice.options[id] ?? {})),
    ...differences(
      'checks',
      form.checks.map(({ code }) => code),
      voice.checks,
    ),
    ...differences(
      'records',
      form.records.map(({ id }) => id),
      voice.records,
    ),
    ...form.records.flatMap(({ id, lines }) => {
      const fields = new Set(form.fields.map((field) => field.id))
      const own = lines.map((line) => line.id)
      const said = Object.keys(voice.records[id]?.lines ?? {})
      return [
        ...own
          .filter((line) => !fields.has(line) && !said.includes(line))
          .map((line) => `records.${id}.lines.${line} is missing`),
        ...said.filter((line) => !own.includes(line)).map((line) => `records.${id}.lines.${line} is unknown`),
      ]
    }),
    ...differences(
      'samples',
      form.fields
        .filter(
          (field) =>
            field.kind === 'text' && field.blank === 'forbidden' && !field.derive && isGiven(form, field.id),
        )
        .map(({ id }) => id),
      voice.samples,
    ),
    ...differences(
      'count',
      form.count.map(({ id }) => id),
      voice.count,
    ),
    ...form.checks.flatMap(({ code, kind }) => {
      const said = voice.checks[code]
      if (!said) return []
      const allowed: readonly string[] = (WITH_SIDES as readonly string[]).includes(kind) ? PLACEHOLDERS : []
      const coach = Object.values(said.coach).join(' ')
      return [
        ...[...coach.matchAll(/\{([^}]*)\}/g)].flatMap(([whole, name = '']) =>
          allowed.includes(name) ? [] : [`checks.${code}.coach ${whole}`],
        ),
        ...(/[{}]/.test(said.exam) ? [`checks.${code}.exam`] : []),
      ]
    }),
  ]
}

/** Whether an exercise hands a field over filled in. */
function isGiven(form: Form, field: string): boolean {
  return form.sections.some(({ given, fields }) => given && fields.includes(field))
}
