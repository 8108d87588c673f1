import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Running } from '../use-play.ts'

/** Whether the last thing done is on this phone; loud only when it is not. */
export function SavedState({
  running: { kept, keepAgain },
}: {
  readonly running: Pick<Running, 'kept' | 'keepAgain'>
}) {
  const { t } = useSpeech()
  if (kept === 'not-saved')
    return (
      <Notice tone="trouble" live>
        <p>{t('scenario:notSaved')}</p>
        <button type="button" class="button" onClick={keepAgain}>
          {t('scenario:saveAgain')}
        </button>
      </Notice>
    )
  return (
    <p class="sc-saved small" data-kept={kept}>
      {kept === 'saved' && <Icon name="done" />}
      {t(kept === 'saved' ? 'scenario:saved' : 'scenario:saving')}
    </p>
  )
}
