import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Language } from '../core/language.ts'
import type { Preferences } from '../flow/preferences.ts'
import { ensureLetters } from './access/letters.ts'
import { App, loadRoomsWith } from './app.tsx'
import { ChangeLanguageProvider, placeOnScreen, returnTo } from './change-language.ts'
import { learnLanguage, type Speech, SpeechProvider } from './i18n.ts'
import {
  announceChange,
  ChoicesProvider,
  type Early,
  EarlyProvider,
  readDocument,
  type Shelf,
  ShelfProvider,
  verbs,
} from './state.ts'

interface Props {
  readonly first: Speech
  readonly shelf: Shelf
  /** The language was asked for in the address, for this once: the chosen one does not overrule it. */
  readonly once?: boolean
  readonly early?: Early | undefined
  /** Drawn instead of the room the address names: when a page is pressed. */
  readonly children?: ComponentChildren
}

/** Holds what every room needs: the language spoken, the choices made, the documents on the shelf. */
export function Root({ first, shelf, once = false, early, children }: Props) {
  const [speech, setSpeech] = useState(first)
  const [preferences, setPreferences] = useState<Preferences | undefined>(early?.seen.preferences)
  const place = useRef<ReturnType<typeof placeOnScreen>>(undefined)
  const spoken = useRef(first.language)
  loadRoomsWith(() => learnLanguage(spoken.current))

  const speak = useCallback(
    async (language: Language): Promise<void> => {
      const before = spoken.current
      if (language === before) return
      const learnt = await learnLanguage(language)
      await Promise.all(namesOn(shelf, before).map((name) => readDocument(shelf, language, name)))
      place.current = placeOnScreen()
      spoken.current = language
      void ensureLetters(language)
      setSpeech(learnt)
    },
    [shelf],
  )

  const choose = useCallback(async (change: Partial<Preferences>): Promise<void> => {
    // what was picked stands at once: the phone's answer to one choice must not take back the next, which is on its way
    setPreferences((now) => now && { ...now, ...change })
    const { changePreferences } = await verbs()
    const changed = await changePreferences(change)
    dress(changed)
    setPreferences((now) => now ?? changed)
    announceChange('all')
  }, [])

  useEffect(() => {
    void verbs()
      .then(({ readPreferences }) => readPreferences())
      .then((read) => {
        dress(read)
        setPreferences(read)
        if (read.language && !once) void speak(read.language)
      })
  }, [])

  useEffect(() => {
    const follow = (): void => {
      if (preferences?.theme === 'system') dress(preferences)
    }
    darkness?.addEventListener('change', follow)
    return () => darkness?.removeEventListener('change', follow)
  }, [preferences])

  useEffect(() => {
    let stop = (): void => undefined
    let gone = false
    void verbs().then(({ keepPressing }) => {
      if (!gone) stop = keepPressing(speech, shelf)
    })
    return () => {
      gone = true
      stop()
    }
  }, [speech, shelf])

  useLayoutEffect(() => {
    document.documentElement.lang = speech.language
    const { current } = place
    place.current = undefined
    if (!current) return
    returnTo(current)
    // The browser's own anchoring may move the page once more for the same change; what counts is where the reader was.
    requestAnimationFrame(() => {
      returnTo(current)
      requestAnimationFrame(() => returnTo(current))
    })
  }, [speech.language])

  const choices = useMemo(() => ({ preferences, choose }), [preferences, choose])
  const change = useCallback(
    async (language: Language) => {
      await speak(language)
      await choose({ language })
    },
    [speak, choose],
  )

  return (
    <SpeechProvider value={speech}>
      <ChoicesProvider value={choices}>
        <ChangeLanguageProvider value={change}>
          <ShelfProvider value={shelf}>
            <EarlyProvider value={early}>{children ?? <App />}</EarlyProvider>
          </ShelfProvider>
        </ChangeLanguageProvider>
      </ChoicesProvider>
    </SpeechProvider>
  )
}

function namesOn(shelf: Shelf, language: Language): Parameters<typeof readDocument>[2][] {
  return [...shelf.keys()]
    .filter((key) => key.startsWith(`${language}/`))
    .map((key) => key.slice(language.length + 1) as Parameters<typeof readDocument>[2])
}

const darkness = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined

/** Shows the chosen colours and size. `data-theme` is always the theme shown; where it follows the phone a mark says so. */
function dress({ theme, size }: Preferences): void {
  const { dataset } = document.documentElement
  dataset['theme'] = theme === 'system' ? (darkness?.matches ? 'dark' : 'light') : theme
  if (theme === 'system') dataset['follows'] = 'phone'
  else delete dataset['follows']
  if (size === 0) delete dataset['size']
  else dataset['size'] = String(size)
}
