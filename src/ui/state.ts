import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useState } from 'preact/hooks'
import type { Documents } from '../flow/documents.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import type { Preferences } from '../flow/preferences.ts'
import { useSpeech } from './i18n.ts'

/*
 * WARNING: this module is part of the first load.
 * The verbs of the flow floor, with the database and the schemas behind them, are one file fetched after the first paint.
 */

export const verbs = () => import('./verbs.ts')
export type Verbs = Awaited<ReturnType<typeof verbs>>

/** What was seen of this phone before the first drawing, when a page had been served as it was last drawn. */
export interface Early {
  readonly language: string
  readonly seen: Awaited<ReturnType<Verbs['lookAround']>>
}
const EarlyContext = createContext<Early | undefined>(undefined)
export const EarlyProvider = EarlyContext.Provider

/** What is on this phone, as far as home and the guide show it. */
export function useSurroundings(): Early['seen'] | undefined {
  const { language } = useSpeech()
  const early = useContext(EarlyContext)
  const now = useLook(({ lookAround }) => lookAround(language), [language])
  return now ?? (early?.language === language ? early.seen : undefined)
}

const listeners = new Set<() => void>()

/** Which pressed pages no longer show what is so (src/ui/press.tsx). */
export type Stale = 'all' | readonly string[]

const staleListeners = new Set<(stale: Stale) => Promise<void>>()

/** Calls back when pages have become stale; gives how to stop. */
export function onStale(react: (stale: Stale) => Promise<void>): () => void {
  staleListeners.add(react)
  return () => void staleListeners.delete(react)
}

/** Says that some pages no longer show what is so, without disturbing the screens. */
export async function markStale(stale: Stale): Promise<void> {
  await Promise.all([...staleListeners].map((listener) => listener(stale)))
}

/** Tells every screen that something on this phone has changed, and which pressed pages it makes stale. */
export function announceChange(stale: Stale = ['/']): void {
  void markStale(stale)
  for (const listener of listeners) listener()
}

/** Runs `look` now and after every change on this phone; gives what it saw last. */
export function useLook<Seen>(
  look: (verbs: Verbs) => Promise<Seen>,
  inputs: readonly unknown[],
): Seen | undefined {
  const [seen, setSeen] = useState<Seen | undefined>(undefined)
  useEffect(() => {
    let gone = false
    const update = (): void => {
      void verbs()
        .then(look)
        .then((result) => {
          if (!gone) setSeen(() => result)
        })
    }
    listeners.add(update)
    update()
    return () => {
      gone = true
      listeners.delete(update)
    }
  }, inputs)
  return seen
}

/** What a person has chosen, and how to choose otherwise. */
export interface Choices {
  readonly preferences: Preferences | undefined
  readonly choose: (change: Partial<Preferences>) => Promise<void>
}
const ChoicesContext = createContext<Choices>({ preferences: undefined, choose: async () => undefined })
export const ChoicesProvider = ChoicesContext.Provider
export const useChoices = (): Choices => useContext(ChoicesContext)

/** A document of the guide as a screen meets it. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'problem'; readonly problem: PackProblem | 'missing'; readonly again: () => void }

/** Documents read before the first screen is drawn, so that a prerendered page and the live one are the same. */
export type Shelf = Map<string, unknown>
const ShelfContext = createContext<Shelf>(new Map())
export const ShelfProvider = ShelfContext.Provider

/** The shelf key of a document. */
export const shelfKey = (language: string, name: string): string => `${language}/${name}`

/** Reads a document of the language shown, from the shelf at once, else from this phone or the network. */
export function useDocument<Name extends keyof Documents>(name: Name): Loaded<Documents[Name]> {
  const { language } = useSpeech()
  const shelf = useContext(ShelfContext)
  const key = shelfKey(language, name)
  const [, redraw] = useState(0)
  const [failed, setFailed] = useState<{ key: string; problem: PackProblem | 'missing' } | undefined>(
    undefined,
  )
  const load = useCallback(() => {
    let gone = false
    setFailed(undefined)
    void readDocument(shelf, language, name).then((problem) => {
      if (gone) return
      if (problem) setFailed({ key, problem })
      else redraw((count) => count + 1)
    })
    return () => {
      gone = true
    }
  }, [key])
  useEffect(() => {
    if (!shelf.has(key)) return load()
  }, [key])
  if (shelf.has(key)) return { state: 'ready', value: shelf.get(key) as Documents[Name] }
  if (failed?.key === key) return { state: 'problem', problem: failed.problem, again: () => void load() }
  return { state: 'loading' }
}

/** Reads several documents together. */
export function useDocuments<Name extends keyof Documents>(
  names: readonly Name[],
): Loaded<readonly Documents[Name][]> {
  const { language } = useSpeech()
  const shelf = useContext(ShelfContext)
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<PackProblem | 'missing' | undefined>(undefined)
  const keys = names.map((name) => shelfKey(language, name))
  useEffect(() => {
    let gone = false
    setProblem(undefined)
    const missing = names.filter((name) => !shelf.has(shelfKey(language, name)))
    if (missing.length > 0)
      void Promise.all(missing.map((name) => readDocument(shelf, language, name))).then((found) => {
        if (!gone) setProblem(() => found.find((each) => each !== undefined))
        if (!gone && found.every((each) => each === undefined)) setTries((count) => count + 1)
      })
    return () => {
      gone = true
    }
  }, [keys.join(), problem === undefined ? tries : 0])
  if (keys.every((key) => shelf.has(key)))
    return { state: 'ready', value: keys.map((key) => shelf.get(key) as Documents[Name]) }
  if (problem) return { state: 'problem', problem, again: () => setTries((count) => count + 1) }
  return { state: 'loading' }
}

/** Puts a document on the shelf; what went wrong, if anything. */
export async function readDocument(
  shelf: Shelf,
  language: Parameters<Verbs['openLibrary']>[0],
  name: keyof Documents,
): Promise<PackProblem | 'missing' | undefined> {
  const library = await (await verbs()).openLibrary(language)
  if (!library.ok) return library.problem
  const value = await library.value.read(name)
  if (value === undefined) return 'missing'
  shelf.set(shelfKey(language, name), value)
  return undefined
}
