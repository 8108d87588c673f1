import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Attempt } from '../../core/attempt/attempt.ts'
import { readCode } from '../../core/protocol/code.ts'
import { suggestNext } from '../../core/protocol/next.ts'
import { newCode, pastPractices } from '../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useLook } from '../state.ts'
import { PastList } from './past-list.tsx'

/** The entrance to protocol practice: the one best next step first, then everything else there is. */
export function Hub({ book }: { readonly book: ProtocolBook }) {
  const { t } = useSpeech()
  const past = useLook(pastPractices, [])
  return (
    <Page title={t('protocol:title')} lead={t('protocol:lead')}>
      {past && <Next book={book} past={past} />}
      <CodeField />
      <h2>{t('protocol:toolsTitle')}</h2>
      <ul class="plain pr-list">
        <Place href={`${PATHS.protocols}/find`} icon="search" name="find" />
        <Place href={`${PATHS.protocols}/sorting`} icon="cards" name="sorting" />
        <Place href={`${PATHS.protocols}/keys`} icon="pen" name="keys" />
        <Place href={`${PATHS.protocols}/calculator`} icon="checklist" name="calculator" />
      </ul>
      <h2>{t('protocol:formsTitle')}</h2>
      <ul class="plain pr-list">
        {book.forms.map(({ form, words }) => (
          <li key={form.id}>
            <a href={`${PATHS.protocols}/${form.id}`}>
              <Icon name="guide" />
              <span>
                {words.title}
                <small>{t(`protocol:country_${countryOf(form.country)}`)}</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
      {book.unreadable > 0 && (
        <Notice tone="attention">
          <p>{t('protocol:unreadable', { count: book.unreadable })}</p>
        </Notice>
      )}
      {past && <PastList book={book} past={past} />}
      <KeepThis />
    </Page>
  )
}

const COUNTRIES = ['ge', 'az', 'am', 'mk', 'al'] as const

/** A country the words know; any other is an invented one. */
function countryOf(code: string): (typeof COUNTRIES)[number] | 'invented' {
  return COUNTRIES.find((known) => known === code) ?? 'invented'
}

function Next({ book, past }: { readonly book: ProtocolBook; readonly past: readonly Attempt[] }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const next = suggestNext(past, shelfOf(book))
  if (!next) return null
  const words = book.forms.find(({ form }) => form.id === next.form.id)?.words
  const go = (): void =>
    route(`${PATHS.protocols}/night/${next.unfinished ?? newCode(next.form.number, next.level)}`)
  return (
    <section class="pr-next" aria-labelledby="next">
      <h2 id="next">{t(next.unfinished ? 'protocol:goOnTitle' : 'protocol:nextTitle')}</h2>
      <p>
        <b>{t(`protocol:level_${next.level}`)}</b> · {words?.title}
        <br />
        <span class="small">{t(`protocol:levelText_${next.level}`)}</span>
      </p>
      <button type="button" class="button primary" onClick={go}>
        {t(next.unfinished ? 'protocol:goOn' : 'protocol:begin')}
      </button>
    </section>
  )
}

interface PlaceProps {
  readonly href: string
  readonly icon: IconName
  readonly name: 'find' | 'sorting' | 'keys' | 'calculator'
}

function Place({ href, icon, name }: PlaceProps) {
  const { t } = useSpeech()
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        <span>
          {t(`protocol:${name}Title`)}
          <small>{t(`protocol:${name}Text`)}</small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

/** Where a code that was read aloud is typed; a wrong one is said to be wrong here, before anything is opened. */
function CodeField() {
  const { t } = useSpeech()
  const { route } = useLocation()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Extract<ReturnType<typeof readCode>, { ok: false }>['problem']>()
  const open = (event: Event): void => {
    event.preventDefault()
    const read = readCode(typed)
    if (read.ok) route(`${PATHS.protocols}/night/${encodeURIComponent(typed.trim())}`)
    else setProblem(read.problem)
  }
  return (
    <form onSubmit={open}>
      <h2 id="code-title">{t('protocol:codeTitle')}</h2>
      <p class="small" id="code-text">
        {t('protocol:codeText')}
      </p>
      <div class="pr-code">
        <input
          type="text"
          aria-labelledby="code-title"
          aria-describedby={problem ? 'code-text code-problem' : 'code-text'}
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" class="button">
          {t('protocol:codeOpen')}
        </button>
      </div>
      {problem && (
        <p id="code-problem" role="alert">
          {t(`protocol:code_${problem}`)}
        </p>
      )}
    </form>
  )
}
