/** What may happen in a block of a training. */
export const BLOCK_KINDS = [
  'opening',
  'talk', // the trainer shows or tells
  'quiz', // questions for the whole room
  'scene', // a role-play acted in groups
  'protocol', // a form filled in or judged
  'exam',
  'group', // work in groups, each with its card, and what they report
  'cards', // cases looked up against the clock
  'discussion',
  'break',
  'closing',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** What a block may open in the app, as `topic:counting`, `guide:counting#doubtful`. */
export const TARGET_KINDS = ['topic', 'scene', 'form', 'exam', 'guide', 'card'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** What blocks of some kinds cannot do without. */
export const NEEDED: Readonly<Partial<Record<BlockKind, TargetKind>>> = {
  quiz: 'topic',
  scene: 'scene',
  protocol: 'form',
  exam: 'exam',
  cards: 'card',
}

/** A training day is no longer than this (minutes, breaks included): nobody learns more in one. */
export const LONGEST_DAY = 360

/** One trainer holds no more people than this at once. */
export const MOST_PEOPLE = 36
