import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { OBSERVER } from '../../../core/scenario/role-card.ts'

/** One player's card in one language. */
export interface Card {
  readonly role: string
  readonly card: string
}

/** What a code names in a scene: a card, the sheet of whoever watches, or nothing, where a newer edition has more players. */
export function cardIn({ scene, words }: OpenedScene, place: number): Card | 'sheet' | undefined {
  if (place === OBSERVER) return 'sheet'
  return words.room.cards[scene.room.players[place] ?? '']
}
