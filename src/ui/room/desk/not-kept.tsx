import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

/** Says that the phone could not keep something, and what helps. */
export function NotKept({ shown }: { readonly shown: boolean }) {
  const { t } = useSpeech()
  if (!shown) return null
  return (
    <Notice tone="trouble" live>
      <p>{t('desk:notKept')}</p>
    </Notice>
  )
}
