import type { SceneNode } from '../../../core/scenario/scene.ts'
import { optionText } from '../said.ts'
import type { Running } from '../use-play.ts'
import { Options } from './options.tsx'

interface Props {
  readonly running: Running
  readonly node: Extract<SceneNode, { kind: 'ask' }>
}

/** A question of fact; whether the answer is so, and why, stands in the talk at once. */
export function Ask({ running: { playing, on }, node: { id, options } }: Props) {
  const { words } = playing
  return (
    <div class="sc-turn">
      <h2 tabIndex={-1}>{words.asks[id]?.question}</h2>
      <Options
        options={options.map((option) => [option, optionText(words, id, option)])}
        onTake={(option) => on({ act: 'chose', object: `${id}=${option}` })}
      />
    </div>
  )
}
