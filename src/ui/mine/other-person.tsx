import { useRef, useState } from 'preact/hooks'
import { openProfile, type PersonHere } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { Field } from './field.tsx'
import { PIN_LONGEST } from './pin.ts'
import { pinRefusal } from './pin-refusal.ts'
import { Refusal } from './refusal.tsx'
import { startAnew } from './start-anew.ts'
import { useAct } from './use-act.ts'
import { Wipe } from './wipe.tsx'

interface Props {
  readonly person: PersonHere
  readonly name: string
  readonly onWiped: () => void
}

/** Somebody who is not at the phone now: how they come to it, with their PIN where they have one. */
export function OtherPerson({ person, name, onWiped }: Props) {
  const { t } = useSpeech()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const { refused, act } = useAct()
  const field = useRef<HTMLInputElement>(null)
  const asks = person.hasPin && !person.unlocked
  const id = `person-${person.person}`
  const open = (event: Event): void => {
    event.preventDefault()
    act(async () => {
      const opened = await openProfile(person.person, asks ? pin : undefined)
      if (opened.ok) return startAnew()
      setPin('')
      setProblem(pinRefusal(opened.problem, t))
      field.current?.focus()
    })
  }
  return (
    <li class="mi-person">
      <form onSubmit={open} aria-labelledby={id}>
        <h3 id={id}>{name}</h3>
        {asks && (
          <Field
            id={`${id}-pin`}
            label={t('mine:pinOf', { name })}
            secret
            longest={PIN_LONGEST}
            value={pin}
            onInput={(typed) => {
              setPin(typed)
              setProblem(undefined)
            }}
            problem={problem}
            field={field}
          />
        )}
        <Refusal shown={refused} />
        <p>
          <button type="submit" class="button">
            {t('mine:switch', { name })}
          </button>
        </p>
      </form>
      {asks && (
        <details class="mi-fold">
          <summary>{t('mine:pinForgotten')}</summary>
          <p>{t('mine:pinForgot')}</p>
          <Wipe person={person} name={name} onWiped={onWiped} />
        </details>
      )}
    </li>
  )
}
