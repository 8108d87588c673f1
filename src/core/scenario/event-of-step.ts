import { neverHappens } from '../result.ts'
import { nodeIn, type PlayEvent, type Step } from './play.ts'
import type { Scene } from './scene.ts'

/** The event that makes a step again where the play stands as it stood then: for taking a path over into another play. */
export function eventOfStep(scene: Scene, { node: id, took, late, text, parts }: Step): PlayEvent {
  const node = nodeIn(scene, id)
  const answer = took[0] ?? ''
  switch (node.kind) {
    case 'say':
      return { act: 'reached', object: id }
    case 'choose':
      return { act: 'chose', object: `${id}=${late ? '!' : ''}${answer}` }
    case 'ask':
      return { act: 'chose', object: `${id}=${answer}` }
    case 'look':
      return { act: 'did', object: answer ? `${id}=${answer}` : id }
    case 'log':
      return {
        act: 'wrote',
        object: text || parts.length > 0 ? `${id}~${parts.join(',')}~${text}` : `${id}=${took.join(',')}`,
      }
    case 'end':
      throw new Error(`Scene ${scene.id} has a step at its end ${id}`)
    default:
      return neverHappens(node)
  }
}
