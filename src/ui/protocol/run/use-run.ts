import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { type Run, type RunEvent, step } from '../../../core/protocol/run.ts'
import { noteEvent, type Practice } from '../../../flow/practise-protocol.ts'
import type { Kept } from '../../parts/saved-state.tsx'
import { announceChange } from '../../state.ts'
import { backRoom } from '../in-back-room.tsx'

export interface Running {
  readonly run: Run
  readonly kept: Kept
  readonly on: (event: RunEvent) => void
  /** Tries to keep what is not kept yet. */
  readonly keepAgain: () => void
  /** Ends the run and keeps its figures. */
  readonly finish: () => void
}

/**
 * A run on the screen and, event by event, on the phone. The screen never waits for the phone; "saved" is said only once the
 * phone has it, and what it refused stays in line and is tried again with whatever is done next. Where it is done in another window,
 * nothing is done in this one.
 */
export function useRun(
  { exercise, run: begun, attempt: opened, kept: wasKept }: Practice,
  isHere: boolean,
): Running {
  const [run, setRun] = useState(begun)
  const [kept, setKept] = useState<Kept>(wasKept ? 'saved' : 'not-saved')
  const held = useRef({
    run: begun,
    attempt: opened,
    line: [] as RunEvent[],
    busy: false,
    ending: false,
    /** Whether the phone ever took anything of it. */
    taken: wasKept,
  })

  const keep = useCallback(async (): Promise<void> => {
    const { current } = held
    if (current.busy) return
    current.busy = true
    setKept('saving')
    try {
      for (let event = current.line[0]; event; event = current.line[0]) {
        current.attempt = await noteEvent(current.attempt, event)
        current.line.shift()
        current.taken = true
      }
      if (current.ending) {
        const { finishPractice } = await backRoom()
        current.attempt = await finishPractice(current.attempt, exercise)
        current.ending = false
        announceChange()
      }
      setKept('saved')
    } catch {
      setKept('not-saved') // a full disk or a closed storage: the line stays, the screen says so
    } finally {
      current.busy = false
    }
  }, [exercise])

  const on = useCallback(
    (event: RunEvent): void => {
      if (!isHere) return
      const { current } = held
      const next = step(exercise, current.run, event)
      if (next === current.run) return
      current.run = next
      setRun(next)
      current.line = lineWith(current.line, event, current.busy)
      void keep()
    },
    [exercise, keep, isHere],
  )

  const finish = useCallback((): void => {
    if (!isHere) return
    on({ act: 'reached', object: 'stage:debrief' })
    held.current.ending = true
    void keep()
  }, [on, keep, isHere])

  const keepAgain = useCallback((): void => {
    const { current } = held
    // a run of which the phone has nothing yet is put by its next event: here by one that changes nothing
    if (!current.taken && current.line.length === 0)
      current.line = [{ act: 'reached', object: `stage:${current.run.stage}` }]
    void keep()
  }, [keep])
  return useMemo(() => ({ run, kept, on, keepAgain, finish }), [run, kept, on, keepAgain, finish])
}

/** The line of events that wait for the phone; typing that goes on in one box waits as its last state only. */
function lineWith(line: readonly RunEvent[], event: RunEvent, busy: boolean): RunEvent[] {
  const last = line.at(-1)
  const free = line.length > (busy ? 1 : 0) // the first is being written just now, and may not change any more
  const goesOn = free && last && WRITING.has(event.act) && last.act === event.act && isSameBox(last, event)
  return goesOn ? [...line.slice(0, -1), event] : [...line, event]
}

/** Acts that go on letter by letter. */
const WRITING: ReadonlySet<string> = new Set(['typed', 'wrote'])

function isSameBox(one: RunEvent, other: RunEvent): boolean {
  const [left, right] = [one, other].map(({ object }) => object.slice(0, object.indexOf('=')))
  return left === right
}
