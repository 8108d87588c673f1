import { nodeIn, type Play } from '../../core/scenario/play.ts'
import type { Scene } from '../../core/scenario/scene.ts'
import type { Look, Mood } from '../../core/scenario/scene-kinds.ts'

/** So many stand behind whoever speaks; more would hide each other. */
const BEHIND = 3

/** Who stands there. */
export interface OnStage {
  readonly who: { readonly look: Look; readonly mood: Mood; readonly second: boolean } | null
  readonly others: Look[]
}

/** Who spoke last and how, and behind them who spoke before; nobody in front while the narrator tells something. */
export function onStage(scene: Scene, { path, node: here }: Pick<Play, 'path' | 'node'>): OnStage {
  const said = [here, ...path.map(({ node }) => node).reverse()].flatMap((id) => {
    const node = nodeIn(scene, id)
    return node.kind === 'say' ? [node] : []
  })
  const last = said[0]
  const look = last && lookOf(scene, last.who)
  const before = new Set(said.map(({ who }) => who).filter((who) => who !== last?.who))
  const others = [...before].flatMap((who) => lookOf(scene, who) ?? [])
  return {
    who: last && look ? { look, mood: last.mood, second: isSecond(scene, last.who) } : null,
    others: others.slice(0, BEHIND),
  }
}

/** Whether somebody is the second of two who look alike: drawn with other hair and clothes. */
export function isSecond({ cast }: Scene, who: string): boolean {
  const look = cast.find(({ id }) => id === who)?.look
  return look !== undefined && cast.find((person) => person.look === look)?.id !== who
}

/** How a person of the cast looks; nothing for the narrator. */
export function lookOf(scene: Scene, who: string): Look | undefined {
  return scene.cast.find(({ id }) => id === who)?.look
}
