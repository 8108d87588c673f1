import { useEffect, useRef, useState } from 'preact/hooks'
import type { Mark, MarkBook } from '../../../core/protocol/mark.ts'
import type { Ballot as Paper } from '../../../core/protocol/night.ts'
import type { Pile } from '../../../core/protocol/run-count.ts'
import { duePile, type SortingDrill } from '../../../core/protocol/sorting-drill.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Ballot } from '../ballot/ballot.tsx'
import { GroundNote } from './ground-note.tsx'
import { Bar } from './step-parts.tsx'

interface Props {
  readonly drill: SortingDrill
  readonly marks: MarkBook
  readonly ballot: Paper
  readonly mark: Mark
  readonly pile: Pile
  readonly names: Readonly<Record<string, string>>
  readonly label: string
  readonly precinct: string
  readonly onNext: () => void
}

/** What a ballot counts as, at once after it was laid down: the verdict, why, and the law. */
export function DrillVerdict({ drill, marks, ballot, mark, pile, names, label, precinct, onNext }: Props) {
  const { t } = useSpeech()
  const [back, setBack] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'start' })
    next.current?.focus({ preventScroll: true }) // Enter goes on
  }, [])
  const due = duePile(ballot)
  const right = due === pile
  const where = (to: Pile): string =>
    to === 'invalid' || to === 'doubtful'
      ? t(`protocol-count:verdict_${to}`)
      : t('protocol-count:verdict_valid', { number: to, name: names[to] ?? '' })
  return (
    <section class="pr-verdict">
      <h2 ref={heading} id="verdict" class={right ? 'pr-right' : 'pr-wrong'}>
        <Icon name={right ? 'done' : 'close'} />
        {t(right ? 'protocol-count:right' : 'protocol-count:notRight')} {where(due)}
      </h2>
      {!right && <p>{t(wrongWord(pile, ballot), { pile: where(pile) })}</p>}
      <div class="pr-sorter-top">
        <b>{label}</b>
        <button type="button" class="button quiet" aria-pressed={back} onClick={() => setBack(!back)}>
          {t(back ? 'protocol-count:turnBack' : 'protocol-count:turn')}
        </button>
      </div>
      <Ballot
        key={String(back)}
        subjects={drill.subjects}
        names={names}
        ballot={ballot}
        mark={mark}
        words={marks.words}
        side={back ? 'back' : 'front'}
        label={label}
        precinct={precinct}
      />
      <div id="why">
        <GroundNote marks={marks} mark={mark} />
      </div>
      <Bar>
        <button
          ref={next}
          type="button"
          class="button primary"
          aria-describedby="verdict why"
          onClick={onNext}
        >
          {t('protocol-count:nextBallot')}
        </button>
      </Bar>
    </section>
  )
}

function wrongWord(pile: Pile, { disputed }: Paper) {
  if (disputed) return 'protocol-count:wasDisputed'
  return pile === 'doubtful' ? 'protocol-count:wasClear' : 'protocol-count:wasLaid'
}
