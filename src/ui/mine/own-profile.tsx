import { useState } from 'preact/hooks'
import { NAME_LENGTH } from '../../core/profile/name.ts'
import { lockProfile, type PersonHere, renameProfile } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { PATHS } from '../routes.ts'
import { announceChange } from '../state.ts'
import { ChangePin } from './change-pin.tsx'
import { Field } from './field.tsx'
import { Refusal } from './refusal.tsx'
import { SaveCopy } from './save-copy.tsx'
import { startAnew } from './start-anew.ts'
import { useAct } from './use-act.ts'
import { Wipe } from './wipe.tsx'

interface Props {
  readonly person: PersonHere
  readonly name: string
  readonly onSaved: () => void
}

/** Whoever is at the phone now, and what they can do with what is theirs. */
export function OwnProfile({ person, name, onSaved }: Props) {
  const { t } = useSpeech()
  return (
    <section class="mi-person mi-here" aria-labelledby="mine">
      <h2 id="mine">{name}</h2>
      <p class="small">
        <Icon name="done" /> {t('mine:present')}
        {person.hasPin && ` · ${t('mine:locked')}`}
      </p>
      <details class="mi-fold">
        <summary>{t('mine:rename')}</summary>
        <Rename person={person} onSaved={onSaved} />
      </details>
      <details class="mi-fold">
        <summary>{t(person.hasPin ? 'mine:pinChange' : 'mine:pinSet')}</summary>
        <ChangePin person={person} onSaved={onSaved} />
      </details>
      {person.hasPin && (
        <button
          type="button"
          class="button"
          onClick={() => {
            lockProfile()
            startAnew()
          }}
        >
          {t('mine:lock')}
        </button>
      )}
      <p class="small">{t('mine:copyText')}</p>
      <SaveCopy person={person.person}>{t('mine:copy')}</SaveCopy>
      <p>
        <a href={`${PATHS.privacy}/backup`}>{t('mine:toBackup')}</a>
      </p>
      <Wipe person={person} name={name} onWiped={startAnew} />
    </section>
  )
}

function Rename({ person, onSaved }: Omit<Props, 'name'>) {
  const { t } = useSpeech()
  const [name, setName] = useState(person.name)
  const { refused, act } = useAct()
  const save = (event: Event): void => {
    event.preventDefault()
    act(async () => {
      await renameProfile(person.person, name)
      onSaved()
      announceChange()
    })
  }
  return (
    <form onSubmit={save}>
      <Field
        id="rename"
        label={t('mine:name')}
        longest={NAME_LENGTH}
        value={name}
        onInput={setName}
        help={t('mine:nameHelp')}
      />
      <Refusal shown={refused} />
      <button type="submit" class="button">
        {t('mine:save')}
      </button>
    </form>
  )
}
