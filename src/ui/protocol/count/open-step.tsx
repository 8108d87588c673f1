import type { Step } from '../../../core/protocol/step.ts'
import { neverHappens } from '../../../core/result.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { CompareStep } from './compare-step.tsx'
import type { CountProps } from './count.tsx'
import { PackStep } from './pack-step.tsx'
import { SealStep } from './seal-step.tsx'
import { SortStep } from './sort-step.tsx'
import { StepLaw, TooEarly } from './step-parts.tsx'
import { TallyStep } from './tally-step.tsx'
import { VoteStep } from './vote-step.tsx'

/** A step of the count on the screen. */
export interface StepProps extends CountProps {
  readonly step: Step
  readonly onStepDone: () => void
}

/** The step that was chosen: what it is, how it is done, and the work itself. */
export function OpenStep(props: CountProps & { readonly step: Step }) {
  const { exercise, words, run, step, onEvent } = props
  const { t } = useSpeech()
  const said = words.count[step.id]
  const sorting = step.kind === 'sort'
  return (
    <>
      <p class="pr-back">
        <button
          type="button"
          class="button quiet"
          onClick={() => onEvent({ act: 'reached', object: 'step:' })}
        >
          <Icon name="previous" />
          {t('protocol-count:otherStep')}
        </button>
      </p>
      <h2 tabIndex={-1}>{said?.title}</h2>
      {run.count.begun.get(step.id) === false && <TooEarly step={step} words={words} count={run.count} />}
      {sorting ? (
        <details class="pr-how">
          <summary>{t('protocol-count:how')}</summary>
          <p>{said?.how}</p>
          <StepLaw form={exercise.form} step={step} />
        </details>
      ) : (
        <>
          <p>{said?.how}</p>
          <StepLaw form={exercise.form} step={step} />
        </>
      )}
      <Work {...props} onStepDone={() => onEvent({ act: 'did', object: step.id })} />
    </>
  )
}

function Work(props: StepProps) {
  switch (props.step.kind) {
    case 'do':
      return <PackStep {...props} />
    case 'tally':
      return <TallyStep {...props} />
    case 'compare':
      return <CompareStep {...props} />
    case 'sort':
      return <SortStep {...props} />
    case 'vote':
      return <VoteStep {...props} />
    case 'seal':
      return <SealStep {...props} />
    default:
      return neverHappens(props.step.kind)
  }
}
