import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import { useDocument } from '../state.ts'

/** The version of the app and the commit it was built from. */
declare const __APP_VERSION__: string

/** What Ubani is, which law it follows, who has checked what, what is kept where. */
export function About() {
  const { t } = useSpeech()
  const law = useDocument('law')
  return (
    <Page title={t('about:title')} lead={t('about:what')}>
      <h2>{t('about:lawTitle')}</h2>
      {law.state === 'ready' ? (
        law.value.status.split(/\n\s*\n/).map((part, place) => <p key={place}>{part}</p>)
      ) : (
        <p>{t('guide:lawVersion')}</p>
      )}
      <h2>{t('about:translationTitle')}</h2>
      <p>{t('about:translation')}</p>
      <h2>{t('about:privacyTitle')}</h2>
      <p>
        {t('about:privacy')} <a href={PATHS.privacy}>{t('about:more')}</a>
      </p>
      <h2>{t('about:licenceTitle')}</h2>
      <p>{t('about:licence')}</p>
      <p class="small">{t('about:version', { version: __APP_VERSION__ })}</p>
    </Page>
  )
}
