import { useLayoutEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import type { Place } from './standing.ts'

interface Props {
  readonly places: readonly Place[]
  readonly onYes: () => void
  /** Whichever way it was closed. */
  readonly onClose: () => void
}

/** Asks once before the end, naming how many questions are open and how many are marked. */
export function FinishAsk({ places, onYes, onClose }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const open = places.filter(({ isOpen }) => isOpen).length
  const flagged = places.filter(({ isFlagged }) => isFlagged).length
  const text = [
    open > 0 ? t('exam:openCount', { count: open }) : t('exam:noneOpen'),
    ...(flagged > 0 ? [t('exam:flaggedCount', { count: flagged })] : []),
    t('exam:finishText'),
  ].join(' ')
  return (
    <Ask
      dialog={dialog}
      id="finish"
      title={t('exam:finishTitle')}
      text={text}
      yes={t('exam:finishYes')}
      onYes={onYes}
      onClose={onClose}
    />
  )
}
