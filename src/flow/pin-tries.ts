import { isPin, type PinTries, waitLeft } from '../core/profile/pin.ts'
import type { Profile } from '../core/profile/profile.ts'
import type { Uuid } from '../core/ids.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { withDatabase } from '../storage/open.ts'
import { changeTries, forgetTries } from '../storage/pin-tries.ts'
import { isPinOf } from './pin.ts'

/** Why a PIN does not open a profile: it is another one, or it was tried too often and one has to wait so long. */
export type PinRefusal = 'pin' | { readonly seconds: number }

/**
 * Tries a PIN. The try is counted, durably, before it is looked at: neither killing the app nor a second window gives more
 * tries. What is no PIN at all is not counted.
 */
export async function tryPin(
  { person, pin: kept }: Profile,
  pin: string,
): Promise<Result<undefined, PinRefusal>> {
  if (!kept) return reached(undefined)
  if (!isPin(pin)) return refused('pin')
  const { tries, counted } = await countTry(person, Date.now())
  if (!counted || !(await isPinOf(kept, pin))) return refused(refusalAfter(tries, Date.now()))
  await withDatabase((db) => forgetTries(db, person))
  return reached(undefined)
}

function refusalAfter(tries: PinTries, now: number): PinRefusal {
  const left = waitLeft(tries, now)
  return left > 0 ? { seconds: Math.ceil(left / 1000) } : 'pin'
}

/** Counts a try, unless one has to wait. */
async function countTry(
  person: Uuid,
  now: number,
): Promise<{ readonly tries: PinTries; readonly counted: boolean }> {
  let counted = false
  const tries = await withDatabase((db) =>
    changeTries(db, person, (before) => {
      counted = waitLeft(before, now) === 0
      // a clock that was set back would make the wait as long as it was set back
      return counted ? { wrong: before.wrong + 1, at: now } : { ...before, at: Math.min(before.at, now) }
    }),
  )
  return { tries, counted }
}
