import type { Attempt } from '../../core/attempt/attempt.ts'
import { formatDate } from '../../core/format/format.ts'
import { readCode } from '../../core/protocol/code.ts'
import type { ProtocolBook } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { PATHS } from '../routes.ts'

/** How many are worth showing. */
const SHOWN = 8

/** The exercises done or begun on this phone, with their figures side by side, never added up. */
export function PastList({ book, past }: { readonly book: ProtocolBook; readonly past: readonly Attempt[] }) {
  const { t, formats } = useSpeech()
  const rows = past.flatMap((attempt) => {
    const [drill, code] = attempt.subject.split(':')
    if (drill === 'sorting' && code)
      return [{ attempt, name: t('protocol:sortingTitle'), code, to: `sorting?drill=${code}` }]
    const id = readCode(attempt.subject)
    const opened = id.ok ? book.forms.find(({ form }) => form.number === id.value.form) : undefined
    const name = id.ok && opened && `${t(`protocol:level_${id.value.level}`)} · ${opened.words.title}`
    return name ? [{ attempt, name, code: attempt.subject, to: `night/${attempt.subject}` }] : []
  })
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="past">
      <h2 id="past">{t('protocol:pastTitle')}</h2>
      <ul class="plain pr-list">
        {rows.slice(0, SHOWN).map(({ attempt, name, code, to }) => (
          <li key={attempt.id}>
            <a href={`${PATHS.protocols}/${to}`}>
              <span>
                {name}
                <small>
                  {formatDate(attempt.updatedAt, -new Date(attempt.updatedAt).getTimezoneOffset(), formats)} ·{' '}
                  {code}
                </small>
                <Figures attempt={attempt} />
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const FIGURES = ['values', 'findings', 'remedy', 'order', 'sorting'] as const

/** What was right of how much, figure by figure. */
export function Figures({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useSpeech()
  const scores = attempt.result?.scores
  if (!attempt.result?.completion || !scores) return <small>{t('protocol:notFinished')}</small>
  return (
    <span class="pr-figures">
      {FIGURES.flatMap((figure) => {
        const found = scores[figure]
        return found ? (
          <span key={figure}>
            {t(`protocol:figure_${figure}`)}: {t('protocol:ofAll', { right: found.right, all: found.of })}
          </span>
        ) : (
          []
        )
      })}
    </span>
  )
}
