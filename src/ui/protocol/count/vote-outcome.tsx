import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import type { Mark, MarkBook } from '../../../core/protocol/mark.ts'
import type { Ballot } from '../../../core/protocol/night.ts'
import { restingPile, voteOn } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { GroundNote } from './ground-note.tsx'
import { namesOf } from './names-of.ts'
import type { StepProps } from './open-step.tsx'
import { Bar } from './step-parts.tsx'

interface Props extends Omit<StepProps, 'marks'> {
  readonly paper: Ballot
  readonly mark: Mark
  readonly marks: MarkBook
  readonly own: 'valid' | 'invalid'
  /** The ground that was given; undefined after the app was closed in between. */
  readonly reason: string | undefined
  readonly onNext: () => void
}

/** How the commission voted, where the ballot goes, and what the law says about it, if it says anything. */
export function VoteOutcome({ exercise, run, paper, mark, marks, own, reason, onNext }: Props) {
  const { t, language, formats } = useSpeech()
  const { members } = exercise.form.night
  const { valid, invalid, outcome } = voteOn(paper, own, members)
  const pile = restingPile(exercise, run.count, paper) ?? 'invalid'
  const names = namesOf(exercise.night.subjects, language)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const hands = (count: number) => (
    <>
      <b>{formatNumber(count, 0, formats)}</b>
      <progress max={members} value={count} aria-hidden="true" />
    </>
  )
  return (
    <section class="pr-outcome">
      <h3 ref={heading} tabIndex={-1}>
        {t(`protocol-count:outcome_${outcome}`)}
      </h3>
      <dl class="pr-hands">
        <div>
          <dt>{t('protocol-count:handsValid')}</dt>
          <dd>{hands(valid)}</dd>
        </div>
        <div>
          <dt>{t('protocol-count:handsInvalid')}</dt>
          <dd>{hands(invalid)}</dd>
        </div>
      </dl>
      {valid === invalid && <p>{t('protocol-count:tie')}</p>}
      <p>
        {pile === 'invalid'
          ? t('protocol-count:goesInvalid')
          : t('protocol-count:goesTo', { number: pile, name: names[pile] ?? '' })}
      </p>
      {paper.disputed ? (
        <p>{t('protocol-count:disputed')}</p>
      ) : (
        <p>{t(own === mark.verdict ? 'protocol-count:clearAgreed' : 'protocol-count:clearOther')}</p>
      )}
      <GroundNote marks={marks} mark={mark} />
      {reason !== undefined && !paper.disputed && own === mark.verdict && reason !== mark.ground && (
        <p class="small">
          {t('protocol-count:otherGround', { ground: marks.words.grounds[mark.ground]?.name ?? mark.ground })}
        </p>
      )}
      <Bar>
        <button type="button" class="button primary" onClick={onNext}>
          {t('protocol-count:nextBallot')}
        </button>
      </Bar>
    </section>
  )
}
