import * as z from 'zod/mini'
import { type Uuid, uuidSchema } from '../ids.ts'
import type { Language } from '../language.ts'
import { languageSchema } from '../language-schema.ts'

/*
 * The door out. Whatever a person does, it ends as an attempt: who, what, when, every choice on the way, result,
 * pack version. Outbox, statements, reports and certificates read attempts and nothing else.
 */

export const ATTEMPT_FORMAT = 1

/** What was done. New kinds of exercise are added here; nothing downstream changes. */
export const ATTEMPT_KINDS = [
  'reading',
  'bookmark',
  'checklist',
  'protocol',
  'scenario',
  'questions',
  'review',
  'exam',
  'room',
] as const

/** What can be done to something. New acts are added at the end. */
export const ACTS = [
  'opened',
  'reached',
  'ticked',
  'unticked',
  'added',
  'removed',
  'ended',
  'typed', // into a box: "votes/41=372"
  'accepted', // "I have checked this", for a section
  'pointed', // at a box, as the one that is wrong
  'unpointed',
  'chose', // one of several answers: "remedy=recount"
  'wrote', // free words: "note=…"
  'did', // a step
  'sorted', // a ballot onto a pile: "17=41"
  'voted', // on a doubtful ballot: "17=valid"
  'sealed', // a pile with its number: "41=203"
  'undid',
] as const

export const eventSchema = z.object({
  /** Milliseconds since the attempt began, by a clock that never runs backwards. */
  after: z.int().check(z.nonnegative()),
  act: z.enum(ACTS),
  /** What it was done to: a section, a step, a place, a box and what was typed in it. */
  object: z.string().check(z.maxLength(600)),
})
export type AttemptEvent = z.infer<typeof eventSchema>

export const attemptSchema = z.object({
  format: z.literal(ATTEMPT_FORMAT),
  id: uuidSchema,
  /** A pseudonym made on this device; never a name. */
  person: uuidSchema,
  kind: z.enum(ATTEMPT_KINDS),
  /** The chapter, card, place or role it is about. */
  subject: z.string().check(z.maxLength(200)),
  language: languageSchema,
  /** The version of the pack it was done with; absent when nothing was installed yet. */
  pack: z.optional(z.object({ version: z.int(), issued: z.string() })),
  /** Milliseconds since 1970 by this phone's clock, right or wrong. */
  startedAt: z.int(),
  updatedAt: z.int(),
  endedAt: z.optional(z.int()),
  /** Grows by one with each write on this device: orders attempts when the clock cannot. */
  sequence: z.int().check(z.nonnegative()),
  /** Its `sequence` at the last thing done in it, where its end was noted only afterwards: there is its place among the others. */
  doneSequence: z.optional(z.int().check(z.nonnegative())),
  events: z.array(eventSchema),
  result: z.optional(
    z.object({
      completion: z.boolean(),
      /** So many right of so many, by what was judged. */
      scores: z.optional(z.record(z.string(), z.object({ right: z.int(), of: z.int() }))),
      /** Whether that was enough, by the mark of that day; only where there is one (an exam). */
      success: z.optional(z.boolean()),
    }),
  ),
})
export type Attempt = z.infer<typeof attemptSchema>
export type AttemptKind = Attempt['kind']

export interface Beginning {
  readonly id: Uuid
  readonly person: Uuid
  readonly kind: AttemptKind
  readonly subject: string
  readonly language: Language
  readonly pack: { readonly version: number; readonly issued: string } | undefined
}

/** Begins an attempt at `now` (ms since 1970). */
export function beginAttempt(beginning: Beginning, now: number): Attempt {
  const { pack, ...rest } = beginning
  return {
    format: ATTEMPT_FORMAT,
    ...rest,
    ...(pack ? { pack: { ...pack } } : {}),
    startedAt: now,
    updatedAt: now,
    sequence: 0,
    events: [],
  }
}

/** Adds what was just done. A clock set back never makes a duration negative or an event earlier than its predecessor. */
export function addEvent(
  attempt: Attempt,
  event: Pick<AttemptEvent, 'act' | 'object'>,
  now: number,
): Attempt {
  const last = attempt.events.at(-1)?.after ?? 0
  const after = Math.max(last, now - attempt.startedAt, 0)
  return {
    ...attempt,
    updatedAt: Math.max(attempt.updatedAt, now),
    events: [...attempt.events, { after, act: event.act, object: event.object }],
  }
}

/** Ends an attempt; ending twice changes nothing. */
export function endAttempt(
  attempt: Attempt,
  now: number,
  completion: boolean,
  scores?: NonNullable<Attempt['result']>['scores'],
  success?: boolean,
): Attempt {
  if (attempt.endedAt !== undefined) return attempt
  const ended = addEvent(attempt, { act: 'ended', object: attempt.subject }, now)
  const judged = { ...(scores ? { scores } : {}), ...(success === undefined ? {} : { success }) }
  return { ...ended, endedAt: ended.updatedAt, result: { completion, ...judged } }
}

/**
 * Ends what somebody has left, afterwards: with the last thing done in it. When that was, its result and its place among the others stay;
 * only that it is over is new, and goes to the centre as any change does.
 */
export function endAfterwards(attempt: Attempt): Attempt {
  if (attempt.endedAt !== undefined) return attempt
  const { sequence, updatedAt, result } = attempt
  const ended = endAttempt(attempt, updatedAt, result?.completion ?? false, result?.scores, result?.success)
  return { ...ended, doneSequence: sequence }
}

/** Where an attempt stands among the others on this device: by the last thing done in it. */
export function placeOf({ doneSequence, sequence }: Pick<Attempt, 'doneSequence' | 'sequence'>): number {
  return doneSequence ?? sequence
}

/** Newest first, by the order in which things were done on this device. */
export function newestFirst(attempts: readonly Attempt[]): Attempt[] {
  return [...attempts].sort((a, b) => placeOf(b) - placeOf(a))
}
