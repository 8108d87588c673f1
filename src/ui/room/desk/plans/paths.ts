import { addressOf, PATHS } from '../../../routes.ts'

/** Where the session plans are. */
export const PLANS = `${PATHS.host}/plans`

/** Where a plan is. */
export function planPath(plan: string): string {
  return `${PLANS}/${plan}`
}

/** Where the group cards of a plan are; with a block, its cards and its clock. */
export function groupsPath(plan: string, block?: string): string {
  return `${planPath(plan)}/groups${block === undefined ? '' : `#${block}`}`
}

/**
 * Where a trainer opens what a block names, `scene:inked-voter`: a role-play as it is acted in a room, a topic as a new quiz.
 * @param asQuiz false where a topic is only to be looked at
 */
export function placePath(target: string, asQuiz: boolean): string {
  const colon = target.indexOf(':')
  const id = target.slice(colon + 1)
  switch (target.slice(0, colon)) {
    case 'topic':
      return asQuiz ? `${PATHS.host}/new?topic=${id}` : `${PATHS.tests}/topic/${id}`
    case 'scene':
      return `${PATHS.scenarios}/${id}/room`
    case 'form':
      return `${PATHS.protocols}/${id}`
    case 'exam':
      return `${PATHS.tests}/exam/${id}`
    default:
      return addressOf(target)
  }
}
