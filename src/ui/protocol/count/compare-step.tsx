import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { CONTROL_LINES, type ControlLine, controlLine } from './control-lines.ts'
import type { StepProps } from './open-step.tsx'
import { Bar } from './step-parts.tsx'

/** The control sheet out of a box beside the copy that was kept: the same, or not, and in which line. */
export function CompareStep({ exercise, run, step, onEvent, onStepDone }: StepProps) {
  const { t } = useSpeech()
  const pair = step.box ? exercise.night.control[step.box] : null
  const said = run.count.compared.get(step.id)
  const [line, setLine] = useState<ControlLine>()
  const say = (answer: 'same' | 'different'): void =>
    onEvent({ act: 'chose', object: `compare:${step.id}=${answer}` })

  if (!pair)
    return (
      <>
        <p>{t('protocol-count:noSheet')}</p>
        <Bar>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              say('same')
              onStepDone()
            }}
          >
            {t('protocol-count:stepDone')}
          </button>
        </Bar>
      </>
    )

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onStepDone()
      }}
    >
      <div class="pr-sheets">
        <p aria-hidden="true">
          <b>{t('protocol-count:inBox')}</b>
          <b>{t('protocol-count:kept')}</b>
        </p>
        <dl>
          {CONTROL_LINES.map((name) => (
            <div key={name}>
              <dt>{t(`protocol-count:sheet_${name}`)}</dt>
              <dd>
                <span class="pr-sheets-side">{t('protocol-count:inBox')}: </span>
                {controlLine(pair.inBox, name, t)}
              </dd>
              <dd>
                <span class="pr-sheets-side">{t('protocol-count:kept')}: </span>
                {controlLine(pair.kept, name, t)}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <fieldset class="pr-choices pr-choices-two">
        <legend>{t('protocol-count:sheetsAsk')}</legend>
        {(['same', 'different'] as const).map((answer) => (
          <label key={answer} class="pr-choice">
            <input
              type="radio"
              name="sheets"
              value={answer}
              checked={said === answer}
              onChange={() => say(answer)}
            />
            <span>{t(`protocol-count:sheets_${answer}`)}</span>
          </label>
        ))}
      </fieldset>
      {said === 'different' && (
        <>
          <fieldset class="pr-choices">
            <legend>{t('protocol-count:sheetsLine')}</legend>
            {CONTROL_LINES.map((name) => (
              <label key={name} class="pr-choice">
                <input
                  type="radio"
                  name="line"
                  value={name}
                  checked={line === name}
                  onChange={() => setLine(name)}
                />
                <span>{t(`protocol-count:sheet_${name}`)}</span>
              </label>
            ))}
          </fieldset>
          <Notice tone="attention">
            <p>{t('protocol-count:sheetsDiffer')}</p>
          </Notice>
        </>
      )}
      <Bar>
        <button
          type="submit"
          class="button primary"
          disabled={said === undefined || (said === 'different' && line === undefined)}
        >
          {t('protocol-count:stepDone')}
        </button>
      </Bar>
    </form>
  )
}
