/**
 * The ways in which a form can be practised. Their order is part of the exercise code (code.ts): new ones are appended, none
 * is ever removed or moved.
 */
export const LEVELS = [
  'worked', // filled in and explained, nothing wrong
  'guided', // blank, with a coach
  'slip', // one slip that a check sees
  'exam', // nothing or one thing wrong, no help
  'gap', // ballots are missing or too many: the figures must stay honest
  'two-faults', // two slips that cancel: every sum is right, two boxes are wrong
  'amendment', // signed already
  'four-eyes', // typed twice
  'night', // the whole count, then the form
  'detective', // one fault of any kind
] as const
export type Level = (typeof LEVELS)[number]
