import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Play, PlayEvent } from '../../core/scenario/play.ts'
import type { Playing } from '../../flow/play-scenario.ts'
import type { Kept } from '../parts/saved-state.tsx'
import { doOn, isOver, keepTable } from './keep-table.ts'
import type { Elsewhere } from '../parts/elsewhere-note.tsx'
import { tableOf } from './table.ts'

/** A role-play while it is played. */
export interface Running {
  readonly playing: Playing
  readonly play: Play
  readonly kept: Kept
  /** What another window did with it meanwhile. */
  readonly elsewhere: Elsewhere | undefined
  /** Does something; what makes no sense where the play stands changes nothing. */
  readonly on: (event: PlayEvent) => void
  /** Takes over what another phone has played: all of it is kept, or nothing. */
  readonly onAll: (events: readonly PlayEvent[]) => void
  /** Tries to keep what is not kept yet. */
  readonly keepAgain: () => void
  /** Settled when the phone has answered for everything done so far. */
  readonly settled: () => Promise<unknown>
}

/**
 * A play on the screen and, event by event, on the phone. The screen never waits for the phone; "saved" is said only once the
 * phone has it, and what it refused stays in line and is tried again with whatever is done next. At its end the play is
 * finished without being asked. Where it is played in another window, nothing is done in this one.
 */
export function usePlay(playing: Playing, isHere: boolean): Running {
  const table = useMemo(() => tableOf(playing), [playing])
  const [play, setPlay] = useState(table.play)
  const [kept, setKept] = useState<Kept>(table.taken ? 'saved' : 'not-saved')
  const [elsewhere, setElsewhere] = useState(table.elsewhere)

  const keep = useCallback((): void => {
    setKept('saving')
    void keepTable(table).then((saved) => {
      setPlay(table.play)
      setElsewhere(table.elsewhere)
      setKept(saved ? 'saved' : 'not-saved')
    })
  }, [table])

  const onAll = useCallback(
    (events: readonly PlayEvent[]): void => {
      if (!isHere || !doOn(table, events)) return
      setPlay(table.play)
      keep()
    },
    [table, keep, isHere],
  )
  useEffect(() => {
    // come back to what was not kept, or to an end that the phone was switched off before
    if (isHere && (table.writing || table.line.length > 0 || isOver(table))) keep()
  }, [table, keep, isHere])
  return useMemo(
    () => ({
      playing,
      play,
      kept,
      elsewhere,
      on: (event) => onAll([event]),
      onAll,
      keepAgain: keep,
      settled: async () => table.writing,
    }),
    [playing, play, kept, elsewhere, onAll, keep, table],
  )
}
