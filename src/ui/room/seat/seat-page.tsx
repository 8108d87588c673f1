import { LANGUAGE_NAMES } from '../../../core/language.ts'
import type { Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import type { OneWindow } from '../../parts/use-one-window.ts'
import { Done } from './done.tsx'
import { Quiz } from './quiz.tsx'
import { Receipt } from './receipt.tsx'
import { SeatCare } from './seat-care.tsx'
import { useFollow } from './use-follow.ts'
import { useLive } from './use-live.ts'
import { useNewer } from './use-newer.ts'
import { useSeat } from './use-seat.ts'

interface Props {
  readonly begun: Seat
  readonly work: OneWindow
  /** Another seat, or this one as it stands elsewhere; nothing when the room was left. */
  readonly onSeat: (seat: Seat | undefined) => void
}

/** A seat in a quiz: the questions, then what is shown to the trainer, then how it came out. */
export function SeatPage({ begun, work, onSeat }: Props) {
  const { t, language } = useSpeech()
  const seated = useSeat(begun, work.isHere)
  const { seat, isLeft } = seated
  useNewer(seated, onSeat)
  const { isLive, trainerAt } = useLive(seat, work.isHere, onSeat)
  useFollow('stage', seat.released ? 'opened' : seat.isDone ? 'done' : 'asked')
  if (isLeft)
    return (
      <Page title={t('room:title')}>
        <Notice tone="attention" live>
          <p>{t('room:leftElsewhere')}</p>
          <button type="button" class="button" onClick={() => onSeat(undefined)}>
            {t('room:toJoin')}
          </button>
        </Notice>
      </Page>
    )
  return (
    <Page title={t('room:title')}>
      <InOneWindow work={work} room="tests">
        <SavedState running={seated} refused={t('room:notSaved')} />
        {seat.wordsLanguage !== language && (
          <p class="small">{t('room:otherLanguage', { language: LANGUAGE_NAMES[seat.wordsLanguage] })}</p>
        )}
        {isLive && <p class="small">{t('room:live')}</p>}
        {seat.isDone ? (
          <Done seat={seat} onSeat={onSeat} />
        ) : (
          <Quiz seat={seat} on={seated.on} trainerAt={trainerAt} />
        )}
        {seat.isDone && <Receipt seat={seat} />}
        <SeatCare seat={seat} on={seated.on} onLeft={() => onSeat(undefined)} />
      </InOneWindow>
    </Page>
  )
}
