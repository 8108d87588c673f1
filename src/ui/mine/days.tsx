import { formatDate } from '../../core/format/format.ts'
import type { LocaleData } from '../../core/format/locale-data.ts'
import { useSpeech } from '../i18n.ts'
import { AsTable } from './as-table.tsx'

interface Props {
  /** Oldest first; `day` is YYYY-MM-DD as this phone counts it. */
  readonly days: readonly { readonly day: string; readonly answers: number }[]
}

/** How many answers were given day by day, drawn in columns; nothing is said about days without. */
export function Days({ days }: Props) {
  const { t, formats } = useSpeech()
  const most = Math.max(0, ...days.map(({ answers }) => answers))
  if (most === 0) return <p>{t('mine:daysNone')}</p>
  return (
    <>
      <div class="mi-days" aria-hidden="true">
        {days.map(({ day, answers }) => (
          <span key={day} style={{ '--part': answers / most }} />
        ))}
      </div>
      <p class="small mi-ends" aria-hidden="true">
        {[days[0], days.at(-1)].map(
          (each) => each && <span key={each.day}>{inWords(each.day, formats)}</span>,
        )}
      </p>
      <AsTable
        title={t('mine:daysTitle')}
        head={[t('mine:day'), t('mine:answersOfDay')]}
        lines={days.map(({ day, answers }) => [inWords(day, formats), answers])}
      />
    </>
  )
}

/** A day written YYYY-MM-DD, in words. */
export function inWords(day: string, formats: LocaleData): string {
  return formatDate(Date.parse(day), 0, formats)
}
