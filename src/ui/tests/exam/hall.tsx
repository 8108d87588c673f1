import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { openSitting, type SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { useOneWindow } from '../../parts/use-one-window.ts'
import { announceChange } from '../../state.ts'
import { inHand } from './desk.ts'
import { examPath } from './exam-path.ts'
import { takeOver } from './hand-over.ts'
import { Opening } from './opening.tsx'
import { SittingPage } from './sitting-page.tsx'

/** Where an exam is sat: the one handed over by the way in, else the one that lies unfinished on this phone. */
export function Hall({ id }: { readonly id: string }) {
  const { t, language } = useSpeech()
  const { route } = useLocation()
  const [here, setHere] = useState<SittingHere | undefined>(() => takeOver(id))
  const work = useOneWindow(here?.attempt.id)
  useEffect(() => {
    if (here?.wordsLanguage === language) return
    void (async () => {
      const found = (await openSitting(language, id)) ?? inHand(id)
      if (found) setHere(found)
      else if (!here) route(examPath(id), true)
    })()
  }, [language])
  useEffect(() => {
    if (work.turn > 0) void goOnWith(undefined)
  }, [work.turn])
  useEffect(() => {
    // what was begun a moment ago is told now that the question is there: the way in would look again, and keep it waiting
    if (here) announceChange()
  }, [])
  const goOnWith = async (newer: SittingHere | undefined): Promise<void> => {
    const found = newer ?? (await openSitting(language, id))
    if (found) setHere(found)
    else route(examPath(id, 'result'), true)
  }
  if (!here) return <Opening title={t('exam:title')} />
  return (
    <SittingPage
      key={`${here.attempt.id}/${here.attempt.events.length}/${here.wordsLanguage}`}
      begun={here}
      work={work}
      onNewer={(newer) => void goOnWith(newer)}
    />
  )
}
