import type { AttemptEvent } from '../attempt/attempt.ts'
import { isRole, type Role } from '../guide/role.ts'
import { neverHappens } from '../result.ts'
import type { Choice, Condition, Effect, Scene, SceneNode, Way } from './scene.ts'
import { PARTS, type Part } from './scene-kinds.ts'

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
  /** The parts of the model entry that the learner found in their own free words. */
  readonly parts: readonly Part[]
  /** True: taken over, from an earlier play or from another phone; somebody's doing, but not shown here and now. */
  readonly given: boolean
  /** The values before it. */
  readonly before: Values
}

/** A play as far as it has come; a fold of its events, so a killed phone goes on from the same node. */
export interface Play {
  readonly node: string
  readonly values: Values
  readonly path: readonly Step[]
  /**
   * What lies on the table at this node and was not given yet, with its sign: "=piece,piece" or "=CODE" of the exercise opened,
   * "~text" of free words. Nothing after every move.
   */
  readonly draft: string
  /** Whether steps are just being taken over. */
  readonly giving: boolean
  /** In a commission run, the roles played on this phone; none until they are said. */
  readonly roles: readonly Role[]
  /** In a commission run, the three signs of the group whose run it is; nothing until they are said. */
  readonly group: string
}

/** A play that nobody has begun. */
export function startPlay(scene: Scene): Play {
  const values = Object.fromEntries(Object.entries(scene.variables).map(([name, { start }]) => [name, start]))
  return { node: scene.start, values, path: [], draft: '', giving: false, roles: [], group: '' }
}

/** The play of a list of events, from its beginning. */
export function replayPlay(scene: Scene, events: readonly PlayEvent[]): Play {
  return events.reduce((play, event) => playOn(scene, play, event), startPlay(scene))
}

/**
 * The play after one event (docs/formats/scene-events.md). An event that makes no sense where the play stands changes nothing,
 * and gives back the same object.
 */
export function playOn(scene: Scene, play: Play, { act, object }: PlayEvent): Play {
  if (act === 'undid') return goBack(play, object)
  if (act === 'added') return add(play, object)
  const node = nodeIn(scene, play.node)
  if (node.kind === 'end' || !names(object, node.id)) return play
  const tail = object.slice(node.id.length)
  if (act === 'typed') {
    const isTable = node.kind === 'log' || node.kind === 'look'
    return isTable && tail !== play.draft ? { ...play, draft: tail } : play
  }
  const answer = tail.slice(1)
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
      if (act !== 'did' || !OUTCOMES.includes(answer)) return play
      const flag = 'exercise' in node.opens ? node.opens.sets : undefined
      return go(scene, play, { took: [answer] }, node.way, flag ? [{ flag, is: answer === 'yes' }] : [])
    }
    case 'log':
      return act === 'wrote' ? go(scene, play, entryOf(node, tail), node.way, []) : play
    default:
      return neverHappens(node)
  }
}

/** How a look can end: nothing to say of it (a card, an exercise that was left out), or an exercise that went well or did not. */
export const OUTCOMES: readonly string[] = ['', 'yes', 'no']

/** Whether an object is about a node: its id alone, or followed by one of the two signs. */
function names(object: string, id: string): boolean {
  return object.startsWith(id) && /^([=~]|$)/.test(object.slice(id.length))
}

/** An entry as it was given: "=piece,piece", or "~part,part~text". */
function entryOf(
  node: Extract<SceneNode, { kind: 'log' }>,
  tail: string,
): Pick<Step, 'took' | 'parts' | 'text'> {
  const listed = (tail.slice(1).split('~')[0] ?? '').split(',')
  if (tail.startsWith('~')) {
    const text = tail.slice(1).replace(/^[^~]*~?/, '')
    return { took: [], parts: PARTS.filter((part) => listed.includes(part)), text }
  }
  return { took: node.pieces.map(({ id }) => id).filter((id) => listed.includes(id)), parts: [], text: '' }
}

/** What is said about the play itself: "roles:chair,registrar", "group:K7M", and "given" … "here" around steps taken over. */
function add(play: Play, object: string): Play {
  if (object === 'given' || object === 'here') {
    const giving = object === 'given'
    return play.giving === giving ? play : { ...play, giving }
  }
  if (object.startsWith('group:')) return { ...play, group: object.slice('group:'.length) }
  if (object.startsWith('roles:'))
    return { ...play, roles: object.slice('roles:'.length).split(',').filter(isRole) }
  return play
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
  done: Pick<Step, 'took'> & Partial<Pick<Step, 'late' | 'text' | 'parts'>>,
  way: Way,
  effects: readonly Effect[],
): Play {
  const values = effects.reduce((now, effect) => apply(scene, now, effect), play.values)
  const step: Step = {
    node: play.node,
    took: done.took,
    late: done.late ?? false,
    text: done.text ?? '',
    parts: done.parts ?? [],
    given: play.giving,
    before: play.values,
  }
  return { ...play, node: wayOn(way, values), values, path: [...play.path, step], draft: '' }
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
function goBack(play: Play, object: string): Play {
  const to = /^\d+$/.test(object) ? Number(object) : -1
  const step = play.path[to]
  return step
    ? { ...play, node: step.node, values: step.before, path: play.path.slice(0, to), draft: '' }
    : play
}

/** A node that the build has proved to exist. */
export function nodeIn(scene: Scene, id: string): SceneNode {
  const found = scene.nodes.find((node) => node.id === id)
  if (!found) throw new Error(`Scene ${scene.id} has no node ${id}`)
  return found
}
