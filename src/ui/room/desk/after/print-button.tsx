import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'

/** Prints the page as it stands. */
export function PrintButton({ primary = false }: { readonly primary?: boolean }) {
  const { t } = useSpeech()
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={() => print()}>
      <Icon name="print" />
      {t('common:print')}
    </button>
  )
}
