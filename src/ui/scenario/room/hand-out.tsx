import { useState } from 'preact/hooks'
import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { useSpeech } from '../../i18n.ts'
import { Button } from './button.tsx'
import { CardSquare } from './card-square.tsx'
import { handedCards } from './handed-cards.ts'
import { LargeCode } from './large-code.tsx'
import { Signs } from './signs.tsx'

interface Props {
  readonly opened: OpenedScene
  /** The phone is to go round instead. */
  readonly onPass: () => void
}

/** The codes and squares of all cards of a scene. What stands on the cards is not shown: the wall behind the trainer is a screen. */
export function HandOut({ opened, onPass }: Props) {
  const { t } = useSpeech()
  const [large, setLarge] = useState<number>()
  const cards = handedCards(opened, t('scenario-room:watcher'))
  return (
    <>
      <ul class="plain sc-a-codes">
        {cards.map((card, place) => (
          <li key={card.code}>
            <h3>{card.role}</h3>
            <Signs code={card.code} />
            <CardSquare card={card} />
            <button
              type="button"
              class="button quiet"
              aria-label={`${t('scenario-room:large')}: ${card.role}`}
              onClick={() => setLarge(place)}
            >
              {t('scenario-room:large')}
            </button>
          </li>
        ))}
      </ul>
      <LargeCode cards={cards} at={large} onAt={setLarge} />
      <p>{t('scenario-room:passText')}</p>
      <Button says="pass" onPress={onPass} />
      <AllCards opened={opened} />
    </>
  )
}

/** What stands on all cards, drawn only when the trainer asks for it. */
function AllCards({ opened: { scene, words } }: { readonly opened: OpenedScene }) {
  const { t } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <details class="sc-a-more no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('scenario-room:readAll')}</summary>
      {open && (
        <dl>
          {scene.room.players.map((player) => (
            <div key={player}>
              <dt>{words.room.cards[player]?.role}</dt>
              <dd>{words.room.cards[player]?.card}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  )
}
