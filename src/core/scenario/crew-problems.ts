import { bestPlay } from './debrief.ts'
import { nodeIn } from './play.ts'
import type { Scene } from './scene.ts'
import type { SceneProblem } from './scene-problems.ts'

/** Whoever takes part in a commission run has at least so much to decide in it, when all goes well. */
const LEAST_DECISIONS = 3

/** What is wrong with whose turn it is: in a commission run somebody of the crew decides at every node, elsewhere nobody is named. */
export function crewProblems({ crew, nodes }: Scene): SceneProblem[] {
  const twice = (crew ?? []).filter((role, at) => crew?.indexOf(role) !== at)
  return [
    ...twice.map((role) => ({ place: 'crew', value: role, remedy: 'name each role once' })),
    ...nodes.flatMap((node): SceneProblem[] => {
      if (node.kind === 'end') return []
      const problem = (remedy: string): SceneProblem[] => [
        { place: `${node.id}, by`, value: node.by ?? 'missing', remedy },
      ]
      if (!crew) return node.by === undefined ? [] : problem('remove it: this scene has no crew')
      if (node.by === undefined)
        return node.kind === 'say' ? [] : problem('say whose turn it is: one of the crew')
      return crew.includes(node.by) ? [] : problem('name one of the crew')
    }),
  ]
}

/** Roles of the crew that have too little to decide on the best path; the scene has been proved to have one. */
export function crewShareProblems(scene: Scene): SceneProblem[] {
  const deciding = bestPlay(scene).path.flatMap(({ node: id }) => {
    const node = nodeIn(scene, id)
    return node.kind === 'choose' || node.kind === 'ask' || node.kind === 'log' ? [node.by] : []
  })
  return (scene.crew ?? []).flatMap((role) => {
    const decisions = deciding.filter((by) => by === role).length
    return decisions >= LEAST_DECISIONS
      ? []
      : [
          {
            place: `crew, ${role}`,
            value: `${decisions} decisions`,
            remedy: `let the best path hold at least ${LEAST_DECISIONS} decisions of this role`,
          },
        ]
  })
}
