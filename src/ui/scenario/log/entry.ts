import type { SceneNode } from '../../../core/scenario/scene.ts'
import { type Part, PARTS } from '../../../core/scenario/scene-kinds.ts'

/** A node at which an entry in the log-book is written. */
export type LogNode = Extract<SceneNode, { kind: 'log' }>

/** An entry as far as it has come: pieces in the order in which they were put together, or free words. */
export interface Entry {
  readonly way: 'pieces' | 'words'
  readonly pieces: readonly string[]
  readonly text: string
}

/** Free words are at most so long: what is typed must fit into one event of the record. */
export const MOST_LETTERS = 480

/** The entry that lies on the table as a play's draft. */
export function entryIn(draft: string, node: LogNode): Entry {
  if (draft.startsWith('~')) return { way: 'words', pieces: [], text: draft.slice(1) }
  const known = new Set(node.pieces.map(({ id }) => id))
  return {
    way: 'pieces',
    pieces: draft
      .slice(1)
      .split(',')
      .filter((id) => known.has(id)),
    text: '',
  }
}

/** What lies on the table, for the record. */
export function typedEntry(node: LogNode, { way, pieces, text }: Entry): string {
  return node.id + (way === 'words' ? `~${text}` : `=${pieces.join(',')}`)
}

/** The entry as it is given; with free words the parts that the learner found in them. */
export function writtenEntry(node: LogNode, entry: Entry, found: readonly Part[]): string {
  return entry.way === 'words' ? `${node.id}~${found.join(',')}~${entry.text}` : typedEntry(node, entry)
}

/** A piece put at the end, or taken out again. */
export function toggled(pieces: readonly string[], piece: string): string[] {
  return pieces.includes(piece) ? pieces.filter((each) => each !== piece) : [...pieces, piece]
}

/** The parts that the model entry has, in the order of an entry. */
export function partsOf({ pieces }: LogNode): Part[] {
  return PARTS.filter((part) => pieces.some((piece) => piece.in && piece.part === part))
}

/** Whether free words name a time of day. */
export function namesTime(text: string): boolean {
  return /(^|[^\d.:])([01]?\d|2[0-3])[:.][0-5]\d(?![.:]?\d)/.test(text)
}
