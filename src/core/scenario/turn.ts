import type { Role } from '../guide/role.ts'
import { nodeIn, type Play, playOn } from './play.ts'
import type { Scene } from './scene.ts'

/**
 * Whose turn it is in a commission run. What is said without a name belongs to whoever comes next, following the way with its
 * effects; at the end, and in a scene without a crew, it is everybody's.
 */
export function turnOf(scene: Scene, play: Play): Role | 'all' {
  let here = play
  for (;;) {
    const node = nodeIn(scene, here.node)
    if (node.kind === 'end') return 'all'
    if (node.by !== undefined) return node.by
    if (node.kind !== 'say') return 'all'
    here = playOn(scene, here, { act: 'reached', object: node.id })
  }
}
