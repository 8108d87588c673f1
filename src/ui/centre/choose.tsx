import { REPORTS, ROWS } from '../../core/report/report.ts'
import { quartersToChoose } from '../../flow/centre-reports.ts'
import { useSpeech } from '../i18n.ts'
import { quarterIn } from './quarter-in.ts'
import type { Reports } from './use-reports.ts'

/** What is shown: which report, its rows, and of which time. */
export function Choose({ chosen, choose }: Pick<Reports, 'chosen' | 'choose'>) {
  const { t } = useSpeech()
  const { report, by, quarter } = chosen
  return (
    <div class="ce-choose no-print">
      <Select
        id="centre-report"
        label={t('centre:report')}
        value={report}
        options={REPORTS.map((each) => [each, t(`centre:report_${each}`)])}
        onChoose={(value) => choose({ report: REPORTS.find((each) => each === value) ?? report })}
      />
      {report === 'status' && (
        <Select
          id="centre-rows"
          label={t('centre:rows')}
          value={by}
          options={ROWS.map((each) => [each, t(`centre:by_${each}`)])}
          onChoose={(value) => choose({ by: ROWS.find((each) => each === value) ?? by })}
        />
      )}
      {!(report === 'status' && by === 'quarter') && (
        <Select
          id="centre-quarter"
          label={t('centre:quarter')}
          value={quarter ?? ''}
          options={[
            ['', t('centre:always')],
            ...quartersToChoose().map((each) => [each, quarterIn(each, t)] as const),
          ]}
          onChoose={(value) => choose({ quarter: value === '' ? undefined : value })}
        />
      )}
    </div>
  )
}

interface SelectProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly onChoose: (value: string) => void
}

function Select({ id, label, value, options, onChoose }: SelectProps) {
  return (
    <p>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each} selected={each === value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}
