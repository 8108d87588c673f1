import type { Attempt } from '../core/attempt/attempt.ts'
import { latestOf } from '../storage/attempts.ts'
import { asPresent } from './present-person.ts'

/** So many are looked back on. */
const LISTED = 20

/** The latest things that whoever is at the phone has done, newest first; a bookmark is not one. */
export async function latestAttempts(): Promise<Attempt[]> {
  return asPresent((db, person) => latestOf(db, person, { but: ['bookmark'], most: LISTED }))
}
