import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Attempt } from '../../../core/attempt/attempt.ts'
import type { RunEvent } from '../../../core/protocol/run.ts'
import type { Pile } from '../../../core/protocol/run-count.ts'
import { DRILL_LENGTH, duePile, laidIn, type SortingDrill } from '../../../core/protocol/sorting-drill.ts'
import { finishDrill, noteEvent, openDrill } from '../../../flow/practise-protocol.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { announceChange } from '../../state.ts'

export interface Drilling {
  /** Where each ballot was laid; undefined while it is not known whether this drill was begun before. */
  readonly laid: ReadonlyMap<number, Pile> | undefined
  /** False once the phone has refused to keep something. */
  readonly kept: boolean
  readonly lay: (ballot: number, pile: Pile) => void
}

/** A sorting drill on the screen, and event by event on the phone; gone on with where it was left. */
export function useDrill(drill: SortingDrill, book: ProtocolBook): Drilling {
  const [laid, setLaid] = useState<ReadonlyMap<number, Pile>>()
  const [kept, setKept] = useState(true)
  const attempt = useRef<Attempt | undefined>(undefined)
  const line = useRef<Promise<void>>(Promise.resolve())

  useEffect(() => {
    let gone = false
    void openDrill(`sorting:${drill.code}`, book).then((opened) => {
      if (gone) return
      attempt.current = opened.attempt
      setKept(opened.kept)
      setLaid(laidIn(drill, opened.attempt.events))
    })
    return () => {
      gone = true
    }
  }, [drill, book])

  /** What is done is kept one after the other; what the phone refuses stays on the screen. */
  const keep = useCallback((work: (attempt: Attempt) => Promise<Attempt>): void => {
    line.current = line.current.then(async () => {
      if (!attempt.current) return
      try {
        attempt.current = await work(attempt.current)
        setKept(true)
      } catch {
        setKept(false) // a full disk or a closed storage; the screen says so
      }
    })
  }, [])

  const lay = useCallback(
    (ballot: number, pile: Pile): void => {
      if (!laid || laid.has(ballot)) return
      const next = new Map(laid).set(ballot, pile)
      const event: RunEvent = { act: 'sorted', object: `${ballot}=${pile}` }
      setLaid(next)
      keep((held) => noteEvent(held, event))
      if (next.size < DRILL_LENGTH) return
      const right = drill.ballots.filter((one) => next.get(one.id) === duePile(one)).length
      keep((held) => finishDrill(held, { sorting: { right, of: DRILL_LENGTH } }))
      void line.current.then(() => announceChange())
    },
    [drill, keep, laid],
  )

  return { laid, kept, lay }
}
