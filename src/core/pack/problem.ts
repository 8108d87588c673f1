/** Why a pack was not taken. Each code has a sentence in locales/<language>/problems.json. */
export const PACK_PROBLEMS = [
  'offline',
  'no-answer',
  'not-found',
  'portal',
  'too-large',
  'not-a-pack',
  'newer-format',
  'old-browser',
  'bad-signature',
  'foreign-key',
  'foreign-audience',
  'older',
  'damaged',
  'wrong-language',
  'wrong-shape',
  'storage-full',
  'storage-closed',
  'cancelled',
] as const
export type PackProblem = (typeof PACK_PROBLEMS)[number]
