/*
 * The closed lists of which questions are made. They stand apart from the schema (question.ts), so that a page which only
 * lists questions does not bring zod along.
 */

/** What a question asks of a person; each kind has an answer, a marking and a screen of its own. */
export const QUESTION_KINDS = [
  'choice', // one of several
  'several', // some of several
  'truth', // whether a statement holds, and why
  'order', // steps in their order
  'match', // what belongs to what
  'number', // a figure that must agree, made from a seed
  'spot', // places on a drawing
  'log', // what belongs in an entry of the log-book
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** 1 recalls a rule, 2 applies it, 3 judges a case in which rules meet. */
export const DIFFICULTIES = [1, 2, 3] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** How far people have looked at a question: a reviewed one names who did and when. */
export const REVIEWS = ['draft', 'reviewed'] as const
export type Review = (typeof REVIEWS)[number]
