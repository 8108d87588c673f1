import type { OpenedScene } from '../../../core/scenario/open-scene.ts'

interface Props {
  readonly opened: OpenedScene
  /** What says to whom it is spoken: "you" in it is the first player, whoever reads it. */
  readonly to: string
  /** Large, for reading it aloud. */
  readonly aloud?: boolean
}

/** The opening of a scene, and to whose ears it is spoken. */
export function Opening({ opened: { scene, words }, to, aloud = false }: Props) {
  return (
    <>
      <p class="small sc-a-to">
        {to} {words.room.cards[scene.room.players[0] ?? '']?.role}
      </p>
      <p class={aloud ? 'sc-a-aloud' : undefined}>{words.opening}</p>
    </>
  )
}
