import { useLocation } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { timeLeft } from '../../../core/exam/sitting.ts'
import { LANGUAGE_NAMES } from '../../../core/language.ts'
import { rescueText, type SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { ElsewhereNote } from '../../parts/elsewhere-note.tsx'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import type { OneWindow } from '../../parts/use-one-window.ts'
import { examPath } from './exam-path.ts'
import { Paper } from './paper.tsx'
import { ResultView } from './result-view.tsx'
import { useDesk } from './use-desk.ts'
import { useNewer } from './use-newer.ts'

interface Props {
  readonly begun: SittingHere
  /** Where it is sat; in another window it is only read. */
  readonly work: OneWindow
  /** Another window has gone on with the exam, has begun another (given), or has ended it (nothing). */
  readonly onNewer: (newer: SittingHere | undefined) => void
}

/** An exam while it is sat, and its result when the phone did not keep the end. */
export function SittingPage({ begun, work, onNewer }: Props) {
  const { t, language } = useSpeech()
  const { route } = useLocation()
  const seated = useDesk(begun, work.isHere)
  const { here, sitting, elsewhere } = seated
  const { exam, words, wordsLanguage } = here
  const [isDone, setDone] = useState(false)
  useNewer(seated, onNewer)
  const toResult = (): void => route(examPath(exam.id, `result=${here.attempt.id}`), true)
  useEffect(() => {
    if (sitting.ended) toResult() // in another window
  }, [sitting.ended])

  const finish = async (): Promise<void> => {
    if (await seated.finish()) toResult()
    else setDone(true)
  }
  // drawn for what was done, and not once more when the phone has it
  const paper = useMemo(
    () => (
      <Paper
        here={here}
        sitting={sitting}
        left={() => timeLeft(exam, sitting, begun.elapsed())}
        on={seated.on}
        rescue={() => rescueText({ ...here, sitting })}
        onFinish={() => void finish()}
      />
    ),
    [begun, sitting, language, seated.on],
  )
  if (isDone)
    return (
      <ResultView
        here={{
          ...here,
          sitting: { ...sitting, spent: Math.max(sitting.spent, sitting.before + begun.elapsed()) },
        }}
        head={
          <SavedState
            running={{ kept: seated.kept, keepAgain: () => void finish() }}
            refused={t('exam:endNotSaved')}
          />
        }
      />
    )
  return (
    <Page title={words.title}>
      <InOneWindow work={work} room="tests">
        {elsewhere !== 'anew' && <SavedState running={seated} refused={t('exam:notSaved')} />}
        <ElsewhereNote
          elsewhere={elsewhere}
          goneOn={t('exam:goneOnElsewhere')}
          begunAnew={t('exam:begunAnewElsewhere')}
          toOther={t('exam:toOther')}
          onThere={() => onNewer(undefined)}
        />
        {wordsLanguage !== language && (
          <p class="small">{t('exam:otherLanguage', { language: LANGUAGE_NAMES[wordsLanguage] })}</p>
        )}
        {paper}
      </InOneWindow>
    </Page>
  )
}
