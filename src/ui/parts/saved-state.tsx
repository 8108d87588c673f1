import { useSpeech } from '../i18n.ts'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

/** Whether what was done last is on this phone. `not-saved`: the phone refused; it stands on the screen and is tried again. */
export type Kept = 'saving' | 'saved' | 'not-saved'

interface Props {
  readonly running: { readonly kept: Kept; readonly keepAgain: () => void }
  /** What is said when the phone refuses, and how long what was done stays on the screen. */
  readonly refused: string
  /** False where the way to try again stands elsewhere. */
  readonly again?: boolean
}

/** Whether the last thing done is on this phone; loud only when it is not. */
export function SavedState({ running: { kept, keepAgain }, refused, again = true }: Props) {
  const { t } = useSpeech()
  if (kept === 'not-saved')
    return (
      <Notice tone="trouble" live>
        <p>{refused}</p>
        {again && (
          <button type="button" class="button" onClick={keepAgain}>
            {t('practice:saveAgain')}
          </button>
        )}
      </Notice>
    )
  return (
    <p class="saved-state" data-kept={kept}>
      {kept === 'saved' && <Icon name="done" />}
      {t(kept === 'saved' ? 'practice:saved' : 'practice:saving')}
    </p>
  )
}
