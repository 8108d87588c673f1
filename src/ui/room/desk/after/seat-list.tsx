import { formatList } from '../../../../core/format/format.ts'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { useSpeech } from '../../../i18n.ts'
import { seatNames } from './seat-names.ts'

interface Props {
  readonly lines: readonly SeatLine[]
  /** What is said of them. */
  readonly title: string
}

/** Some seats in words, for reading aloud. */
export function SeatList({ lines, title }: Props) {
  const { formats } = useSpeech()
  if (lines.length === 0) return null
  return (
    <p>
      <b>{title}</b> {formatList(seatNames(lines), formats)}
    </p>
  )
}
