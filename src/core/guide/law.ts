import * as z from 'zod/mini'

/** How sure we are of a reference; see content/README.md. */
export const CERTAINTIES = ['sure', 'likely', 'unsure', 'memory', 'advice'] as const

/** A reference to the law or to where a practice was read. Unchecked ones are shown as such, never hidden. */
export const lawReferenceSchema = z.strictObject({
  act: z.string(),
  article: z.optional(z.string()),
  /** Which layer of the act's text was read, for example "V17". */
  text: z.optional(z.string()),
  certainty: z.enum(CERTAINTIES),
  sources: z.optional(z.array(z.string())),
  /** ISO date on which a lawyer checked it; absent until then. */
  checkedOn: z.optional(z.string()),
  checkedBy: z.optional(z.string()),
})
export type LawReference = z.infer<typeof lawReferenceSchema>

/** Whether a lawyer has confirmed the reference. */
export function isVerified(reference: LawReference): boolean {
  return Boolean(reference.checkedOn && reference.checkedBy)
}

/** What the guide pack carries so that references can be shown in words. */
export const lawWordsSchema = z.object({
  acts: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()),
  status: z.string(),
  sources: z.record(z.string(), z.object({ url: z.optional(z.string()), note: z.optional(z.string()) })),
})
export type LawWords = z.infer<typeof lawWordsSchema>
