import { type Attempt, addEvent } from '../core/attempt/attempt.ts'
import { changeNewest, unfinishedAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { finish, freshAttempt, ownedHere } from './attempt-keeper.ts'
import { versionOf } from './playing.ts'
import { asPresent } from './present-person.ts'
import type { SceneBook } from './scenes.ts'

/*
 * The sheet of whoever watches a role-play that is acted in a room: to each of the scene's questions what was seen, and how it
 * was done. It is an attempt like any other, about "<scene>/observer", so that it outlives the phone being switched off.
 */

/** How something was done, as whoever watched saw it. */
export const SEEN = ['yes', 'partly', 'no'] as const
export type Seen = (typeof SEEN)[number]

/** The most letters a note takes: an event holds 600 signs, and the note is not all of it. */
export const NOTE_LENGTH = 500

/** Something filled in: `chose` "2=partly" or `wrote` "2=what was seen"; questions are counted from 0. */
export interface SheetEvent {
  readonly act: 'chose' | 'wrote'
  readonly object: string
}

/** What a sheet says, by question. */
export interface Sheet {
  readonly seen: Readonly<Record<number, Seen>>
  readonly notes: Readonly<Record<number, string>>
}

/** What the sheet of an attempt says: the fold of its events. */
export function sheetIn({ events }: Pick<Attempt, 'events'>): Sheet {
  return events.reduce<Sheet>(fillIn, { seen: {}, notes: {} })
}

/** A sheet with one thing more; what cannot be read changes nothing. */
export function fillIn(
  sheet: Sheet,
  { act, object }: { readonly act: string; readonly object: string },
): Sheet {
  const [, question, text = ''] = /^(\d+)=(.*)$/s.exec(object) ?? []
  if (question === undefined) return sheet
  if (act === 'wrote') return { ...sheet, notes: { ...sheet.notes, [question]: text } }
  const seen = act === 'chose' ? SEEN.find((each) => each === text) : undefined
  return seen ? { ...sheet, seen: { ...sheet.seen, [question]: seen } } : sheet
}

/** Opens the sheet that lies here half filled in, or a blank one, of which the phone keeps nothing until something is in it. */
export async function openSheet(book: SceneBook): Promise<Attempt> {
  const { language, from, opened, fingerprint } = book
  const subject = `${opened.scene.id}/observer`
  const going = await unlessRefused(
    asPresent((db, person) => unfinishedAttempt(db, 'scenario', subject, person)),
    undefined,
  )
  if (going && versionOf(going) === fingerprint && isOfToday(going, Date.now())) return going
  const pack = from.onThisPhone ? { version: from.version, issued: from.issued } : undefined
  const blank = await freshAttempt({ kind: 'scenario', subject, language, pack })
  return addEvent(blank, { act: 'opened', object: fingerprint }, blank.startedAt)
}

/**
 * Notes what was filled in, all of it or nothing; durable when this resolves. It rejects when the phone does not keep it. A
 * sheet begun in another window meanwhile is gone on with; one that the phone has lost is put again from memory.
 */
export async function noteOnSheet(attempt: Attempt, events: readonly SheetEvent[]): Promise<Attempt> {
  const now = Date.now()
  const owned = await ownedHere(attempt)
  return withDatabase((db) =>
    changeNewest(db, owned, now, (newest) => {
      if (newest?.id === attempt.id && newest.endedAt !== undefined)
        throw new Error(`Sheet ${attempt.id} was put away and takes no more events`)
      const goesOn = newest && (newest.id === attempt.id || isGoingOn(newest, attempt, now))
      return events.reduce((noted, event) => withEvent(noted, event, now), goesOn ? newest : owned)
    }),
  )
}

/** Puts a sheet away: the next one is blank. */
export async function putSheetAway(attempt: Attempt): Promise<void> {
  await finish(attempt, () => ({}))
}

/** A note that is written on is one event, its last state. */
function withEvent(attempt: Attempt, event: SheetEvent, now: number): Attempt {
  const last = attempt.events.at(-1)
  const goesOn =
    event.act === 'wrote' && last?.act === 'wrote' && questionOf(last.object) === questionOf(event.object)
  return addEvent(goesOn ? { ...attempt, events: attempt.events.slice(0, -1) } : attempt, event, now)
}

function questionOf(object: string): string {
  return object.slice(0, object.indexOf('='))
}

function isGoingOn(newest: Attempt, attempt: Attempt, now: number): boolean {
  return newest.endedAt === undefined && versionOf(newest) === versionOf(attempt) && isOfToday(newest, now)
}

/** A training is over within half a day (ms); what nobody put away then is not meant for the next one. */
const ONE_TRAINING = 12 * 3_600_000

function isOfToday({ updatedAt }: Attempt, now: number): boolean {
  return now - updatedAt < ONE_TRAINING
}
