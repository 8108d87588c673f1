import { type PlayEvent, playOn, replayPlay } from '../../core/scenario/play.ts'
import { finishPlay, LaidAside, notePlayAll } from '../../flow/play-scenario.ts'
import { announceChange } from '../state.ts'
import { clearTable, isAtEnd, leaveLying, type Table } from './table.ts'

/** Does things on a table and puts them in line for the phone; whether anything made sense there. */
export function doOn(table: Table, events: readonly PlayEvent[]): boolean {
  const before = table.play
  for (const event of events) {
    const next = playOn(table.playing.scene, table.play, event)
    if (next === table.play) continue
    table.play = next
    table.line = lineWith(table, event)
  }
  return table.play !== before
}

/** The line with one event more; what is typed at one node waits as its last state only, unless it is just being written. */
function lineWith({ line, busy }: Table, event: PlayEvent): PlayEvent[] {
  const goesOn = event.act === 'typed' && line.length > busy && line.at(-1)?.act === 'typed'
  return [...(goesOn ? line.slice(0, -1) : line), event]
}

/** Writes what waits; whether the phone has everything now. What it refused stays in line for another time. */
export function keepTable(table: Table): Promise<boolean> {
  leaveLying(table)
  table.writing ??= write(table)
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof LaidAside) giveUp(table)
        return false // that, a full disk or a closed storage: the screen says so
      },
    )
    .finally(() => (table.writing = undefined))
  return table.writing
}

/** Writes what waits in line, all that has gathered at once, and then the end. */
async function write(table: Table): Promise<void> {
  while (table.line.length > 0 || !table.taken) {
    table.busy = table.line.length
    try {
      table.attempt = await notePlayAll(table.attempt, table.line)
      table.line = table.line.slice(table.busy)
      table.taken = true
    } finally {
      table.busy = 0
    }
  }
  goWithThePhone(table)
  if (isOver(table)) {
    const { roles } = table.play
    const whose = roles.length > 0 ? roles : undefined
    table.attempt = await finishPlay(table.attempt, table.playing.scene, whose)
    announceChange()
  }
  clearTable(table)
}

/** Nothing more is kept of a play that another window has laid aside: what it had is on the phone. */
function giveUp(table: Table): void {
  table.elsewhere = 'anew'
  table.line = []
  clearTable(table)
}

/** The phone has the last word: where another window had gone on, what was done here made no sense any more and is not in it. */
function goWithThePhone(table: Table): void {
  const stored = replayPlay(table.playing.scene, table.attempt.events)
  const { node, path } = table.play
  if (stored.node === node && stored.path.length === path.length) return
  table.play = stored
  table.elsewhere = 'gone-on'
}

/** Whether a play has come to its end and the phone does not know it. */
export function isOver({ playing: { scene }, play, attempt }: Table): boolean {
  return attempt.endedAt === undefined && isAtEnd({ scene, play })
}
