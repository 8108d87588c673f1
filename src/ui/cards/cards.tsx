import { useMemo, useState } from 'preact/hooks'
import { isMine } from '../../core/guide/role-path.ts'
import { holdsAll, queryStems } from '../../core/search/search.ts'
import type { Theme } from '../../core/guide/card.ts'
import type { Language } from '../../core/language.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { FilterField } from '../parts/filter-field.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useChoices, useDocument } from '../state.ts'
import styles from './cards.module.css'

/** All exception cards: at most two taps from home. */
export function Cards() {
  const { t, language } = useSpeech()
  const cards = useDocument('cards')
  return (
    <WhenLoaded loaded={cards} title={t('cards:title')}>
      {(themes) => (
        <Page title={t('cards:title')} lead={t('cards:lead')}>
          <Filtered themes={themes} language={language} />
          <KeepThis />
        </Page>
      )}
    </WhenLoaded>
  )
}

function Filtered({ themes, language }: { readonly themes: readonly Theme[]; readonly language: Language }) {
  const { t } = useSpeech()
  const role = useChoices().preferences?.role
  const [query, setQuery] = useState('')
  const shown = useMemo(() => matching(themes, query, language), [themes, query, language])
  return (
    <>
      <FilterField label={t('cards:filter')} value={query} onType={setQuery} />
      {shown.length === 0 && (
        <p role="status">
          {t('cards:nothing')}{' '}
          <a href={`${PATHS.search}?${new URLSearchParams({ q: query })}`}>{t('common:search')}</a>
        </p>
      )}
      {shown.map((theme) => (
        <section key={theme.id} aria-labelledby={theme.id}>
          <h2 id={theme.id} data-place>
            {theme.title}
          </h2>
          <ul class={`plain ${styles['list']}`}>
            {theme.cards.map((card) => (
              <li key={card.id}>
                <a href={`${PATHS.cards}/${card.id}`}>
                  <span>{card.title}</span>
                  {role && card.roles.length > 0 && isMine(card, role) && (
                    <b class={styles['yours']}>{t(`common:role_${role}`)}</b>
                  )}
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function matching(themes: readonly Theme[], query: string, language: Language): Theme[] {
  const stems = queryStems(query, language)
  if (stems.length === 0) return [...themes]
  return themes
    .map((theme) => ({
      ...theme,
      cards: theme.cards.filter((card) => holdsAll(card.fold, stems)),
    }))
    .filter((theme) => theme.cards.length > 0)
}
