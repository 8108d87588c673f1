import { makeUuid, type Uuid } from '../core/ids.ts'

let [lastMoment, counter] = [0, 0]

/**
 * A new id or pseudonym, by this phone's clock and chance. What this window makes within one millisecond is in the order of making, too: the
 * twelve bits after the moment count on from a small beginning by chance (RFC 9562 section 6.2, method 1).
 */
export function newUuid(): Uuid {
  const now = Date.now()
  const chance = crypto.getRandomValues(new Uint8Array(10))
  counter = now === lastMoment ? counter + 1 : (chance[0] ?? 0)
  lastMoment = now
  chance.set([counter >> 8, counter & 255])
  return makeUuid(now, chance)
}
