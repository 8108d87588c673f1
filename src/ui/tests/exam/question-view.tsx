import { useMemo } from 'preact/hooks'
import { makeItem } from '../../../core/question/make.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { AnswerField } from '../answer/answer-field.tsx'

interface Props {
  readonly opened: OpenedItem
  readonly seed: string
  readonly number: number
  readonly of: number
  /** The language of the question where it is not the one shown. */
  readonly lang: string | undefined
  readonly answer: string | undefined
  readonly onAnswer: (answer: string | undefined) => void
  readonly isFlagged: boolean
  /** Nothing where one does not come back to a question. */
  readonly onFlag: ((isFlagged: boolean) => void) | undefined
}

/** One question of the paper. Nothing here, and nothing behind it, tells what is right. */
export function QuestionView({ opened, seed, number, of, lang, answer, isFlagged, onAnswer, onFlag }: Props) {
  const { t } = useSpeech()
  const { item, words } = opened
  const made = useMemo(() => makeItem(item, seed), [item, seed])
  const stem = `stem-${item.id}`
  return (
    <section class="ts-e-question" aria-labelledby="question">
      <h2 id="question" tabIndex={-1}>
        {t('exam:questionOf', { number, of })}
      </h2>
      <div lang={lang}>
        <p id={stem} class="ts-e-stem">
          {words.stem}
        </p>
        <AnswerField
          key={item.id}
          item={item}
          words={words}
          made={made}
          stem={stem}
          value={answer}
          onChange={onAnswer}
        />
      </div>
      {onFlag && (
        <button type="button" class="button" aria-pressed={isFlagged} onClick={() => onFlag(!isFlagged)}>
          <Icon name="bookmark" filled={isFlagged} />
          {t('exam:flag')}
        </button>
      )}
    </section>
  )
}
