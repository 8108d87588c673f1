import { neverHappens } from '../../core/result.ts'
import type { OutboxState } from '../../flow/watch-outbox.ts'
import { clockOf } from '../room/desk/after/clock-of.ts'

type Said = readonly [
  (
    | 'group:state_rest'
    | 'group:state_waiting'
    | 'group:state_no-group'
    | 'group:state_portal'
    | 'group:state_later'
    | 'group:state_busy'
    | 'group:state_old-app'
    | 'group:state_revoked'
    | 'group:state_broken'
    | 'group:state_refused'
  ),
  { readonly time: string },
]

/** What is said of an outbox: the key of its sentence, with what stands in it. */
export function saidOf({ totals, trouble, nextTry }: OutboxState): Said {
  const told = (key: Said[0]): Said => [key, { time: nextTry === undefined ? '' : clockOf(nextTry) }]
  if (totals.phone + totals.trainer === 0) return told('group:state_rest')
  switch (trouble) {
    case undefined:
    case 'offline':
      return told('group:state_waiting')
    case 'portal':
      return told('group:state_portal')
    case 'no-answer':
      return told(nextTry === undefined ? 'group:state_waiting' : 'group:state_later')
    case 'busy':
      return told(nextTry === undefined ? 'group:state_waiting' : 'group:state_busy')
    case 'not-joined':
      return told('group:state_no-group')
    case 'revoked':
      return told('group:state_revoked')
    case 'old-app':
      return told('group:state_old-app')
    case 'refused':
      return told('group:state_broken')
    case 'storage':
      return told('group:state_refused')
    default:
      return neverHappens(trouble)
  }
}
