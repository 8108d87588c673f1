import * as z from 'zod/mini'
import { lawReferenceSchema } from '../guide/law.ts'
import { roleSchema } from '../guide/role-schema.ts'
import { slugSchema } from '../ids.ts'
import { ENDINGS, LOOKS, MOODS, PARTS, PLACES, SKILLS } from './scene-kinds.ts'

/*
 * A role-play as data: the structure file of a scene (content/scenarios/<id>/scene.yml). What is said stands in the four
 * voices beside it (scene-words.ts). Everything is a closed list, so that the build can prove that a scene never sticks.
 */

export type { Ending, Look, Mood, NodeKind, Part, Place, Skill } from './scene-kinds.ts'

/** A number that rises and falls, or a flag. */
export const variableSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    start: z.int(),
    min: z.int(),
    max: z.int(),
  }),
  z.strictObject({ kind: z.literal('flag'), start: z._default(z.boolean(), false) }),
])
export type Variable = z.infer<typeof variableSchema>

/** When something holds: every line of it. `flag: logged` (with `is: false` for not), or a number at least / at most. */
export const conditionSchema = z.array(
  z.union([
    z.strictObject({ flag: slugSchema, is: z._default(z.boolean(), true) }),
    z.strictObject({ number: slugSchema, atLeast: z.int() }),
    z.strictObject({ number: slugSchema, atMost: z.int() }),
  ]),
)
export type Condition = z.infer<typeof conditionSchema>

/** What changes: a flag is set or taken away, a number goes up or down (and stays within its bounds). */
export const effectSchema = z.union([
  z.strictObject({ flag: slugSchema, is: z._default(z.boolean(), true) }),
  z.strictObject({ number: slugSchema, by: z.int() }),
])
export type Effect = z.infer<typeof effectSchema>

/** Where the scene goes on; the first entry whose condition holds. The last one has none. */
const waySchema = z
  .array(z.strictObject({ to: slugSchema, when: z._default(conditionSchema, []) }))
  .check(z.minLength(1))
export type Way = z.infer<typeof waySchema>

/** Points for a skill, −2 to 2: what this choice showed. */
const marksSchema = z.partialRecord(z.enum(SKILLS), z.int().check(z.minimum(-2), z.maximum(2)))

export const choiceSchema = z.strictObject({
  id: slugSchema,
  when: z._default(conditionSchema, []),
  effects: z._default(z.array(effectSchema), []),
  marks: z._default(marksSchema, {}),
  /** What an experienced trainer would choose here; every choosing node that can be reached on the best path has one. */
  best: z._default(z.boolean(), false),
  law: z.array(lawReferenceSchema).check(z.minLength(1)),
  way: waySchema,
})
export type Choice = z.infer<typeof choiceSchema>

const nodeHead = {
  id: slugSchema,
  /** In a commission run, whose turn it is. A `say` without it belongs to whoever comes next. */
  by: z.optional(roleSchema),
}

/** A time of the simulated day, "HH:MM". */
const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const nodeSchema = z.discriminatedUnion('kind', [
  /** Somebody says or does something; the player only goes on. `who: narrator` tells what one sees. */
  z.strictObject({
    ...nodeHead,
    kind: z.literal('say'),
    who: z.union([z.literal('narrator'), slugSchema]),
    mood: z._default(z.enum(MOODS), 'even'),
    /** The clock of the simulated day when it begins here; only shown. */
    at: z.optional(clockSchema),
    effects: z._default(z.array(effectSchema), []),
    way: waySchema,
  }),
  /** The player acts. With `seconds` the moment passes: when it is over, `late` is taken for him. Accommodations switch it off. */
  z.strictObject({
    ...nodeHead,
    kind: z.literal('choose'),
    seconds: z.optional(z.int().check(z.minimum(10), z.maximum(120))),
    late: z.optional(slugSchema),
    choices: z.array(choiceSchema).check(z.minLength(2), z.maxLength(5)),
  }),
  /** A question of fact inside the scene, with one right option. */
  z.strictObject({
    ...nodeHead,
    kind: z.literal('ask'),
    options: z.array(slugSchema).check(z.minLength(2), z.maxLength(5)),
    right: slugSchema,
    marks: z._default(marksSchema, {}),
    law: z.array(lawReferenceSchema).check(z.minLength(1)),
    way: waySchema,
  }),
  /** A look at something else in the app, and back: an exception card, a place in the guide, or a protocol exercise (the name of a level, `detective`) whose result sets a flag. */
  z.strictObject({
    ...nodeHead,
    kind: z.literal('look'),
    opens: z.union([
      z.strictObject({ card: slugSchema }),
      z.strictObject({ guide: z.string() }),
      z.strictObject({
        exercise: z.string(),
        /** The form it is done on; the first there is when left out. */
        form: z.optional(slugSchema),
        sets: z.optional(slugSchema),
      }),
    ]),
    way: waySchema,
  }),
  /** The entry in the log-book: pieces of which the right ones are put together, or free words compared with the model entry. */
  z.strictObject({
    ...nodeHead,
    kind: z.literal('log'),
    /** What the entry must hold: each piece belongs to one part; `in: false` for a piece that has no place in it. */
    pieces: z
      .array(
        z.strictObject({
          id: slugSchema,
          part: z.enum(PARTS),
          in: z._default(z.boolean(), true),
        }),
      )
      .check(z.minLength(4), z.maxLength(12)),
    law: z.array(lawReferenceSchema).check(z.minLength(1)),
    way: waySchema,
  }),
  z.strictObject({ id: slugSchema, kind: z.literal('end'), ending: z.enum(ENDINGS) }),
])
export type SceneNode = z.infer<typeof nodeSchema>

export const sceneSchema = z.strictObject({
  id: slugSchema,
  /** A small number of its own, for codes; never given to another scene. */
  number: z.int().check(z.minimum(1), z.maximum(255)),
  order: z.int(),
  /** Raised when nodes change: an attempt begun on another version is finished on its own. */
  version: z.int().check(z.positive()),
  player: roleSchema,
  place: z.enum(PLACES),
  cast: z
    .array(z.strictObject({ id: slugSchema, look: z.enum(LOOKS), role: z.optional(roleSchema) }))
    .check(z.minLength(1), z.maxLength(6)),
  /** With it the scene is a commission run: each of these decides at their own nodes, on a phone of their own or on one passed round. */
  crew: z.optional(z.array(roleSchema).check(z.minLength(2), z.maxLength(6))),
  /** The skills it turns on, for choosing a scene by what one wants to practise. */
  skills: z.array(z.enum(SKILLS)).check(z.minLength(1)),
  variables: z._default(z.record(slugSchema, variableSchema), {}),
  /** The card that says what to do in this case, and the place in the guide. */
  card: z.optional(slugSchema),
  guide: z.string(),
  start: slugSchema,
  nodes: z.array(nodeSchema).check(z.minLength(6)),
  /** For acting it in a room: who plays (each with a card of their own; words in the voices), and how many minutes it takes. */
  room: z.strictObject({
    minutes: z.int().check(z.minimum(3), z.maximum(30)),
    players: z.array(slugSchema).check(z.minLength(3), z.maxLength(6)),
    questions: z.int().check(z.minimum(2), z.maximum(6)),
  }),
})
export type Scene = z.infer<typeof sceneSchema>
