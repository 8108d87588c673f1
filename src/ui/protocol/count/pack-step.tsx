import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Arrived } from './arrived.tsx'
import type { StepProps } from './open-step.tsx'
import { PackageForm } from './package-form.tsx'
import { type Label, labelSlips, type Packed } from './package-label.ts'
import { Bar } from './step-parts.tsx'

/** Unused and spoiled ballots: each pile into the right package, with the right words on its label. */
export function PackStep({ exercise, step, onStepDone }: StepProps) {
  const { t } = useSpeech()
  const { night, form } = exercise
  const kinds = step.packs ?? []
  const [at, setAt] = useState(0)
  const [written, setWritten] = useState<Label>()
  const kind = kinds[at]
  if (kind === undefined) return null
  const truth: Packed = { kind, count: night.once[kind], precinct: night.texts.precinct }
  if (!written)
    return (
      <PackageForm
        key={kind}
        packed={truth}
        book={kind === 'unused' ? form.night.book : 0}
        onPacked={setWritten}
      />
    )
  const slips = labelSlips(truth, written)
  const last = at === kinds.length - 1
  const goOn = (): void => {
    if (last) return onStepDone()
    setWritten(undefined)
    setAt(at + 1)
  }
  return (
    <>
      <Arrived>
        <Notice tone={slips.length === 0 ? 'calm' : 'attention'}>
          {slips.length === 0 ? (
            <p>
              <Icon name="done" /> {t(`protocol-count:packed_${kind}`)}
            </p>
          ) : (
            <ul>
              {slips.map((slip) => (
                <li key={slip}>
                  {t(`protocol-count:slip_${slip}`, { count: truth.count, precinct: truth.precinct })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      </Arrived>
      <Bar>
        <button type="button" class="button primary" onClick={goOn}>
          {t(last ? 'protocol-count:stepDone' : 'protocol-count:nextPackage')}
        </button>
      </Bar>
    </>
  )
}
