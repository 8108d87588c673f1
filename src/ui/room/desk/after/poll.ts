import type { EntryOf } from '../../../../core/room/record.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'

/** So many options a card can show, one at each edge. */
export const CARD_OPTIONS = 4

/** The places that can be answered by holding up a card: one right option of at most four. */
export function cardPlaces({ items }: HostedRoom): readonly number[] {
  return items.flatMap(({ item }, place) =>
    item.kind === 'choice' && item.options.length <= CARD_OPTIONS ? [place] : [],
  )
}

/** By seat, the option its card shows, counted from 0 as the options are shown. */
export type Held = ReadonlyMap<number, number>

/** The cards that are kept for a place. */
export function keptCards({ entries }: HostedRoom, place: number): Held {
  const cards = entries.filter((entry): entry is EntryOf<'card'> => entry.kind === 'card')
  return new Map(cards.flatMap((card) => (card.place === place ? [[card.card, card.option] as const] : [])))
}

/** How many cards show each option. */
export function countHeld(held: Held, options: number): readonly number[] {
  const shown = [...held.values()]
  return Array.from({ length: options }, (_, option) => shown.filter((each) => each === option).length)
}
