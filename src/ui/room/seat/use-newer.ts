import { useEffect } from 'preact/hooks'
import { type Seat, currentSeat } from '../../../flow/join-room.ts'
import type { Seated } from './use-seat.ts'

/** Looks, whenever the page is seen again, whether another window has gone on with the quiz or has left the room. */
export function useNewer({ seat, kept }: Seated, onNewer: (newer: Seat | undefined) => void): void {
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden' || kept !== 'saved') return
      const { attempt, wordsLanguage } = seat
      const found = await currentSeat(wordsLanguage)
      if (!found.ok) return
      const newer = found.value?.attempt
      if (newer?.id !== attempt.id || newer.events.length > attempt.events.length) onNewer(found.value)
    }
    const react = (): void => void look()
    document.addEventListener('visibilitychange', react)
    return () => document.removeEventListener('visibilitychange', react)
  }, [seat, kept])
}
