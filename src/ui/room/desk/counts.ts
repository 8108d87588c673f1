import { seatLines } from '../../../core/room/standings.ts'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { itemsOf, recordOf } from './after/page-props.ts'

/** How many people came, of how many answers are here, how many seats nobody has come to. */
export interface Counts {
  readonly came: number
  readonly answered: number
  readonly missing: number
}

/** Counts the seats of a room. */
export function countsOf(room: HostedRoom): Counts {
  const states = seatLines(recordOf(room), itemsOf(room)).map(({ state }) => state)
  const missing = states.filter((state) => state === 'missing').length
  const present = states.filter((state) => state === 'present').length
  const came = states.length - missing
  return { came, answered: came - present, missing }
}
