import type { RoomReport } from '../../../../core/room/report.ts'
import { useSpeech } from '../../../i18n.ts'
import { minutesOf } from './figures.ts'
import { knownPeople } from '../../../../core/room/known-people.ts'
import { Table } from './table.tsx'

/** Every seat from which something is known: who, how many right, how long, and how it came here. */
export function PeopleTable({ report }: { readonly report: RoomReport }) {
  const { t } = useSpeech()
  return (
    <Table
      title={t('desk-back:peopleTitle')}
      head={[
        t('desk-back:colSeat'),
        t('desk-back:colName'),
        t('desk-back:colRight'),
        t('desk-back:colMinutes'),
        t('desk-back:colVia'),
      ]}
      lines={knownPeople(report).map((line) => [
        line.seat,
        line.name ?? '',
        line.of > 0 ? t('desk-back:countOf', { came: line.right, of: line.of }) : '–',
        minutesOf(line),
        line.via ? t(`desk-back:via_${line.via}`) : t(`desk-back:state_${line.state}`),
      ])}
    />
  )
}
