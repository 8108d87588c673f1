import type { Attempt } from '../core/attempt/attempt.ts'
import type { Language } from '../core/language.ts'
import { type OpenedScene, openScene } from '../core/scenario/open-scene.ts'
import { type Play, replayPlay } from '../core/scenario/play.ts'
import type { Scene } from '../core/scenario/scene.ts'
import type { SceneWords } from '../core/scenario/scene-words.ts'
import type { Database } from '../storage/db.ts'
import { keptScenes } from '../storage/scenes.ts'
import type { SceneBook } from './scenes.ts'

/** A role-play on the screen, and how far somebody has come with it. */
export interface Playing {
  readonly scene: Scene
  readonly words: SceneWords
  /** The language of the words; another than the one shown where an old version is kept in that one only. */
  readonly wordsLanguage: Language
  readonly play: Play
  readonly attempt: Attempt
  /** Whether the phone keeps it. False where storage is refused: it can be played, and nothing of it stays. */
  readonly kept: boolean
  /**
   * `old-version`: it is finished on the version of the scene on which it was begun. `changed`: that version is not here any
   * more; this one begins anew, and what was done earlier stays as it was.
   */
  readonly since: 'new' | 'going-on' | 'old-version' | 'changed'
}

/** Whether an attempt is a play of a scene, and not the sheet of whoever watched one (observe-scene.ts). */
export function isPlay({ subject }: Pick<Attempt, 'subject'>): boolean {
  return !subject.includes('/')
}

/** The fingerprint of the scene on which a play was begun. */
export function versionOf({ events }: Pick<Attempt, 'events'>): string | undefined {
  return events.find(({ act }) => act === 'opened')?.object
}

/** A play in the language of a book, where that has the version on which it is played; else as it is. */
export function inLanguageOf(
  { opened: { words }, language, fingerprint }: Pick<SceneBook, 'opened' | 'language' | 'fingerprint'>,
  playing: Playing,
): Playing {
  return versionOf(playing.attempt) === fingerprint ? { ...playing, words, wordsLanguage: language } : playing
}

/** A kept attempt as a play, on the scene on which it was begun; nothing when that scene is not here any more. */
export async function playingFrom(
  db: Database,
  attempt: Attempt,
  book: SceneBook,
): Promise<Playing | undefined> {
  const version = versionOf(attempt)
  if (version === undefined) return undefined
  if (version === book.fingerprint) return playingOf(attempt, book, 'going-on')
  const old = await keptVersion(db, version, book.language)
  return old && playingOf(attempt, old, 'old-version')
}

/** An attempt as a play: the fold of its events. */
export function playingOf(
  attempt: Attempt,
  { opened: { scene, words }, language }: Pick<SceneBook, 'opened' | 'language'>,
  since: Playing['since'],
): Playing {
  const play = replayPlay(scene, attempt.events)
  return { scene, words, wordsLanguage: language, play, attempt, kept: true, since }
}

/** A version of a scene that was kept beside a play: in this language if it was played in it, else in another. */
async function keptVersion(
  db: Database,
  fingerprint: string,
  language: Language,
): Promise<{ opened: OpenedScene; language: Language } | undefined> {
  const rows = await keptScenes(db, fingerprint)
  const row = rows.find((each) => each.language === language) ?? rows[0]
  const opened = row && openScene(row.value)
  return opened && { opened, language: row.language }
}
