import { formatNumber } from '../../../core/format/format.ts'
import type { LocaleData } from '../../../core/format/locale-data.ts'
import type { CheckResult } from '../../../core/protocol/evaluate.ts'

/** Puts the numbers of a finding into a coach's sentence: both sides, and how far they lie apart. */
export function fillIn(
  sentence: string,
  { left, right, difference }: Pick<CheckResult, 'left' | 'right' | 'difference'>,
  formats: LocaleData,
): string {
  const numbers: Readonly<Record<string, number | null>> = {
    left,
    right,
    gap: difference === null ? null : Math.abs(difference),
  }
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const number = numbers[name] ?? null
    return number === null ? '…' : formatNumber(number, 0, formats)
  })
}
