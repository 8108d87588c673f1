import { type SeatLine, seatLines } from '../../../../core/room/standings.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { itemsOf, recordOf } from './page-props.ts'

/** Who came and who did not, for the sweep through the room. */
export interface Roll {
  /** Every seat of the room, and any beyond it that came. */
  readonly lines: readonly SeatLine[]
  /** How many seats have answers here. */
  readonly came: number
  readonly of: number
  /** Marked as present, and no answers yet. */
  readonly here: readonly SeatLine[]
  /** Nothing is known of them. */
  readonly missing: readonly SeatLine[]
  /** Seats that two phones named, also those that were decided. */
  readonly doubled: readonly SeatLine[]
  readonly evaluations: number
}

/** Reads the roll of a room out of its record. */
export function rollOf(room: HostedRoom): Roll {
  const lines = seatLines(recordOf(room), itemsOf(room))
  const are = (state: SeatLine['state']): readonly SeatLine[] => lines.filter((line) => line.state === state)
  return {
    lines,
    came: are('answered').length + are('two-phones').length,
    of: lines.length,
    here: are('present'),
    missing: are('missing'),
    doubled: lines.filter(({ phones }) => phones.length > 1),
    evaluations: room.entries.filter(({ kind }) => kind === 'evaluation').length,
  }
}
