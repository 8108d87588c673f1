import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'

/** An entry as text, to be copied into a message or pasted on the other phone. */
export function CarriedEntry({ entry }: { readonly entry: string }) {
  const { t } = useSpeech()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(entry)
    setCopied(true)
  }
  return (
    <div class="pr-r-carried">
      <label for="carried">{t('protocol-run:carried')}</label>
      <textarea
        id="carried"
        readOnly
        rows={4}
        value={entry}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {'clipboard' in navigator && (
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={copied ? 'done' : 'share'} />
          <span role="status">{t(copied ? 'protocol-run:copied' : 'protocol-run:copy')}</span>
        </button>
      )}
    </div>
  )
}
