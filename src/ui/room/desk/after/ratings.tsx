import { formatNumber } from '../../../../core/format/format.ts'
import type { RoomReport } from '../../../../core/room/report.ts'
import { useSpeech } from '../../../i18n.ts'
import { Table } from './table.tsx'

/** What people thought of the training; nobody's name stands beside it. */
export function Ratings({
  evaluation: { count, ratings },
}: {
  readonly evaluation: RoomReport['evaluation']
}) {
  const { t, formats } = useSpeech()
  if (count === 0) return null
  return (
    <Table
      sentences
      title={t('desk-back:ratingsTitle', { number: count })}
      head={[t('desk-back:colRated'), t('desk-back:colMean'), '1', '2', '3', '4', '5']}
      lines={ratings.map(({ mean, counts }, at) => [
        at < 4 ? t(`desk-back:rated_${(at + 1) as 1 | 2 | 3 | 4}`) : at + 1,
        mean === undefined ? '–' : formatNumber(mean, 1, formats),
        ...counts,
      ])}
    />
  )
}
