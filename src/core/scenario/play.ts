import type { AttemptEvent } from '../attempt/attempt.ts'
import { neverHappens } from '../result.ts'
import type { Choice, Condition, Effect, Scene, SceneNode, Way } from './scene.ts'

/** What a play is made of: what was done, and to which node. */
export type PlayEvent = Pick<AttemptEvent, 'act' | 'object'>

/** The values of a scene's variables. */
export type Values = Readonly<Record<string, number | boolean>>

/** One thing that was done on the way. */
export interface Step {
  readonly node: string
  /** The choice or option taken, the pieces of an entry put together, or nothing for what only goes on. */
  readonly took: readonly string[]
  /** True: the moment had passed, and the choice was made by waiting. */
  readonly late: boolean
  /** What the learner wrote in free words instead of putting pieces together. */
  readonly text: string
  /** The values before it. */
  readonly before: Values
}

/** A play as far as it has come; a fold of its events, so a killed phone goes on from the same node. */
export interface Play {
  readonly node: string
  readonly values: Values
  readonly path: readonly Step[]
}

/** A play that nobody has begun. */
export function startPlay(scene: Scene): Play {
  const values = Object.fromEntries(Object.entries(scene.variables).map(([name, { start }]) => [name, start]))
  return { node: scene.start, values, path: [] }
}

/** The play of a list of events, from its beginning. */
export function replayPlay(scene: Scene, events: readonly PlayEvent[]): Play {
  return events.reduce((play, event) => playOn(scene, play, event), startPlay(scene))
}

/**
 * The play after one event. Objects: "node" for going on, "node=choice" for a choice or an option, "node=!choice" when the
 * moment had passed, "node=piece,piece" for an entry of pieces, "node~text" for one in free words, "node=yes" or "node=no"
 * for an exercise that went well or not, a number for going back before that step. An event that makes no sense where the
 * play stands changes nothing.
 */
export function playOn(scene: Scene, play: Play, { act, object }: PlayEvent): Play {
  if (act === 'undid') return goBack(play, Number(object))
  const node = nodeIn(scene, play.node)
  const [id, answer] = cut(object)
  if (id !== node.id) return play
  switch (node.kind) {
    case 'say':
      return act === 'reached' ? go(scene, play, { took: [] }, node.way, node.effects) : play
    case 'choose':
      return act === 'chose' ? choose(scene, play, node, answer) : play
    case 'ask':
      return act === 'chose' && node.options.includes(answer)
        ? go(scene, play, { took: [answer] }, node.way, [])
        : play
    case 'look': {
      if (act !== 'did') return play
      const flag = 'exercise' in node.opens ? node.opens.sets : undefined
      return go(scene, play, { took: [answer] }, node.way, flag ? [{ flag, is: answer === 'yes' }] : [])
    }
    case 'log': {
      if (act !== 'wrote') return play
      const free = object.startsWith(`${node.id}~`)
      const known = new Set(node.pieces.map((piece) => piece.id))
      const took = free ? [] : [...new Set(answer.split(',').filter((piece) => known.has(piece)))]
      return go(scene, play, { took, text: free ? answer : '' }, node.way, [])
    }
    case 'end':
      return play
    default:
      return neverHappens(node)
  }
}

function cut(object: string): [string, string] {
  const at = object.search(/[=~]/)
  return at < 0 ? [object, ''] : [object.slice(0, at), object.slice(at + 1)]
}

function choose(
  scene: Scene,
  play: Play,
  node: Extract<SceneNode, { kind: 'choose' }>,
  answer: string,
): Play {
  const late = answer.startsWith('!')
  const id = late ? answer.slice(1) : answer
  const choice = choicesIn(node, play.values).find((each) => each.id === id)
  if (!choice || (late && node.late !== id)) return play
  return go(scene, play, { took: [id], late }, choice.way, choice.effects)
}

/** The choices open to the player. A choice taken by waiting stands open too, whatever its condition. */
export function choicesIn(node: Extract<SceneNode, { kind: 'choose' }>, values: Values): Choice[] {
  return node.choices.filter((choice) => holds(choice.when, values) || choice.id === node.late)
}

function go(
  scene: Scene,
  play: Play,
  done: { readonly took: readonly string[]; readonly late?: boolean; readonly text?: string },
  way: Way,
  effects: readonly Effect[],
): Play {
  const values = effects.reduce((now, effect) => apply(scene, now, effect), play.values)
  const step: Step = {
    node: play.node,
    took: done.took,
    late: done.late ?? false,
    text: done.text ?? '',
    before: play.values,
  }
  return { node: wayOn(way, values), values, path: [...play.path, step] }
}

/** Where a way leads with these values: the first entry that holds. */
export function wayOn(way: Way, values: Values): string {
  const found = way.find(({ when }) => holds(when, values))
  if (!found) throw new Error(`No way on: ${JSON.stringify(way)} with ${JSON.stringify(values)}`)
  return found.to
}

/** Whether a condition holds. */
export function holds(condition: Condition, values: Values): boolean {
  return condition.every((line) => {
    if ('flag' in line) return (values[line.flag] === true) === line.is
    const value = Number(values[line.number] ?? 0)
    return 'atLeast' in line ? value >= line.atLeast : value <= line.atMost
  })
}

/** The values after an effect; a number stays within its bounds. */
export function apply(scene: Scene, values: Values, effect: Effect): Values {
  if ('flag' in effect) return { ...values, [effect.flag]: effect.is }
  const variable = scene.variables[effect.number]
  if (variable?.kind !== 'number') return values
  const next = Number(values[effect.number] ?? variable.start) + effect.by
  return { ...values, [effect.number]: Math.min(variable.max, Math.max(variable.min, next)) }
}

/** Back to before a step of the path, to try otherwise; what was done since stays in the record. */
function goBack(play: Play, to: number): Play {
  const step = Number.isInteger(to) ? play.path[to] : undefined
  return step ? { node: step.node, values: step.before, path: play.path.slice(0, to) } : play
}

/** A node that the build has proved to exist. */
export function nodeIn(scene: Scene, id: string): SceneNode {
  const found = scene.nodes.find((node) => node.id === id)
  if (!found) throw new Error(`Scene ${scene.id} has no node ${id}`)
  return found
}
