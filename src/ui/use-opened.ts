import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../core/language.ts'
import type { Result } from '../core/result.ts'
import { useSpeech } from './i18n.ts'

/** Something of a pack as a screen meets it. */
export type Opening<Value, Problem> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'problem'; readonly problem: Problem; readonly again: () => void }

/**
 * Opens something in the language shown, and again when that changes.
 * @param what tells one thing that is opened from another
 */
export function useOpened<Value, Problem>(
  open: (language: Language) => Promise<Result<Value, Problem>>,
  what = '',
): Opening<Value, Problem> {
  const { language } = useSpeech()
  const [tries, setTries] = useState(0)
  const [opening, setOpening] = useState<Opening<Value, Problem>>({ state: 'loading' })
  useEffect(() => {
    let gone = false
    void open(language).then((opened) => {
      if (gone) return
      setOpening(
        opened.ok
          ? { state: 'ready', value: opened.value }
          : { state: 'problem', problem: opened.problem, again: () => setTries((count) => count + 1) },
      )
    })
    return () => {
      gone = true
    }
  }, [language, what, tries])
  return opening
}
