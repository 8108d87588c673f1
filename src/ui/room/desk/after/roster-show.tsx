import { rosterSquares } from '../../../../core/room/roster-squares.ts'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { useSpeech } from '../../../i18n.ts'
import { Fold } from './fold.tsx'
import { SquareLoop } from './square-loop.tsx'

/** The names of a room as squares for a colleague's phone; nothing where there are none. */
export function RosterShow({ lines }: { readonly lines: readonly SeatLine[] }) {
  const { t } = useSpeech()
  const squares = rosterSquares(lines)
  if (squares.length === 0) return null
  return (
    <Fold title={t('desk-back:rosterShow')} text={t('desk-back:rosterShowText')}>
      <SquareLoop squares={squares} />
    </Fold>
  )
}
