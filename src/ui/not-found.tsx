import { useSpeech } from './i18n.ts'
import { Page } from './parts/page.tsx'
import { PATHS } from './routes.ts'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useSpeech()
  return (
    <Page title={t('common:notFoundTitle')}>
      <p>{t('common:notFoundText')}</p>
      <p>
        <a class="button primary" href={PATHS.home}>
          {t('common:toHome')}
        </a>
      </p>
    </Page>
  )
}
