import { useSpeech } from '../../../i18n.ts'
import { Icon, type IconName } from '../../../parts/icon.tsx'
import type { Tone } from './said-words.ts'
import type { Said } from './sweep.ts'

/** A sign beside the words, so that nothing is said by colour alone. */
const SIGNS: Readonly<Record<Tone, IconName>> = { good: 'done', again: 'done', trouble: 'never' }

interface Props {
  readonly said: { readonly tone: Tone; readonly text: string; readonly of: Said } | undefined
  /** Takes a square once more that the phone did not keep. */
  readonly onAgain: (text: string) => void
}

/** What came of the square shown last; its place is kept free, so that nothing jumps while one aims. */
export function SaidLine({ said, onAgain }: Props) {
  const { t } = useSpeech()
  return (
    <div class="rb-said" role="status" data-tone={said?.tone}>
      {said && (
        <p>
          <Icon name={SIGNS[said.tone]} />
          <span>{said.text}</span>
        </p>
      )}
      {said?.of.outcome === 'not-saved' && (
        <button type="button" class="button" onClick={() => onAgain(said.of.text)}>
          {t('common:retry')}
        </button>
      )}
    </div>
  )
}
