import { marksOf, type Seat } from '../../../flow/join-room.ts'
import type { Mark } from '../../../core/question/mark.ts'
import { useSpeech } from '../../i18n.ts'
import { Inside, Reviewed } from '../../tests/exam/reviewed.tsx'

/** How a quiz came out, question by question; the warm-up stands apart and does not count. */
export function Outcome({ seat }: { readonly seat: Seat }) {
  return <OutcomeOf seat={seat} marks={marksOf(seat)} />
}

interface Props {
  readonly seat: Pick<Seat, 'quiz' | 'items' | 'answers' | 'wordsLanguage'>
  /** By place. */
  readonly marks: readonly Mark[]
}

/** A quiz with its marks. */
export function OutcomeOf({ seat, marks }: Props) {
  const { t, language } = useSpeech()
  const { quiz, items, answers, wordsLanguage } = seat
  const lang = wordsLanguage === language ? undefined : wordsLanguage
  const right = marks.filter(({ whole }, place) => whole && place > 0).length
  const lines = items.flatMap((opened, place) => {
    const [asked, mark] = [quiz.questions[place], marks[place]]
    if (!asked || !mark) return []
    const question = { item: asked.item, topic: asked.topic, given: answers[place], mark }
    return [{ question, opened, seed: asked.seed, number: place }]
  })
  const [warmUp, ...counted] = lines
  return (
    <>
      <p class="ts-e-figure">{t('exam:rightOf', { right, of: items.length - 1 })}</p>
      <p class="small">{t('room:outcomeText')}</p>
      <ol class="plain" lang={lang}>
        {counted.map((line) => (
          <Reviewed key={line.question.item} {...line} />
        ))}
      </ol>
      {warmUp && (
        <details class="ts-e-more">
          <summary>{t('room:warmUp')}</summary>
          <div lang={lang}>
            <p>{warmUp.opened.words.stem}</p>
            <Inside {...warmUp} />
          </div>
        </details>
      )}
    </>
  )
}
