import { eventOfStep } from '../core/scenario/event-of-step.ts'
import { type PlayEvent, playOn, startPlay } from '../core/scenario/play.ts'
import { beginPlay, type Playing } from './play-scenario.ts'
import type { SceneBook } from './scenes.ts'

/**
 * Begins a play in which everything before a step of an earlier one is given, to try otherwise from there on. It is played on
 * the scene as it is now: where that has changed on the way there, it begins at its beginning and is said to be `changed`.
 */
export async function replayFrom(
  book: SceneBook,
  { scene, play: { path, roles } }: Pick<Playing, 'scene' | 'play'>,
  at: number,
): Promise<Playing> {
  const way = path.slice(0, at)
  const given = way.map((step) => eventOfStep(scene, step))
  const nodes = [...way, path[at]].map((step) => step?.node)
  if (leadsThrough(book, given, nodes)) return beginPlay(book, { roles, given })
  return { ...(await beginPlay(book, { roles })), since: 'changed' }
}

/** Whether events lead through the same nodes in this version of the scene. */
function leadsThrough(
  { opened: { scene } }: SceneBook,
  events: readonly PlayEvent[],
  nodes: readonly (string | undefined)[],
): boolean {
  let play = startPlay(scene)
  return nodes.every((node, at) => {
    const isThere = node === play.node
    const event = events[at]
    if (event) play = playOn(scene, play, event)
    return isThere
  })
}
