import { useMemo, useRef, useState } from 'preact/hooks'
import { takeCode, takeSquare } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Page } from '../../../parts/page.tsx'
import { AnswerCode } from './answer-code.tsx'
import { Camera } from './camera.tsx'
import type { RoomPageProps } from './page-props.ts'
import { ReceiptSquare } from './receipt-square.tsx'
import { rollOf } from './roll.ts'
import { RoomWays } from './room-ways.tsx'
import { SaidLine } from './said-line.tsx'
import { saidWords } from './said-words.ts'
import { SeatGrid } from './seat-grid.tsx'
import { SeatList } from './seat-list.tsx'
import { isNews, makeSweep, type Said } from './sweep.ts'
import { TwoPhones } from './two-phones.tsx'
import { useDeeds } from './use-deeds.ts'

/** The sweep: the trainer goes from phone to phone, and whatever has been seen stays. */
export function CollectPage(props: RoomPageProps) {
  const { t } = useSpeech()
  const { room } = props
  const deeds = useDeeds(props)
  const [said, setSaid] = useState<Said>()
  const ticking = useRef<() => void>(undefined)
  const sweep = useMemo(
    () =>
      makeSweep(
        (text) =>
          deeds.run(async (now) => {
            const { room: after, outcome } = await takeSquare(now, text)
            return { room: after, told: outcome }
          }),
        (news) => {
          if (isNews(news)) ticking.current?.()
          setSaid(news)
        },
      ),
    [room.head.id],
  )
  const roll = useMemo(() => rollOf(room), [room])
  const takeTyped = async (typed: string): Promise<string | undefined> => {
    const outcome = await deeds.run(async (now) => {
      const taken = await takeCode(now, typed)
      return { room: taken.room, told: taken.outcome }
    })
    if (!outcome) return t('desk-back:notSavedCode')
    if (outcome.kind === 'refused') return t(`desk-back:refused_${outcome.problem}`)
    setSaid({ outcome, isAgain: false, text: typed })
    return undefined
  }
  return (
    <Page title={t('desk-back:collect')} lead={t('desk-back:collectLead')}>
      <p class="rb-count" role="status">
        <small>{t('desk-back:came')}</small> {t('desk-back:countOf', { came: roll.came, of: roll.of })}
      </p>
      <Camera
        squares
        start={t('desk-back:cameraOn')}
        onSquare={(text, tick) => {
          ticking.current = tick
          void sweep.show(text)
        }}
      />
      <SaidLine
        said={said && { ...saidWords(said, t), of: said }}
        onAgain={(text) => void sweep.again(text)}
      />
      {roll.doubled.map((line) => (
        <TwoPhones key={line.seat} room={room} line={line} deeds={deeds} />
      ))}
      <SeatGrid lines={roll.lines} fresh={freshOf(said)} />
      <SeatList title={t('desk-back:hereNoAnswers')} lines={roll.here} />
      <SeatList title={t('desk-back:missing')} lines={roll.missing} />
      {roll.evaluations > 0 && <p>{t('desk-back:evaluations', { count: roll.evaluations })}</p>}
      <AnswerCode onTake={takeTyped} />
      {roll.came > 0 && <ReceiptSquare room={room} />}
      <RoomWays id={room.head.id} at="collect" />
    </Page>
  )
}

/** The seat that came last, for the eye. */
function freshOf(said: Said | undefined): number | undefined {
  if (!said || said.outcome === 'not-saved') return undefined
  return said.outcome.kind === 'taken' ? said.outcome.seat : undefined
}
