import { readRosterSquare, type RosterSquareProblem } from '../../../../core/room/roster-squares.ts'
import { nameSeats } from '../../../../flow/host-room.ts'
import type { RunDeed } from './deed-line.ts'

/** What came of a square: it was taken, or why not; and what has come by squares so far. */
export interface RosterSaid {
  readonly is: RosterSquareProblem | 'taken'
  readonly codes: number
  readonly names: number
}

/** Takes in what the camera reads; `say` is called once for each square. */
export type RosterSweep = (text: string, say: (said: RosterSaid) => void) => Promise<void>

/** Takes in a list square by square, each once: the camera sees the same one many times a second. */
export function makeRosterSweep(run: RunDeed): RosterSweep {
  const known = new Set<string>()
  let [codes, names] = [0, 0]
  return async (text, say) => {
    if (known.has(text)) return
    known.add(text)
    const is = await run(async (room) => {
      const read = readRosterSquare(text, codes > 0)
      if (!read.ok) return { room, told: read.problem }
      const next = await nameSeats(room, read.value)
      codes++
      names += read.value.length
      return { room: next, told: 'taken' as const }
    })
    if (is) say({ is, codes, names })
    else known.delete(text) // the phone refused to keep it; shown on, it is taken once more
  }
}
