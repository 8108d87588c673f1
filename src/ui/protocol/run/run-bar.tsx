import { useRef } from 'preact/hooks'
import { stagesOf } from '../../../core/protocol/run.ts'
import type { Practice } from '../../../flow/practise-protocol.ts'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import { PATHS } from '../../routes.ts'
import { Clock } from './clock.tsx'
import { Groups } from './show-code.tsx'
import type { Running } from './use-run.ts'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly practice: Practice
  readonly running: Running
  readonly onAnew: () => void
}

/** Above every part of a run: how far one is, whether it is saved, the code, and the way out. */
export function RunBar({ view, practice, running, onAnew }: Props) {
  const { t } = useSpeech()
  const { exercise, run } = view
  const asking = useRef<HTMLDialogElement>(null)
  const stages = stagesOf(exercise)
  const at = stages.indexOf(run.stage) + 1
  return (
    <div class="pr-r-bar no-print">
      <SavedState running={running} refused={t('protocol-run:notSaved')} again={false} />
      {exercise.id.level === 'night' && run.stage !== 'brief' && run.stage !== 'debrief' && (
        <Clock attempt={practice.attempt} />
      )}
      <details class="pr-r-more">
        <summary>
          <span class="hidden">{t('protocol-run:about')} </span>
          {t('protocol-run:part', { at, all: stages.length })}
        </summary>
        <p>
          {t('protocol-run:codeTitle')}:{' '}
          <b>
            <Groups code={exercise.code} />
          </b>
        </p>
        <div class="row">
          {run.stage !== 'brief' && run.stage !== 'debrief' && (
            <button type="button" class="button quiet" onClick={() => asking.current?.showModal()}>
              {t('protocol-run:anew')}
            </button>
          )}
          <a class="button quiet" href={PATHS.protocols}>
            {t('protocol-run:later')}
          </a>
        </div>
      </details>
      <Ask
        dialog={asking}
        id="anew-title"
        title={t('protocol-run:anewTitle')}
        text={t('protocol-run:anewText')}
        yes={t('protocol-run:anew')}
        onYes={onAnew}
      />
    </div>
  )
}
