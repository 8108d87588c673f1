import { useLayoutEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'

interface Props {
  /** How many questions that count have no whole answer. */
  readonly open: number
  readonly onYes: () => void
  /** Whichever way it was closed. */
  readonly onClose: () => void
}

/** Asks once before the end, naming how many questions are open. */
export function FinishRoom({ open, onYes, onClose }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <Ask
      dialog={dialog}
      id="finish"
      title={t('room:finishTitle')}
      text={`${open > 0 ? t('exam:openCount', { count: open }) : t('exam:noneOpen')} ${t('room:finishText')}`}
      yes={t('room:finishYes')}
      onYes={onYes}
      onClose={onClose}
    />
  )
}
