import * as z from 'zod/mini'

const words = z.string().check(z.minLength(1))

/** One language's words for a scene (content/scenarios/<id>/<language>.yml). */
export const sceneWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  title: words.check(z.maxLength(60)),
  /** Where and when one is, in one or two sentences. */
  opening: words.check(z.maxLength(280)),
  /** By person of the cast: how the app calls them. */
  cast: z.record(z.string(), words.check(z.maxLength(40))),
  /** By `say` node: what is said, or told by the narrator. */
  says: z.record(z.string(), words.check(z.maxLength(320))),
  /** By `choose` node: what is asked of the player; then by choice: what the player says or does, what comes of it, and the rule. */
  choices: z.record(
    z.string(),
    z.strictObject({
      prompt: words.check(z.maxLength(160)),
      options: z.record(
        z.string(),
        z.strictObject({
          text: words.check(z.maxLength(200)),
          /** What comes of it, said kindly and concretely. */
          consequence: words.check(z.maxLength(260)),
          /** The rule behind it, in plain words. */
          rule: words.check(z.maxLength(260)),
        }),
      ),
    }),
  ),
  /** By `ask` node: the question, its options, and why the right one is right. */
  asks: z._default(
    z.record(
      z.string(),
      z.strictObject({
        question: words,
        options: z.record(z.string(), words),
        why: words.check(z.maxLength(260)),
      }),
    ),
    {},
  ),
  /** By `look` node: why one looks there. */
  looks: z._default(z.record(z.string(), words), {}),
  /** By `log` node: the pieces, and the whole entry as an experienced secretary would write it. */
  logs: z._default(
    z.record(
      z.string(),
      z.strictObject({ pieces: z.record(z.string(), words), model: words.check(z.maxLength(500)) }),
    ),
    {},
  ),
  /** By `end` node: how it came out. */
  ends: z.record(z.string(), words.check(z.maxLength(320))),
  /** For acting it in a room: each player's own card, what the observer watches for, what to talk about, and how it is done best. */
  room: z.strictObject({
    cards: z.record(
      z.string(),
      z.strictObject({ role: words.check(z.maxLength(60)), card: words.check(z.maxLength(500)) }),
    ),
    observe: z.array(words).check(z.minLength(3), z.maxLength(8)),
    questions: z.array(words).check(z.minLength(2), z.maxLength(6)),
    best: words.check(z.maxLength(600)),
  }),
})
export type SceneWords = z.infer<typeof sceneWordsSchema>
