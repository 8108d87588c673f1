import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { lastBackUp } from '../../flow/last-backup.ts'
import { storageHealth } from '../../flow/storage-health.ts'
import { waysToInstall } from '../home/install-prompt.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { PATHS } from '../routes.ts'
import { useLook } from '../state.ts'

const BACKUP = `${PATHS.privacy}/backup`
/** A copy is old after so many ms: a week, as long as Safari keeps what was not opened. */
const WEEK = 7 * 24 * 60 * 60_000

/**
 * Where the phone has not promised to keep what is here (an iPhone without the app on its home screen, a private window, a browser that
 * refuses): how to have it keep it, and to save a locked copy once a week.
 */
export function KeepSafe() {
  const { t } = useSpeech()
  const { path } = useLocation()
  const [way, setWay] = useState<ReturnType<typeof waysToInstall>>('installed')
  const seen = useLook(async () => {
    const [at, { kept }] = await Promise.all([
      lastBackUp().catch(() => undefined), // no storage: no copy was made from here
      storageHealth().catch(() => ({ kept: undefined })),
    ])
    return { isOld: at === undefined || Math.abs(Date.now() - at) > WEEK, isKept: kept === true }
  }, [])
  useEffect(() => setWay(waysToInstall()), [])
  if (way === 'installed' || !seen || (way !== 'ios' && (seen.isKept || !seen.isOld))) return null
  return (
    <Notice tone="attention">
      <p>
        {way === 'ios'
          ? `${t('home:installIosText')} ${t('home:installIosStep1')} ${t('home:installIosStep2')}`
          : t('mine:notKept')}
      </p>
      {seen.isOld && <p>{path === BACKUP ? t('mine:weekly') : <a href={BACKUP}>{t('mine:weekly')}</a>}</p>}
    </Notice>
  )
}
