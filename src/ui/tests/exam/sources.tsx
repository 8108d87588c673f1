import type { OpenedExam } from '../../../core/exam/open-exam.ts'
import type { TopicLine } from '../../../core/question/question-line.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { useDocument } from '../../state.ts'
import { Unsure } from './facts.tsx'

interface Props {
  readonly opened: OpenedExam
  readonly topics: readonly TopicLine[]
}

/** What an exam is made of: its topics, what is sure of its figures and what is not, and by which law. */
export function Sources({ opened: { exam, words }, topics }: Props) {
  const { t } = useSpeech()
  const law = useDocument('law')
  return (
    <section>
      <details class="ts-e-more">
        <summary>
          {t('exam:topics')}
          {exam.unverified.includes('topics') && <Unsure />}
        </summary>
        <ul>
          {exam.topics.map(({ topic, count }) => (
            <li key={topic}>
              {t('exam:topicCount', {
                title: topics.find(({ id }) => id === topic)?.title ?? t('exam:lostTopic'),
                number: count,
              })}
            </li>
          ))}
        </ul>
      </details>
      <p class="small">{words.note}</p>
      {law.state === 'ready' && <LawNote references={exam.law} law={law.value} />}
    </section>
  )
}
