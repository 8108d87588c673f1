import { useEffect } from 'preact/hooks'
import { openSitting, type SittingHere } from '../../../flow/sit-exam.ts'
import type { Seated } from './use-desk.ts'

/** Looks, whenever the page is seen again, whether the exam has gone on without it in another window. */
export function useNewer({ here, kept }: Seated, onNewer: (newer: SittingHere | undefined) => void): void {
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden' || kept !== 'saved') return
      const { attempt, exam, wordsLanguage } = here
      const found = await openSitting(wordsLanguage, exam.id)
      if (found?.attempt.id !== attempt.id || found.attempt.events.length > attempt.events.length)
        onNewer(found)
    }
    const react = (): void => void look()
    document.addEventListener('visibilitychange', react)
    return () => document.removeEventListener('visibilitychange', react)
  }, [here, kept])
}
