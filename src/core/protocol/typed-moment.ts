import { reached, refused, type Result } from '../result.ts'
import { readMoment } from './read-moment.ts'
import { readNumber } from './read-number.ts'

/** A moment in the two boxes in which it is typed; what could not be read stands there as it was typed. */
export interface MomentParts {
  readonly date: string
  readonly clock: string
}

/** What stands between the halves of a moment that could not be read whole; no keyboard types it into a box. */
const GAP = '\t'
const CENTURY = 2000

/**
 * Reads a date as people of the region type it, into "2026-10-05": day, month, year ("5.10.2026", "5 10 26", "05102026"),
 * or year, month, day ("2026-10-05", "20261005"). A day that does not exist is refused.
 */
export function readTypedDate(typed: string): Result<string, 'blank' | 'date'> {
  const groups = groupsOf(typed)
  if (groups === null) return refused('date')
  if (groups.length === 0) return refused('blank')
  const readings = groups.length === 1 ? splitDate(groups[0] ?? '') : [groups]
  for (const [first = '', month = '', last = ''] of readings) {
    const yearFirst = first.length === 4
    const year = yearFirst ? first : last.length === 2 ? String(CENTURY + Number(last)) : last
    const day = yearFirst ? last : first
    if (year.length !== 4 || groups.length > 3 || month.length > 2 || day.length > 2) continue
    const moment = readMoment(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (moment !== null && /^20|^19/.test(moment)) return reached(moment)
  }
  return refused('date')
}

/** Reads a clock time, 24 hours, into "01:20": "1:20", "01.20", "0120". */
export function readTypedClock(typed: string): Result<string, 'blank' | 'clock'> {
  const groups = groupsOf(typed)
  if (groups === null) return refused('clock')
  const [whole = ''] = groups
  if (groups.length === 0) return refused('blank')
  const run = groups.length === 1 && whole.length > 2
  const [hours = '', minutes = ''] = run ? [whole.slice(0, -2), whole.slice(-2)] : groups
  const fits = groups.length <= 2 && hours.length <= 2 && minutes.length === 2
  return fits && Number(hours) < 24 && Number(minutes) < 60
    ? reached(`${hours.padStart(2, '0')}:${minutes}`)
    : refused('clock')
}

/** What is stored for a moment: readable halves in the form the engine reads, all else as it was typed. */
export function momentOf({ date, clock }: MomentParts): string {
  const day = readTypedDate(date)
  const time = readTypedClock(clock)
  const written = day.ok ? day.value : date
  if (time.ok) return day.ok ? `${written}T${time.value}` : `${written}${GAP}${time.value}`
  return clock.trim() === '' ? written : `${written}${GAP}${clock}`
}

/** The two boxes of a stored moment. */
export function partsOf(stored: string): MomentParts {
  const gap = stored.indexOf(GAP)
  if (gap >= 0) return { date: stored.slice(0, gap), clock: stored.slice(gap + 1) }
  return readMoment(stored) === null
    ? { date: stored, clock: '' }
    : { date: stored.trim().slice(0, 10), clock: stored.trim().slice(11) }
}

/** The runs of digits in a text, in Western digits; null when there is anything but digits and what parts them. */
function groupsOf(typed: string): string[] | null {
  const groups = typed.split(/[\s.,:/\u2010-\u2015-]+/).filter((group) => group !== '')
  const read = groups.map((group) => {
    const number = readNumber(group)
    // readNumber drops leading noughts, which count here: "0120" is twenty past one
    return number.ok ? String(number.value).padStart([...group].length, '0') : null
  })
  return read.some((group) => group === null) ? null : read.flatMap((group) => group ?? [])
}

/** The ways in which eight digits, or six, can be a date. */
function splitDate(run: string): string[][] {
  if (run.length === 6) return [[run.slice(0, 2), run.slice(2, 4), run.slice(4)]]
  if (run.length !== 8) return []
  return [
    [run.slice(0, 2), run.slice(2, 4), run.slice(4)],
    [run.slice(0, 4), run.slice(4, 6), run.slice(6)],
  ]
}
