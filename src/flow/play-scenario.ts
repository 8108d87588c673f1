import { type Attempt, addEvent, endAttempt } from '../core/attempt/attempt.ts'
import type { Role } from '../core/guide/role.ts'
import type { Uuid } from '../core/ids.ts'
import { skillsShown } from '../core/scenario/debrief.ts'
import { notePlayEvent } from '../core/scenario/note-event.ts'
import { type PlayEvent, replayPlay } from '../core/scenario/play.ts'
import type { Scene } from '../core/scenario/scene.ts'
import { addAttempt, attemptsOfEverybody, changeAttempt, unfinishedAttempt } from '../storage/attempts.ts'
import type { Database } from '../storage/db.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { dropScenesBut, keepScene, withScenes } from '../storage/scenes.ts'
import { finish, freshAttempt, putAttempt } from './attempt-keeper.ts'
import { isPlay, type Playing, playingFrom, playingOf, versionOf } from './playing.ts'
import { asPresent } from './present-person.ts'
import type { SceneBook } from './scenes.ts'

export { beginAnew } from './attempt-keeper.ts'
export type { Playing } from './playing.ts'

/** A play that was laid aside, in another window perhaps, takes no more events. */
export class LaidAside extends Error {
  constructor(id: Attempt['id']) {
    super(`Play ${id} was laid aside`)
  }
}

/** With what a play begins. */
export interface PlayBeginning {
  /** The roles of a commission run that are played on this phone. */
  readonly roles?: readonly Role[]
  /** The three signs of the group whose commission run it is. */
  readonly group?: string
  /** The way up to here, taken over from an earlier play or another phone. */
  readonly given?: readonly PlayEvent[]
}

/** Whether there is a play to go on with. It looks only: reading about a scene begins nothing. */
export async function unfinishedPlay(book: SceneBook): Promise<boolean> {
  const found = await unlessRefused(
    asPresent((db, person) => unfinishedIn(db, book, person)),
    undefined,
  )
  return found !== undefined && found !== 'changed'
}

/**
 * Opens a scene: goes on with the play that lies unfinished on this phone, or begins one. A play is the fold of its
 * attempt's events, so after a crash it stands exactly where it stood.
 */
export async function openPlay(book: SceneBook): Promise<Playing> {
  const found = await unlessRefused(
    asPresent((db, person) => unfinishedIn(db, book, person)),
    undefined,
  )
  if (found === undefined || found === 'changed')
    return begin(book, {}, found ?? 'new', async (db, { person }) => {
      const other = await unfinishedIn(db, book, person) // another window may have begun one a moment ago
      return other === 'changed' ? undefined : other
    })
  // so that it can be finished in the language in which it went on, too
  if (found.since === 'going-on')
    await unlessRefused(
      withDatabase((db) => keepScene(db, rowOf(book))),
      undefined,
    )
  return found
}

/** Begins a play anew; one that lies unfinished is laid aside as it is. */
export async function beginPlay(book: SceneBook, beginning: PlayBeginning = {}): Promise<Playing> {
  return begin(book, beginning, 'new', async (db, { person, startedAt: now }) => {
    const before = await unfinishedAttempt(db, 'scenario', book.opened.scene.id, person)
    if (before) await changeAttempt(db, before.id, now, (stored) => endAttempt(stored, now, false))
    return undefined
  })
}

/**
 * Notes what was just done; durable when this resolves. It rejects when the phone does not keep it (full disk, storage
 * closed): the screen then says so, and `attempt` in memory still holds everything.
 */
export async function notePlay(attempt: Attempt, event: PlayEvent): Promise<Attempt> {
  return notePlayAll(attempt, [event])
}

/** Notes several things at once, all or none: what another phone of a commission run has played. */
export async function notePlayAll(attempt: Attempt, events: readonly PlayEvent[]): Promise<Attempt> {
  const now = Date.now()
  const noteIn = (stored: Attempt): Attempt => {
    if (stored.result?.completion) return stored // finished, in another window perhaps: nothing is lost
    if (stored.endedAt !== undefined) throw new LaidAside(stored.id)
    return events.reduce((noted, event) => notePlayEvent(noted, event, now), stored)
  }
  const noted = await withDatabase((db) => changeAttempt(db, attempt.id, now, noteIn))
  return noted ?? putAttempt(noteIn(attempt)) // the phone has lost it: put it again from memory
}

/**
 * Ends a play with what its own steps showed of each skill; with `whose`, in a commission run, only what these roles did. It is
 * the play as the phone has it that is judged, whatever another window shows.
 */
export async function finishPlay(attempt: Attempt, scene: Scene, whose?: readonly Role[]): Promise<Attempt> {
  return finish(attempt, ({ events }) =>
    Object.fromEntries(skillsShown(scene, replayPlay(scene, events), whose)),
  )
}

async function unfinishedIn(
  db: Database,
  book: SceneBook,
  person: Uuid | undefined,
): Promise<Playing | 'changed' | undefined> {
  const attempt = await unfinishedAttempt(db, 'scenario', book.opened.scene.id, person)
  return attempt && ((await playingFrom(db, attempt, book)) ?? 'changed')
}

/** Puts a new attempt and the scene it is played on, in one transaction, unless `instead` finds something to go on with. */
async function begin(
  book: SceneBook,
  beginning: PlayBeginning,
  since: Playing['since'],
  instead: (db: Database, fresh: Attempt) => Promise<Playing | undefined>,
): Promise<Playing> {
  const fresh = await begunAttempt(book, beginning)
  const putting = withDatabase((db) =>
    withScenes(db, async () => {
      const other = await instead(db, fresh)
      if (other) return other
      const all = await attemptsOfEverybody(db, 'scenario') // the scenes of the others stay, too
      const going = all.filter((attempt) => isPlay(attempt) && attempt.endedAt === undefined)
      await dropScenesBut(db, new Set(going.map(versionOf)))
      await keepScene(db, rowOf(book))
      return playingOf(await addAttempt(db, fresh, fresh.startedAt), book, since)
    }),
  )
  return (await unlessRefused(putting, undefined)) ?? { ...playingOf(fresh, book, since), kept: false }
}

async function begunAttempt(book: SceneBook, { roles, group, given }: PlayBeginning): Promise<Attempt> {
  const { language, from, opened, fingerprint } = book
  const fresh = await freshAttempt({
    kind: 'scenario',
    subject: opened.scene.id,
    language,
    pack: from.onThisPhone ? { version: from.version, issued: from.issued } : undefined,
  })
  const events: PlayEvent[] = [{ act: 'opened', object: fingerprint }]
  if (group) events.push({ act: 'added', object: `group:${group}` })
  if (roles?.length) events.push({ act: 'added', object: `roles:${roles.join(',')}` })
  if (given?.length)
    events.push({ act: 'added', object: 'given' }, ...given, { act: 'added', object: 'here' })
  return events.reduce((attempt, event) => addEvent(attempt, event, attempt.startedAt), fresh)
}

function rowOf({ fingerprint, language, raw }: SceneBook) {
  return { fingerprint, language, value: raw }
}
