import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { precinctsSchema, recordSchema } from './chapter.ts'
import { lawReferenceSchema } from './law.ts'
import { roleSchema } from './role-schema.ts'
import { lineSchema } from './text.ts'

/** The facts of an exception card that agree in all languages (cards.yml). */
export const cardFactsSchema = z.strictObject({
  id: slugSchema,
  roles: z._default(z.array(roleSchema), []),
  /** Where the guide says more: `chapter` or `chapter#section`. */
  chapter: z.string().check(z.regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/)),
  precincts: z._default(precinctsSchema, 'all'),
  writes: z._default(z.array(recordSchema), []),
  law: z.array(lawReferenceSchema).check(z.minLength(1)),
})
export type CardFacts = z.infer<typeof cardFactsSchema>

export const themeFactsSchema = z.strictObject({
  id: slugSchema,
  order: z.int().check(z.positive()),
  cards: z.array(cardFactsSchema).check(z.minLength(1)),
})

/** One language's words for one card, as an author writes them (marked-up strings). */
export const cardWordsSchema = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(48)),
  see: z.string().check(z.minLength(1)),
  now: z.array(z.string()).check(z.minLength(2), z.maxLength(8)),
  never: z.array(z.string()).check(z.minLength(1), z.maxLength(4)),
  decides: z.string().check(z.minLength(1)),
  log: z.string().check(z.minLength(1)),
})

export const themeWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  theme: z.string(),
  cards: z.record(z.string(), cardWordsSchema),
})

/** A card in one language, as the pack carries it. */
export const cardSchema = z.object({
  ...cardFactsSchema.shape,
  theme: slugSchema,
  title: z.string(),
  see: lineSchema,
  now: z.array(lineSchema),
  never: z.array(lineSchema),
  decides: lineSchema,
  log: lineSchema,
  fold: z.string(),
})
export type Card = z.infer<typeof cardSchema>

export const themeSchema = z.object({
  id: slugSchema,
  title: z.string(),
  cards: z.array(cardSchema),
})
export type Theme = z.infer<typeof themeSchema>
