import { useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import { turnHasCome } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Arrived } from './arrived.tsx'
import { namesOf } from './names-of.ts'
import type { StepProps } from './open-step.tsx'
import { Sorter } from './sorter.tsx'
import { Bar } from './step-parts.tsx'

/** Every ballot out of the boxes, one by one, onto its pile. */
export function SortStep({ exercise, run, step, marks, onEvent, onStepDone }: StepProps) {
  const { t, language, formats } = useSpeech()
  const { night } = exercise
  const { piles } = run.count
  const [anyway, setAnyway] = useState(false)
  const next = night.ballots.find(({ id }) => !piles.has(id))
  const last = [...piles.keys()].at(-1)
  const undo = last === undefined ? null : () => onEvent({ act: 'undid', object: String(last) })
  const sizes = new Map<string, number>()
  for (const pile of piles.values()) sizes.set(pile, (sizes.get(pile) ?? 0) + 1)
  const mark = marks?.file.marks.find(({ id }) => id === next?.mark)
  const number = (value: number): string => formatNumber(value, 0, formats)

  if (!turnHasCome(run.count, step) && piles.size === 0 && !anyway)
    return (
      <Bar>
        <button type="button" class="button" onClick={() => setAnyway(true)}>
          {t('protocol-count:anyway')}
        </button>
      </Bar>
    )
  if (next && marks && mark)
    return (
      <Sorter
        subjects={night.subjects}
        names={namesOf(night.subjects, language)}
        ballot={next}
        mark={mark}
        words={marks.words}
        precinct={night.texts.precinct}
        label={t(next.box === 'mobile' ? 'protocol-count:ballotMobile' : 'protocol-count:ballot', {
          number: number(piles.size + 1),
          all: number(night.ballots.length),
        })}
        left={night.ballots.length - piles.size - 1}
        sizes={sizes}
        onLay={(pile) => onEvent({ act: 'sorted', object: `${next.id}=${pile}` })}
        onUndo={undo}
      />
    )
  return (
    <>
      <Arrived>
        <Notice tone={next ? 'trouble' : 'calm'}>
          <p>
            {next
              ? t('protocol-count:noMarks')
              : t('protocol-count:allSorted', {
                  count: night.ballots.length,
                  doubtful: sizes.get('doubtful') ?? 0,
                })}
          </p>
        </Notice>
      </Arrived>
      <Bar>
        <button type="button" class="button" disabled={!undo} onClick={() => undo?.()}>
          <Icon name="previous" />
          {t('protocol-count:undo')}
        </button>
        <button type="button" class="button primary" disabled={next !== undefined} onClick={onStepDone}>
          {t('protocol-count:stepDone')}
        </button>
      </Bar>
    </>
  )
}
