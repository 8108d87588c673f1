import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { isPlay, type Playing, playingFrom } from './playing.ts'
import { asPresent } from './present-person.ts'
import type { SceneBook } from './scenes.ts'

/** The role-plays one has done or begun, newest first. */
export async function pastPlays(): Promise<Attempt[]> {
  const all = await unlessRefused(
    asPresent((db, person) => attemptsOf(db, 'scenario', person)),
    [],
  )
  return newestFirst(all.filter(isPlay))
}

/** The newest play of a scene that was finished, for talking it over; nothing when its version of the scene is not here any more. */
export async function lastPlay(book: SceneBook): Promise<Playing | undefined> {
  const { id } = book.opened.scene
  const attempt = (await pastPlays()).find(({ subject, result }) => subject === id && result?.completion)
  return (
    attempt &&
    unlessRefused(
      withDatabase((db) => playingFrom(db, attempt, book)),
      undefined,
    )
  )
}
