import { useSpeech } from '../../i18n.ts'
import type { ScenarioWords } from '../words.ts'

interface Props {
  /** The key of its words. */
  readonly says: keyof ScenarioWords['scenario-room']
  readonly onPress: () => void
  /** The one that is usually pressed next. */
  readonly primary?: boolean
}

/** A button of the room for acting. Paper has none. */
export function Button({ says, onPress, primary = false }: Props) {
  const { t } = useSpeech()
  return (
    <button type="button" class={`button no-print ${primary ? 'primary' : ''}`} onClick={onPress}>
      {t(`scenario-room:${says}`)}
    </button>
  )
}
