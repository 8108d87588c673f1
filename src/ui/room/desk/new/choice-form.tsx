import type { TopicLine } from '../../../../core/question/question-line.ts'
import { LONGEST_NAME } from '../../../../core/room/record.ts'
import { QUIZ_KINDS, QUIZ_MODES, QUIZ_SIZES } from '../../../../core/room/start.ts'
import { useSpeech } from '../../../i18n.ts'
import { SelectField } from '../start/select-field.tsx'
import { type Choice, seatsOf } from './choice.ts'
import { Radios } from './radios.tsx'
import { SeatsField } from './seats-field.tsx'

interface Props {
  readonly topics: readonly TopicLine[]
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
  readonly onDone: () => void
}

/** What is asked, of how many, and who sets the pace. */
export function ChoiceForm({ topics, choice, onChoose, onDone }: Props) {
  const { t } = useSpeech()
  const change = (part: Partial<Choice>): void => onChoose({ ...choice, ...part })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (seatsOf(choice) !== undefined) onDone()
        else event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      }}
    >
      <SelectField
        id="quiz-topic"
        label={t('desk:topic')}
        all={[
          { value: '0', says: t('desk:allTopics') },
          ...topics.map(({ order, title }) => ({ value: String(order / 10), says: title })),
        ]}
        chosen={String(choice.topic)}
        onChoose={(topic) => change({ topic: Number(topic) })}
      />
      <Radios
        name="size"
        title={t('desk:size')}
        all={QUIZ_SIZES.map((size) => ({ value: size, says: String(size) }))}
        chosen={choice.size}
        onChoose={(size) => change({ size })}
      />
      <Radios
        name="mode"
        title={t('desk:mode')}
        all={QUIZ_MODES.map((mode) => ({
          value: mode,
          says: t(`desk:mode_${mode}`),
          text: t(`desk:modeText_${mode}`),
        }))}
        chosen={choice.mode}
        onChoose={(mode) => change({ mode })}
      />
      <Radios
        name="kinds"
        title={t('desk:kinds')}
        all={QUIZ_KINDS.map((kinds) => ({
          value: kinds,
          says: t(`desk:kinds_${kinds}`),
          text: t(`desk:kindsText_${kinds}`),
        }))}
        chosen={choice.kinds}
        onChoose={(kinds) => change({ kinds })}
      />
      <p>
        <label for="quiz-title">{t('desk:name')}</label>
        <input
          id="quiz-title"
          class="rd-field"
          type="text"
          autocomplete="off"
          maxLength={LONGEST_NAME}
          aria-describedby="quiz-title-text"
          value={choice.title}
          onInput={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <span class="small" id="quiz-title-text">
          {t('desk:nameText')}
        </span>
      </p>
      <SeatsField choice={choice} onChange={change} />
      <button type="submit" class="button primary">
        {t('desk:toQuestions')}
      </button>
    </form>
  )
}
