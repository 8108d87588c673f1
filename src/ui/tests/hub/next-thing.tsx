import type { ExamLine } from '../../../core/exam/exam-line.ts'
import { unfinishedExam } from '../../../flow/past-exams.ts'
import type { ReviewDay } from '../../../flow/review-questions.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import { useLook } from '../../state.ts'

interface Props {
  readonly exams: readonly ExamLine[]
  /** Nothing while it is not known. */
  readonly day: ReviewDay | undefined
}

/** The one next thing: an exam that is going on, else today's ten minutes, and when they are over the rest of the day. */
export function NextThing({ exams, day }: Props) {
  const { t } = useSpeech()
  const open = useLook(() => firstOpen(exams), [exams])
  if (open)
    return (
      <Next
        title={t('tests:examGoingTitle')}
        text={t('tests:examGoingText', { title: open.title })}
        href={`${PATHS.tests}/exam/${open.id}?sit`}
        goOn={t('tests:goOn')}
      />
    )
  const isDone = day?.done === true
  return (
    <Next
      title={t(isDone ? 'tests:enoughTitle' : 'tests:reviewTitle')}
      text={t(isDone ? 'tests:enoughText' : 'tests:reviewText')}
      href={`${PATHS.tests}/review`}
      goOn={t(isDone ? 'tests:fewMore' : day && day.share > 0 ? 'tests:goOn' : 'tests:begin')}
    />
  )
}

interface NextProps {
  readonly title: string
  readonly text: string
  readonly href: string
  readonly goOn: string
}

function Next({ title, text, href, goOn }: NextProps) {
  return (
    <section class="ts-next" aria-labelledby="next">
      <h2 id="next">{title}</h2>
      <p>{text}</p>
      <a class="button primary" href={href}>
        {goOn}
      </a>
    </section>
  )
}

async function firstOpen(exams: readonly ExamLine[]): Promise<ExamLine | undefined> {
  const open = await Promise.all(exams.map(({ id }) => unfinishedExam(id)))
  return exams.find((_, at) => open[at] !== undefined)
}
