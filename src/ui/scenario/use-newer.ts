import { useEffect } from 'preact/hooks'
import { unfinishedPlay, openPlay, type Playing } from '../../flow/play-scenario.ts'
import type { SceneBook } from '../../flow/scenes.ts'
import { inHand, isAtEnd } from './table.ts'
import type { Running } from './use-play.ts'

/**
 * Looks, whenever the page is seen again, whether the play has gone on without it in another window: one forgotten for a while,
 * or one that the phone's camera has opened with the link of a run.
 */
export function useNewer(
  book: SceneBook,
  { playing, play, kept }: Running,
  onNewer: (newer: Playing | undefined) => void,
): void {
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { scene, attempt } = playing
      if (document.visibilityState === 'hidden' || kept !== 'saved') return
      if (inHand(scene.id) || isAtEnd({ scene, play })) return
      const found = (await unfinishedPlay(book)) ? await openPlay(book) : undefined
      if (found?.attempt.id !== attempt.id || found.play.path.length > play.path.length) onNewer(found)
    }
    const react = (): void => void look()
    document.addEventListener('visibilitychange', react)
    return () => document.removeEventListener('visibilitychange', react)
  }, [book, playing, play, kept])
}
