import { useState } from 'preact/hooks'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Page } from '../../../parts/page.tsx'
import { AnswerKey } from './kit/answer-key.tsx'
import { MarkerCards } from './kit/marker-cards.tsx'
import { SeatNumbers } from './kit/seat-numbers.tsx'
import { SignInList } from './kit/sign-in-list.tsx'
import { StartSheet } from './kit/start-sheet.tsx'
import type { RoomPageProps } from './page-props.ts'
import { cardPlaces } from './poll.ts'
import { RoomWays } from './room-ways.tsx'

/** What can be printed for a room. */
const PARTS = ['start', 'key', 'numbers', 'list', 'cards'] as const
type Part = (typeof PARTS)[number]

/** How many cards stand on a sheet. */
export type OnSheet = 2 | 4

/** A quiz as paper for a room, part by part, on the screen as it will be on paper. */
export function KitPage({ room }: RoomPageProps) {
  const { t } = useSpeech()
  const [left, setLeft] = useState<readonly Part[]>(cardPlaces(room).length === 0 ? ['cards'] : [])
  const [onSheet, setOnSheet] = useState<OnSheet>(2)
  const chosen = PARTS.filter((part) => !left.includes(part))
  return (
    <Page title={t('desk-back:kitTitle')} lead={t('desk-back:kitLead')} wide>
      <div class="no-print">
        <fieldset class="rb-choice">
          <legend>{t('desk-back:kitParts')}</legend>
          {PARTS.map((part) => (
            <label key={part} class="rb-check">
              <input
                type="checkbox"
                checked={!left.includes(part)}
                onChange={({ currentTarget: { checked } }) =>
                  setLeft(checked ? left.filter((each) => each !== part) : [...left, part])
                }
              />
              {t(`desk-back:part_${part}`)}
            </label>
          ))}
        </fieldset>
        {chosen.includes('cards') && <SizeChoice chosen={onSheet} onChoose={setOnSheet} />}
        <p>
          <button type="button" class="button primary" onClick={() => print()}>
            <Icon name="print" />
            {t('common:print')}
          </button>
        </p>
      </div>
      <div class="rb-kit">
        {chosen.map((part) => (
          <PartOf key={part} part={part} room={room} onSheet={onSheet} />
        ))}
      </div>
      <RoomWays id={room.head.id} at="kit" />
    </Page>
  )
}

interface SizeProps {
  readonly chosen: OnSheet
  readonly onChoose: (onSheet: OnSheet) => void
}

function SizeChoice({ chosen, onChoose }: SizeProps) {
  const { t } = useSpeech()
  return (
    <fieldset class="rb-choice">
      <legend>{t('desk-back:cardSize')}</legend>
      {([2, 4] as const).map((count) => (
        <label key={count} class="rb-check">
          <input type="radio" name="card-size" checked={chosen === count} onChange={() => onChoose(count)} />
          {t(`desk-back:cardSize_${count}`)}
        </label>
      ))}
    </fieldset>
  )
}

interface PartProps {
  readonly part: Part
  readonly room: HostedRoom
  readonly onSheet: OnSheet
}

function PartOf({ part, room, onSheet }: PartProps) {
  switch (part) {
    case 'start':
      return <StartSheet room={room} />
    case 'key':
      return <AnswerKey room={room} />
    case 'numbers':
      return <SeatNumbers room={room} />
    case 'list':
      return <SignInList room={room} />
    case 'cards':
      return <MarkerCards seats={room.head.seats} onSheet={onSheet} />
  }
}
