import { crewProblems, crewShareProblems } from './crew-problems.ts'
import { bestPlay } from './debrief.ts'
import { choicesIn, holds, nodeIn, type Play, playOn, startPlay, type Values, wayOn } from './play.ts'
import type { Condition, Effect, Scene, SceneNode, Way } from './scene.ts'
import type { SceneWords } from './scene-words.ts'

/** Something wrong in a scene: where, what stands there, and what to do. */
export interface SceneProblem {
  readonly place: string
  readonly value: string
  readonly remedy: string
}

/** More states than this are not looked at: no scene a person can play has so many. */
const MOST_STATES = 60_000

/** The longest path may have so many times the decisions of the shortest. */
const BALANCE = 3

/**
 * Proves a scene: every name leads somewhere, every node is reached, every path ends, no condition is dead, a best path
 * exists and ends well, paths are of comparable length. Every state of node and variables is walked, so what is proved here
 * cannot happen on a phone.
 */
export function sceneProblems(scene: Scene): SceneProblem[] {
  const names = [...nameProblems(scene), ...crewProblems(scene)]
  if (names.length > 0) return names // what follows walks the scene, and would fall
  const circle = circleIn(scene)
  if (circle)
    return [{ place: 'nodes', value: circle.join(' → '), remedy: 'let no way lead back: a scene must end' }]
  const best = bestProblems(scene)
  return [...walkProblems(scene), ...best, ...(best.length > 0 ? [] : crewShareProblems(scene))]
}

function nameProblems(scene: Scene): SceneProblem[] {
  const problems: SceneProblem[] = []
  const say = (place: string, value: string, remedy: string): void => {
    problems.push({ place, value, remedy })
  }
  const ids = scene.nodes.map(({ id }) => id)
  for (const [at, id] of ids.entries())
    if (ids.indexOf(id) !== at) say('nodes', id, 'give the node an id of its own')
  if (!ids.includes(scene.start)) say('start', scene.start, 'name a node that exists')
  const cast = new Set(['narrator', ...scene.cast.map(({ id }) => id)])
  const checkWhen = (place: string, when: Condition): void => {
    for (const line of when) {
      const name = 'flag' in line ? line.flag : line.number
      if (scene.variables[name]?.kind !== ('flag' in line ? 'flag' : 'number'))
        say(place, name, `name a ${'flag' in line ? 'flag' : 'number'} that stands in variables`)
    }
  }
  const checkEffects = (place: string, effects: readonly Effect[]): void => {
    for (const effect of effects)
      checkWhen(place, [
        'flag' in effect ? { flag: effect.flag, is: true } : { number: effect.number, atLeast: 0 },
      ])
  }
  const checkWay = (place: string, way: Way): void => {
    for (const { to, when } of way) {
      if (!ids.includes(to)) say(place, to, 'name a node that exists')
      checkWhen(place, when)
    }
    if ((way.at(-1)?.when.length ?? 0) > 0) say(place, 'the last way', 'let the last way have no condition')
  }
  for (const node of scene.nodes) {
    if (node.kind === 'say' && !cast.has(node.who)) say(node.id, node.who, 'name somebody of the cast')
    if (node.kind === 'say') checkEffects(node.id, node.effects)
    if (node.kind === 'look' && 'exercise' in node.opens && node.opens.sets !== undefined)
      checkEffects(node.id, [{ flag: node.opens.sets, is: true }])
    if (node.kind === 'ask' && !node.options.includes(node.right))
      say(node.id, node.right, 'name one of the options')
    if (node.kind === 'choose') {
      if (node.late !== undefined && !node.choices.some(({ id }) => id === node.late))
        say(node.id, node.late, 'name one of the choices')
      if ((node.seconds === undefined) !== (node.late === undefined))
        say(node.id, 'seconds and late', 'write both or neither')
      for (const choice of node.choices) {
        checkWhen(`${node.id}.${choice.id}`, choice.when)
        checkWay(`${node.id}.${choice.id}`, choice.way)
        checkEffects(`${node.id}.${choice.id}`, choice.effects)
      }
    } else if (node.kind !== 'end') checkWay(node.id, node.way)
  }
  for (const player of scene.room.players)
    if (player !== 'player' && !cast.has(player))
      say('room.players', player, 'name the player or somebody of the cast')
  return problems
}

function waysOf(node: SceneNode): readonly Way[] {
  if (node.kind === 'end') return []
  return node.kind === 'choose' ? node.choices.map(({ way }) => way) : [node.way]
}

/** A way round, if there is one. */
function circleIn(scene: Scene): string[] | undefined {
  const clear = new Set<string>()
  const search = (id: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id]
    if (clear.has(id)) return undefined
    for (const next of waysOf(nodeIn(scene, id)).flat()) {
      const found = search(next.to, [...way, id])
      if (found) return found
    }
    clear.add(id)
    return undefined
  }
  return search(scene.start, [])
}

/** Everything that can be done at a node, as events. */
export function eventsAt(node: SceneNode, values: Values): Parameters<typeof playOn>[2][] {
  switch (node.kind) {
    case 'say':
      return [{ act: 'reached', object: node.id }]
    case 'choose':
      return choicesIn(node, values).map(({ id }) => ({ act: 'chose', object: `${node.id}=${id}` }))
    case 'ask':
      return node.options.map((option) => ({ act: 'chose', object: `${node.id}=${option}` }))
    case 'look':
      return ['yes', 'no'].map((how) => ({ act: 'did', object: `${node.id}=${how}` }))
    case 'log':
      return [{ act: 'wrote', object: `${node.id}=` }]
    case 'end':
      return []
  }
}

function walkProblems(scene: Scene): SceneProblem[] {
  const problems: SceneProblem[] = []
  const seen = new Map<string, { readonly play: Play; fewest: number; most: number }>()
  const reached = new Set<string>()
  const conditions = new Map<string, { readonly place: string; held: boolean; broke: boolean }>()
  const judge = (place: string, when: Condition, values: Values): void => {
    if (when.length === 0) return
    const known = conditions.get(place) ?? { place, held: false, broke: false }
    if (holds(when, values)) known.held = true
    else known.broke = true
    conditions.set(place, known)
  }
  const ahead: { play: Play; decisions: number }[] = [
    { play: { ...startPlay(scene), path: [] }, decisions: 0 },
  ]
  const ends: number[] = []
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { play, decisions } = next
    const key = `${play.node} ${JSON.stringify(play.values)}`
    const known = seen.get(key)
    if (known && decisions >= known.fewest && decisions <= known.most) continue
    seen.set(key, {
      play,
      fewest: Math.min(decisions, known?.fewest ?? decisions),
      most: Math.max(decisions, known?.most ?? decisions),
    })
    if (seen.size > MOST_STATES)
      return [{ place: 'variables', value: `${seen.size} states`, remedy: 'use fewer or smaller variables' }]
    const node = nodeIn(scene, play.node)
    reached.add(node.id)
    if (node.kind === 'end') ends.push(decisions)
    if (node.kind === 'choose') {
      for (const choice of node.choices) judge(`${node.id}.${choice.id}, when`, choice.when, play.values)
      const open = choicesIn(node, play.values)
      if (open.length < 2)
        problems.push({
          place: node.id,
          value: JSON.stringify(play.values),
          remedy: 'leave at least two choices open in every state',
        })
      if (open.filter(({ best }) => best).length !== 1)
        problems.push({
          place: node.id,
          value: JSON.stringify(play.values),
          remedy: 'exactly one of the choices open in every state is the best',
        })
    }
    for (const event of eventsAt(node, play.values)) {
      const after = playOn(scene, play, event)
      const way =
        node.kind === 'choose'
          ? node.choices.find(({ id }) => event.object.endsWith(`=${id}`))?.way
          : 'way' in node
            ? node.way
            : undefined
      for (const [at, { when }] of (way ?? []).entries())
        if (at === 0 || wayOn((way ?? []).slice(0), after.values) === after.node)
          judge(`${event.object}, way ${at + 1}`, when, after.values)
      const decided = node.kind === 'choose' || node.kind === 'ask'
      ahead.push({ play: { ...after, path: [] }, decisions: decisions + (decided ? 1 : 0) })
    }
  }
  for (const { id } of scene.nodes)
    if (!reached.has(id))
      problems.push({ place: id, value: id, remedy: 'let some way lead to it, or remove it' })
  for (const { place, held, broke } of conditions.values()) {
    if (!held)
      problems.push({
        place,
        value: 'never so',
        remedy: 'remove the condition, or let something bring it about',
      })
    else if (!broke && place.endsWith(', when'))
      problems.push({ place, value: 'always so', remedy: 'remove the condition: it decides nothing' })
  }
  const [fewest, most] = [Math.min(...ends), Math.max(...ends)]
  if (fewest < 3)
    problems.push({
      place: 'nodes',
      value: `${fewest} decisions`,
      remedy: 'let every path hold at least 3 decisions',
    })
  if (most > fewest * BALANCE)
    problems.push({
      place: 'nodes',
      value: `${fewest} to ${most} decisions`,
      remedy: 'balance the lengths of the paths',
    })
  return unique(problems)
}

function unique(problems: readonly SceneProblem[]): SceneProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ place, remedy }) => !seen.has(place + remedy) && seen.add(place + remedy))
}

function bestProblems(scene: Scene): SceneProblem[] {
  try {
    const last = nodeIn(scene, bestPlay(scene).node)
    return last.kind === 'end' && last.ending === 'well'
      ? []
      : [
          {
            place: 'best path',
            value: last.id,
            remedy: 'let the best choices lead to an ending of kind well',
          },
        ]
  } catch (error) {
    return [{ place: 'best path', value: String(error), remedy: 'mark one of the open choices as best' }]
  }
}

/** What a voice lacks or has too much of. */
export function sceneWordProblems(scene: Scene, words: SceneWords): SceneProblem[] {
  const of = <Kind extends SceneNode['kind']>(kind: Kind) =>
    scene.nodes.filter((node): node is Extract<SceneNode, { kind: Kind }> => node.kind === kind)
  const ids = (nodes: readonly { id: string }[]): string[] => nodes.map(({ id }) => id)
  return [
    ...same('cast', ids(scene.cast), words.cast),
    ...same('says', ids(of('say')), words.says),
    ...same('choices', ids(of('choose')), words.choices),
    ...of('choose').flatMap(({ id, choices }) =>
      same(`choices.${id}.options`, ids(choices), words.choices[id]?.options ?? {}),
    ),
    ...same('asks', ids(of('ask')), words.asks),
    ...of('ask').flatMap(({ id, options }) =>
      same(`asks.${id}.options`, options, words.asks[id]?.options ?? {}),
    ),
    ...same('looks', ids(of('look')), words.looks),
    ...same('logs', ids(of('log')), words.logs),
    ...of('log').flatMap(({ id, pieces }) =>
      same(`logs.${id}.pieces`, ids(pieces), words.logs[id]?.pieces ?? {}),
    ),
    ...same('ends', ids(of('end')), words.ends),
    ...same('room.cards', scene.room.players, words.room.cards),
    ...(words.room.questions.length === scene.room.questions
      ? []
      : [
          {
            place: 'room.questions',
            value: String(words.room.questions.length),
            remedy: `write ${scene.room.questions} questions`,
          },
        ]),
  ]
}

function same(
  place: string,
  wanted: readonly string[],
  found: Readonly<Record<string, unknown>>,
): SceneProblem[] {
  const missing = wanted.filter((id) => !Object.hasOwn(found, id))
  const unknown = Object.keys(found).filter((id) => !wanted.includes(id))
  return [
    ...missing.map((id) => ({ place: `${place}.${id}`, value: 'missing', remedy: 'write it' })),
    ...unknown.map((id) => ({
      place: `${place}.${id}`,
      value: id,
      remedy: 'remove or rename it: the structure file does not know it',
    })),
  ]
}
