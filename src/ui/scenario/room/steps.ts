import type { Scene } from '../../../core/scenario/scene.ts'

/** How a scene is acted in a room, in this order. */
export const STEPS = ['groups', 'cards', 'opening', 'play', 'talk'] as const
export type Step = (typeof STEPS)[number]

/** Minutes for what is the same in every scene: our estimate for thirty-six people, measured in no room yet. */
const MINUTES = { groups: 3, cards: 7, opening: 2, talk: 15 } as const satisfies Partial<Record<Step, number>>

/** How many minutes a step takes. */
export function minutesOf(step: Step, { room }: Pick<Scene, 'room'>): number {
  return step === 'play' ? room.minutes : MINUTES[step]
}

/** How many minutes all of it takes. */
export function wholeMinutes(scene: Pick<Scene, 'room'>): number {
  return STEPS.reduce((sum, step) => sum + minutesOf(step, scene), 0)
}

/** The figures with which the steps are told. */
export function figuresFor({ room }: Pick<Scene, 'room'>): {
  readonly people: number
  readonly players: number
} {
  return { people: room.players.length + 1, players: room.players.length }
}
