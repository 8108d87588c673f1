import { reached, refused, type Result } from '../../../core/result.ts'
import { type Play, type PlayEvent, startPlay } from '../../../core/scenario/play.ts'
import {
  type Baton,
  type BatonProblem,
  readBaton,
  takeBaton,
  type SceneEdition,
  type TakeProblem,
} from '../../../core/scenario/relay.ts'
import { batonIn } from './baton-link.ts'

/** Why what came from another phone is not laid on to this phone's run. */
export type ReceiveProblem = BatonProblem | TakeProblem

/** A baton that fits, and the events that bring this phone to where it is. */
export interface Received {
  readonly baton: Baton
  readonly events: readonly PlayEvent[]
}

/** Reads what was scanned or pasted and lays it on to the run of this phone; a run that has begun nowhere yet takes any group's. */
export function receive(mine: Play, here: SceneEdition, text: string): Result<Received, ReceiveProblem> {
  const read = readBaton(batonIn(text), [here])
  if (!read.ok) return refused(read.problem)
  const taken = takeBaton(mine, here.scene, read.value)
  return taken.ok ? reached({ baton: read.value, events: taken.value }) : refused(taken.problem)
}

/** The same for a phone on which no run is going on; one that it has finished already is not begun a second time. */
export function receiveAnew(
  finished: Play | undefined,
  here: SceneEdition,
  text: string,
): Result<Received, ReceiveProblem> {
  const known = finished && receive(finished, here, text)
  return known && !known.ok && known.problem !== 'other-group'
    ? known
    : receive(startPlay(here.scene), here, text)
}
