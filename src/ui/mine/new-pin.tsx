import type { RefObject } from 'preact'
import { useSpeech } from '../i18n.ts'
import { Field } from './field.tsx'
import { type NewPin, type NewPinProblem, PIN_LONGEST } from './pin.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: NewPin
  readonly onInput: (value: NewPin) => void
  readonly problem: NewPinProblem | undefined
  readonly field: RefObject<HTMLInputElement | null>
}

/** Where a PIN is chosen; what it does and does not do is said before. */
export function NewPinFields({ id, label, value, onInput, problem, field }: Props) {
  const { t } = useSpeech()
  return (
    <>
      <p class="small">{t('mine:honest')}</p>
      <Field
        id={id}
        label={label}
        secret
        longest={PIN_LONGEST}
        value={value.pin}
        onInput={(pin) => onInput({ ...value, pin })}
        help={`${t('mine:pinHelp')} ${t('mine:pinForgot')}`}
        problem={problem && t(`mine:${problem}`)}
        field={field}
      />
      {value.pin !== '' && (
        <Field
          id={`${id}-again`}
          label={t('mine:pinAgain')}
          secret
          longest={PIN_LONGEST}
          value={value.again}
          onInput={(again) => onInput({ ...value, again })}
        />
      )}
    </>
  )
}
