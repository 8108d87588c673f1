import { randomBytes } from 'node:crypto'
import { makeUuid, type Uuid } from '../../core/ids.ts'

/** A new id by the server's chance. */
export function newUuid(now: number): Uuid {
  return makeUuid(now, randomBytes(10))
}
