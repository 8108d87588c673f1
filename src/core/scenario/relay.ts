import { CHECK_LENGTH, checkSigns, SIGNS } from '../check-signs.ts'
import { reached, refused, type Result } from '../result.ts'
import { nodeIn, OUTCOMES, type Play, type PlayEvent, playOn, startPlay, type Step } from './play.ts'
import type { Scene, SceneNode } from './scene.ts'

/*
 * The baton of a commission run: how far a group has come, as a short text handed from phone to phone. The format is written
 * down in docs/formats/baton.md. Every phone has the scene, so only what was decided travels: no words, no names.
 */

/** A scene, and which edition of it a phone has. */
export interface SceneEdition {
  readonly scene: Scene
  /** 0…4095, see `editionOf`. */
  readonly edition: number
}

/** A run as it was read out of a baton. */
export interface Baton {
  readonly scene: Scene
  readonly group: string
  /** Everything that was done in it, what was only said included. */
  readonly events: readonly PlayEvent[]
  readonly play: Play
}

/** Why a text is not taken as a baton. */
export type BatonProblem =
  | 'blank'
  | 'too-long' // beyond 400 signs: no baton
  | 'version' // made by an app that writes another version of this format, or no baton at all
  | 'letters' // signs that the format does not use
  | 'check' // a sign was lost or changed on the way
  | 'scene' // a scene that this phone does not have
  | 'edition' // another edition of the scene: its nodes may be others
  | 'broken' // the check is right and yet it says something that no app writes

/** Why a baton is not laid on to a run. */
export type TakeProblem =
  | 'other-group'
  | 'behind' // this phone has come further on the same path
  | 'same' // this phone stands just there
  | 'apart' // something else was decided on this phone

/** Its place and its meaning never change. A second entry (docs/formats/second-entry.md) begins with another sign. */
const VERSION = 'b'
const LONGEST = 400
const GROUP = /^[A-Za-z0-9_-]{3}$/
/** Added to a choice that was made by waiting. */
const LATE = 32

/** The edition of a scene, out of its fingerprint `<id>@<version>#<8 hex digits>`: the first three of those digits. */
export function editionOf(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(-8, -5), 16)
}

/** Writes how far a run has come: URL-safe, about as many signs as there were decisions. */
export function writeBaton(scene: Scene, edition: number, play: Play): string {
  if (!GROUP.test(play.group)) throw new RangeError(`"${play.group}" cannot be the name of a group`)
  const decided = play.path.findLastIndex(({ node }) => nodeIn(scene, node).kind !== 'say')
  const told = play.path.length - 1 - decided
  const body =
    VERSION +
    twoSigns(scene.number) +
    twoSigns(edition) +
    play.group +
    oneSign(told) +
    play.path.map((step) => signsOf(nodeIn(scene, step.node), step)).join('')
  return body + checkSigns(body)
}

/** Reads what another phone wrote; spaces and line breaks that a messenger put in are passed over. */
export function readBaton(text: string, scenes: readonly SceneEdition[]): Result<Baton, BatonProblem> {
  if (text.length > LONGEST) return refused('too-long')
  const plain = text.replace(/\s/g, '')
  if (plain === '') return refused('blank')
  if (!plain.startsWith(VERSION)) return refused('version')
  if (!/^[A-Za-z0-9_-]+$/.test(plain)) return refused('letters')
  const body = plain.slice(0, -CHECK_LENGTH)
  if (checkSigns(body) !== plain.slice(-CHECK_LENGTH)) return refused('check')

  const number = worthOf(body.slice(1, 3))
  const found = scenes.find(({ scene }) => scene.number === number)
  if (!found) return refused('scene')
  if (worthOf(body.slice(3, 5)) !== found.edition) return refused('edition')
  const { scene, edition } = found
  const group = body.slice(5, 8)
  const run = GROUP.test(group) ? runOf(scene, group, body.slice(8)) : undefined
  if (!run || writeBaton(scene, edition, run.play) !== plain) return refused('broken')
  return reached({ scene, group, ...run })
}

/** Walks the scene along the signs of a baton. */
function runOf(scene: Scene, group: string, signs: string): Pick<Baton, 'events' | 'play'> | undefined {
  const events: PlayEvent[] = []
  let play: Play = { ...startPlay(scene), group }
  const goOn = (event: PlayEvent): boolean => {
    const before = play
    play = playOn(scene, play, event)
    events.push(event)
    return play !== before
  }
  const tell = (): boolean => {
    const node = nodeIn(scene, play.node)
    return node.kind === 'say' && goOn({ act: 'reached', object: node.id })
  }
  let rest = signs.slice(1)
  while (rest !== '') {
    while (tell()) continue
    const node = nodeIn(scene, play.node)
    const width = node.kind === 'log' ? 2 : 1
    const event = eventOf(node, rest.slice(0, width))
    if (!event || !goOn(event)) return undefined
    rest = rest.slice(width)
  }
  for (let told = worthOf(signs.slice(0, 1)); told > 0; told--) if (!tell()) return undefined
  return { events, play }
}

/** What was decided at a step, in signs; nothing for what is only said. */
function signsOf(node: SceneNode, { took, late, parts }: Step): string {
  switch (node.kind) {
    case 'choose':
      return oneSign(node.choices.findIndex(({ id }) => id === took[0]) + (late ? LATE : 0))
    case 'ask':
      return oneSign(node.options.findIndex((option) => option === took[0]))
    case 'look':
      return oneSign(OUTCOMES.indexOf(took[0] ?? ''))
    case 'log': {
      // free words do not travel: the pieces that say the same stand for them
      const put = node.pieces.map(
        (piece) => took.includes(piece.id) || (piece.in && parts.includes(piece.part)),
      )
      return twoSigns(put.reduce((mask, isPut, at) => mask + (isPut ? 2 ** at : 0), 0))
    }
    case 'say':
    case 'end':
      return ''
  }
}

/** The event that signs stand for at a node. */
function eventOf(node: SceneNode, signs: string): PlayEvent | undefined {
  const worth = worthOf(signs)
  switch (node.kind) {
    case 'choose': {
      const choice = node.choices[worth % LATE]
      return choice && { act: 'chose', object: `${node.id}=${worth >= LATE ? '!' : ''}${choice.id}` }
    }
    case 'ask': {
      const option = node.options[worth]
      return option === undefined ? undefined : { act: 'chose', object: `${node.id}=${option}` }
    }
    case 'look':
      return worth === 0
        ? { act: 'did', object: node.id }
        : { act: 'did', object: `${node.id}=${OUTCOMES[worth] ?? worth}` }
    case 'log': {
      const put = node.pieces.filter((_, at) => Math.floor(worth / 2 ** at) % 2 === 1)
      return { act: 'wrote', object: `${node.id}=${put.map(({ id }) => id).join(',')}` }
    }
    case 'say':
    case 'end':
      return undefined
  }
}

/**
 * The events that bring this phone's run to where the baton is: those it lacks, marked as taken over. A phone that belongs to
 * no group yet joins the baton's.
 */
export function takeBaton(mine: Play, scene: Scene, baton: Baton): Result<readonly PlayEvent[], TakeProblem> {
  if (baton.scene.id !== scene.id || (mine.group !== '' && mine.group !== baton.group))
    return refused('other-group')
  const there = baton.play.path
  const both = Math.min(mine.path.length, there.length)
  const isOnePath = there.slice(0, both).every((step, at) => isSame(scene, step, mine.path[at]))
  if (!isOnePath) return refused('apart')
  if (mine.path.length > both) return refused('behind')
  const joins: PlayEvent[] = mine.group === '' ? [{ act: 'added', object: `group:${baton.group}` }] : []
  if (there.length === both) return joins.length > 0 ? reached(joins) : refused('same')
  return reached([
    ...joins,
    { act: 'added', object: 'given' },
    ...baton.events.slice(both),
    { act: 'added', object: 'here' },
  ])
}

function isSame(scene: Scene, one: Step, other: Step | undefined): boolean {
  const node = nodeIn(scene, one.node)
  return other !== undefined && other.node === one.node && signsOf(node, one) === signsOf(node, other)
}

function oneSign(worth: number): string {
  const sign = SIGNS[worth]
  if (sign === undefined) throw new RangeError(`No sign is worth ${worth}`)
  return sign
}

/** Twelve bits, the lower six first. */
function twoSigns(worth: number): string {
  return oneSign(worth % 64) + oneSign(Math.floor(worth / 64))
}

/** What signs are worth, the lowest six bits first. */
function worthOf(signs: string): number {
  return [...signs].reduceRight((sum, sign) => sum * 64 + SIGNS.indexOf(sign), 0)
}
