import type { Surroundings } from '../../flow/look-around.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { PATHS } from '../routes.ts'
import styles from './home.module.css'

/** Where one was, what comes next, how far the day has got. */
export function Today({ seen }: { readonly seen: Surroundings }) {
  const { t } = useSpeech()
  const { contents, place, readChapters, ticks, preferences } = seen
  const here = contents.find((line) => line.id === place?.chapter)
  const section = here?.sections.find((candidate) => candidate.id === place?.section)
  const next = contents.find((line) => !readChapters.has(line.id) && line.id !== here?.id)
  const role = preferences.role
  return (
    <ul class={`plain ${styles['today']}`}>
      {seen.locked && (
        <Row href={PATHS.profiles} label={t('home:lockedTitle')}>
          {t('home:locked')}
        </Row>
      )}
      {here && (
        <Row
          href={`${PATHS.guide}/${here.id}${section ? `#${section.id}` : ''}`}
          label={t('home:continueTitle')}
          strong
        >
          {here.title}
          {section && <small>{section.title}</small>}
        </Row>
      )}
      {next ? (
        <Row
          href={`${PATHS.guide}/${next.id}`}
          label={here ? t('home:nextTitle') : t('home:startTitle')}
          strong={!here}
        >
          {next.title}
        </Row>
      ) : (
        <li>
          <p class={styles['done']}>
            <Icon name="done" /> {t('home:allRead')}
          </p>
        </li>
      )}
      <Row
        href={PATHS.checklist}
        label={
          role ? t('home:checklistTitle', { role: t(`common:role_${role}`) }) : t('home:checklistEveryone')
        }
      >
        {ticks > 0 ? t('home:ticks', { count: ticks }) : t('home:noTicks')}
      </Row>
      {seen.bookmarks.length > 0 && (
        <li class={styles['marks']}>
          <h2>{t('home:bookmarksTitle')}</h2>
          <ul class="plain">
            {seen.bookmarks.slice(0, 6).map((address) => (
              <li key={address}>
                <a href={address}>
                  <Icon name="bookmark" filled /> {nameOf(address, seen)}
                </a>
              </li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  )
}

interface RowProps {
  readonly href: string
  readonly label: string
  readonly strong?: boolean
  readonly children: preact.ComponentChildren
}

function Row({ href, label, strong = false, children }: RowProps) {
  return (
    <li class={strong ? styles['strong'] : undefined}>
      <a href={href}>
        <span>
          <span class="small">{label}</span>
          <b>{children}</b>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

/** A marked place in the words of the language shown. */
function nameOf(address: string, { contents, cardTitles }: Surroundings): string {
  const [path = '', section] = address.split('#')
  const [, room, id] = path.split('/')
  if (room === 'cards') return cardTitles.get(id ?? '') ?? address
  const line = contents.find((candidate) => candidate.id === id)
  return line?.sections.find((candidate) => candidate.id === section)?.title ?? line?.title ?? address
}
