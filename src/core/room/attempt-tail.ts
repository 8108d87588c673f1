import type { Uuid } from '../ids.ts'

/**
 * The last sixteen hex digits of an attempt's id: what squares carry, so that the same phone's square counts once. They are chance
 * (62 bits of it) and hold no time.
 */
export function tailOf(id: Uuid): string {
  return id.replaceAll('-', '').slice(-16)
}
