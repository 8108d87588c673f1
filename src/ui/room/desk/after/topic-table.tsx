import type { RoomReport } from '../../../../core/room/report.ts'
import { useSpeech } from '../../../i18n.ts'
import { percentOf } from './figures.ts'
import { Table } from './table.tsx'
import { useTopicTitles } from './use-topic-titles.ts'

/** How the topics came out; nothing where there is one only, since the mean says it. */
export function TopicTable({ report: { topics } }: { readonly report: RoomReport }) {
  const { t, formats } = useSpeech()
  const titled = useTopicTitles()
  if (topics.length < 2) return null
  return (
    <Table
      title={t('desk-back:topicsTitle')}
      head={[t('desk-back:colTopic'), t('desk-back:colRight')]}
      lines={topics.map(({ topic, right, of }) => [
        titled(topic),
        of === 0 ? '–' : t('desk-back:percent', { number: percentOf(right / of, formats) }),
      ])}
    />
  )
}
