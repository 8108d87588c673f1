import { useState } from 'preact/hooks'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { TEAM_COUNTS, teamLines } from '../../../../core/room/teams.ts'
import { useSpeech } from '../../../i18n.ts'
import { percentOf } from '../after/figures.ts'
import { SelectField } from '../start/select-field.tsx'
import { Places } from './places.tsx'
import { spanOf } from './span-of.ts'

const COUNTS = TEAM_COUNTS.map(String)

interface Props {
  readonly lines: readonly SeatLine[]
  readonly seats: number
}

/** How the teams did; one of which nobody counts has no place. */
export function TeamsBoard({ lines, seats }: Props) {
  const { t, formats } = useSpeech()
  const [count, setCount] = useState('4')
  return (
    <>
      <SelectField
        id="team-count"
        label={t('desk:teamCount')}
        all={COUNTS.map((value) => ({ value, says: value }))}
        chosen={count}
        onChoose={setCount}
      />
      <Places
        lines={teamLines(lines, seats, Number(count)).map(({ team, seats: own, place, share, right, of }) => [
          place,
          t(place ? 'desk:team' : 'desk:teamNone', {
            team,
            seats: spanOf(own[0], own.at(-1)),
            share: percentOf(share ?? 0, formats),
            right,
            of,
          }),
        ])}
      />
    </>
  )
}
