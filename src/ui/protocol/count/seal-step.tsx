import { formatNumber } from '../../../core/format/format.ts'
import { pileSizes, pilesOf } from '../../../core/protocol/run-count.ts'
import { useSpeech } from '../../i18n.ts'
import { namesOf } from './names-of.ts'
import type { StepProps } from './open-step.tsx'
import { Stack } from './stack.tsx'
import { Bar } from './step-parts.tsx'

/** Every pile is counted, packed and labelled. What the label says is not put right: it feeds the protocol. */
export function SealStep({ exercise, run, onEvent, onStepDone }: StepProps) {
  const { t, language, formats } = useSpeech()
  const sizes = pileSizes(exercise, run.count)
  const piles = pilesOf(exercise)
  const names = namesOf(exercise.night.subjects, language)
  const { labels } = run.count
  const written = piles.filter((pile) => (labels.get(pile) ?? '').trim() !== '').length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (written === piles.length) onStepDone()
      }}
    >
      <ul class="plain pr-packages">
        {piles.map((pile) => {
          const name =
            pile === 'invalid'
              ? t('protocol-count:kind_invalid')
              : t('protocol-count:subject', { number: pile, name: names[pile] ?? '' })
          return (
            <li key={pile}>
              <h3 id={`pile-${pile}`}>{name}</h3>
              <Stack count={sizes.get(pile) ?? 0} name={name} />
              <label class="pr-package-label">
                <span>
                  {t('protocol-count:precinctIs', { precinct: exercise.night.texts.precinct })} · {name}
                  <br />
                  {t('protocol-count:label_count')}
                </span>
                <input
                  type="text"
                  inputMode="numeric"
                  autocomplete="off"
                  maxLength={12}
                  value={labels.get(pile) ?? ''}
                  onInput={({ currentTarget }) =>
                    onEvent({ act: 'sealed', object: `${pile}=${currentTarget.value}` })
                  }
                />
              </label>
            </li>
          )
        })}
      </ul>
      <Bar>
        <span class="small" role="status">
          {t('protocol-count:labelled', {
            done: formatNumber(written, 0, formats),
            all: formatNumber(piles.length, 0, formats),
          })}
        </span>
        <button type="submit" class="button primary" disabled={written < piles.length}>
          {t('protocol-count:seal')}
        </button>
      </Bar>
    </form>
  )
}
