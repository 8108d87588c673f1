import { formatNumber } from '../../../core/format/format.ts'
import type { FigureOrigin, OriginTerm, RecordPlace } from '../../../core/protocol/explain.ts'
import { FACTS } from '../../../core/protocol/facts.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from './naming.ts'
import { toldBoxes } from './table.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: Pick<RunView, 'exercise' | 'base' | 'opened' | 'run'>
  readonly origin: FigureOrigin
}

/** Where a figure stands on the papers, and how it is reckoned when it is a sum. */
export function OriginNote({ view, origin }: Props) {
  const { t, formats } = useSpeech()
  const { records, terms } = origin
  const isSum = terms.length > 1
  return (
    <div class="pr-r-origin">
      {records.length > 0 && <Places view={view} places={records} />}
      {isSum && (
        <table class="pr-e-sum">
          <caption class="hidden">{t('protocol-run:reckoned')}</caption>
          <tbody>
            {terms.map((term, place) => (
              <tr key={`${term.fact}/${term.row}/${place}`}>
                <td>{term.sign < 0 ? '−' : place > 0 ? '+' : ''}</td>
                <th scope="row">
                  <TermName view={view} term={term} />
                </th>
                <td>{term.value === null ? '–' : formatNumber(term.value, 0, formats)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {records.length === 0 && !isSum && terms[0] && terms[0].records.length > 0 && (
        <Places view={view} places={terms[0].records} />
      )}
      {records.length === 0 && terms.length === 0 && (
        <p>
          {toldBoxes(view).includes(origin.box)
            ? t('protocol-run:lookOn', { papers: t('protocol-run:clock') })
            : t('protocol-run:noPaper')}
        </p>
      )}
    </div>
  )
}

/** The lines on which a figure stands, as they read there. */
function Places({ view, places }: { readonly view: Props['view']; readonly places: readonly RecordPlace[] }) {
  const { t, formats } = useSpeech()
  const names = useNames(view.base, view.run.subjects)
  const papers = usePaperNames(view)
  return (
    <>
      <p>{t('protocol-run:standsOn')}</p>
      <ul class="plain pr-r-places">
        {places.map((place) => (
          <li key={`${place.record}/${place.line}/${place.row}`}>
            <span class="small">{papers([place])[0]}</span>
            <span>{names.line(place.record, { id: place.line, row: place.row })}</span>
            <b>{place.value === null ? '–' : formatNumber(place.value, 0, formats)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A part of a sum by the words of a paper it stands on, else by its general name. */
function TermName({ view, term }: { readonly view: Props['view']; readonly term: OriginTerm }) {
  const { t } = useSpeech()
  const names = useNames(view.base, view.run.subjects)
  const [place] = term.records
  if (place) return <>{names.line(place.record, { id: place.line, row: place.row })}</>
  if (term.row !== null) return <>{names.subject(term.row)}</>
  const fact = FACTS.find((one) => one === term.fact)
  return <>{fact ? t(`protocol-run:fact_${fact}`) : t('protocol-run:ruleNumber')}</>
}

/** The names of the papers some places stand on, each once. */
export function usePaperNames({ base, opened }: Props['view']): (places: readonly RecordPlace[]) => string[] {
  return (places) => [
    ...new Set(
      places.map(
        ({ record }) => (base.words.records[record] ?? opened.words.records[record])?.title ?? record,
      ),
    ),
  ]
}
