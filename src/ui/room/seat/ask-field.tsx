import { LONGEST_QUESTION } from '../../../core/room/room-question.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly question: string
  readonly onInput: (question: string) => void
}

/** Where a question to the trainer is written; it goes along without a name. */
export function AskField({ question, onInput }: Props) {
  const { t } = useSpeech()
  return (
    <div class="rs-field">
      <label for="ask">{t('room:ask')}</label>
      <p class="small" id="ask-help">
        {t('room:askText', { most: LONGEST_QUESTION })}
      </p>
      <textarea
        id="ask"
        rows={3}
        maxLength={LONGEST_QUESTION}
        aria-describedby="ask-help"
        value={question}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  )
}
