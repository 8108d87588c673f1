import { lastPlay } from '../../flow/past-plays.ts'
import { openPlay, type Playing, unfinishedPlay } from '../../flow/play-scenario.ts'
import { inLanguageOf } from '../../flow/playing.ts'
import type { SceneBook } from '../../flow/scenes.ts'
import { takeOver } from './table.ts'

/**
 * The play of a scene that lies here, in the language of its book: in hand, unfinished on the phone, or the one on the screen
 * when that has come to its end or the phone never took it. Looking begins nothing.
 */
export async function liesHere(book: SceneBook, shown: Playing | undefined): Promise<Playing | undefined> {
  const held = takeOver(book.opened.scene.id)
  if (held) return inLanguageOf(book, held)
  if (await unfinishedPlay(book)) return openPlay(book)
  if (!shown) return undefined
  const last = await lastPlay(book)
  if (last?.attempt.id === shown.attempt.id) return last
  return shown.kept ? undefined : inLanguageOf(book, shown)
}
