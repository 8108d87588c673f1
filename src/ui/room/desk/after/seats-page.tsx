import { useRef, useState } from 'preact/hooks'
import { markPresent, nameSeat } from '../../../../flow/host-room.ts'
import { LONGEST_NAME } from '../../../../core/room/record.ts'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'
import { PrintButton } from './print-button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { SignInList } from './kit/sign-in-list.tsx'
import type { RoomPageProps } from './page-props.ts'
import { rollOf } from './roll.ts'
import { RoomWays } from './room-ways.tsx'
import { RosterForm } from './roster-form.tsx'
import { RosterShow } from './roster-show.tsx'
import { SeatCount } from './seat-count.tsx'
import { type Deeds, useDeeds } from './use-deeds.ts'

/** Who sits where: the number of seats, the names, who is in the room. Names stay on this phone. */
export function SeatsPage(props: RoomPageProps) {
  const { t } = useSpeech()
  const { room } = props
  const deeds = useDeeds(props)
  const { lines } = rollOf(room)
  return (
    <>
      <Page title={t('desk-back:seatsTitle')} lead={t('desk-back:seatsLead')}>
        <div class="no-print">
          {deeds.refused && (
            <Notice tone="trouble" live>
              <p>{t('desk-back:notKept')}</p>
            </Notice>
          )}
          <SeatCount seats={room.head.seats} deeds={deeds} />
          <RosterForm deeds={deeds} />
          <RosterShow lines={lines} />
          <section>
            <h2>{t('desk-back:namesTitle')}</h2>
            <p class="small">{t('desk-back:namesText')}</p>
            <ol class="plain rb-people">
              {lines.map((line) => (
                <SeatRow key={line.seat} line={line} deeds={deeds} />
              ))}
            </ol>
          </section>
          <p>
            <PrintButton primary />
          </p>
        </div>
        <RoomWays id={room.head.id} at="seats" />
      </Page>
      <div class="rb-paper-only">
        <SignInList room={room} />
      </div>
    </>
  )
}

function SeatRow({
  line: { seat, name = '', state },
  deeds,
}: {
  readonly line: SeatLine
  readonly deeds: Deeds
}) {
  const { t } = useSpeech()
  // what is being typed must outlive the drawing that the saving of another line brings
  const [typed, setTyped] = useState<string>()
  const newest = useRef('')
  // each letter is kept, or with those that came while the phone was writing the one before
  const keep = (text: string): Promise<true | undefined> => {
    newest.current = text
    return deeds.run(async (now) => ({
      room: newest.current === text ? await nameSeat(now, seat, text.trim()) : now,
      told: true,
    }))
  }
  const leave = async (text: string): Promise<void> => {
    if (text.trim() === name || (await keep(text))) setTyped((now) => (now === text ? undefined : now))
  }
  const isHere = state !== 'missing'
  const isSure = isHere && state !== 'present' // answers are here: that cannot be taken back
  const mark = (): void =>
    void deeds.run(async (now) => ({ room: await markPresent(now, seat, !isHere), told: undefined }))
  return (
    <li>
      <b aria-hidden="true">{seat}</b>
      <input
        type="text"
        class="rd-field"
        aria-label={t('desk-back:nameOf', { seat })}
        autocomplete="off"
        maxLength={LONGEST_NAME}
        value={typed ?? name}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          void keep(currentTarget.value)
        }}
        onChange={({ currentTarget }) => void leave(currentTarget.value)}
      />
      <button type="button" class="button" aria-pressed={isHere} disabled={isSure} onClick={mark}>
        {isHere && <Icon name="done" />}
        {t('desk-back:isHere')}
        <span class="hidden"> {t('desk-back:seat', { seat })}</span>
      </button>
    </li>
  )
}
