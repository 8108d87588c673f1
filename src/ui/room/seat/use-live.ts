import { useEffect, useRef, useState } from 'preact/hooks'
import type { Seat } from '../../../flow/join-room.ts'
import { type Hints, type LiveSeat, liveSeat, seatWithHints } from '../../../flow/live-seat.ts'

/** What a seat shows of the network. */
export interface SeatLive {
  /** Whether the trainer receives the answers at present. */
  readonly isLive: boolean
  /** The place at which the trainer is; nothing while that is not known. */
  readonly trainerAt: number | undefined
}

/**
 * Tells the trainer what is answered where there is a network, and takes what the trainer says. Without one nothing of it is seen. Of
 * several windows only the one in which one sits does so.
 */
export function useLive(seat: Seat, isHere: boolean, onSeat: (seat: Seat) => void): SeatLive {
  const { code, attempt } = seat
  const [isLive, setLive] = useState(false)
  const [hints, setHints] = useState<Hints>({})
  const live = useRef<LiveSeat | undefined>(undefined)
  useEffect(() => {
    if (!isHere) return undefined
    const here = liveSeat(code, { onLive: setLive, onHints: setHints })
    live.current = here
    return () => {
      live.current = undefined
      setLive(false)
      here.stop()
    }
  }, [code, attempt.id, isHere])
  useEffect(() => live.current?.tell(seat), [attempt, isHere])
  useEffect(() => {
    let gone = false
    void seatWithHints(seat, hints).then(
      (after) => {
        if (!gone && after !== seat) onSeat(after)
      },
      () => undefined, // a browser without the means to check it: the four signs can be typed, and say so
    )
    return () => {
      gone = true
    }
  }, [hints, attempt])
  return { isLive, trainerAt: isLive ? hints.place : undefined }
}
