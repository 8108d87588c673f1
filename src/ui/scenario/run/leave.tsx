import { useRef } from 'preact/hooks'
import { beginAnew } from '../../../flow/play-scenario.ts'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import type { Running } from '../use-play.ts'

interface Props {
  readonly running: Running
  readonly onLeft: () => void
}

/** The way out of a run; the other phones go on without this one. */
export function Leave({ running, onLeft }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const leave = async (): Promise<void> => {
    await running.settled()
    await beginAnew(running.playing.attempt).catch(() => undefined) // a phone that keeps nothing has nothing to lay aside
    onLeft()
  }
  return (
    <>
      <button type="button" class="button quiet" onClick={() => dialog.current?.showModal()}>
        {t('scenario-run:leave')}
      </button>
      <Ask
        dialog={dialog}
        id="leave"
        title={t('scenario-run:leaveTitle')}
        text={t('scenario-run:leaveText')}
        yes={t('scenario-run:leave')}
        onYes={() => void leave()}
      />
    </>
  )
}
