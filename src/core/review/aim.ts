import { DAY } from './days.ts'

/** What is learned for: the midnight at which polling day begins here, if one is set, seen from now (ms since 1970). */
export interface Aim {
  readonly polling: number | undefined
  readonly now: number
}

/** Without a polling day, knowledge is to last for so many days from now. */
const DAYS_AHEAD = 28

/** How many nights are left until polling day: 0 on the day itself, nothing when none is set or it has gone by. */
export function daysLeft({ polling, now }: Aim): number | undefined {
  if (polling === undefined || now >= polling + DAY) return undefined
  return Math.max(0, Math.ceil((polling - now) / DAY))
}

/** The moment for which recall is predicted: polling day, this very moment on the day itself, else four weeks from now. */
export function momentAimedAt(aim: Aim): number {
  if (aim.polling === undefined || daysLeft(aim) === undefined) return aim.now + DAYS_AHEAD * DAY
  return Math.max(aim.polling, aim.now)
}
