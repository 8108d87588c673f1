import { useEffect, useState } from 'preact/hooks'
import { useBroughtCode } from '../group/use-brought-code.ts'
import { useSpeech } from '../i18n.ts'
import { ScanSecret } from './scan-secret.tsx'

interface Props {
  readonly isAsking: boolean
  /** @param isMine whether this phone is to be known as its owner's from now on */
  readonly open: (secret: string, isMine: boolean) => void
}

/** The way in: a secret, pasted or scanned once. No browser is asked to remember it; a trainer's phone may be made known in its place. */
export function TokenForm({ isAsking, open }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [isMine, setMine] = useState(false)
  const brought = useBroughtCode()
  // a link fills the field and ticks nothing: it may be of anybody
  useEffect(() => {
    if (brought !== '') setTyped(brought)
  }, [brought])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') open(typed, isMine)
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
      <ScanSecret onSecret={setTyped} />
      <label class="ce-mine">
        <input
          type="checkbox"
          checked={isMine}
          aria-describedby="centre-mine-help"
          onChange={({ currentTarget }) => setMine(currentTarget.checked)}
        />
        <span>{t('centre:mine')}</span>
      </label>
      <p id="centre-mine-help" class="small">
        {t('centre:mineHelp')}
      </p>
      <button type="submit" class="button primary" disabled={isAsking}>
        {t('centre:show')}
      </button>
    </form>
  )
}
