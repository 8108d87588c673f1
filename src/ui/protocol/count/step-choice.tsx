import { useMemo, useState } from 'preact/hooks'
import { formatNumber } from '../../../core/format/format.ts'
import { isDone } from '../../../core/protocol/run-count.ts'
import type { Step } from '../../../core/protocol/step.ts'
import { randomFrom } from '../../../core/random.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import type { CountProps } from './count.tsx'
import { DoneSteps } from './done-steps.tsx'
import { StepLaw, TooEarly } from './step-parts.tsx'

/** What comes next? All steps that are not done, in no order: knowing the order is the exercise. */
export function StepChoice({ exercise, words, run, onEvent, onDone }: CountProps) {
  const { t, formats } = useSpeech()
  const { form, code } = exercise
  const { count } = run
  const [chosen, setChosen] = useState<string>()
  const mixed = useMemo(() => randomFrom(`steps/${code}`).shuffle(form.count), [form, code])
  const left = mixed.filter(({ id }) => !isDone(count, id))
  const step = left.find(({ id }) => id === chosen)
  const last = form.count.find(({ id }) => id === count.done.at(-1)?.step)
  const done = {
    done: formatNumber(count.done.length, 0, formats),
    all: formatNumber(form.count.length, 0, formats),
  }

  const begin = (event: Event): void => {
    event.preventDefault()
    if (!step) return
    setChosen(undefined)
    onEvent(
      isDoneAtOnce(step) ? { act: 'did', object: step.id } : { act: 'reached', object: `step:${step.id}` },
    )
  }

  return (
    <form onSubmit={begin}>
      <div role="status">
        {last && (
          <section class="pr-step-done">
            <p>
              <Icon name="done" /> <b>{words.count[last.id]?.title}</b>
            </p>
            {count.done.at(-1)?.inTurn === false && <TooEarly step={last} words={words} count={count} />}
            {isDoneAtOnce(last) && <p class="small">{words.count[last.id]?.how}</p>}
          </section>
        )}
      </div>
      {last && isDoneAtOnce(last) && <StepLaw form={form} step={last} />}
      <h2 tabIndex={-1}>{left.length === 0 ? t('protocol-count:allDone') : t('protocol-count:nextTitle')}</h2>
      {left.length === 0 ? (
        <p>{t('protocol-count:allDoneText')}</p>
      ) : (
        <fieldset class="pr-choices">
          <legend class="small">{t('protocol-count:nextText', done)}</legend>
          {left.map(({ id }) => (
            <label key={id} class="pr-choice">
              <input
                type="radio"
                name="next-step"
                value={id}
                checked={id === chosen}
                onChange={() => setChosen(id)}
              />
              <span>{words.count[id]?.title}</span>
            </label>
          ))}
        </fieldset>
      )}
      <DoneSteps words={words} done={count.done} />
      <div class="pr-count-bar no-print">
        {left.length === 0 ? (
          <button type="button" class="button primary" onClick={onDone}>
            {t('protocol-count:toProtocol')}
          </button>
        ) : (
          <button type="submit" class="button primary" disabled={!step}>
            {t('protocol-count:doThis')}
          </button>
        )}
      </div>
    </form>
  )
}

/** Steps with nothing to work at: choosing the right moment is all there is to them. */
function isDoneAtOnce({ kind, packs }: Step): boolean {
  return kind === 'do' && packs === undefined
}
