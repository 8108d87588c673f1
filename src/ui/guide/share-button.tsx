import { useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'

interface Props {
  readonly place: string
  readonly title: string
  readonly small?: boolean
}

/** Shares the address of a place; it survives a change of language, since ids do not come from headings. */
export function ShareButton({ place, title, small = false }: Props) {
  const { t } = useSpeech()
  const [copied, setCopied] = useState(false)
  const share = async (): Promise<void> => {
    const url = new URL(place, location.origin).href
    if ('share' in navigator)
      await navigator.share({ title, url }).catch(() => undefined) // closing the sheet is no mistake
    else {
      await (navigator as Navigator).clipboard.writeText(url)
      setCopied(true)
    }
  }
  return (
    <button
      type="button"
      class="button quiet"
      aria-label={small ? (copied ? t('common:linkCopied') : t('guide:shareSection', { title })) : undefined}
      onClick={() => void share()}
    >
      <Icon name={copied ? 'done' : 'share'} />
      {!small && <span role="status">{copied ? t('common:linkCopied') : t('common:share')}</span>}
    </button>
  )
}
