import { aheadIn, type Rank, roundsOf } from '../../../../core/room/rounds.ts'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { useSpeech } from '../../../i18n.ts'
import { Places } from './places.tsx'
import { spanOf } from './span-of.ts'

interface Props {
  readonly lines: readonly SeatLine[]
  readonly questions: number
  /** So many places are told of how things stand. */
  readonly named: number
}

/** Round after round: who was best in it, and who is ahead after it. */
export function RoundsBoard({ lines, questions, named }: Props) {
  const { t } = useSpeech()
  const told = (ranks: readonly Rank[]) => (
    <Places
      lines={ranks.map(({ place, right, seats }) => [
        place,
        t('desk:rank', { seats: seats.join(', '), right }),
      ])}
    />
  )
  return (
    <>
      {roundsOf(lines, questions).map(({ first, last, best, standing }, at) => (
        <section key={at}>
          <h2 class="rd-stem">{t('desk:round', { round: at + 1, questions: spanOf(first, last) })}</h2>
          <p>{t('desk:roundBest')}</p>
          {told(best)}
          <p>{t('desk:roundAfter')}</p>
          {told(aheadIn(standing, named))}
        </section>
      ))}
    </>
  )
}
