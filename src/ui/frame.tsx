import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { BRAND, Mark } from './parts/brand.tsx'
import { Icon, type IconName } from './parts/icon.tsx'
import { useAppNews } from './app-news.ts'
import { useSpeech } from './i18n.ts'
import { LanguageMenu } from './language-menu.tsx'
import { PATHS } from './routes.ts'
import styles from './frame.module.css'

const PLACES = [
  ['home', PATHS.home],
  ['guide', PATHS.guide],
  ['cards', PATHS.cards],
  ['practice', PATHS.practice],
  ['checklist', PATHS.checklist],
] as const satisfies ReadonlyArray<readonly [IconName, string]>

/** What stands around every page: the name, the language, the five places one thumb reaches, and news of the app. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const { t } = useSpeech()
  const { path } = useLocation()
  return (
    <>
      <a class="skip" href="#text">
        {t('common:skip')}
      </a>
      <header class={styles['top']}>
        <a class={styles['name']} href={PATHS.home} lang="ka">
          <Mark />
          <span>{BRAND}</span>
        </a>
        <LanguageMenu />
        <a
          class={styles['gear']}
          href={PATHS.search}
          aria-label={t('common:search')}
          aria-current={path === PATHS.search ? 'page' : undefined}
        >
          <Icon name="search" />
        </a>
        <a
          class={styles['gear']}
          href={PATHS.settings}
          aria-label={t('common:settings')}
          aria-current={isAt(path, PATHS.settings) ? 'page' : undefined}
        >
          <Icon name="settings" />
        </a>
      </header>
      <main id="text" tabIndex={-1}>
        <News />
        {children}
      </main>
      <nav class={styles['places']} aria-label={t('common:mainNavigation')}>
        {PLACES.map(([place, href]) => (
          <a key={place} href={href} aria-current={isAt(path, href) ? 'page' : undefined}>
            <Icon name={place} />
            <span>{t(`common:${place}`)}</span>
          </a>
        ))}
      </nav>
    </>
  )
}

/** Rooms that stand behind one of the five places, or behind the settings. The training centre stands behind none: members have no door to it. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  [PATHS.practice]: [PATHS.scenarios, PATHS.protocols, PATHS.tests, PATHS.room, PATHS.progress, PATHS.group],
  [PATHS.settings]: [PATHS.profiles, PATHS.privacy],
}

function isAt(path: string, href: string): boolean {
  if (href === PATHS.home) return path === href
  return [href, ...(BEHIND[href] ?? [])].some((room) => path === room || path.startsWith(`${room}/`))
}

/** News of the app itself: a newer build, storage taken over by another window, a part that did not arrive. */
function News() {
  const { t } = useSpeech()
  const news = useAppNews()
  const [later, setLater] = useState(false)
  useEffect(() => setLater(false), [news?.kind])
  if (!news || later) return null
  if (news.kind === 'told') return <news.Told />
  return (
    <div class={`${styles['news']} no-print`} role="status">
      <p>
        {t(
          news.kind === 'update'
            ? 'common:updateReady'
            : news.kind === 'superseded'
              ? 'common:superseded'
              : 'common:missingPart',
        )}
      </p>
      <div class="row">
        <button type="button" class="button primary" onClick={news.act}>
          {t(news.kind === 'update' ? 'common:updateNow' : 'common:reload')}
        </button>
        {news.kind === 'update' && (
          <button type="button" class="button quiet" onClick={() => setLater(true)}>
            {t('common:updateLater')}
          </button>
        )}
      </div>
    </div>
  )
}
