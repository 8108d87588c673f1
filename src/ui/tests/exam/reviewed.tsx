import { useState } from 'preact/hooks'
import type { QuestionResult } from '../../../core/exam/exam-result.ts'
import { makeItem } from '../../../core/question/make.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Feedback } from '../answer/feedback.tsx'

interface Props {
  readonly question: QuestionResult
  readonly opened: OpenedItem
  readonly seed: string
  readonly number: number
}

/** How a question came out, in a word. */
type Outcome = 'wholly' | 'partly' | 'notRight' | 'notAnswered'

/** The word for how a question came out. */
function outcomeOf({ given, mark }: Pick<QuestionResult, 'given' | 'mark'>): Outcome {
  if (given === undefined) return 'notAnswered'
  if (mark.whole) return 'wholly'
  return mark.right > 0 ? 'partly' : 'notRight'
}

/** One question of an exam that is over: how it came out, and behind that what there is to know about it. */
export function Reviewed(props: Props) {
  const { t } = useSpeech()
  // a paper has dozens of these and few are opened: what is inside is drawn then
  const [isOpened, setOpened] = useState(false)
  const { question, opened, number } = props
  const outcome = outcomeOf(question)
  return (
    <li>
      <details class="ts-e-more" onToggle={() => setOpened(true)}>
        <summary>
          <span>
            {number}. {opened.words.stem}{' '}
            <small class={`ts-e-${outcome}`}>
              {outcome === 'wholly' && <Icon name="done" />}
              {t(`exam:${outcome}`)}
            </small>
          </span>
        </summary>
        {isOpened && <Inside {...props} />}
      </details>
    </li>
  )
}

/** What is behind a question of an exam that is over. */
export function Inside({ question, opened, seed }: Omit<Props, 'number'>) {
  return (
    <Feedback
      opened={opened}
      made={makeItem(opened.item, seed)}
      mark={question.mark}
      answer={question.given}
      heading="h3"
    />
  )
}
