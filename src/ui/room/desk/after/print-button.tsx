import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'

interface Props {
  readonly primary?: boolean
  /** What is printed, where it is not simply the page. */
  readonly says?: string
}

/** Prints the page as it stands. */
export function PrintButton({ primary = false, says }: Props) {
  const { t } = useSpeech()
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={() => print()}>
      <Icon name="print" />
      {says ?? t('common:print')}
    </button>
  )
}
