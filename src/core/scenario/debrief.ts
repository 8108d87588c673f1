import { choicesIn, nodeIn, type Play, playOn, startPlay, type Step } from './play.ts'
import type { Role } from '../guide/role.ts'
import type { Choice, Scene, SceneNode } from './scene.ts'
import type { Skill } from './scene-kinds.ts'

/** So much shown of so much that could be shown. */
export interface Shown {
  readonly right: number
  readonly of: number
}

/** What is said about one step of a play. */
export interface StepReview {
  readonly at: number
  readonly step: Step
  readonly node: SceneNode
  /** What an experienced trainer would have done in the same place; null where nothing was to decide. */
  readonly best: string | null
  readonly wasBest: boolean
}

/** Every step at which something was decided, with what would have been best there. */
export function reviewOf(scene: Scene, play: Play): StepReview[] {
  return play.path.flatMap((step, at): StepReview[] => {
    const node = nodeIn(scene, step.node)
    if (node.kind === 'choose') {
      const best = bestOf(node, step)
      return [
        { at, step, node, best: best?.id ?? null, wasBest: best !== undefined && best.id === step.took[0] },
      ]
    }
    if (node.kind === 'ask')
      return [{ at, step, node, best: node.right, wasBest: step.took[0] === node.right }]
    if (node.kind === 'log') {
      const { right, of } = entryScore(node, step)
      return [{ at, step, node, best: null, wasBest: right === of }]
    }
    return []
  })
}

function bestOf(node: Extract<SceneNode, { kind: 'choose' }>, { before }: Step): Choice | undefined {
  return choicesIn(node, before).find(({ best }) => best)
}

/**
 * What was shown of each skill, out of what the best choices at the same places would have shown. Steps taken over do not
 * count; with `whose`, nor do those of other roles than these.
 */
export function skillsShown(scene: Scene, play: Play, whose?: readonly Role[]): ReadonlyMap<Skill, Shown> {
  const found = new Map<Skill, { right: number; of: number }>()
  const add = (skill: Skill, right: number, of: number): void => {
    const known = found.get(skill) ?? { right: 0, of: 0 }
    found.set(skill, { right: known.right + Math.max(0, right), of: known.of + of })
  }
  for (const { node, step } of reviewOf(scene, play)) {
    if (step.given || (whose && !isBy(node, whose))) continue
    if (node.kind === 'choose') {
      const taken = node.choices.find(({ id }) => id === step.took[0])
      const wanted = Object.entries(bestOf(node, step)?.marks ?? {}) as [Skill, number][]
      for (const [skill, most] of wanted)
        if (most > 0) add(skill, Math.min(most, taken?.marks[skill] ?? 0), most)
    } else if (node.kind === 'ask') {
      for (const [skill, most] of Object.entries(node.marks) as [Skill, number][])
        if (most > 0) add(skill, step.took[0] === node.right ? most : 0, most)
    } else if (node.kind === 'log') {
      const { right, of } = entryScore(node, step)
      add('record', right, of)
    }
  }
  return found
}

function isBy(node: SceneNode, roles: readonly Role[]): boolean {
  return node.kind !== 'end' && node.by !== undefined && roles.includes(node.by)
}

/**
 * How many parts of the model entry an entry holds. Pieces: those covered, less the pieces that do not belong in it. Free
 * words: those which the learner, comparing, found in their own.
 */
export function entryScore(
  node: Extract<SceneNode, { kind: 'log' }>,
  { took, text, parts: found }: Pick<Step, 'took' | 'text' | 'parts'>,
): Shown {
  const parts = new Set(node.pieces.filter((piece) => piece.in).map(({ part }) => part))
  if (text !== '') return { right: found.filter((part) => parts.has(part)).length, of: parts.size }
  const chosen = node.pieces.filter(({ id }) => took.includes(id))
  const covered = new Set(chosen.filter((piece) => piece.in).map(({ part }) => part)).size
  return { right: Math.max(0, covered - chosen.filter((piece) => !piece.in).length), of: parts.size }
}

/** The path on which every choice is the best one. */
export function bestPlay(scene: Scene): Play {
  let play = startPlay(scene)
  for (;;) {
    const node = nodeIn(scene, play.node)
    const event = bestEvent(node, play)
    if (!event) return play
    play = playOn(scene, play, event)
  }
}

function bestEvent(node: SceneNode, play: Play): Parameters<typeof playOn>[2] | undefined {
  switch (node.kind) {
    case 'say':
      return { act: 'reached', object: node.id }
    case 'choose': {
      const best = choicesIn(node, play.values).find((choice) => choice.best)
      if (!best) throw new Error(`No best choice at ${node.id} with ${JSON.stringify(play.values)}`)
      return { act: 'chose', object: `${node.id}=${best.id}` }
    }
    case 'ask':
      return { act: 'chose', object: `${node.id}=${node.right}` }
    case 'look':
      return { act: 'did', object: `${node.id}=yes` }
    case 'log': {
      const pieces = node.pieces.filter((piece) => piece.in).map(({ id }) => id)
      return { act: 'wrote', object: `${node.id}=${pieces.join(',')}` }
    }
    case 'end':
      return undefined
  }
}
