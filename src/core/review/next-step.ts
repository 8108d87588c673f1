import { READY, type Readiness } from './readiness.ts'

/** The one best next thing to do, and which one of its kind. */
export type NextStep =
  | { readonly kind: 'guide' | 'scene' | 'protocol' | 'topic'; readonly id: string }
  | { readonly kind: 'exam'; readonly id: string; readonly isOpen: boolean }
  | { readonly kind: 'review' | 'rest' }

/** One room of the app: how much of it was done, and what in it comes next. */
export interface RoomDone {
  readonly done: number
  readonly of: number
  /** The next one not done yet; nothing when all are done, or when the room is not on this phone. */
  readonly next: string | undefined
}

/** What is known when the next step is chosen. */
export interface Facts {
  /** An exam that was begun and not ended. */
  readonly examOpen: string | undefined
  /** The mock exam to sit, if any is on the phone, and how many days ago one was last sat. */
  readonly exam: string | undefined
  readonly daysSinceExam: number | undefined
  /** Whether today's ten minutes are done (core/review/session.ts). */
  readonly reviewDone: boolean
  /** Nights until polling day, if one is set. */
  readonly daysLeft: number | undefined
  readonly readiness: Readiness
  readonly guide: RoomDone
  readonly scenes: RoomDone
  readonly protocols: RoomDone
}

/** From so much expected on polling day a mock exam shows something. */
const FIT_FOR_EXAM = 0.6

/** A mock exam is worth sitting again after so many days. */
const EXAM_AGAIN = 7

/** So near to polling day nothing new is begun. */
const LAST_DAYS = 2

/**
 * The one best next step. What was begun is ended first; whoever has just come begins with the guide; then the ten minutes of
 * today; then, unless polling day is too near, a mock exam when it would show something, or where least is done.
 */
export function nextStep(facts: Facts): NextStep {
  const { examOpen, guide, readiness } = facts
  if (examOpen !== undefined) return { kind: 'exam', id: examOpen, isOpen: true }
  if (isNewcomer(facts) && guide.next !== undefined) return { kind: 'guide', id: guide.next }
  if (!facts.reviewDone && readiness.of > 0) return { kind: 'review' }
  if (facts.daysLeft !== undefined && facts.daysLeft <= LAST_DAYS) return { kind: 'rest' }
  if (facts.exam !== undefined && isFitForExam(facts)) return { kind: 'exam', id: facts.exam, isOpen: false }
  return leastDone(facts) ?? { kind: 'rest' }
}

function isNewcomer({ guide, scenes, protocols, readiness }: Facts): boolean {
  return guide.done + scenes.done + protocols.done === 0 && readiness.unseen === readiness.of
}

function isFitForExam({ readiness, daysSinceExam }: Facts): boolean {
  return readiness.expected >= FIT_FOR_EXAM && (daysSinceExam ?? EXAM_AGAIN) >= EXAM_AGAIN
}

/** Where the smallest share is done; of equals the guide first, for the rest builds on it. */
function leastDone({ guide, protocols, scenes, readiness }: Facts): NextStep | undefined {
  const open: { readonly step: NextStep; readonly share: number }[] = []
  const offer = (kind: 'guide' | 'protocol' | 'scene', { done, of, next }: RoomDone): void => {
    if (next !== undefined && done < of) open.push({ step: { kind, id: next }, share: done / of })
  }
  offer('guide', guide)
  offer('protocol', protocols)
  offer('scene', scenes)
  const weakest = [...readiness.topics].sort((a, b) => a.expected - b.expected)[0]
  if (weakest && weakest.expected < READY)
    open.push({ step: { kind: 'topic', id: weakest.topic }, share: readiness.expected })
  return open.sort((a, b) => a.share - b.share)[0]?.step
}
