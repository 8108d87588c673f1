import { readAnswer, writeAnswer } from '../../../core/question/answer.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { optionWords, rightWords } from './option-words.ts'

/** So many letters of what was chosen a narrow screen shows in a closed list; beyond that it stands below in full. */
const SHORT = 24

/** What belongs to what: beside each left a list of everything there is. */
export function MatchField({
  item,
  words,
  made,
  stem,
  value,
  onChange,
  disabled,
}: AnswerProps<ItemOf<'match'>>) {
  const { t } = useSpeech()
  const pairs = pairsIn(item, value)
  const choose = (left: string, right: string): void => {
    const next = new Map(pairs)
    if (right === '') next.delete(left)
    else next.set(left, right)
    onChange(next.size > 0 ? writeAnswer({ kind: 'match', pairs: next }) : undefined)
  }
  return (
    <fieldset class="ts-pairs" aria-labelledby={`${stem} ${stem}-how`} disabled={disabled === true}>
      <legend id={`${stem}-how`} class="small">
        {t('tests:chooseForEach')}
      </legend>
      {made.shown.map((left) => {
        const right = pairs.get(left)
        const text = right === undefined ? '' : rightWords(words, right)
        const id = `${stem}-${left}`
        return (
          <p key={left}>
            <label for={id}>{optionWords(item, words, left).text}</label>
            <select
              id={id}
              value={right ?? ''}
              onChange={({ currentTarget }) => choose(left, currentTarget.value)}
            >
              <option value="">{t('tests:notChosen')}</option>
              {made.rights.map((each) => (
                <option key={each} value={each}>
                  {rightWords(words, each)}
                </option>
              ))}
            </select>
            {text.length > SHORT && (
              <span class="small" aria-hidden="true">
                {text}
              </span>
            )}
          </p>
        )
      })}
    </fieldset>
  )
}

/** What was laid beside what. */
export function pairsIn(item: ItemOf<'match'>, value: string | undefined): ReadonlyMap<string, string> {
  const answer = value === undefined ? undefined : readAnswer(item, value)
  return answer?.kind === 'match' ? answer.pairs : new Map<string, string>()
}
