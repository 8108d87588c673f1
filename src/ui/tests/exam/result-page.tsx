import { type PastExam, openPastExam, pastExams, type SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useLook } from '../../state.ts'
import { AfterResult } from './after-result.tsx'
import { examPath } from './exam-path.ts'
import { Opening } from './opening.tsx'
import { ResultView } from './result-view.tsx'

interface Props {
  readonly id: string
  /** Of which exam that was sat; without it, the newest. */
  readonly attempt: string
}

/** The result of an exam that was sat: whole while its paper is kept, later its figures. */
export function ResultPage({ id, attempt }: Props) {
  const { t, language } = useSpeech()
  const found = useLook(async (): Promise<Found> => {
    const mine = (await pastExams()).filter(({ exam }) => exam === id)
    const past = attempt === '' ? mine[0] : mine.find((each) => each.attempt.id === attempt)
    return { past, here: past && (await openPastExam(past.attempt.id, language)) }
  }, [id, attempt, language])
  if (!found) return <Opening title={t('exam:resultTitle')} />
  if (found.here) return <ResultView key={language} here={found.here} />
  return (
    <Page title={t('exam:resultTitle')}>
      {found.past ? (
        <FiguresOnly past={found.past} />
      ) : (
        <Notice tone="attention">
          <p>{t('exam:resultNone')}</p>
        </Notice>
      )}
      {!found.past && (
        <p>
          <a class="button" href={examPath(id)}>
            {t('exam:another')}
          </a>
        </p>
      )}
    </Page>
  )
}

interface Found {
  readonly past: PastExam | undefined
  readonly here: SittingHere | undefined
}

/** What is left of an exam whose paper is not kept any more. */
export function FiguresOnly({ past: { exam, code, right, of } }: { readonly past: PastExam }) {
  const { t } = useSpeech()
  return (
    <>
      <p class="ts-e-figure">{t('exam:rightOf', { right, of })}</p>
      <p>{t('exam:onlyFigures')}</p>
      <AfterResult exam={exam} code={code} />
    </>
  )
}
