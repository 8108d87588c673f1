import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Seat, currentSeat } from '../../../flow/join-room.ts'
import type { BankProblem } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { inHand } from './hand.ts'

/** The seat one has in a room, as a screen meets it. */
export type Current =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly seat: Seat | undefined }
  | { readonly state: 'problem'; readonly problem: BankProblem }

/** The seat one has on this phone, how to take one or none, and how to look again. */
export interface Sitting {
  readonly current: Current
  readonly sit: (seat: Seat | undefined) => void
  readonly again: () => void
}

/** Looks for the seat in the language shown, and again when that changes. Whoever sits already stays seated, whatever is wrong. */
export function useCurrentSeat(): Sitting {
  const { language } = useSpeech()
  const [current, setCurrent] = useState<Current>({ state: 'loading' })
  const look = useCallback(() => {
    let gone = false
    void currentSeat(language).then((found) => {
      if (gone) return
      setCurrent((before) => {
        const seat = newest(found.ok ? found.value : undefined) ?? seatIn(before)
        return seat || found.ok ? { state: 'ready', seat } : { state: 'problem', problem: found.problem }
      })
    })
    return () => {
      gone = true
    }
  }, [language])
  useEffect(look, [look])
  const sit = useCallback((seat: Seat | undefined): void => setCurrent({ state: 'ready', seat }), [])
  return { current, sit, again: look }
}

function seatIn(current: Current): Seat | undefined {
  return current.state === 'ready' ? current.seat : undefined
}

/** What the phone has not taken yet goes before an older one that it has. */
function newest(found: Seat | undefined): Seat | undefined {
  const held = inHand()
  if (!held || !found) return found ?? held
  return held.attempt.startedAt > found.attempt.startedAt ? held : found
}
