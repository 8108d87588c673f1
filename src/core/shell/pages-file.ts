import type { Language } from '../language.ts'
import type { Page, Shell } from './page.ts'

/** What the service worker keeps of a build: for each language home and an empty frame for every other address. */
export interface PagesFile {
  readonly shell: Shell
  /** The frame carries the words; home is drawn with the same ones. */
  readonly pages: Readonly<Record<Language, { readonly home: Omit<Page, 'words'>; readonly frame: Page }>>
}

/** Where it lies. */
export const PAGES_FILE = '/pages.json'

/** The cache and key by which the page tells the service worker how to dress pages (language, colours, size). */
export const APPEARANCE = { cache: 'appearance', key: '/appearance.json' } as const

/** What is kept there. */
export interface Appearance {
  readonly language?: string
  readonly theme?: string
  readonly size?: number
  readonly installed?: readonly string[]
}

/**
 * Pages pressed on this phone: as the app last drew them, kept so that the worker can show them again before any script
 * runs. A cache per build, since markup and styles belong together.
 */
export function pressedCache(build: string): string {
  return `pressed-${build}`
}

/** The key of a pressed page. */
export function pressedKey(language: Language, path: string): string {
  return `/pressed/${language}${path}`
}
