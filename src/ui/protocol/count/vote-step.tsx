import { useRef, useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import type { Ballot as Paper } from '../../../core/protocol/night.ts'
import { doubtfulBallots } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Ballot } from '../ballot/ballot.tsx'
import { Arrived } from './arrived.tsx'
import { namesOf } from './names-of.ts'
import type { StepProps } from './open-step.tsx'
import { Bar } from './step-parts.tsx'
import { VoteForm } from './vote-form.tsx'
import { VoteOutcome } from './vote-outcome.tsx'

/** The doubtful pile before the commission: each ballot is shown, reasons are given, hands are raised. */
export function VoteStep(props: StepProps) {
  const { exercise, run, marks, onEvent, onStepDone } = props
  const { t, language, formats } = useSpeech()
  const { night } = exercise
  const doubtful = doubtfulBallots(exercise, run.count)
  const [shown, setShown] = useState<number>()
  const [ground, setGround] = useState<string>()
  const [turned, setTurned] = useState<number>()
  const heading = useRef<HTMLHeadingElement>(null)
  const voted = doubtful.find(({ id }) => id === shown)
  const paper = voted ?? doubtful.find(({ id }) => !run.count.votes.has(id))
  const mark = marks?.file.marks.find(({ id }) => id === paper?.mark)

  if (!paper || !marks || !mark)
    return (
      <>
        <Arrived>
          <Notice tone="calm">
            <p>
              {doubtful.length === 0
                ? t('protocol-count:noneDoubtful')
                : t('protocol-count:allVoted', { count: doubtful.length })}
            </p>
          </Notice>
        </Arrived>
        <Bar>
          <button type="button" class="button primary" onClick={onStepDone}>
            {t('protocol-count:stepDone')}
          </button>
        </Bar>
      </>
    )

  const vote = (own: 'valid' | 'invalid', reason: string): void => {
    setShown(paper.id)
    setGround(reason)
    onEvent({ act: 'voted', object: `${paper.id}=${own}` })
  }
  const goOn = (): void => {
    setShown(undefined)
    setGround(undefined)
    heading.current?.focus()
  }
  const own = run.count.votes.get(paper.id)
  const back = turned === paper.id
  return (
    <>
      <div class="pr-sorter-top">
        <h3 ref={heading} tabIndex={-1}>
          {labelOf(paper)}
        </h3>
        <button
          type="button"
          class="button quiet"
          aria-pressed={back}
          onClick={() => setTurned(back ? undefined : paper.id)}
        >
          {t(back ? 'protocol-count:turnBack' : 'protocol-count:turn')}
        </button>
      </div>
      <Ballot
        key={`${paper.id}/${back}`}
        subjects={night.subjects}
        names={namesOf(night.subjects, language)}
        ballot={paper}
        mark={mark}
        words={marks.words}
        side={back ? 'back' : 'front'}
        label={labelOf(paper)}
        precinct={night.texts.precinct}
      />
      {voted && own ? (
        <VoteOutcome
          {...props}
          paper={paper}
          mark={mark}
          marks={marks}
          own={own}
          reason={ground}
          onNext={goOn}
        />
      ) : (
        <VoteForm key={paper.id} marks={marks} onVote={vote} />
      )}
    </>
  )

  function labelOf({ id }: Paper): string {
    const at = doubtful.findIndex((one) => one.id === id)
    return t('protocol-count:doubtfulBallot', {
      number: formatNumber(at + 1, 0, formats),
      all: formatNumber(doubtful.length, 0, formats),
    })
  }
}
