import type { TopicResult } from '../../../core/exam/exam-result.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly rows: readonly (TopicResult & { readonly title: string })[]
}

/** How each topic came out: a drawn bar, and so many of so many; a table for whoever does not see it. */
export function TopicTable({ rows }: Props) {
  const { t } = useSpeech()
  return (
    <table class="ts-figures ts-e-topics">
      <caption class="hidden">{t('exam:byTopic')}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{t('exam:topic')}</th>
          <th scope="col">{t('exam:right')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topic, title, right, of }) => (
          <tr key={topic}>
            <th scope="row">{title}</th>
            <td>
              <span class="ts-e-part" style={{ '--ts-part': of > 0 ? right / of : 0 }} aria-hidden="true" />
              {t('exam:rightOf', { right, of })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
