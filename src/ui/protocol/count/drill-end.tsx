import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import type { MarkBook } from '../../../core/protocol/mark.ts'
import type { Pile } from '../../../core/protocol/run-count.ts'
import { type DrillLevel, groundsMet, type SortingDrill } from '../../../core/protocol/sorting-drill.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { PATHS } from '../../routes.ts'
import { useDocument } from '../../state.ts'
import { Bar } from './step-parts.tsx'

interface Props {
  readonly drill: SortingDrill
  readonly marks: MarkBook
  readonly laid: ReadonlyMap<number, Pile>
  readonly onAgain: (level: DrillLevel) => void
}

/** What twenty ballots have shown: which grounds are sure, and which to read again. No pass, no fail. */
export function DrillEnd({ drill, marks, laid, onAgain }: Props) {
  const { t, formats } = useSpeech()
  const law = useDocument('law')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const met = groundsMet(drill, laid, marks.file)
  const missed = met.filter(({ right, of }) => right < of)
  const right = met.reduce((sum, one) => sum + one.right, 0)
  const number = (value: number): string => formatNumber(value, 0, formats)
  const harder = ([2, 3] as const).find((level) => level === drill.level + 1)
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('protocol-count:drillScore', { right: number(right), all: number(drill.ballots.length) })}
      </h2>
      <p>{t(missed.length === 0 ? 'protocol-count:drillClean' : 'protocol-count:drillMissed')}</p>
      <ul class="plain pr-grounds">
        {missed.map(({ ground, right: had, of }) => (
          <li key={ground}>
            <h3>
              {marks.words.grounds[ground]?.name}{' '}
              <span class="small">{t('protocol:ofAll', { right: number(had), all: number(of) })}</span>
            </h3>
            <p>{marks.words.grounds[ground]?.rule}</p>
            {law.state === 'ready' && (
              <LawNote
                references={marks.file.grounds.find(({ id }) => id === ground)?.law ?? []}
                law={law.value}
              />
            )}
          </li>
        ))}
      </ul>
      {missed.length > 0 && met.length > missed.length && (
        <p class="small">
          {t('protocol-count:drillSure', {
            grounds: met
              .filter(({ right: had, of }) => had === of)
              .map(({ ground }) => marks.words.grounds[ground]?.name ?? ground)
              .join('; '),
          })}
        </p>
      )}
      <p>
        <a href={`${PATHS.protocols}/sorting`}>{t('protocol-count:drillLevels')}</a>
      </p>
      <Bar>
        <button type="button" class="button" onClick={() => onAgain(drill.level)}>
          {t('protocol-count:drillAgain')}
        </button>
        {harder && (
          <button type="button" class="button primary" onClick={() => onAgain(harder)}>
            {t('protocol-count:drillHarder')}
          </button>
        )}
      </Bar>
    </>
  )
}
