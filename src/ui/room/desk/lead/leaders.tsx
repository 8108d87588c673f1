import { useRef, useState } from 'preact/hooks'
import { scoredPlaces } from '../../../../core/room/quiz.ts'
import { type SeatLine, seatLines } from '../../../../core/room/standings.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { itemsOf, recordOf } from '../after/page-props.ts'
import { FullScreen } from '../full-screen.tsx'
import { Radios } from '../new/radios.tsx'
import { Places } from './places.tsx'
import { RoundsBoard } from './rounds-board.tsx'
import { TeamsBoard } from './teams-board.tsx'

/** So many are named; the others are nobody's business but their own. */
const NAMED = 5

const BOARDS = ['off', 'teams', 'rounds', 'five'] as const
type Board = (typeof BOARDS)[number]

/** Who did best: shown only as the trainer wants it, and never before the answers are out. */
export function Leaders({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState<Board>('off')
  if (!room.entries.some(({ kind }) => kind === 'released')) return null
  return (
    <section class="no-print">
      <Radios
        name="leaders"
        title={t('desk:leaders')}
        all={BOARDS.map((value) => ({ value, says: t(`desk:leaders_${value}`) }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <LeaderBoard room={room} board={chosen} />
    </section>
  )
}

/** One of the boards, as large and as light as the questions on the wall. */
export function LeaderBoard({ room, board }: { readonly room: HostedRoom; readonly board: Board }) {
  const { t } = useSpeech()
  const wall = useRef<HTMLDivElement>(null)
  if (board === 'off') return null
  const lines = seatLines(recordOf(room), itemsOf(room))
  return (
    <div ref={wall} class="rd-lead rd-light">
      {board === 'teams' && <TeamsBoard lines={lines} seats={room.head.seats} />}
      {board === 'rounds' && <RoundsBoard lines={lines} questions={scoredPlaces(room.quiz)} named={NAMED} />}
      {board === 'five' && (
        <Places
          lines={best(lines).map(({ seat, right, of }, at) => [
            at + 1,
            t('desk:leader', { seat, right, of }),
          ])}
        />
      )}
      <FullScreen of={wall} />
    </div>
  )
}

/** The five best of those who answered, of two alike the quicker one first; whoever has nothing right is not named. */
export function best(lines: readonly SeatLine[]): SeatLine[] {
  return lines
    .filter(({ state, right }) => state === 'answered' && right > 0)
    .sort((one, other) => other.right - one.right || (one.minutes ?? 64) - (other.minutes ?? 64))
    .slice(0, NAMED)
}
