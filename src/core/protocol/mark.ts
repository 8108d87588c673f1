import * as z from 'zod/mini'
import { lawReferenceSchema } from '../guide/law.ts'
import { slugSchema } from '../ids.ts'
import { INVALID_KINDS } from './invalid-kinds.ts'

/*
 * Ways in which a ballot can be marked, as content (content/marks/<id>/marks.yml): what is drawn, what it counts as, on
 * what ground. The learner sorts drawn ballots; the generator makes a night's ballots out of the same list.
 */

/** What a pen, or an accident, can leave on paper. */
export const SHAPES = [
  'ring', // a closed ring, as the law asks
  'open-ring', // a ring that does not close
  'double-ring',
  'tick',
  'cross',
  'dot',
  'line', // a stroke through what stands there
  'double-line',
  'underline',
  'wave',
  'fill', // the place is blackened
  'scribble', // crossed out with force
  'star',
  'heart',
  'plus',
  'minus',
  'square',
  'triangle',
  'arrow',
  'smile',
  'word', // a word in handwriting; which one is said by `word`
  'signature', // somebody's name in handwriting
  'print-off', // the mirror image of a wet ring, printed off when the ballot was folded
  'stain', // spilt tea or coffee
  'blot', // spilt ink that hides what stands there
  'tear', // a corner, the edge of a line, or the whole paper in two
  'hole',
  'fingerprint',
  'crease', // the paper was crumpled
] as const

/** Which line of the ballot, or which place outside the lines. `others`: every line but the chosen one. */
export const PLACES = [
  'chosen',
  'second',
  'third',
  'all',
  'others',
  'between', // on the rule between the chosen line and the next
  'header',
  'margin',
  'foot',
  'back',
  'paper', // across the whole front
  'envelope',
] as const

/** Where on the line: round its number, on the name, over the whole line, in the empty space. */
export const SPOTS = ['number', 'name', 'line', 'space'] as const

export const strokeSchema = z.strictObject({
  shape: z.enum(SHAPES),
  at: z.enum(PLACES),
  on: z._default(z.enum(SPOTS), 'number'),
  /** The id of a handwritten word; its text stands in the voices. */
  word: z.optional(slugSchema),
  /** How large, in per cent of the usual. */
  size: z._default(z.int().check(z.minimum(30), z.maximum(250)), 100),
  /** True: drawn faintly, by a pen running dry. */
  faint: z._default(z.boolean(), false),
  /** How far it slipped towards the next line, in per cent of a line's height. */
  shift: z.optional(z.int().check(z.minimum(-100), z.maximum(100))),
})
export type Stroke = z.infer<typeof strokeSchema>

/** What a mark makes of a ballot. `disputed`: people who know the law disagree; the commission votes and says why. */
export const VERDICTS = ['valid', 'invalid', 'disputed'] as const

export const markSchema = z.strictObject({
  id: slugSchema,
  verdict: z.enum(VERDICTS),
  /** The ground, by its id in `grounds`. */
  ground: slugSchema,
  invalidAs: z._default(z.enum(INVALID_KINDS), 'other'),
  /** How often it is met among ballots of its verdict: relative to the others. */
  weight: z._default(z.int().check(z.positive()), 1),
  /** 1 plain, 2 needs a thought, 3 hard: drills rise through them. */
  level: z.literal([1, 2, 3]),
  strokes: z.array(strokeSchema),
  /** What the paper itself lacks or has too much of. */
  paper: z._default(
    z.strictObject({
      /** False: the registrar's signature on the back is missing. */
      signed: z._default(z.boolean(), true),
      /** False: the special seal on the back is missing. */
      stamped: z._default(z.boolean(), true),
      /** The seal is there, but on the front, or so smeared that it cannot be read; left out when it is as it should be. */
      seal: z.optional(z.enum(['front', 'smudged'])),
      /** `torn`: it is the approved envelope, but torn. */
      envelope: z._default(z.enum(['one', 'none', 'foreign', 'two-ballots', 'torn']), 'one'),
      /** False: the ballot was meant for another precinct. */
      own: z._default(z.boolean(), true),
    }),
    { signed: true, stamped: true, envelope: 'one', own: true },
  ),
})
export type Mark = z.infer<typeof markSchema>

/** content/marks/<id>/marks.yml */
export const markFileSchema = z.strictObject({
  id: slugSchema,
  country: z.string().check(z.regex(/^[a-z]{2}$/)),
  grounds: z
    .array(z.strictObject({ id: slugSchema, law: z.array(lawReferenceSchema).check(z.minLength(1)) }))
    .check(z.minLength(2)),
  marks: z.array(markSchema).check(z.minLength(1)),
})
export type MarkFile = z.infer<typeof markFileSchema>

/** One language's words for the marks (content/marks/<id>/<language>.yml). */
export const markWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  title: z.string(),
  /** By ground: its name, and the rule in one or two sentences. */
  grounds: z.record(slugSchema, z.strictObject({ name: z.string(), rule: z.string() })),
  /** By mark: what one sees, and why it counts as it does. */
  marks: z.record(slugSchema, z.strictObject({ see: z.string(), why: z.string() })),
  /** Handwritten words on ballots, by id. */
  words: z._default(z.record(slugSchema, z.string()), {}),
})
export type MarkWords = z.infer<typeof markWordsSchema>

/** The marks of a country in one language, as a pack carries them. */
export interface MarkBook {
  readonly file: MarkFile
  readonly words: MarkWords
}
