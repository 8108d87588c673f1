import { type OtherStart, otherStartPath } from '../../../core/room/other-start.ts'
import { openExamCode } from '../../../flow/exam-place.ts'
import { openQuestions, type QuestionShelf } from '../../../flow/questions.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { useOpened } from '../../use-opened.ts'
import { JoinTrouble } from './join-trouble.tsx'

interface Props {
  readonly start: OtherStart
}

/** What a code starts that is no quiz, and the way there. It is done without a seat. */
export function Elsewhere({ start }: Props) {
  if (start.kind === 'exam') return <ExamElsewhere start={start} />
  return <WayTo start={start} path={otherStartPath(start)} />
}

/** Which exam a code is of stands in the questions of this phone. */
function ExamElsewhere({ start }: Props) {
  const { t } = useSpeech()
  const shelf = useOpened(openQuestions)
  if (shelf.state === 'loading') return <p role="status">{t('common:loading')}</p>
  if (shelf.state === 'problem') return <JoinTrouble problem={shelf.problem} />
  return <ExamWay start={start} shelf={shelf.value} />
}

/** The way to an exam, or why its code opens none here. */
export function ExamWay({ start, shelf }: Props & { readonly shelf: QuestionShelf }) {
  const { t } = useSpeech()
  const place = openExamCode(shelf, start.name)
  if (place.ok) return <WayTo start={start} path={otherStartPath(start, place.value.exam.id)} />
  const { problem } = place
  if (problem !== 'unknown-exam') return <JoinTrouble problem={problem} />
  return (
    <Notice tone="trouble" live>
      <p>{t(`exam:code_${problem}`)}</p>
    </Notice>
  )
}

/** The way to where something is done. */
function WayTo({ start: { kind }, path }: Props & { readonly path: string }) {
  const { t } = useSpeech()
  return (
    <Notice tone="calm" live>
      <p>{t(`room:other_${kind}`)}</p>
      <a class="button primary" href={path}>
        {t(`room:toOther_${kind}`)}
      </a>
    </Notice>
  )
}
