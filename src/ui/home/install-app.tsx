import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { onInstallPrompt, promptInstall, waysToInstall } from './install-prompt.ts'
import styles from './home.module.css'

/**
 * Help to put the app on the home screen: the browser's prompt, or a drawn explanation where there is none. On an iPhone
 * it comes before any work that could be lost, elsewhere after.
 */
export function InstallApp({ only }: { readonly only?: 'ios' }) {
  const { t } = useSpeech()
  const [way, setWay] = useState<ReturnType<typeof waysToInstall>>('none')
  useEffect(() => {
    setWay(waysToInstall())
    return onInstallPrompt(() => setWay(waysToInstall()))
  }, [])
  if (way === 'installed' || way === 'none' || (only && way !== only)) return null
  return (
    <section class={styles['panel']} aria-labelledby="install">
      <h2 id="install">{t('home:installTitle')}</h2>
      {way === 'prompt' && (
        <>
          <p>{t('home:installText')}</p>
          <button type="button" class="button" onClick={() => void promptInstall()}>
            <Icon name="phone" />
            {t('home:install')}
          </button>
        </>
      )}
      {way === 'ios' && (
        <>
          <p>{t('home:installIosText')}</p>
          <ol class={styles['drawn']}>
            <li>
              <Icon name="share" /> {t('home:installIosStep1')}
            </li>
            <li>
              <Icon name="plus" /> {t('home:installIosStep2')}
            </li>
            <li>
              <Icon name="home" /> {t('home:installIosStep3')}
            </li>
          </ol>
        </>
      )}
    </section>
  )
}
