import { useEffect, useState } from 'preact/hooks'
import { openProtocols, type ProtocolBook } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import type { Loaded } from '../state.ts'

/** The forms and marks of the language shown. */
export function useBook(): Loaded<ProtocolBook> {
  const { language } = useSpeech()
  const [tries, setTries] = useState(0)
  const [loaded, setLoaded] = useState<Loaded<ProtocolBook>>({ state: 'loading' })
  useEffect(() => {
    let gone = false
    void openProtocols(language).then((book) => {
      if (gone) return
      setLoaded(
        book.ok
          ? { state: 'ready', value: book.value }
          : { state: 'problem', problem: book.problem, again: () => setTries((count) => count + 1) },
      )
    })
    return () => {
      gone = true
    }
  }, [language, tries])
  return loaded
}
