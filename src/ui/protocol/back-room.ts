import { dressRoom } from '../room-style.ts'
import style from './back-room.css?url'

/*
 * The back room: what comes later in an exercise or beside it – the count with its drawn ballots, the second entry, the debrief,
 * drills and paper. A file of its own, so that a protocol opens without it; it is opened ahead while somebody fills in.
 */
export { CalculatorPage } from './calculator.tsx'
export { Count } from './count/count.tsx'
export { FindPage } from './find.tsx'
export { KeysDrillPage } from './keys-drill.tsx'
export { KitPage } from './kit.tsx'
export { PrintFormPage } from './print-form.tsx'
export { finishPractice } from '../../flow/finish-practice.ts'
export { AmendRows } from './run/amend-rows.tsx'
export { Answer } from './run/answer.tsx'
export { Compare } from './run/compare.tsx'
export { Debrief } from './run/debrief.tsx'
export { QrPicture } from '../parts/squares/squares.ts'
export { Second } from './run/second.tsx'
export { SecondEntryPage } from './run/second-entry.tsx'
export { Worked } from './run/worked.tsx'
export { SortingPage } from './sorting.tsx'

/** Puts the back room's style on the page. */
export function dressBackRoom(): Promise<void> {
  return dressRoom(style)
}
