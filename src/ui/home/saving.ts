import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../core/language.ts'
import type { PackProblem } from '../../core/pack/problem.ts'
import { announceChange, verbs } from '../state.ts'

/** A download under way, or how the last one ended. It goes on whatever page is open. */
export type Saving =
  | { readonly state: 'idle' }
  | {
      readonly state: 'saving'
      readonly language: Language
      readonly arrived: number
      readonly whole: number
    }
  | { readonly state: 'stopped'; readonly language: Language; readonly problem: PackProblem }

let saving: Saving = { state: 'idle' }
let running: AbortController | undefined
const listeners = new Set<(saving: Saving) => void>()

function tell(next: Saving): void {
  saving = next
  for (const listener of listeners) listener(next)
}

/** Saves a language on this phone. Whether it is there in the end. */
export async function saveLanguage(language: Language): Promise<boolean> {
  if (running) return false
  running = new AbortController()
  tell({ state: 'saving', language, arrived: 0, whole: 0 })
  try {
    const { installLanguage, returnBorrowed, askToKeep } = await verbs()
    const result = await installLanguage(running.signal, language, (progress) =>
      tell({ state: 'saving', language, ...progress }),
    )
    tell(result.ok ? { state: 'idle' } : { state: 'stopped', language, problem: result.problem })
    if (!result.ok) return false
    returnBorrowed()
    // Something worth keeping is here now: the right moment to ask the phone to keep it.
    void askToKeep()
    announceChange('all')
    return true
  } finally {
    running = undefined
  }
}

/** Stops the download; what has arrived whole is kept. */
export function stopSaving(): void {
  running?.abort()
}

/** How saving stands. */
export function useSaving(): Saving {
  const [now, setNow] = useState(saving)
  useEffect(() => {
    setNow(saving)
    listeners.add(setNow)
    return () => void listeners.delete(setNow)
  }, [])
  return now
}
