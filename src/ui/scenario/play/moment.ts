import { nodeIn, type Play } from '../../../core/scenario/play.ts'
import type { Scene } from '../../../core/scenario/scene.ts'

/**
 * From which step on things belong to this moment: what was done last and what came of it stand beside what is asked now;
 * somebody who goes on talking leaves what was said before behind.
 */
export function momentOf(scene: Scene, { path, node }: Pick<Play, 'path' | 'node'>): number {
  const last = path.at(-1)
  if (!last) return 0
  const goesOn = nodeIn(scene, last.node).kind === 'say' && nodeIn(scene, node).kind === 'say'
  return path.length - (goesOn ? 0 : 1)
}
