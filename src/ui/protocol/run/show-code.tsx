import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { ShareButton } from '../../guide/share-button.tsx'
import { PATHS } from '../../routes.ts'
import { InBackRoom } from '../in-back-room.tsx'

/** The code of an exercise, large enough to be read aloud, and as a square for the phone of whoever sits beside. */
export function ShowCode({ code }: { readonly code: string }) {
  const { t } = useSpeech()
  const [drawn, setDrawn] = useState(false)
  const place = `${PATHS.protocols}/night/${code}`
  return (
    <section class="pr-r-show-code" aria-labelledby="code-shown">
      <h2 id="code-shown">{t('protocol-run:codeTitle')}</h2>
      <p class="pr-r-code-large" translate={false}>
        <Groups code={code} />
      </p>
      <p class="small">{t('protocol-run:codeText')}</p>
      <details onToggle={({ currentTarget }) => setDrawn(currentTarget.open)}>
        <summary>{t('protocol-run:codeSquare')}</summary>
        {drawn && (
          <>
            <InBackRoom>
              {({ QrPicture }) => (
                <QrPicture
                  text={new URL(place, location.origin).href}
                  label={t('protocol-run:codeSquareLabel', { code })}
                />
              )}
            </InBackRoom>
            <ShareButton place={place} title={t('protocol-run:codeShare', { code })} />
          </>
        )}
      </details>
    </section>
  )
}

/** Groups of four, as they are read aloud; a screen reader gets the signs one by one. */
export function Groups({ code }: { readonly code: string }) {
  const groups = code.match(/.{1,4}/g) ?? []
  return (
    <>
      <span aria-hidden="true">{groups.join(' ')}</span>
      <span class="hidden">{[...code].join(' ')}</span>
    </>
  )
}
