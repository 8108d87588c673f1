import { type Attempt, addEvent } from '../core/attempt/attempt.ts'
import { canonicalJson } from '../core/pack/canonical.ts'
import { readCode, SEEDS, writeCode } from '../core/protocol/code.ts'
import { type Exercise, type Level, makeExercise } from '../core/protocol/exercise.ts'
import { GENERATOR } from '../core/protocol/night.ts'
import { noteRunEvent } from '../core/protocol/note-event.ts'
import { replay, type Run, type RunEvent } from '../core/protocol/run.ts'
import { reached, type Result } from '../core/result.ts'
import { attemptsOf, changeAttempt, newestAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { finish, freshAttempt, putAttempt } from './attempt-keeper.ts'
import { checks } from './checks.ts'
import { asPresent } from './present-person.ts'
import { type ProtocolBook, shelfOf } from './protocols.ts'

export { beginAnew } from './attempt-keeper.ts'

/** An exercise on the table, and how far somebody has come with it. */
export interface Practice {
  readonly exercise: Exercise
  readonly run: Run
  readonly attempt: Attempt
  /** Whether the phone keeps it. False where storage is refused: it can be done, and nothing of it stays. */
  readonly kept: boolean
  /** An earlier try lies on this phone, made on another edition of the form; it stays as it was, and this one begins anew. */
  readonly formChanged: boolean
}

/** Why a code opens nothing. */
export type PracticeProblem =
  | Extract<ReturnType<typeof readCode>, { ok: false }>['problem']
  | Extract<ReturnType<typeof makeExercise>, { ok: false }>['problem']

/** The code of an exercise nobody has drawn before. */
export function newCode(form: number, level: Level): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1))
  return writeCode({ form, level, seed: chance % SEEDS, generator: GENERATOR })
}

/** Makes the exercise a code names, without beginning it. */
export function exerciseOf(code: string, book: ProtocolBook): Result<Exercise, PracticeProblem> {
  const id = readCode(code)
  if (!id.ok) return id
  return makeExercise(id.value, shelfOf(book))
}

/**
 * Opens the exercise of a code: goes on with the try that lies unfinished on this phone, or begins one. A run is the fold
 * of its attempt's events, so after a crash it stands exactly where it stood.
 */
export async function openPractice(
  code: string,
  book: ProtocolBook,
): Promise<Result<Practice, PracticeProblem>> {
  const made = exerciseOf(code, book)
  if (!made.ok) return made
  const exercise = made.value
  const form = await fingerprintOf(exercise)
  const { attempt, kept, formChanged } = await openAttempt(exercise.code, book, form)
  return reached({ exercise, attempt, kept, formChanged, run: replay(exercise, attempt.events) })
}

/** The form's own name, version and fingerprint: a draft goes on only on the form it was begun on. */
export async function fingerprintOf({ form }: Exercise): Promise<string> {
  return `${form.id}@${form.version}#${(await checks.sha256(canonicalJson(form))).slice(0, 8)}`
}

async function openAttempt(
  subject: string,
  { language, from }: ProtocolBook,
  form: string,
): Promise<Pick<Practice, 'attempt' | 'kept' | 'formChanged'>> {
  const newest = await unlessRefused(
    asPresent((db, person) => newestAttempt(db, 'protocol', subject, person)),
    undefined,
  )
  const begun = newest?.endedAt === undefined ? newest : undefined
  const changed = begun !== undefined && begun.events[0]?.object !== form
  if (begun && !changed) return { attempt: begun, kept: true, formChanged: false }
  const fresh = await freshAttempt({
    kind: 'protocol',
    subject,
    language,
    pack: from.onThisPhone ? { version: from.version, issued: from.issued } : undefined,
  })
  const attempt = addEvent(fresh, { act: 'opened', object: form }, fresh.startedAt)
  const put = await unlessRefused(putAttempt(attempt), undefined)
  return { attempt: put ?? attempt, kept: put !== undefined, formChanged: changed }
}

/**
 * Notes what was just done; durable when this resolves. It rejects when the phone does not keep it (full disk, storage
 * closed): the screen then says so, and `attempt` in memory still holds everything.
 */
export async function noteEvent(attempt: Attempt, event: RunEvent): Promise<Attempt> {
  const now = Date.now()
  const noted = await withDatabase((db) =>
    changeAttempt(db, attempt.id, now, (stored) => noteRunEvent(stored, event, now)),
  )
  return noted ?? putAttempt(noteRunEvent(attempt, event, now)) // the phone has lost it: put it again from memory
}

/** Ends a drill with the figures it was given. */
export async function finishDrill(
  attempt: Attempt,
  scores: Readonly<Record<string, { readonly right: number; readonly of: number }>>,
): Promise<Attempt> {
  return finish(attempt, () => ({ ...scores }))
}

/** A drill without a generated night, kept like any other exercise: opened anew or gone on with. */
export async function openDrill(
  subject: string,
  book: ProtocolBook,
): Promise<Pick<Practice, 'attempt' | 'kept'>> {
  return openAttempt(subject, book, subject)
}

/** The exercises one has done or begun, newest first. */
export async function pastPractices(): Promise<Attempt[]> {
  const all = await unlessRefused(
    asPresent((db, person) => attemptsOf(db, 'protocol', person)),
    [],
  )
  return all.sort((a, b) => b.sequence - a.sequence)
}
