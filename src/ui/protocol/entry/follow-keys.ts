import { type Move, placeAfter } from '../../../core/protocol/entry-order.ts'
import { enter } from './use-focus.ts'

/** What a key means in a form; undefined when it is none of the form's. */
export function meaningOf(event: KeyboardEvent): Move | 'leave' | undefined {
  if (event.isComposing || event.altKey) return undefined
  const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey
  switch (event.key) {
    case 'Enter':
      return plain ? 'next' : 'leave'
    case 'ArrowDown':
      return plain ? 'down' : event.shiftKey && !event.ctrlKey && !event.metaKey ? 'last' : undefined
    case 'ArrowUp':
      return plain ? 'up' : event.shiftKey && !event.ctrlKey && !event.metaKey ? 'first' : undefined
    default:
      return undefined
  }
}

export interface Keys {
  /** The ids of the places where the cursor stops, in their order. */
  readonly stops: readonly string[]
  /** The id of the button behind the last of them. */
  readonly button: string
  readonly leave: () => void
}

/** Moves the cursor as the keys say; gives what the key meant. */
export function followKeys(event: KeyboardEvent, { stops, button, leave }: Keys): Move | 'leave' | undefined {
  const { id } = event.target as HTMLElement
  const at = id === button ? stops.length : stops.indexOf(id)
  const meaning = meaningOf(event)
  if (at < 0 || meaning === undefined) return undefined
  // on the button Enter presses it, as on every button
  if (at === stops.length && (meaning === 'next' || meaning === 'leave')) return undefined
  event.preventDefault()
  if (meaning === 'leave') leave()
  else {
    const to = placeAfter(at, meaning, stops.length)
    const place = document.getElementById(stops[to] ?? button)
    if (to !== at && place) enter(place)
  }
  return meaning
}
