import { useEffect, useRef } from 'preact/hooks'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import type { MarkBook } from '../../../core/protocol/mark.ts'
import type { Run, RunEvent } from '../../../core/protocol/run.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import { OpenStep } from './open-step.tsx'
import { StepChoice } from './step-choice.tsx'

export interface CountProps {
  readonly exercise: Exercise
  /** The words of `exercise.form`. */
  readonly words: FormWords
  readonly run: Run
  /** The marks of `exercise.marks` in the language shown; undefined when its ballots are not drawn. */
  readonly marks: MarkBook | undefined
  readonly onEvent: (event: RunEvent) => void
  /** Every step is done, and the learner wants the protocol. */
  readonly onDone: () => void
}

/** The count of a night: the learner chooses what comes next, and does it; one step on the screen at a time. */
export function Count(props: CountProps) {
  const { exercise, run } = props
  const open = exercise.form.count.find(({ id }) => id === run.count.open)
  const room = useRef<HTMLElement>(null)
  const screen = open ? `step ${open.id}` : `choice ${run.count.done.length}`
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    if (room.current?.querySelector('.pr-sorter')) return // the ballots take the focus, so that keys work at once
    room.current?.scrollIntoView({ block: 'start' })
    room.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [screen])
  return (
    <section ref={room} class="pr-count">
      {open ? <OpenStep key={open.id} step={open} {...props} /> : <StepChoice {...props} />}
    </section>
  )
}
