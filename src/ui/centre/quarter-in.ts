import type { Speech } from '../i18n.ts'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** A text in which a quarter, that the centre calls `2026-Q4`, is called as people do. */
export function quarterIn(text: string, t: Speech['t']): string {
  return text.replace(/(\d{4})-Q([1-4])/, (_, year: string, number: string) =>
    t('centre:quarterName', { year, roman: ROMAN[Number(number) - 1] ?? number }),
  )
}
