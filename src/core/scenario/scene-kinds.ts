/*
 * The closed lists of which scenes are made. They stand apart from the schema (scene.ts), so that a page which only lists
 * scenes does not bring zod along.
 */

/** What a choice can show of a person; shown over time, never added up into one number. */
export const SKILLS = [
  'procedure', // knows what the rule asks
  'listening', // hears what the other means before answering
  'calm', // lowers the heat: voice, words, distance
  'respect', // dignity, no shaming, no assumptions
  'impartiality', // the same to all, and seen to be
  'record', // writes down what must be written
] as const
export type Skill = (typeof SKILLS)[number]

/** Where a scene plays: each is a drawn background. */
export const PLACES = [
  'entrance',
  'registration',
  'booths',
  'box',
  'chair-desk',
  'outside',
  'home-visit',
  'count-table',
  'district',
] as const
export type Place = (typeof PLACES)[number]

/** How a person of a scene looks: age and sex, drawn in one style. */
export const LOOKS = [
  'woman-20',
  'man-20',
  'woman-35',
  'man-35',
  'woman-50',
  'man-50',
  'woman-70',
  'man-70',
  'wheelchair-man-35',
  'blind-woman-50',
] as const
export type Look = (typeof LOOKS)[number]

/** How somebody stands there while speaking: drawn, and said to whoever cannot see it. */
export const MOODS = ['even', 'friendly', 'worried', 'angry', 'tired', 'insistent', 'relieved'] as const
export type Mood = (typeof MOODS)[number]

/** What an entry in the log-book must hold. */
export const PARTS = ['time', 'who', 'what', 'decision', 'signature'] as const
export type Part = (typeof PARTS)[number]

/** How a scene can come out: as it should, with something left to mend, or with harm done. None is called a failure. */
export const ENDINGS = ['well', 'mixed', 'harm'] as const
export type Ending = (typeof ENDINGS)[number]

/** The kinds of node. */
export const NODE_KINDS = ['say', 'choose', 'ask', 'look', 'log', 'end'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
