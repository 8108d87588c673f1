import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { languageSchema } from '../language-schema.ts'

/** A line of content/terms.yml: the agreed word in each language, and in which it was read in official use. */
export const termFactsSchema = z.strictObject({
  id: slugSchema,
  seen: z.array(languageSchema),
  ka: z.string().check(z.minLength(1)),
  hy: z.string().check(z.minLength(1)),
  az: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
})
export type TermFacts = z.infer<typeof termFactsSchema>

/** A glossary entry as the pack of one language carries it: all four words, and that language's explanation. */
export const termSchema = z.object({
  ...termFactsSchema.shape,
  definition: z.string(),
  fold: z.string(),
})
export type Term = z.infer<typeof termSchema>
