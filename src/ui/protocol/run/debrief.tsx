import { useMemo } from 'preact/hooks'
import {
  judgeBoxes,
  judgeChanges,
  judgeCount,
  judgeFindings,
  type Score,
  score,
} from '../../../core/protocol/score.ts'
import { evaluate } from '../../../core/protocol/evaluate.ts'
import { finalSheetOf } from '../../../core/protocol/run.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Bent } from './bent.tsx'
import { BoxTable } from './box-table.tsx'
import { CountReview } from './count-review.tsx'
import { Faults } from './faults.tsx'
import { FiguresApart } from './figures-apart.tsx'
import { NextSteps } from './next-steps.tsx'
import { RemedyReview } from './remedy-review.tsx'
import { RowsReview } from './rows-review.tsx'
import { ShowCode } from './show-code.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly book: ProtocolBook
  readonly onAnew: () => void
}

/** What truly happened beside what was done: figures apart, never added up, and nobody fails. */
export function Debrief({ view, book, onAnew }: Props) {
  const { exercise, run } = view
  const judged = useMemo(() => score(exercise, run), [exercise, run])
  return (
    <>
      <Verdict view={view} judged={judged} />
      <FiguresApart judged={judged} />
      {judged.bent.length > 0 && <Bent view={view} boxes={judged.bent} />}
      <Faults view={view} />
      <RemedyReview view={view} />
      {exercise.base && <RowsReview view={view} />}
      <BoxTable view={view} />
      {(judged.order || judged.sorting) && <CountReview view={view} />}
      <Note text={run.note} />
      <NextSteps view={view} book={book} judged={judged} onAnew={onAnew} />
      <ShowCode code={exercise.code} />
    </>
  )
}

/** One honest sentence: right is more than consistent, and consistent is not yet right. */
function Verdict({ view, judged }: { readonly view: RunView; readonly judged: Score }) {
  const { t } = useSpeech()
  const { exercise, run } = view
  const wrong = judgeBoxes(exercise, run).filter(({ right }) => !right).length
  const contradicts =
    !exercise.base &&
    evaluate(exercise.form, finalSheetOf(exercise, run)).some(
      ({ status, code }) => status === 'failed' && !code.startsWith('H'),
    )
  const truly = exercise.planted.some(({ fault }) => fault.layer === 'world')
  const rows = judgeChanges(exercise, run)
  const rowsRight = rows.lacking.length === 0 && rows.wrong.length === 0
  const { missed } = judgeFindings(exercise, run)
  const right = wrong === 0 && (!exercise.base || rowsRight)
  const miscounted = judgeCount(exercise, run).filter((one) => !one.right).length
  const calm = right && missed.length === 0 && judged.values.right >= judged.values.of
  const said = right
    ? contradicts && truly
      ? 'rightGap'
      : 'right'
    : contradicts
      ? 'contradicts'
      : exercise.base
        ? rowsRight
          ? 'rowsRight'
          : 'rowsWrong'
        : 'consistentOnly'
  return (
    <Notice tone={calm ? 'calm' : 'attention'}>
      <p>
        <b>{t(`protocol-run:verdict_${said}`, { count: wrong })}</b>
      </p>
      <p>{t(`protocol-run:verdictText_${said}`)}</p>
      {miscounted > 0 && <p>{t('protocol-run:miscounted', { count: miscounted })}</p>}
    </Notice>
  )
}

function Note({ text }: { readonly text: string }) {
  const { t } = useSpeech()
  if (text.trim() === '') return null
  return (
    <section aria-labelledby="own-note">
      <h2 id="own-note">{t('protocol-run:ownNote')}</h2>
      <blockquote class="pr-r-own-note">{text}</blockquote>
      <p class="small">{t('protocol-run:ownNoteText')}</p>
    </section>
  )
}
