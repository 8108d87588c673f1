import type { TopicLine } from '../../../core/question/question-line.ts'
import type { Readiness } from '../../../core/review/readiness.ts'
import { ReadyBar } from '../../parts/ready-bar.tsx'
import { PATHS } from '../../routes.ts'
import { useReadyWords } from '../ready-words.ts'
import { Line } from './line.tsx'

interface Props {
  readonly topics: readonly TopicLine[]
  /** Nothing while it is not known. */
  readonly readiness: Readiness | undefined
}

/** The topics in the order of the day, each with how ready one is in it. */
export function TopicLines({ topics, readiness }: Props) {
  const words = useReadyWords()
  return (
    <ul class="plain ts-list">
      {topics.map(({ id, title }) => {
        const parts = readiness?.topics.find(({ topic }) => topic === id)
        return (
          <Line key={id} href={`${PATHS.tests}/topic/${id}`} title={title}>
            {parts && <ReadyBar parts={parts} words={words} />}
          </Line>
        )
      })}
    </ul>
  )
}
