import { useSpeech } from '../../../i18n.ts'

/** What is uncovered one after another, each with what came before it. */
export const STAGES = ['question', 'distribution', 'key', 'explanation'] as const
export type Stage = (typeof STAGES)[number]

/** Whether a stage shows what another one uncovers. */
export function shows(stage: Stage, part: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(part)
}

interface Props {
  readonly stage: Stage
  readonly onStage: (stage: Stage) => void
}

/** Uncovers in one order only: how the room answered before the key, the key before the reason. Pressed again, it covers. */
export function Stages({ stage, onStage }: Props) {
  const { t } = useSpeech()
  const reached = STAGES.indexOf(stage)
  return (
    <>
      {(['distribution', 'key', 'explanation'] as const).map((part) => {
        const at = STAGES.indexOf(part)
        return (
          <button
            key={part}
            type="button"
            class="button"
            aria-pressed={shows(stage, part)}
            disabled={at > reached + 1}
            onClick={() => onStage(at <= reached ? (STAGES[at - 1] ?? 'question') : part)}
          >
            {t(`desk:${part}`)}
          </button>
        )
      })}
    </>
  )
}
