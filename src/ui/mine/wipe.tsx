import { useRef, useState } from 'preact/hooks'
import { type PersonHere, unsentOf, wipeProfile } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from './refusal.tsx'
import { SaveCopy } from './save-copy.tsx'
import { useAct } from './use-act.ts'

interface Props {
  readonly person: PersonHere
  readonly name: string
  readonly onWiped: () => void
}

/** Wipes somebody from the phone, after asking: what was never sent is said, and a copy is offered to whoever may have it. */
export function Wipe({ person: { person, hasPin, unlocked }, name, onWiped }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const [unsent, setUnsent] = useState(0)
  const { refused, act } = useAct()
  const id = `wipe-${person}`
  const ask = (): void =>
    act(async () => {
      setUnsent(await unsentOf(person))
      dialog.current?.showModal()
    })
  const wipe = (): void =>
    act(async () => {
      await wipeProfile(person)
      onWiped()
    })
  return (
    <>
      <button type="button" class="button" onClick={ask}>
        {t('mine:wipe')}
      </button>
      <Refusal shown={refused} />
      <dialog ref={dialog} aria-labelledby={id}>
        <form method="dialog">
          <h2 id={id}>{t('mine:wipeTitle', { name })}</h2>
          <p>{t('mine:wipeText')}</p>
          {unsent > 0 && (
            <p>
              <strong>{t('mine:unsent', { n: unsent })}</strong>
            </p>
          )}
          <div class="row">
            <button type="submit" class="button primary">
              {t('common:cancel')}
            </button>
            {(!hasPin || unlocked) && <SaveCopy person={person}>{t('mine:wipeCopyFirst')}</SaveCopy>}
            <button type="submit" class="button" onClick={wipe}>
              {t('mine:wipeYes')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
