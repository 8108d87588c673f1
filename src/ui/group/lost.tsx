import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { endLoss, lossNow } from '../../flow/phone-cleared.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { PATHS } from '../routes.ts'

/** Says that the phone has cleared what was kept, and leads to what brings it back; on the pages that do so it is not in the way. */
export function Lost() {
  const { t } = useSpeech()
  const { path } = useLocation()
  const [, setRead] = useState(false)
  const loss = lossNow()
  if (!loss || path.startsWith(PATHS.privacy)) return null
  return (
    <div class="gr-lost no-print">
      <Notice tone="attention" live>
        <p>
          <b>{t(loss === 'lost' ? 'group:lost' : 'group:lostPerhaps')}</b>
        </p>
        <p>{t('group:lostWay')}</p>
        <div class="row">
          <a class="button primary" href={`${PATHS.privacy}/phone`}>
            {t('group:lostCard')}
          </a>
          <a class="button" href={`${PATHS.privacy}/backup`}>
            {t('group:lostCopy')}
          </a>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              endLoss()
              setRead(true)
            }}
          >
            {t('common:close')}
          </button>
        </div>
      </Notice>
    </div>
  )
}
