import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { cardPath, type HandedCard } from './handed-cards.ts'

/** The square that opens a card on another phone; a camera reads it, no network is asked. */
export function CardSquare({ card: { code, role } }: { readonly card: HandedCard }) {
  const { t } = useSpeech()
  return (
    <InSquares>
      {({ QrPicture }) => (
        <QrPicture
          text={new URL(cardPath(code), location.origin).href}
          label={t('scenario-room:square', { role })}
        />
      )}
    </InSquares>
  )
}
