import { type Answer, readAnswer, writeAnswer } from '../../../core/question/answer.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { Cards } from './cards.tsx'
import { optionWords } from './option-words.ts'

/** Whether a statement holds, and then why. */
export function TruthField({
  item,
  words,
  made,
  stem,
  value,
  onChange,
  disabled,
}: AnswerProps<ItemOf<'truth'>>) {
  const { t } = useSpeech()
  const answer = truthIn(item, value)
  return (
    <>
      <Cards
        type="radio"
        name={`${stem}-holds`}
        stem={stem}
        hint={t('tests:doesItHold')}
        lines={[
          { id: 'true', text: t('tests:holds') },
          { id: 'false', text: t('tests:holdsNot') },
        ]}
        chosen={answer ? [String(answer.verdict)] : []}
        onTake={(id) =>
          onChange(writeAnswer({ kind: 'truth', verdict: id === 'true', reason: answer?.reason }))
        }
        disabled={disabled}
      />
      {answer && (
        <Cards
          type="radio"
          name={`${stem}-why`}
          stem={stem}
          hint={t('tests:becauseOf')}
          lines={made.shown.map((id) => ({ id, text: optionWords(item, words, id).text }))}
          chosen={answer.reason === undefined ? [] : [answer.reason]}
          onTake={(reason) => onChange(writeAnswer({ ...answer, reason }))}
          disabled={disabled}
        />
      )}
    </>
  )
}

/** What was said of a statement. */
export function truthIn(
  item: ItemOf<'truth'>,
  value: string | undefined,
): Extract<Answer, { kind: 'truth' }> | undefined {
  const answer = value === undefined ? undefined : readAnswer(item, value)
  return answer?.kind === 'truth' ? answer : undefined
}
