import { useEffect, useRef, useState } from 'preact/hooks'
import { writeAnswer } from '../../../core/question/answer.ts'
import { useSpeech } from '../../i18n.ts'
import { AnswerField } from '../answer/answer-field.tsx'
import { Feedback } from '../answer/feedback.tsx'
import type { Round } from './use-rounds.ts'

interface Props {
  readonly round: Round
  /** Whether it is the first on this page: the heading of the page then keeps the focus. */
  readonly isFirst: boolean
  readonly onAnswer: (text: string) => void
  readonly onNext: () => void
}

/** One question: asked, answered, and at once what came of it. It is drawn anew for each. */
export function Question({ round: { turn, made, given }, isFirst, onAnswer, onNext }: Props) {
  const { t } = useSpeech()
  const here = useRef<HTMLElement>(null)
  const [value, setValue] = useState<string | undefined>(undefined)
  const [isAsked, setAsked] = useState(false)
  useArrival(here, given !== undefined, isFirst)
  const { item, words } = turn.opened
  // steps as they stand are an answer too: one may find them to be so
  const ready =
    value ?? (item.kind === 'order' ? writeAnswer({ kind: 'order', steps: made.shown }) : undefined)
  const check = (event: Event): void => {
    event.preventDefault()
    if (ready === undefined) setAsked(true)
    else onAnswer(ready)
  }
  return (
    <section ref={here} class="ts-turn">
      <h2 id="question" tabIndex={-1}>
        {words.stem}
      </h2>
      {given ? (
        <Feedback opened={turn.opened} made={made} mark={given.mark} answer={given.answer}>
          <div class="ts-actions">
            <button type="button" class="button primary" onClick={onNext}>
              {t('tests:next')}
            </button>
          </div>
        </Feedback>
      ) : (
        <form onSubmit={check}>
          <AnswerField
            item={item}
            words={words}
            made={made}
            stem="question"
            value={value}
            onChange={(text) => {
              setAsked(false)
              setValue(text)
            }}
          />
          {isAsked && <p role="alert">{t('tests:answerFirst')}</p>}
          <div class="ts-actions">
            <button type="submit" class="button primary">
              {t('tests:check')}
            </button>
            <button type="button" class="button quiet" onClick={() => onAnswer('')}>
              {t('tests:showMe')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

/** What is new takes the focus and comes into view: a question, or what came of it. */
function useArrival(
  here: { readonly current: HTMLElement | null },
  isAnswered: boolean,
  isFirst: boolean,
): void {
  useEffect(() => {
    if (isFirst && !isAnswered) return
    const heading = here.current?.querySelector<HTMLElement>(isAnswered ? '.ts-verdict' : 'h2')
    here.current?.scrollIntoView() // the question stays in view above what came of it, where there is room for both
    heading?.scrollIntoView({ block: 'nearest' })
    heading?.focus({ preventScroll: true })
  }, [isAnswered])
}
