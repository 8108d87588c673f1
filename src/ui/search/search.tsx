import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { PackProblem } from '../../core/pack/problem.ts'
import { excerpt, marked, type Piece } from '../../core/search/excerpt.ts'
import type { SearchHit } from '../../core/search/search.ts'
import { openSearch, type Searcher } from '../../flow/search-guide.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import styles from './search.module.css'

/** Search over guide, cards and glossary, while typing. */
export function Search() {
  const { t, language } = useSpeech()
  const [query, setQuery] = useState('')
  const [searcher, setSearcher] = useState<{ find: Searcher } | undefined>(undefined)
  const [problem, setProblem] = useState<PackProblem | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    setQuery((typed) => typed || (new URLSearchParams(location.search).get('q') ?? ''))
    field.current?.focus()
  }, [])
  useEffect(() => {
    // not one of the verbs: the search comes with these rooms, not before the guide
    void openSearch(language).then((opened) => {
      if (opened.ok) setSearcher({ find: opened.value })
      else setProblem(opened.problem)
    })
  }, [language])

  // The address follows when the hand rests, so that coming back finds the same hits; at every key it would cost time.
  const keepAddress = (): void => {
    const address = query ? `${PATHS.search}?${new URLSearchParams({ q: query })}` : PATHS.search
    history.replaceState(history.state, '', address)
  }
  useEffect(() => {
    const timer = setTimeout(keepAddress, 400)
    return () => clearTimeout(timer)
  }, [query])
  const answer = useMemo(
    () => (searcher && query.trim() ? searcher.find(query) : undefined),
    [searcher, query],
  )

  return (
    <Page title={t('search:title')}>
      <search class={styles['field']}>
        <label for="query">{t('search:label')}</label>
        <input
          id="query"
          ref={field}
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <p class="small">{t('search:hint')}</p>
      </search>
      {problem && (
        <Notice tone="trouble" live>
          <p>{t(`problems:${problem}`)}</p>
        </Notice>
      )}
      <p role="status" class={styles['status']}>
        {answer &&
          (answer.hits.length === 0
            ? t('search:nothing')
            : answer.guessed
              ? t('search:guessed')
              : t('search:hits', { count: answer.hits.length }))}
      </p>
      {answer && (
        <ol class={`plain ${styles['hits']}`}>
          {answer.hits.map((hit) => (
            <Hit key={hit.entry.href} hit={hit} stems={answer.stems} onFollow={keepAddress} />
          ))}
        </ol>
      )}
    </Page>
  )
}

interface HitProps {
  readonly hit: SearchHit
  readonly stems: readonly string[]
  readonly onFollow: () => void
}

function Hit({ hit: { entry }, stems, onFollow }: HitProps) {
  const { t, language } = useSpeech()
  return (
    <li>
      <a href={entry.href} onClick={onFollow}>
        <small>{t(`search:kind_${entry.kind}`)}</small>
        <b>
          <Pieces pieces={marked(entry.heading, stems, language)} />
        </b>
        <span>
          <Pieces pieces={excerpt(entry.text, stems, language)} />
        </span>
      </a>
    </li>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece, place) => (piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text))}</>
}
