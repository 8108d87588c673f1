import { useRef, useState } from 'preact/hooks'
import { type PersonHere, setPin } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { announceChange } from '../state.ts'
import { Field } from './field.tsx'
import { NewPinFields } from './new-pin.tsx'
import { newPinProblem, type NewPinProblem, NO_PIN, PIN_LONGEST } from './pin.ts'
import { pinRefusal } from './pin-refusal.ts'
import { Refusal } from './refusal.tsx'
import { useAct } from './use-act.ts'

interface Props {
  readonly person: PersonHere
  readonly onSaved: () => void
}

/** Sets a PIN, changes it or takes it away; whoever has one proves it first. */
export function ChangePin({ person: { person, hasPin }, onSaved }: Props) {
  const { t } = useSpeech()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState(NO_PIN)
  const [oldProblem, setOldProblem] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<NewPinProblem | undefined>(undefined)
  const { refused, act } = useAct()
  const oldField = useRef<HTMLInputElement>(null)
  const freshField = useRef<HTMLInputElement>(null)

  const keep = (next: string | undefined): void =>
    act(async () => {
      const done = await setPin(person, hasPin ? old : undefined, next)
      setOld('')
      if (!done.ok) {
        setOldProblem(pinRefusal(done.problem, t))
        return oldField.current?.focus()
      }
      setFresh(NO_PIN)
      onSaved()
      announceChange()
    })
  const save = (event: Event): void => {
    event.preventDefault()
    const found = newPinProblem(fresh)
    setProblem(found)
    if (found) return freshField.current?.focus()
    keep(fresh.pin)
  }
  return (
    <form onSubmit={save}>
      {hasPin && (
        <Field
          id="pin-old"
          label={t('mine:pinOld')}
          secret
          longest={PIN_LONGEST}
          value={old}
          onInput={(typed) => {
            setOld(typed)
            setOldProblem(undefined)
          }}
          problem={oldProblem}
          field={oldField}
        />
      )}
      <NewPinFields
        id="pin-new"
        label={t('mine:pinNew')}
        value={fresh}
        onInput={setFresh}
        problem={problem}
        field={freshField}
      />
      <Refusal shown={refused} />
      <div class="row">
        <button type="submit" class="button">
          {t('mine:save')}
        </button>
        {hasPin && (
          <button type="button" class="button" onClick={() => keep(undefined)}>
            {t('mine:pinTake')}
          </button>
        )}
      </div>
    </form>
  )
}
