import { isRole, type Role, ROLES } from '../guide/role.ts'
import { NODE_KINDS, type NodeKind, type Place, PLACES, type Skill, SKILLS } from './scene-kinds.ts'

/**
 * The version of the language in which scenes are written. It is raised whenever their schema or one of its lists (kinds of
 * node, looks, moods, places) grows: a scene is read strictly, so that an older app leaves out what it would misread.
 */
export const SCENE_LANGUAGE = 1

/** What a list of scenes shows of one: read without its schema, so that the list opens without the scenes. */
export interface SceneLine {
  readonly id: string
  readonly number: number
  readonly order: number
  readonly title: string
  readonly opening: string
  readonly player: Role
  readonly place: Place
  readonly skills: readonly Skill[]
  /** How long it takes when it is acted in a room. */
  readonly minutes: number
  /** The roles of a commission run; null where one person plays. */
  readonly crew: readonly Role[] | null
  /** The kinds of node it uses. */
  readonly kinds: readonly string[]
  /** The version of the language it is written in. */
  readonly reads: number
  /** How many nodes ask for a decision, on whatever path. */
  readonly decisions: number
}

/**
 * The line of a scene as it lies in a pack. What this app does not know in it (a place of a newer one) is read as something it
 * does know: `canRead` says whether that matters.
 */
export function sceneLine(raw: {
  readonly reads: number
  readonly scene: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>>
}): SceneLine {
  const { scene, words, reads } = raw
  const kinds = entriesOf(scene['nodes']).map((node) => textOf(node['kind']))
  return {
    id: textOf(scene['id']),
    number: numberOf(scene['number']),
    order: numberOf(scene['order']),
    title: textOf(words['title']),
    opening: textOf(words['opening']),
    player: known(ROLES, scene['player']) ?? 'chair',
    place: known(PLACES, scene['place']) ?? 'chair-desk',
    skills: listOf(scene['skills']).flatMap((skill) => known(SKILLS, skill) ?? []),
    minutes: numberOf(recordOf(scene['room'])['minutes']),
    crew: Array.isArray(scene['crew']) ? scene['crew'].filter(isRole) : null,
    kinds: [...new Set(kinds)],
    reads,
    decisions: kinds.filter((kind) => DECIDING.has(kind)).length,
  }
}

/** Whether this app can play the scene of a line. */
export function canRead({ reads, kinds }: SceneLine): boolean {
  return reads <= SCENE_LANGUAGE && kinds.every((kind) => known(NODE_KINDS, kind) !== undefined)
}

const DECIDING: ReadonlySet<string> = new Set<NodeKind>(['choose', 'ask', 'log'])

function known<Known extends string>(all: readonly Known[], value: unknown): Known | undefined {
  return all.find((each) => each === value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return listOf(value).map(recordOf)
}
