import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import { AtCentre } from './at-centre.tsx'
import { OnPhone } from './on-phone.tsx'

const PLACES = ['phone', 'trainer', 'centre'] as const
const NEVER = ['name', 'number', 'place', 'others'] as const

/** What is kept of me, where, for how long and who sees it, in plain words; then what I may ask for. */
export function KeptPage() {
  const { t } = useSpeech()
  return (
    <Page title={t('privacy:title')} lead={t('privacy:lead')}>
      <section aria-labelledby="what">
        <h2 id="what">{t('privacy:whatTitle')}</h2>
        <p>{t('privacy:what')}</p>
      </section>
      <section aria-labelledby="where">
        <h2 id="where">{t('privacy:whereTitle')}</h2>
        <dl class="pr-places">
          {PLACES.map((place) => (
            <div key={place}>
              <dt>{t(`mine:place_${place}`)}</dt>
              <dd>{t(`privacy:where_${place}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="long">
        <h2 id="long">{t('privacy:longTitle')}</h2>
        <p>{t('privacy:long')}</p>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">{t('privacy:whoTitle')}</h2>
        <p>{t('privacy:who')}</p>
      </section>
      <section aria-labelledby="never">
        <h2 id="never">{t('privacy:neverTitle')}</h2>
        <ul>
          {NEVER.map((each) => (
            <li key={each}>{t(`privacy:never_${each}`)}</li>
          ))}
        </ul>
      </section>
      <OnPhone />
      <AtCentre />
      <section aria-labelledby="more">
        <h2 id="more">{t('privacy:moreTitle')}</h2>
        <p>
          <a href={`${PATHS.privacy}/backup`}>{t('privacy:backupTitle')}</a>
        </p>
        <p>
          <a href={`${PATHS.privacy}/phone`}>{t('privacy:phoneTitle')}</a>
        </p>
      </section>
    </Page>
  )
}
