import { type Sitting, sitOn } from '../../../core/exam/sitting.ts'
import { endSitting, LaidAside, noteSitting, type SittingHere } from '../../../flow/sit-exam.ts'
import { announceChange } from '../../state.ts'
import { clearDesk, type Deed, type Desk, leaveLying } from './desk.ts'

/** Does something on a desk and puts it in line for the phone. */
export function doOn(desk: Desk, deed: Deed): void {
  desk.sitting = sitOn(desk.sitting, { ...deed, after: 0 }) // when it was done, the phone says
  desk.line = [...desk.line, deed]
}

/** Writes what waits; whether the phone has everything now. What it refused stays in line for another time. */
export function keepDesk(desk: Desk): Promise<boolean> {
  leaveLying(desk)
  desk.writing ??= write(desk)
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof LaidAside) giveUp(desk)
        return false // that, a full disk or a closed storage: the screen says so
      },
    )
    .finally(() => (desk.writing = undefined))
  return desk.writing
}

/** Writes what waits in line, one after the other. */
async function write(desk: Desk): Promise<void> {
  // a phone that refused the beginning is asked again with the place where one is
  if (!desk.taken && desk.line.length === 0)
    doOn(desk, { act: 'reached', object: String(desk.sitting.at + 1) })
  for (let [deed] = desk.line; deed; [deed] = desk.line) {
    desk.here = await noteSitting(desk.here, deed)
    desk.taken = true
    desk.line = desk.line.slice(1)
  }
  goWithThePhone(desk)
  clearDesk(desk)
}

/** Nothing more is kept of an exam that another window has laid aside: what it had is on the phone. */
function giveUp(desk: Desk): void {
  desk.elsewhere = 'anew'
  desk.line = []
  clearDesk(desk)
}

/** The phone has the last word: where another window had gone on, its answers are in it too. One stays at the question one is at. */
function goWithThePhone(desk: Desk): void {
  const { sitting } = desk.here
  if (isSame(sitting, desk.sitting)) return
  desk.elsewhere = 'gone-on'
  desk.sitting = { ...sitting, at: desk.sitting.at }
}

/** Whether two windows have come to the same: the same answers and marks, the same time, both still going on or both ended. */
function isSame(one: Sitting, other: Sitting): boolean {
  return (
    one.ended === other.ended &&
    one.overtime === other.overtime &&
    one.answers.size === other.answers.size &&
    one.flagged.size === other.flagged.size &&
    [...one.answers].every(([item, answer]) => other.answers.get(item) === answer) &&
    [...one.flagged].every((item) => other.flagged.has(item))
  )
}

/** Ends the exam; nothing comes back while the phone does not keep that. */
export async function finishDesk(desk: Desk): Promise<SittingHere | undefined> {
  if (!(await keepDesk(desk))) return undefined
  try {
    const ended = await endSitting(desk.here)
    clearDesk(desk)
    announceChange()
    return ended
  } catch {
    leaveLying(desk)
    return undefined // a full disk: the result is shown and said not to be saved
  }
}
