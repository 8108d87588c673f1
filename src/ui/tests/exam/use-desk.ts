import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Sitting } from '../../../core/exam/sitting.ts'
import type { SittingHere } from '../../../flow/sit-exam.ts'
import type { Kept } from '../../parts/saved-state.tsx'
import type { Elsewhere } from '../../parts/elsewhere-note.tsx'
import { type Deed, deskOf } from './desk.ts'
import { doOn, finishDesk, keepDesk } from './keep-desk.ts'

/** An exam while it is sat. */
export interface Seated {
  readonly here: SittingHere
  readonly sitting: Sitting
  readonly kept: Kept
  /** What another window did with it meanwhile. */
  readonly elsewhere: Elsewhere | undefined
  readonly on: (deed: Deed) => void
  /** Tries to keep what is not kept yet. */
  readonly keepAgain: () => void
  /** Ends the exam; nothing comes back when the phone does not keep that. */
  readonly finish: () => Promise<SittingHere | undefined>
}

/**
 * An exam on the screen and, answer by answer, on the phone. The screen never waits for the phone; "saved" is said only once the
 * phone has it, and what it refused stays in line and is tried again with whatever is done next. Where the exam is sat in another
 * window, nothing is done in this one.
 */
export function useDesk(begun: SittingHere, isHere: boolean): Seated {
  const desk = useMemo(() => deskOf(begun), [begun])
  const [sitting, setSitting] = useState(desk.sitting)
  const [kept, setKept] = useState<Kept>(desk.taken && desk.line.length === 0 ? 'saved' : 'not-saved')
  const [elsewhere, setElsewhere] = useState(desk.elsewhere)

  const show = useCallback(
    (saved: boolean): void => {
      setSitting(desk.sitting)
      setElsewhere(desk.elsewhere)
      setKept(saved ? 'saved' : 'not-saved')
    },
    [desk],
  )
  const keepAgain = useCallback((): void => {
    setKept('saving')
    void keepDesk(desk).then(show)
  }, [desk, show])
  const on = useCallback(
    (deed: Deed): void => {
      if (!isHere) return
      doOn(desk, deed)
      setSitting(desk.sitting)
      keepAgain()
    },
    [desk, keepAgain, isHere],
  )
  const finish = useCallback(async () => {
    setKept('saving')
    const ended = await finishDesk(desk)
    show(ended !== undefined)
    return ended
  }, [desk, show])
  useEffect(() => {
    if (isHere && (desk.writing || desk.line.length > 0)) keepAgain() // come back to what was not kept
  }, [desk, keepAgain, isHere])
  return { here: desk.here, sitting, kept, elsewhere, on, keepAgain, finish }
}
