import type { Attempt } from '../attempt/attempt.ts'
import { dayStart } from './quarter.ts'

/*
 * What the centre's figures rest on (docs/formats/report.md). An attempt that counts for one of them is a milestone of its person; which,
 * says the attempt itself, and nothing is guessed for attempts of earlier versions.
 */

export const MILESTONES = [
  'training', // took part in a training in a room: a quiz of the room, or the sheet of whoever watched a role-play there
  'passed', // passed a mock exam, by the mark of its day
  'protocol', // finished an exercise with a protocol, with nine figures of ten right
  'scene', // finished a role-play
] as const
export type Milestone = (typeof MILESTONES)[number]

/** So much of an exercise's figures must be right. */
export const SOUND = 0.9
/** Exercise and role-play count for being ready for so long (ms): 92 days, no quarter is longer. */
export const FRESH = 92 * 24 * 60 * 60_000

/** What an attempt counts for; nothing while it is not finished, or when it was left. */
export function milestoneOf({ kind, subject, endedAt, result }: Attempt): Milestone | undefined {
  if (endedAt === undefined || result?.completion !== true) return undefined
  switch (kind) {
    case 'room':
      return 'training'
    case 'exam':
      return result.success === true ? 'passed' : undefined
    case 'protocol':
      return isSound(result.scores?.['values']) ? 'protocol' : undefined
    case 'scenario':
      return subject.endsWith('/observer') ? 'training' : 'scene'
    case 'reading':
    case 'bookmark':
    case 'checklist': // a polling day that was prepared, or only looked at: nobody was taught by it
    case 'questions':
    case 'review':
      return undefined
    default:
      return undefined // a kind of a newer app
  }
}

/** From when on something counts as fresh at a moment, both in ms since 1970: the day counts whole. */
export function freshFrom(moment: number): number {
  return dayStart(moment - FRESH)
}

/** A phone that was away longer than this (ms) is not believed: its clock is wrong. */
export const BELIEVED = 366 * 24 * 60 * 60_000

/**
 * When an attempt was finished (ms since 1970): as its phone says, unless that is after the centre had it or more than a year before.
 * Then it is when the centre had it.
 */
export function finishedAt({ endedAt }: Pick<Attempt, 'endedAt'>, receivedAt: number): number {
  const isBelieved = endedAt !== undefined && endedAt <= receivedAt && endedAt > receivedAt - BELIEVED
  return isBelieved ? endedAt : receivedAt
}

function isSound(values: { readonly right: number; readonly of: number } | undefined): boolean {
  return values !== undefined && values.of > 0 && values.right >= SOUND * values.of
}
