import { useLocation } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { DRILL_LEVELS, type DrillLevel, drillOf } from '../../core/protocol/sorting-drill.ts'
import type { ProtocolBook } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { InOneWindow } from '../parts/in-one-window.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useOneWindow } from '../parts/use-one-window.ts'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { SortingDrillRoom } from './count/drill.tsx'

/** Sorting ballots for practice: twenty at a time, as often as one likes, each with its verdict at once. */
export function SortingPage({ book }: { readonly book: ProtocolBook }) {
  const { t } = useSpeech()
  const { query, route } = useLocation()
  const code = query['drill']
  const drill = useMemo(
    () =>
      code
        ? drillOf(
            code,
            book.marks.map(({ file }) => file),
          )
        : undefined,
    [code, book],
  )
  const work = useOneWindow(drill && `sorting/${drill.code}`)
  const marks = book.marks.find(({ file }) => drill?.code.startsWith(`${file.id}-`))
  const begin = (id: string, level: DrillLevel): void =>
    route(`${PATHS.protocols}/sorting?drill=${id}-${level}-${freshSeed()}`)

  if (drill && marks)
    return (
      <Page title={t('protocol-count:drillTitle')}>
        <InOneWindow work={work} room="protocol-run">
          <SortingDrillRoom
            key={`${drill.code}/${work.turn}`}
            drill={drill}
            marks={marks}
            book={book}
            onAgain={(level) => begin(marks.file.id, level)}
          />
        </InOneWindow>
      </Page>
    )
  return (
    <Page title={t('protocol-count:drillTitle')} lead={t('protocol-count:drillLead')}>
      {code !== undefined && (
        <Notice tone="attention" live>
          <p>{t('protocol-count:drillUnknown')}</p>
        </Notice>
      )}
      {book.marks.map(({ file, words }) => (
        <section key={file.id}>
          <h2>{words.title}</h2>
          <ul class="plain pr-list">
            {DRILL_LEVELS.map((level) => (
              <li key={level}>
                <button type="button" onClick={() => begin(file.id, level)}>
                  <Icon name="pen" />
                  <span>
                    {t(`protocol-count:drillLevel_${level}`)}
                    <small>{t(`protocol-count:drillLevelText_${level}`)}</small>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="small">{t('protocol-count:drillKeys')}</p>
      <KeepThis />
    </Page>
  )
}

/** A seed nobody has chosen. */
function freshSeed(): string {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1))
  return seed.toString(36).slice(0, 6)
}
