import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'

/** The way to who uses this phone, and to a copy and the wiping of what is mine. */
export function People() {
  const { t } = useSpeech()
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('settings:people')}</h2>
      <a class="button" href={PATHS.profiles}>
        {t('settings:toProfiles')}
      </a>
    </section>
  )
}
