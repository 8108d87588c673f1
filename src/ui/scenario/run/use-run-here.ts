import { useEffect, useRef, useState } from 'preact/hooks'
import type { Playing } from '../../../flow/play-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { type OneWindow, useOneWindow } from '../../parts/use-one-window.ts'
import { liesHere } from '../lies-here.ts'
import { takeOver, workIn } from '../table.ts'

/**
 * The run that lies on this phone, `none`, or nothing while that is looked up; how to put another in its place; and in which
 * window it is played.
 */
export type RunHere = readonly [Playing | 'none' | undefined, (run: Playing | 'none') => void, OneWindow]

/**
 * Looks for the run on this phone, and anew in each language; looking begins nothing.
 * @param isBrought whether a baton was brought to this window
 */
export function useRunHere(book: SceneBook, isBrought: boolean): RunHere {
  const [run, setRun] = useState<Playing | 'none' | undefined>(() => takeOver(book.opened.scene.id))
  const work = useOneWindow(run && run !== 'none' ? workIn(run) : undefined, isBrought)
  const read = useRef(0)
  useEffect(() => {
    const isRead = work.turn === read.current
    read.current = work.turn
    if (isRead && run !== undefined && run !== 'none' && run.wordsLanguage === book.language) return
    let gone = false
    void liesHere(book, run === 'none' ? undefined : run).then((found) => {
      if (!gone) setRun((held) => found ?? held ?? 'none')
    })
    return () => {
      gone = true
    }
  }, [book, work.turn])
  return [run, setRun, work]
}
