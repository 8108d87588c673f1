import { useEffect, useState } from 'preact/hooks'
import { type OutboxState, watchOutbox } from '../../flow/watch-outbox.ts'

/** How the outbox stands, as it changes; nothing until it was looked at. */
export function useOutbox(): OutboxState | undefined {
  const [state, setState] = useState<OutboxState>()
  useEffect(() => watchOutbox(setState), [])
  return state
}
