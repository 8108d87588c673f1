import type { TopicLine } from '../../../core/question/question-line.ts'
import type { Readiness } from '../../../core/review/readiness.ts'
import { useSpeech } from '../../i18n.ts'
import { ReadyBar } from '../../parts/ready-bar.tsx'
import { PATHS } from '../../routes.ts'
import { useReadyWords } from '../ready-words.ts'
import { Line } from './line.tsx'

interface Props {
  readonly topics: readonly TopicLine[]
  /** Nothing while it is not known. */
  readonly readiness: Readiness | undefined
}

/** The topics in the order of the day, each with how ready one is in it once one has begun. */
export function TopicLines({ topics, readiness }: Props) {
  const { t } = useSpeech()
  const words = useReadyWords()
  return (
    <ul class="plain ts-list">
      {topics.map(({ id, title, items }) => {
        const parts = readiness?.topics.find(({ topic }) => topic === id)
        return (
          <Line key={id} href={`${PATHS.tests}/topic/${id}`} title={title}>
            {parts && parts.unseen < parts.of ? (
              <ReadyBar parts={parts} words={words} />
            ) : (
              t('tests:questions', { count: items.length })
            )}
          </Line>
        )
      })}
    </ul>
  )
}
