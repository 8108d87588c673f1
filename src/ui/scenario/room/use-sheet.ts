import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Attempt } from '../../../core/attempt/attempt.ts'
import {
  fillIn,
  noteOnSheet,
  openSheet,
  putSheetAway,
  type Sheet,
  type SheetEvent,
  sheetIn,
} from '../../../flow/observe-scene.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import type { Kept } from '../../parts/saved-state.tsx'

/** The sheet of whoever watches, while it is filled in. */
export interface Filling {
  readonly sheet: Sheet
  readonly kept: Kept
  readonly on: (event: SheetEvent) => void
  /** Tries to keep what is not kept yet. */
  readonly keepAgain: () => void
  /** Puts the sheet away and takes a blank one, once the phone has everything. */
  readonly anew: () => Promise<void>
}

interface Held {
  attempt: Attempt
  /** What waits for the phone, oldest first. */
  line: readonly SheetEvent[]
  /** Settled when the phone has answered. */
  writing: Promise<void> | undefined
}

/** A sheet on the screen and, event by event, on the phone; undefined until the phone was asked for one half filled in. */
export function useSheet(book: SceneBook): Filling | undefined {
  const held = useRef<Held | undefined>(undefined)
  const [sheet, setSheet] = useState<Sheet>()
  const [kept, setKept] = useState<Kept>('saved')
  const open = useCallback(async (): Promise<void> => {
    const attempt = await openSheet(book)
    held.current = { attempt, line: [], writing: undefined }
    setSheet(sheetIn(attempt))
  }, [book.fingerprint])
  useEffect(() => void open(), [open])

  const keep = async (): Promise<void> => {
    const { current } = held
    if (!current) return
    setKept('saving')
    current.writing ??= write(current).finally(() => (current.writing = undefined))
    await current.writing.then(
      () => setKept('saved'),
      () => setKept('not-saved'), // a full disk or a closed storage: the line stays, the screen says so
    )
  }
  const on = (event: SheetEvent): void => {
    if (!held.current) return
    held.current.line = [...held.current.line, event]
    setSheet((now) => now && fillIn(now, event))
    void keep()
  }
  const anew = async (): Promise<void> => {
    await keep()
    const { current } = held
    if (!current || current.line.length > 0) return // the notice says that the phone refuses
    await putSheetAway(current.attempt).then(open, () => setKept('not-saved'))
  }
  return sheet && { sheet, kept, on, keepAgain: () => void keep(), anew }
}

async function write(held: Held): Promise<void> {
  while (held.line.length > 0) {
    const { length } = held.line
    held.attempt = await noteOnSheet(held.attempt, held.line)
    held.line = held.line.slice(length)
  }
}
