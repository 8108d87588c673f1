import type { Attempt } from '../../core/attempt/attempt.ts'
import { nodeIn, type Play, type PlayEvent } from '../../core/scenario/play.ts'
import type { Playing } from '../../flow/play-scenario.ts'
import type { Elsewhere } from '../parts/elsewhere-note.tsx'

/*
 * Plays in hand. A play leads to a card, to the guide, to an exercise and back; what the phone has not taken by then, because
 * its storage is full or closed, still lies here until the window is closed.
 */

/** A play in hand, and what of it the phone does not have yet. */
export interface Table {
  playing: Playing
  play: Play
  attempt: Attempt
  /** Events that wait for the phone, oldest first. */
  line: readonly PlayEvent[]
  /** How many of them are being written just now. */
  busy: number
  /** Settled when the phone has answered: whether it has everything. */
  writing: Promise<boolean> | undefined
  /** Whether the phone ever took anything of it. */
  taken: boolean
  /** What another window did with the play meanwhile: it has gone on there, or was laid aside and begun anew. */
  elsewhere: Elsewhere | undefined
}

const tables = new Map<Attempt['id'], Table>()
let begun: Playing | undefined

/** Gives a play that was just begun to the page that plays it; an earlier one of the scene is laid aside. */
export function handOver(playing: Playing): void {
  begun = playing
  for (const { playing: other, attempt } of tables.values())
    if (other.scene.id === playing.scene.id && attempt.id !== playing.attempt.id) tables.delete(attempt.id)
}

/** Takes the play of a scene that was handed over, or one of which the phone does not have everything. */
export function takeOver(scene: string): Playing | undefined {
  const found = begun?.scene.id === scene ? begun : inHand(scene)
  begun = undefined
  return found
}

/** The table of a play: the one it lies on already, or a new one. */
export function tableOf(playing: Playing): Table {
  const { play, attempt, kept } = playing
  const known = tables.get(attempt.id)
  if (!known)
    return {
      playing,
      play,
      attempt,
      line: [],
      busy: 0,
      writing: undefined,
      taken: kept,
      elsewhere: undefined,
    }
  known.playing = playing // perhaps in another language by now
  return known
}

/** Leaves a table as it is while the phone has not everything of it. */
export function leaveLying(table: Table): void {
  tables.set(table.attempt.id, table)
}

/** Clears a table of which the phone has everything. */
export function clearTable({ attempt }: Table): void {
  tables.delete(attempt.id)
}

/** Whether a play has come to its end. */
export function isAtEnd({ scene, play }: Pick<Playing, 'scene' | 'play'>): boolean {
  return nodeIn(scene, play.node).kind === 'end'
}

/** What of a play is worked on in one window: nothing when it has come to its end. */
export function workIn(playing: Playing): string | undefined {
  return isAtEnd(playing) ? undefined : playing.attempt.id
}

/** A play of a scene that lies here and not, or not whole, on the phone. */
export function inHand(scene: string): Playing | undefined {
  const found = [...tables.values()].reverse().find(({ playing }) => playing.scene.id === scene)
  return found && { ...found.playing, play: found.play, attempt: found.attempt, kept: found.taken }
}
