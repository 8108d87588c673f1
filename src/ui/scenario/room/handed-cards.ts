import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { OBSERVER, writeCardCode } from '../../../core/scenario/role-card.ts'
import { PATHS } from '../../routes.ts'

/** What one person of a group gets: a player's card, or the sheet of whoever watches. */
export interface HandedCard {
  /** The player's id; undefined for the sheet. */
  readonly player: string | undefined
  /** Who one is. */
  readonly role: string
  /** The four signs that bring it onto a phone; every group uses the same. */
  readonly code: string
}

/** Everything that is handed out for a scene, the sheet last. `watcher`: what whoever watches is called. */
export function handedCards({ scene, words }: OpenedScene, watcher: string): HandedCard[] {
  const codeOf = (player: number): string => writeCardCode({ scene: scene.number, player })
  const players = scene.room.players.map((player, place) => ({
    player,
    role: words.room.cards[player]?.role ?? player,
    code: codeOf(place),
  }))
  return [...players, { player: undefined, role: watcher, code: codeOf(OBSERVER) }]
}

/** Where a card opens in the app. */
export function cardPath(code: string): string {
  return `${PATHS.scenarios}/card/${code}`
}

/** Two and two, as they stand on a sheet of paper; the last may stand alone. */
export function inPairs<Each>(all: readonly Each[]): Each[][] {
  return all.flatMap((_, at) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []))
}
