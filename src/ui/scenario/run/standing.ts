import type { Role } from '../../../core/guide/role.ts'
import { nodeIn, type Play, type Step } from '../../../core/scenario/play.ts'
import type { Scene } from '../../../core/scenario/scene.ts'
import { turnOf } from '../../../core/scenario/turn.ts'

/**
 * Where a run stands, seen from this phone. `arrive`: it has just come to somebody at this phone, who is told so before anything
 * is decided. `turn`: it is played here. `show`: this phone has played last and passes the baton. `wait`: another phone has it.
 */
export type Standing =
  | { readonly kind: 'arrive' | 'show' | 'wait'; readonly role: Role }
  | { readonly kind: 'turn'; readonly role: Role | 'all' }
  | { readonly kind: 'over' }

/**
 * Says where a run stands. What belongs to everybody (the last words) is played wherever one is: nothing is decided in it.
 * @param greeted the number of steps at which whoever it came to has said that they are there
 */
export function standingOf(scene: Scene, play: Play, greeted: number | undefined): Standing {
  const { path, roles } = play
  if (nodeIn(scene, play.node).kind === 'end') return { kind: 'over' }
  const role = turnOf(scene, play)
  if (role === 'all') return { kind: 'turn', role }
  const last = path.at(-1)
  if (play.group === '') return { kind: 'wait', role }
  if (!roles.includes(role)) return { kind: last && !last.given ? 'show' : 'wait', role }
  const comes = last?.given === true || (roles.length > 1 && changesHands(scene, last, role))
  return { kind: comes && greeted !== path.length ? 'arrive' : 'turn', role }
}

/** Whether somebody else had the turn until now. What is said without a name belongs to whoever comes next, so it changes nothing. */
function changesHands(scene: Scene, last: Step | undefined, role: Role): boolean {
  const node = last && nodeIn(scene, last.node)
  if (!node || node.kind === 'end') return true
  return node.by !== undefined && node.by !== role
}

/** The time of the simulated day, "HH:MM", by what was told last; nothing before the first time is told. */
export function clockOf(scene: Scene, { path, node }: Pick<Play, 'path' | 'node'>): string | undefined {
  const times = [...path.map((step) => step.node), node].map((id) => timeAt(scene, id))
  return times.findLast((time) => time !== undefined)
}

function timeAt(scene: Scene, id: string): string | undefined {
  const node = nodeIn(scene, id)
  return node.kind === 'say' ? node.at : undefined
}

/** What other phones have done since something was last done on this one: as many steps from the end of the path. */
export function meanwhile({ path }: Pick<Play, 'path'>): number {
  return path.length - 1 - path.findLastIndex(({ given }) => !given)
}
