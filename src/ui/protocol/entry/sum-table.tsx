import { formatNumber } from '../../../core/format/format.ts'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import type { Term } from '../../../core/protocol/sum.ts'
import { useSpeech } from '../../i18n.ts'
import type { Naming } from './naming.ts'

interface Props {
  readonly names: Naming
  readonly result: CheckResult
}

/** The sum behind a finding, as one would write it out: every term with its letter, both sides, and the difference. */
export function SumTable({ names, result }: Props) {
  const { t, formats } = useSpeech()
  const { kind, terms, left, right } = result
  // how far a part lies below its whole says nothing
  const difference = kind === 'share' ? null : result.difference
  // a note is due because a sum does not fit; the sum is drawn where it is told
  if (kind === 'present') return null
  if (left === null || right === null || terms.left.length === 0 || terms.right.length === 0) return null
  return (
    <table class="pr-e-sum">
      <caption class="hidden">{t('protocol-entry:sum', { code: result.code })}</caption>
      <Terms names={names} terms={terms.left} total={left} />
      <Terms names={names} terms={terms.right} total={right} needed={kind === 'quorum'} />
      {difference !== null && (
        <tbody>
          <tr class="pr-e-gap">
            <th scope="row" colSpan={2}>
              {t('protocol-entry:difference')}
            </th>
            <td>{(difference > 0 ? '+' : '') + formatNumber(difference, 0, formats)}</td>
          </tr>
        </tbody>
      )}
    </table>
  )
}

interface SideProps {
  readonly names: Naming
  readonly terms: readonly Term[]
  readonly total: number
  /** True when the sum is not their total but what is needed of it. */
  readonly needed?: boolean
}

/** One side: its terms under each other, and their sum when there are several. */
function Terms({ names, terms, total, needed = false }: SideProps) {
  const { t, formats } = useSpeech()
  const [only] = terms
  const plain = terms.length === 1 && only?.sign === 1 && only.value === total
  return (
    <tbody>
      {terms.map(({ box, sign, value }, place) => (
        <tr key={box ?? place}>
          <td>{sign < 0 ? '−' : place > 0 ? '+' : ''}</td>
          <th scope="row">{box === null ? t('protocol-entry:ownNumber') : names.short(box)}</th>
          <td>{value === null ? '–' : formatNumber(value, 0, formats)}</td>
        </tr>
      ))}
      {!plain && (
        <tr class="pr-e-together">
          <td>{needed ? '' : '='}</td>
          <th scope="row">{t(needed ? 'protocol-entry:needed' : 'protocol-entry:together')}</th>
          <td>{formatNumber(total, 0, formats)}</td>
        </tr>
      )}
    </tbody>
  )
}
