import { useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'

interface Props {
  readonly isAsking: boolean
  readonly open: (token: string) => void
}

/** The way in: a secret, pasted once. No browser is asked to remember it. */
export function TokenForm({ isAsking, open }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') open(typed)
      }}
    >
      <p class="ce-field">
        <label for="centre-token">{t('centre:token')}</label>
        <input
          id="centre-token"
          type="password"
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          aria-describedby="centre-token-help"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <span id="centre-token-help" class="small">
          {t('centre:tokenHelp')}
        </span>
      </p>
      <button type="submit" class="button primary" disabled={isAsking}>
        {t('centre:show')}
      </button>
    </form>
  )
}
