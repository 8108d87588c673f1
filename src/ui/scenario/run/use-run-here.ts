import { useEffect, useState } from 'preact/hooks'
import type { Playing } from '../../../flow/play-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { liesHere } from '../lies-here.ts'
import { takeOver } from '../table.ts'

/** The run that lies on this phone, `none`, or nothing while that is looked up; and how to put another in its place. */
export type RunHere = readonly [Playing | 'none' | undefined, (run: Playing | 'none') => void]

/** Looks for the run on this phone, and anew in each language; looking begins nothing. */
export function useRunHere(book: SceneBook): RunHere {
  const [run, setRun] = useState<Playing | 'none' | undefined>(() => takeOver(book.opened.scene.id))
  useEffect(() => {
    if (run !== undefined && run !== 'none' && run.wordsLanguage === book.language) return
    let gone = false
    void liesHere(book, run === 'none' ? undefined : run).then((found) => {
      if (!gone) setRun((held) => found ?? held ?? 'none')
    })
    return () => {
      gone = true
    }
  }, [book])
  return [run, setRun]
}
