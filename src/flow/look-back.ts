import { replay } from '../core/protocol/run.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { exerciseOf, fingerprintOf, type Practice } from './practise-protocol.ts'
import { asPresent } from './present-person.ts'
import type { ProtocolBook } from './protocols.ts'

/**
 * The last try of an exercise, when it is over: looked at as it was ended. Nothing when it was never finished, or on another
 * edition of the form, whose boxes may have been others.
 */
export async function lookBack(code: string, book: ProtocolBook): Promise<Practice | undefined> {
  const made = exerciseOf(code, book)
  if (!made.ok) return undefined
  const exercise = made.value
  const all = await unlessRefused(
    asPresent((db, person) => attemptsOf(db, 'protocol', person)),
    [],
  )
  const attempt = all
    .filter(({ subject }) => subject === exercise.code)
    .sort((a, b) => b.sequence - a.sequence)[0]
  if (attempt?.result?.completion !== true) return undefined
  if (attempt.events[0]?.object !== (await fingerprintOf(exercise))) return undefined
  return { exercise, attempt, kept: true, formChanged: false, run: replay(exercise, attempt.events) }
}
