import { useMemo } from 'preact/hooks'
import { makeItem } from '../../../core/question/make.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { AnswerField } from '../../tests/answer/answer-field.tsx'

interface Props {
  readonly opened: OpenedItem
  readonly seed: string
  /** 0 is the warm-up. */
  readonly place: number
  /** The place of the last question. */
  readonly of: number
  /** The language of the question where it is not the one shown. */
  readonly lang: string | undefined
  readonly answer: string | undefined
  readonly onAnswer: (answer: string | undefined) => void
}

/** One question. What can be chosen carries large letters (seat.css), so that the trainer can speak of it to everybody. */
export function RoomQuestion({ opened, seed, place, of, lang, answer, onAnswer }: Props) {
  const { t } = useSpeech()
  const { item, words } = opened
  const made = useMemo(() => makeItem(item, seed), [item, seed])
  const stem = `stem-${item.id}`
  return (
    <section class="ts-e-question rs-question" aria-labelledby="question">
      <h2 id="question" tabIndex={-1}>
        {place > 0 && (
          <span class="rs-place" aria-hidden="true">
            {place}
          </span>
        )}
        {place === 0 ? t('room:warmUp') : t('exam:questionOf', { number: place, of })}
      </h2>
      {place === 0 && <p class="rs-warm">{t('room:warmUpText')}</p>}
      <div lang={lang} data-kind={item.kind}>
        <p id={stem} class="ts-e-stem">
          {words.stem}
        </p>
        <AnswerField item={item} words={words} made={made} stem={stem} value={answer} onChange={onAnswer} />
      </div>
    </section>
  )
}
