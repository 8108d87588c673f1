import { useEffect, useState } from 'preact/hooks'
import { openPlay, type Playing, unfinishedPlay } from '../../../flow/play-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { takeOver } from '../table.ts'

/** The run that lies on this phone, `none`, or nothing while that is looked up; and how to put another in its place. */
export type RunHere = readonly [Playing | 'none' | undefined, (run: Playing | 'none') => void]

/** Looks for the run on this phone, and anew in each language; looking begins nothing. */
export function useRunHere(book: SceneBook): RunHere {
  const [run, setRun] = useState<Playing | 'none' | undefined>(() => takeOver(book.opened.scene.id))
  useEffect(() => {
    if (run !== undefined && run !== 'none' && run.wordsLanguage === book.language) return
    let gone = false
    void runHere(book).then((found) => {
      if (!gone) setRun((held) => found ?? held ?? 'none')
    })
    return () => {
      gone = true
    }
  }, [book])
  return [run, setRun]
}

/** What lies on this phone, with what it could not keep. */
async function runHere(book: SceneBook): Promise<Playing | undefined> {
  const held = takeOver(book.opened.scene.id)
  return held ?? ((await unfinishedPlay(book)) ? openPlay(book) : undefined)
}
