import { useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'
import { Page } from '../../../parts/page.tsx'
import { Check } from '../check.tsx'
import { Radios } from '../new/radios.tsx'
import { AnswerKey } from './kit/answer-key.tsx'
import { MarkerCards } from './kit/marker-cards.tsx'
import { SeatNumbers } from './kit/seat-numbers.tsx'
import { SignInList } from './kit/sign-in-list.tsx'
import { StartSheet } from './kit/start-sheet.tsx'
import type { RoomPageProps } from './page-props.ts'
import { cardPlaces } from './poll.ts'
import { RoomWays } from './room-ways.tsx'
import { PrintButton } from './print-button.tsx'

/** What can be printed for a room, in the order of the day. */
const SHEETS = {
  start: StartSheet,
  key: AnswerKey,
  numbers: SeatNumbers,
  list: SignInList,
  cards: MarkerCards,
}
type Part = keyof typeof SHEETS
const PARTS = Object.keys(SHEETS) as Part[]

/** How many cards stand on a sheet. */
const SIZES = [2, 4] as const
export type OnSheet = (typeof SIZES)[number]

/** A quiz as paper for a room, part by part, on the screen as it will be on paper. */
export function KitPage({ room }: RoomPageProps) {
  const { t } = useSpeech()
  const [left, setLeft] = useState<readonly Part[]>(cardPlaces(room).length === 0 ? ['cards'] : [])
  const [onSheet, setOnSheet] = useState<OnSheet>(2)
  const chosen = PARTS.filter((part) => !left.includes(part))
  return (
    <Page title={t('desk-back:kitTitle')} lead={t('desk-back:kitLead')} wide>
      <div class="no-print">
        <fieldset class="rd-choice">
          <legend>{t('desk-back:kitParts')}</legend>
          {PARTS.map((part) => (
            <Check
              key={part}
              says={t(`desk-back:part_${part}`)}
              checked={!left.includes(part)}
              onCheck={(checked) => setLeft(checked ? left.filter((each) => each !== part) : [...left, part])}
            />
          ))}
        </fieldset>
        {chosen.includes('cards') && (
          <Radios
            name="card-size"
            title={t('desk-back:cardSize')}
            all={SIZES.map((size) => ({ value: size, says: t(`desk-back:cardSize_${size}`) }))}
            chosen={onSheet}
            onChoose={setOnSheet}
          />
        )}
        <p>
          <PrintButton primary />
        </p>
      </div>
      <div class="rb-kit">
        {chosen.map((part) => {
          const Sheets = SHEETS[part]
          return <Sheets key={part} room={room} onSheet={onSheet} />
        })}
      </div>
      <RoomWays id={room.head.id} at="kit" />
    </Page>
  )
}
