import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/*
 * WARNING: this module is part of the first load.
 */

/** Something the person should know about the app itself, and what a tap does about it. */
export type AppNews =
  | { readonly kind: 'update' | 'superseded' | 'missing-part'; readonly act: () => void }
  /** It has words of its own. */
  | { readonly kind: 'told'; readonly Told: ComponentType }

let latest: AppNews | undefined
const listeners = new Set<(news: AppNews) => void>()

/** Says it on every screen. */
export function tellNews(news: AppNews): void {
  latest = news
  for (const listener of listeners) listener(news)
}

/** The latest news, if any. */
export function useAppNews(): AppNews | undefined {
  const [news, setNews] = useState<AppNews | undefined>(undefined)
  useEffect(() => {
    setNews(latest)
    listeners.add(setNews)
    return () => void listeners.delete(setNews)
  }, [])
  return news
}
