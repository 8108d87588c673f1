import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../core/language.ts'

/*
 * WARNING: this module is part of the first load.
 */

export type ChangeLanguage = (language: Language) => Promise<void>
const ChangeLanguageContext = createContext<ChangeLanguage>(async () => undefined)
export const ChangeLanguageProvider = ChangeLanguageContext.Provider

/** How to go on reading in another language. */
export const useChangeLanguage = (): ChangeLanguage => useContext(ChangeLanguageContext)

/** Where the reader's eye is: the last anchored element above the middle of the screen, and how far its top is from the screen's. */
export function placeOnScreen(): { readonly id: string; readonly top: number } | undefined {
  let place: { id: string; top: number } | undefined
  for (const element of document.querySelectorAll<HTMLElement>('main [data-place]')) {
    const { top } = element.getBoundingClientRect()
    if (top > innerHeight / 2) break
    place = { id: element.id, top }
  }
  return place
}

/** Brings the reader back to a place after the page was drawn anew. */
export function returnTo(place: { readonly id: string; readonly top: number }): void {
  const element = document.getElementById(place.id)
  if (element) scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' })
}
