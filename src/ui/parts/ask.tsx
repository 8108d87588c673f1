import type { RefObject } from 'preact'
import { useSpeech } from '../i18n.ts'

interface Props {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly id: string
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly onYes: () => void
  /** Whichever way it was closed. */
  readonly onClose?: () => void
}

/** Asks before something is taken away; Escape and Cancel change nothing. */
export function Ask({ dialog, id, title, text, yes, onYes, onClose }: Props) {
  const { t } = useSpeech()
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form method="dialog">
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        <div class="row">
          <button type="submit" class="button primary" onClick={onYes}>
            {yes}
          </button>
          <button type="submit" class="button">
            {t('common:cancel')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
