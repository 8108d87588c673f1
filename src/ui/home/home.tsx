import { useLayoutEffect } from 'preact/hooks'
import { formatDate } from '../../core/format/format.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../core/language.ts'
import type { Surroundings } from '../../flow/look-around.ts'
import { useChangeLanguage } from '../change-language.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { RoleChoice } from '../parts/role-choice.tsx'
import { PATHS } from '../routes.ts'
import { useSurroundings } from '../state.ts'
import { InstallApp } from './install-app.tsx'
import { SaveGuide } from './save-guide.tsx'
import { Tile } from './tile.tsx'
import { Today } from './today.tsx'
import styles from './home.module.css'

/*
 * WARNING: this module is part of the first load.
 */

/** Home answers at a glance: where was I, what should I do next, is everything on this phone. */
export function Home() {
  const { t } = useSpeech()
  const seen = useSurroundings()
  // The worker dressed the page by what it knew; another language, or storage that the phone has cleared, says otherwise.
  useLayoutEffect(() => {
    if (seen) document.documentElement.toggleAttribute('data-installed', seen.edition !== undefined)
  }, [seen])
  return (
    <Page title={t('home:title')} lead={t('home:lead')}>
      {seen?.edition ? <Today seen={seen} /> : <Welcome />}
      {seen?.edition && <OnThisPhone seen={seen} />}
      <Places />
      {seen?.edition && <InstallApp />}
    </Page>
  )
}

/** The first start: the language, then everything onto this phone. Hidden at once where everything is here already. */
function Welcome() {
  const { t, language } = useSpeech()
  const change = useChangeLanguage()
  return (
    <div class={styles['welcome']}>
      <InstallApp only="ios" />
      <section class={styles['panel']} aria-labelledby="save">
        <h2 id="choose">{t('home:chooseLanguage')}</h2>
        <ul class={`plain ${styles['languages']}`} aria-labelledby="choose">
          {LANGUAGES.map((each) => (
            <li key={each}>
              <a
                class="button"
                href={`/?lang=${each}`}
                lang={each}
                hreflang={each}
                aria-current={each === language ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  event.stopPropagation() // the router would follow the link all the same
                  void change(each)
                }}
              >
                {LANGUAGE_NAMES[each]}
              </a>
            </li>
          ))}
        </ul>
        <h2 id="save">{t('home:saveTitle')}</h2>
        <p>{t('home:saveText')}</p>
        <SaveGuide />
      </section>
    </div>
  )
}

function OnThisPhone({ seen }: { readonly seen: Surroundings }) {
  const { t, formats } = useSpeech()
  const { edition, newerEdition } = seen
  if (!edition) return null
  const issued = new Date(edition.issued)
  return (
    <section class={styles['here']}>
      <p>
        <Icon name="done" /> <strong>{t('home:onThisPhone')}</strong>
        <br />
        <span class="small">
          {t('home:edition', {
            version: edition.version,
            date: formatDate(issued.getTime(), -issued.getTimezoneOffset(), formats),
          })}
        </span>
      </p>
      {newerEdition && (
        <>
          <p>{t('home:newerEdition')}</p>
          <SaveGuide />
        </>
      )}
    </section>
  )
}

function Places() {
  const { t } = useSpeech()
  return (
    <>
      <RoleChoice id="role" />
      <ul class={`plain ${styles['tiles']}`}>
        <Tile href={PATHS.cards} icon="cards" title={t('home:cardsTitle')} strong>
          {t('home:cardsText')}
        </Tile>
        <Tile href={PATHS.tests} icon="tests" title={t('home:testsTitle')}>
          {t('home:testsText')}
        </Tile>
        <Tile href={PATHS.scenarios} icon="scenarios" title={t('home:scenariosTitle')}>
          {t('home:scenariosText')}
        </Tile>
        <Tile href={PATHS.protocols} icon="protocols" title={t('home:protocolsTitle')}>
          {t('home:protocolsText')}
        </Tile>
        <Tile href={PATHS.guide} icon="guide" title={t('home:guideTitle')}>
          {t('home:guideText')}
        </Tile>
        <Tile href={PATHS.room} icon="room" title={t('home:roomTitle')} />
        <Tile href={PATHS.checklist} icon="checklist" title={t('home:checklistEveryone')} />
        <Tile href={PATHS.search} icon="search" title={t('home:searchTitle')} />
        <Tile href={PATHS.glossary} icon="glossary" title={t('home:glossaryTitle')} />
      </ul>
      <p class={styles['foot']}>
        <a href={PATHS.about}>{t('common:about')}</a>
      </p>
    </>
  )
}
