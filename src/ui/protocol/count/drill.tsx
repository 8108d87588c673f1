import { useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import type { MarkBook } from '../../../core/protocol/mark.ts'
import { type DrillLevel, type SortingDrill } from '../../../core/protocol/sorting-drill.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { DrillEnd } from './drill-end.tsx'
import { DrillVerdict } from './drill-verdict.tsx'
import { namesOf } from './names-of.ts'
import { Sorter } from './sorter.tsx'
import { useDrill } from './use-drill.ts'

interface Props {
  readonly drill: SortingDrill
  readonly marks: MarkBook
  readonly book: ProtocolBook
  readonly onAgain: (level: DrillLevel) => void
}

/** Twenty ballots, one at a time: sort, see at once whether it was right and why, go on. */
export function SortingDrillRoom({ drill, marks, book, onAgain }: Props) {
  const { t, language, formats } = useSpeech()
  const { laid, kept, lay } = useDrill(drill, book)
  const [judged, setJudged] = useState<number>()
  if (!laid) return <p role="status">{t('common:loading')}</p>

  const ballot =
    drill.ballots.find(({ id }) => id === judged) ?? drill.ballots.find(({ id }) => !laid.has(id))
  const mark = marks.file.marks.find(({ id }) => id === ballot?.mark)
  const names = namesOf(drill.subjects, language)
  const notKept = !kept && (
    <Notice tone="trouble" live>
      <p>{t('protocol-count:notKept')}</p>
    </Notice>
  )
  if (!ballot || !mark)
    return (
      <>
        {notKept}
        <DrillEnd drill={drill} marks={marks} laid={laid} onAgain={onAgain} />
      </>
    )

  const label = t('protocol-count:ballot', {
    number: formatNumber(ballot.id, 0, formats),
    all: formatNumber(drill.ballots.length, 0, formats),
  })
  const pile = laid.get(ballot.id)
  return (
    <>
      {notKept}
      {pile === undefined ? (
        <Sorter
          subjects={drill.subjects}
          names={names}
          ballot={ballot}
          mark={mark}
          words={marks.words}
          precinct={PRECINCT}
          label={label}
          left={drill.ballots.length - laid.size - 1}
          sizes={NO_SIZES}
          onLay={(to) => {
            setJudged(ballot.id)
            lay(ballot.id, to)
          }}
        />
      ) : (
        <DrillVerdict
          drill={drill}
          marks={marks}
          ballot={ballot}
          mark={mark}
          pile={pile}
          names={names}
          label={label}
          precinct={PRECINCT}
          onNext={() => setJudged(undefined)}
        />
      )}
    </>
  )
}

/** The invented precinct of every drill. */
const PRECINCT = '21'
const NO_SIZES: ReadonlyMap<string, number> = new Map()
