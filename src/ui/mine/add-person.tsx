import { useRef, useState } from 'preact/hooks'
import { NAME_LENGTH } from '../../core/profile/name.ts'
import { addProfile } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { announceChange } from '../state.ts'
import { Field } from './field.tsx'
import { NewPinFields } from './new-pin.tsx'
import { newPinProblem, type NewPinProblem, NO_PIN } from './pin.ts'
import { Refusal } from './refusal.tsx'
import { useAct } from './use-act.ts'

/** Adds somebody to the phone, named or nameless, with a PIN or without; they are not at the phone before they say so. */
export function AddPerson({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useSpeech()
  const [name, setName] = useState('')
  const [pin, setPin] = useState(NO_PIN)
  const [problem, setProblem] = useState<NewPinProblem | undefined>(undefined)
  const { refused, act } = useAct()
  const pinField = useRef<HTMLInputElement>(null)
  const add = (event: Event): void => {
    event.preventDefault()
    const found = pin.pin === '' ? undefined : newPinProblem(pin)
    setProblem(found)
    if (found) return pinField.current?.focus()
    act(async () => {
      await addProfile(name, pin.pin || undefined)
      setName('')
      setPin(NO_PIN)
      onAdded()
      announceChange()
    })
  }
  return (
    <form onSubmit={add} aria-labelledby="add">
      <h2 id="add">{t('mine:addTitle')}</h2>
      <Field
        id="add-name"
        label={t('mine:name')}
        longest={NAME_LENGTH}
        value={name}
        onInput={setName}
        help={t('mine:nameHelp')}
      />
      <NewPinFields
        id="add-pin"
        label={t('mine:pin')}
        value={pin}
        onInput={setPin}
        problem={problem}
        field={pinField}
      />
      <Refusal shown={refused} />
      <button type="submit" class="button">
        {t('mine:add')}
      </button>
    </form>
  )
}
