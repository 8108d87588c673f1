import { useLocation } from 'preact-iso'
import type { Attempt } from '../../core/attempt/attempt.ts'
import { readCode } from '../../core/protocol/code.ts'
import { suggestNext } from '../../core/protocol/next.ts'
import { newCode, pastPractices } from '../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { CodeField } from '../parts/code-field.tsx'
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
      <ExerciseField />
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

/** The longest a code of eight signs is typed, with spaces and dashes. */
const LONGEST = 40

/** Where the code of an exercise is typed. */
function ExerciseField() {
  const { t } = useSpeech()
  const { route } = useLocation()
  return (
    <CodeField
      title={t('protocol:codeTitle')}
      text={t('protocol:codeText')}
      open={t('protocol:codeOpen')}
      longest={LONGEST}
      read={readCode}
      why={(problem) => t(`protocol:code_${problem}`)}
      onOpen={(typed) => route(`${PATHS.protocols}/night/${encodeURIComponent(typed)}`)}
    />
  )
}
