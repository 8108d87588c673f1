import { makeUuid, type Uuid } from '../core/ids.ts'

/** A new id or pseudonym, by this phone's clock and chance. */
export function newUuid(): Uuid {
  return makeUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
