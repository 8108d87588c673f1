import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../i18n.ts'
import { canScan } from '../parts/squares/scan.tsx'
import { InSight } from '../room/sight/in-sight.tsx'

/** Reads a secret from a square: by itself, or behind the "#" of its link. Nothing where there is no camera. */
export function ScanSecret({ onSecret }: { readonly onSecret: (secret: string) => void }) {
  const { t } = useSpeech()
  const [hasCamera, setCamera] = useState(false)
  const [isScanning, setScanning] = useState(false)
  useEffect(() => setCamera(canScan()), [])
  if (!hasCamera) return null
  if (!isScanning)
    return (
      <p>
        <button type="button" class="button" onClick={() => setScanning(true)}>
          {t('centre:scan')}
        </button>
      </p>
    )
  return (
    <InSight>
      {({ Watch }) => (
        <Watch
          squares
          cards={false}
          onSquare={(text) => {
            setScanning(false)
            onSecret(text.slice(text.indexOf('#') + 1))
          }}
          onStop={() => setScanning(false)}
        />
      )}
    </InSight>
  )
}
