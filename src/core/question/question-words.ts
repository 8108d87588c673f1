import * as z from 'zod/mini'

const words = z.string().check(z.minLength(1))

/** What one can choose, and what comes of it if one does it at the station. */
const optionSchema = z.strictObject({
  text: words.check(z.maxLength(160)),
  /** Feedback of its own, spoken to one person: why it is right, or what goes wrong. */
  why: words.check(z.maxLength(240)),
})
const optionsSchema = z.optional(z.record(z.string(), optionSchema))
export type OptionWords = z.infer<typeof optionSchema>

/** One language's words for an item; which of the lists it has follows from its kind. */
export const itemWordsSchema = z.strictObject({
  /** The question; for `truth` the statement. */
  stem: words.check(z.maxLength(280)),
  options: optionsSchema,
  reasons: optionsSchema,
  steps: optionsSchema,
  pieces: optionsSchema,
  spots: optionsSchema,
  mistakes: optionsSchema,
  pairs: z.optional(
    z.strictObject({
      lefts: z.record(z.string(), optionSchema),
      rights: z.record(z.string(), words.check(z.maxLength(160))),
    }),
  ),
  /** By figure that is shown or asked: its name in the table. */
  figures: z.optional(z.record(z.string(), words.check(z.maxLength(80)))),
  /** What to take along, whatever was answered. */
  explanation: words.check(z.maxLength(400)),
})
export type ItemWords = z.infer<typeof itemWordsSchema>

/** One language's words for a topic (content/questions/<topic>/<language>.yml). */
export const topicWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  title: words.check(z.maxLength(60)),
  about: words.check(z.maxLength(160)),
  items: z.record(z.string(), itemWordsSchema),
})
export type TopicWords = z.infer<typeof topicWordsSchema>
