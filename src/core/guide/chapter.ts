import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { lawReferenceSchema } from './law.ts'
import { roleSchema } from './role-schema.ts'
import { blockSchema, lineSchema } from './text.ts'

/** The stretches of the day, in order. */
export const PHASES = ['before', 'opening', 'voting', 'closing', 'counting', 'protocol', 'after'] as const
export const phaseSchema = z.enum(PHASES)
export type Phase = z.infer<typeof phaseSchema>

/** Where a step leaves its trace on paper. */
export const RECORDS = [
  'log-book',
  'demonstration-protocol',
  'control-sheet',
  'list',
  'protocol',
  'act',
] as const
export const recordSchema = z.enum(RECORDS)

export const PRECINCT_KINDS = ['all', 'traditional', 'electronic'] as const
export const precinctsSchema = z.enum(PRECINCT_KINDS)

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** The facts of a step that agree in all languages (page.yml). */
export const stepFactsSchema = z.strictObject({
  id: slugSchema,
  roles: z._default(z.array(roleSchema), []),
  at: z.optional(clockTime),
  check: z._default(z.boolean(), false),
  writes: z._default(z.array(recordSchema), []),
  precincts: z._default(precinctsSchema, 'all'),
  law: z._default(z.array(lawReferenceSchema), []),
})
export type StepFacts = z.infer<typeof stepFactsSchema>

export const sectionFactsSchema = z.strictObject({
  id: slugSchema,
  law: z._default(z.array(lawReferenceSchema), []),
  steps: z._default(z.array(stepFactsSchema), []),
})
export type SectionFacts = z.infer<typeof sectionFactsSchema>

/** A chapter's structure file: what must agree in all four voices. */
export const chapterFactsSchema = z.strictObject({
  id: slugSchema,
  order: z.int().check(z.positive()),
  phase: phaseSchema,
  law: z._default(z.array(lawReferenceSchema), []),
  sections: z.array(sectionFactsSchema).check(z.minLength(1)),
})
export type ChapterFacts = z.infer<typeof chapterFactsSchema>

/*
 * What an author writes is read strictly: a misspelt key is an error with a name. What a pack carries is read with
 * unknown keys let by, so that a pack made for a newer app still opens in an older one.
 */

/** A step in one language. `fold` is the folded text the search reads (see core/search/fold.ts). */
export const stepSchema = z.object({
  ...stepFactsSchema.shape,
  number: z.int(),
  lines: z.array(lineSchema),
  items: z.optional(z.array(lineSchema)),
  fold: z.string(),
})
export type Step = z.infer<typeof stepSchema>

export const sectionSchema = z.object({
  id: slugSchema,
  title: z.string(),
  law: z.array(lawReferenceSchema),
  blocks: z.array(blockSchema),
  steps: z.array(stepSchema),
  fold: z.string(),
})
export type Section = z.infer<typeof sectionSchema>

/** A chapter in one language, as the pack carries it. */
export const chapterSchema = z.object({
  id: slugSchema,
  order: z.int(),
  phase: phaseSchema,
  title: z.string(),
  short: z.string(),
  summary: z.string(),
  intro: z.array(blockSchema),
  law: z.array(lawReferenceSchema),
  sections: z.array(sectionSchema),
})
export type Chapter = z.infer<typeof chapterSchema>
