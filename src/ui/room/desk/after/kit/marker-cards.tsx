import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { InSight } from '../../../sight/in-sight.tsx'
import { LETTERS } from '../answer-words.ts'
import type { OnSheet } from '../kit-page.tsx'
import { EDGES } from './edges.ts'
import { onSheets } from './on-sheets.ts'

/** So many cards are a set, for this room and the next. */
const SET = 40

interface Props {
  readonly room: HostedRoom
  readonly onSheet: OnSheet
}

/** Cards to hold up, one for each seat at least: the letter on top is the answer, and each edge says its own. */
export function MarkerCards({ room, onSheet }: Props) {
  const { t } = useSpeech()
  return (
    <section aria-label={t('desk-back:part_cards')}>
      <p class="no-print">{t('desk-back:cardHow')}</p>
      <InSight>
        {({ MarkerPicture }) => (
          <>
            {onSheets(Math.max(SET, room.head.seats), onSheet).map((numbers) => (
              <div key={numbers[0]} class="rb-markers new-sheet" data-on={onSheet}>
                {numbers.map((card) => (
                  <div key={card} class="rb-marker">
                    {EDGES.map((edge, turn) => (
                      <p key={edge} class="rb-edge" data-edge={edge} aria-hidden={turn > 0}>
                        {LETTERS[turn]}
                        <small>{t('desk-back:cardNumber', { number: card })}</small>
                      </p>
                    ))}
                    <MarkerPicture id={card - 1} turn={0} />
                  </div>
                ))}
              </div>
            ))}
          </>
        )}
      </InSight>
    </section>
  )
}
