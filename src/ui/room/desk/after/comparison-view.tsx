import type { Comparison, Tally } from '../../../../core/room/compare.ts'
import type { LocaleData } from '../../../../core/format/locale-data.ts'
import { useSpeech, type Words } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { percentOf } from './figures.ts'
import { Table } from './table.tsx'
import { useTopicTitles } from './use-topic-titles.ts'
import { PrintButton } from './print-button.tsx'

/** What changed from one room to the other; the means and topics are of those who were in both. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { t, formats } = useSpeech()
  const titled = useTopicTitles()
  const { seats, topics, both, before, after } = comparison
  if (both === 0)
    return (
      <Notice tone="attention">
        <p>{t('desk-back:compareNobody')}</p>
      </Notice>
    )
  const head = [t('desk-back:compare_before'), t('desk-back:compare_after'), t('desk-back:colChange')]
  const three = (one: number | undefined, other: number | undefined): string[] => [
    shareWords(one, formats, t),
    shareWords(other, formats, t),
    changeWords(one, other, formats, t),
  ]
  return (
    <>
      <p>{t('desk-back:compareBoth', { count: both })}</p>
      <Table
        title={t('desk-back:topicsTitle')}
        head={[t('desk-back:colTopic'), ...head]}
        lines={[
          ...topics.map((pair) => [titled(pair.topic), ...three(shareOf(pair.before), shareOf(pair.after))]),
          [t('desk-back:altogether'), ...three(before, after)],
        ]}
      />
      <Table
        title={t('desk-back:peopleTitle')}
        head={[t('desk-back:colSeat'), t('desk-back:colName'), ...head]}
        lines={seats.map((pair) => [
          pair.seat,
          pair.name ?? '',
          ...three(shareOf(pair.before), shareOf(pair.after)),
        ])}
      />
      <p class="no-print">
        <PrintButton />
      </p>
    </>
  )
}

function shareOf(tally: Tally | undefined): number | undefined {
  return tally && tally.right / tally.of
}

function shareWords(share: number | undefined, formats: LocaleData, t: Words): string {
  return share === undefined ? '–' : t('desk-back:percent', { number: percentOf(share, formats) })
}

/** How many points of a hundred it rose or fell; the sign stands for the direction, no colour. */
function changeWords(
  one: number | undefined,
  other: number | undefined,
  formats: LocaleData,
  t: Words,
): string {
  if (one === undefined || other === undefined) return '–'
  const points = Math.round(100 * other) - Math.round(100 * one)
  return t('desk-back:points', { number: `${points > 0 ? '+' : ''}${percentOf(points / 100, formats)}` })
}
