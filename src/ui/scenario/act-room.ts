import { dressRoom } from '../room-style.ts'
import style from './act-room.css?url'

/*
 * What comes later in a scene or beside it: the log-book, the debrief, cards, sheet and clock for people who act it, and the commission run that
 * passes from phone to phone. A file of its own, so that a scene opens without it; it is opened ahead while one plays.
 */
export { DebriefPage } from './debrief/debrief-page.tsx'
export { Log } from './log/log.tsx'
export { ActPage } from './room/act-page.tsx'
export { CardPage } from './room/card-page.tsx'
export { PrintPage } from './room/print-page.tsx'
export { CommissionRun } from './run/commission-run.tsx'
export { RunDebriefPage } from './run/run-debrief.tsx'

/** Puts the room's style on the page. */
export function dressActRoom(): Promise<void> {
  return dressRoom(style)
}
