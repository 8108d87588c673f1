import { useMemo, useState } from 'preact/hooks'
import { compareText } from '../../core/format/format.ts'
import type { Term } from '../../core/guide/term.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../core/language.ts'
import { holdsAll, queryStems } from '../../core/search/search.ts'
import { useArrival } from '../guide/use-arrival.ts'
import { useSpeech } from '../i18n.ts'
import { FilterField } from '../parts/filter-field.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { useDocument } from '../state.ts'
import styles from './glossary.module.css'

/** The agreed words, side by side in four languages. */
export function Glossary() {
  const { t } = useSpeech()
  const terms = useDocument('terms')
  return (
    <WhenLoaded loaded={terms} title={t('glossary:title')}>
      {(list) => (
        <Page title={t('glossary:title')} lead={t('glossary:lead')}>
          <Words terms={list} />
          <KeepThis />
        </Page>
      )}
    </WhenLoaded>
  )
}

function Words({ terms }: { readonly terms: readonly Term[] }) {
  const { t, language, formats } = useSpeech()
  const [query, setQuery] = useState('')
  useArrival()
  const sorted = useMemo(
    () => [...terms].sort((a, b) => compareText(a[language], b[language], formats)),
    [terms, language, formats],
  )
  const stems = queryStems(query, language)
  const shown = sorted.filter((term) => holdsAll(term.fold, stems))
  return (
    <>
      <FilterField label={t('glossary:filter')} value={query} onType={setQuery} />
      <p role="status" class="small">
        {shown.length === 0 ? t('glossary:nothing') : t('glossary:count', { count: shown.length })}
      </p>
      <ul class="plain">
        {shown.map((term) => (
          <li key={term.id} id={term.id} data-place tabIndex={-1} class={`${styles['term']} keep`}>
            <h2>{term[language]}</h2>
            <p>{term.definition}</p>
            <dl>
              {LANGUAGES.filter((each) => each !== language).map((each) => (
                <div key={each}>
                  <dt>{LANGUAGE_NAMES[each]}</dt>
                  <dd lang={each}>
                    {term[each]}
                    {!term.seen.includes(each) && <small lang={language}> – {t('glossary:proposed')}</small>}
                  </dd>
                </div>
              ))}
            </dl>
            {!term.seen.includes(language) && <p class="small">{t('glossary:proposed')}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
