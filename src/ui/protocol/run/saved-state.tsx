import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Running } from './use-run.ts'

interface Props {
  readonly running: Pick<Running, 'kept' | 'keepAgain'>
  /** False where the way to try again stands elsewhere. */
  readonly again?: boolean
}

/** Whether the last thing done is on this phone; loud only when it is not. */
export function SavedState({ running, again = true }: Props) {
  const { t } = useSpeech()
  const { kept, keepAgain } = running
  if (kept === 'not-saved')
    return (
      <Notice tone="trouble" live>
        <p>{t('protocol-run:notSaved')}</p>
        {again && (
          <button type="button" class="button" onClick={keepAgain}>
            {t('protocol-run:saveAgain')}
          </button>
        )}
      </Notice>
    )
  return (
    <p class="pr-r-saved" data-kept={kept}>
      {kept === 'saved' && (
        <>
          <Icon name="done" /> {t('protocol-run:saved')}
        </>
      )}
      {kept === 'saving' && t('protocol-run:saving')}
    </p>
  )
}

/** The same in a line that stays in view while one works further down; what it says aloud is said by the notice. */
export function Unsaved({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useSpeech()
  return (
    <p class="pr-r-unsaved no-print">
      <b>{t('protocol-run:notSavedShort')}</b>
      <button type="button" class="button" onClick={onAgain}>
        {t('protocol-run:saveAgain')}
      </button>
    </p>
  )
}
