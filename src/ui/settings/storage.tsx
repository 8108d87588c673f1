import { useState } from 'preact/hooks'
import { formatBytes } from '../../core/format/format.ts'
import { useSpeech } from '../i18n.ts'
import { announceChange, useLook, verbs } from '../state.ts'

/** How much is stored, and whether the phone has promised to keep it. */
export function Storage() {
  const { t, formats } = useSpeech()
  const health = useLook(({ storageHealth }) => storageHealth(), [])
  const [refused, setRefused] = useState(false)
  const ask = async (): Promise<void> => {
    const { askToKeep } = await verbs()
    setRefused((await askToKeep()) !== true)
    announceChange()
  }
  return (
    <section aria-labelledby="storage">
      <h2 id="storage">{t('settings:storage')}</h2>
      {health && (
        <>
          <p>
            {health.used === undefined
              ? t('settings:usedUnknown')
              : t('settings:used', { size: formatBytes(health.used, formats) })}
          </p>
          {health.kept !== undefined && <p>{health.kept ? t('settings:kept') : t('settings:notKept')}</p>}
          {health.kept === false && (
            <button type="button" class="button" onClick={() => void ask()}>
              {t('settings:askToKeep')}
            </button>
          )}
        </>
      )}
      <p role="status">{refused && t('settings:askRefused')}</p>
    </section>
  )
}
