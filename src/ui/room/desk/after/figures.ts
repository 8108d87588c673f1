import { formatNumber } from '../../../../core/format/format.ts'
import type { LocaleData } from '../../../../core/format/locale-data.ts'
import type { SeatLine } from '../../../../core/room/standings.ts'

/** A share 0…1 in whole per cent, as a number. */
export function percentOf(share: number, formats: LocaleData): string {
  return formatNumber(100 * share, 0, formats)
}

/** Minutes at work as a square tells them, where 63 is 63 or more; nothing where they were not told. */
export function minutesOf({ minutes }: Pick<SeatLine, 'minutes'>): string {
  if (minutes === undefined) return ''
  return minutes >= 63 ? '63+' : String(minutes)
}

/** What is said of a question's discrimination: from 0.3 on it tells well who knows the rest (Ebel 1965), below 0 it tells the wrong way. */
export function discriminationWord(
  discrimination: number | undefined,
): 'unknown' | 'well' | 'little' | 'against' {
  if (discrimination === undefined) return 'unknown'
  if (discrimination >= 0.3) return 'well'
  return discrimination >= 0 ? 'little' : 'against'
}
