import { type Chapter, PHASES, type Phase, type Step } from './chapter.ts'
import type { Role } from './role.ts'

/** A step with the place where the guide explains it. */
export interface PlacedStep {
  readonly chapter: string
  readonly section: string
  readonly step: Step
  readonly phase: Phase
}

/** Whether a step belongs to a role: its own, or everyone's. Without a role every step is one's own. */
export function isMine(step: Pick<Step, 'roles'>, role: Role | undefined): boolean {
  return role === undefined || step.roles.length === 0 || step.roles.includes(role)
}

/** The id under which a step is ticked; stable across languages and packs. */
export function stepKey(chapter: string, step: string): string {
  return `${chapter}/${step}`
}

/** Every step of a guide in the order of the day. */
export function placedSteps(chapters: readonly Chapter[]): PlacedStep[] {
  return [...chapters]
    .sort((a, b) => a.order - b.order)
    .flatMap((chapter) =>
      chapter.sections.flatMap((section) =>
        section.steps.map((step) => ({
          chapter: chapter.id,
          section: section.id,
          step,
          phase: chapter.phase,
        })),
      ),
    )
}

/**
 * The checklist of a role for the day: the checkable steps that are hers, by phase, and within a phase in the
 * guide's order, where a step with a clock time never stands before an earlier one.
 */
export function checklistFor(
  chapters: readonly Chapter[],
  role: Role | undefined,
): ReadonlyArray<{ readonly phase: Phase; readonly steps: readonly PlacedStep[] }> {
  const mine = placedSteps(chapters).filter(({ step }) => step.check && isMine(step, role))
  return PHASES.map((phase) => ({
    phase,
    steps: inTimeOrder(mine.filter((placed) => placed.phase === phase)),
  })).filter(({ steps }) => steps.length > 0)
}

/** Keeps the given order, but lets no timed step come before one with an earlier time; untimed steps follow their predecessor. */
function inTimeOrder(steps: readonly PlacedStep[]): PlacedStep[] {
  let clock = ''
  return steps
    .map((placed, place) => {
      if (placed.step.at) clock = placed.step.at
      return { placed, clock, place }
    })
    .sort((a, b) => (a.clock === b.clock ? a.place - b.place : a.clock < b.clock ? -1 : 1))
    .map(({ placed }) => placed)
}
