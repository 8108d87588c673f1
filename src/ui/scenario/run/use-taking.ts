import { useState } from 'preact/hooks'
import type { SceneEdition } from '../../../core/scenario/relay.ts'
import type { Running } from '../use-play.ts'
import { receive, type ReceiveProblem } from './receive.ts'

/** Taking a baton: what was pasted, why it was not taken, and whether the phone is just keeping one. */
export interface Taking {
  readonly typed: string
  readonly problem: ReceiveProblem | undefined
  readonly isKeeping: boolean
  readonly type: (text: string) => void
  /** Resolves once the baton is taken and kept, or refused. */
  readonly take: (text: string) => Promise<void>
}

/**
 * Takes batons into a run. What does not fit changes nothing and stays in the field; what fits is shown only when the phone
 * has answered that it keeps it, so that nobody plays on from a state that dies with the battery.
 */
export function useTaking({ play, onAll, settled }: Running, here: SceneEdition): Taking {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<ReceiveProblem>()
  const [isKeeping, setKeeping] = useState(false)
  const take = async (text: string): Promise<void> => {
    const received = receive(play, here, text)
    setTyped(received.ok ? '' : text)
    setProblem(received.ok ? undefined : received.problem)
    if (!received.ok) return
    setKeeping(true)
    onAll(received.value.events)
    await settled()
    setKeeping(false)
  }
  const type = (text: string): void => {
    setTyped(text)
    setProblem(undefined)
  }
  return { typed, problem, isKeeping, type, take }
}
