import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Seat } from '../../../flow/join-room.ts'
import type { Kept } from '../../parts/saved-state.tsx'
import type { Deed } from './deeds.ts'
import { doIn, handOf, isKept, keepHand, shownIn } from './hand.ts'

/** A seat while somebody sits on it. */
export interface Seated {
  readonly seat: Seat
  readonly kept: Kept
  /** Whether another window has left the room. */
  readonly isLeft: boolean
  readonly on: (deed: Deed) => void
  /** Tries to keep what is not kept yet. */
  readonly keepAgain: () => void
}

/**
 * A seat on the screen and, tap by tap, on the phone. The screen never waits for the phone; "saved" is said only once the phone
 * has it, and what it refused stays in line and is tried again with whatever is done next. Where one sits in another window, nothing
 * is done in this one.
 */
export function useSeat(begun: Seat, isHere: boolean): Seated {
  const hand = useMemo(() => handOf(begun), [begun])
  const [, setDrawn] = useState(0)
  const [kept, setKept] = useState<Kept>(isKept(hand) ? 'saved' : 'not-saved')

  const keepAgain = useCallback((): void => {
    setKept('saving')
    void keepHand(hand).then((saved) => {
      setKept(saved ? 'saved' : 'not-saved')
      setDrawn((times) => times + 1)
    })
  }, [hand])
  const on = useCallback(
    (deed: Deed): void => {
      if (!isHere) return
      doIn(hand, deed)
      keepAgain()
      setDrawn((times) => times + 1)
    },
    [hand, keepAgain, isHere],
  )
  useEffect(() => {
    if (isHere && (hand.writing || hand.line.length > 0))
      keepAgain() // come back to what was not kept
    else setKept(isKept(hand) ? 'saved' : 'not-saved')
  }, [hand, keepAgain, isHere])
  return { seat: shownIn(hand), kept, isLeft: hand.isLeft, on, keepAgain }
}
