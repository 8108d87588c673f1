import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import type { Elsewhere } from './desk.ts'

interface Props {
  readonly elsewhere: Elsewhere | undefined
  /** Goes to the exam that was begun in the other window. */
  readonly onThere: () => void
}

/** Says what another window did with the exam, and leads to where it goes on. */
export function ElsewhereNote({ elsewhere, onThere }: Props) {
  const { t } = useSpeech()
  if (!elsewhere) return null
  return (
    <Notice tone="attention" live>
      <p>{t(elsewhere === 'anew' ? 'exam:begunAnewElsewhere' : 'exam:goneOnElsewhere')}</p>
      {elsewhere === 'anew' && (
        <button type="button" class="button" onClick={onThere}>
          {t('exam:toOther')}
        </button>
      )}
    </Notice>
  )
}
