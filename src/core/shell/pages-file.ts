import type { Language } from '../language.ts'
import type { Page, Shell } from './page.ts'

/** What the service worker keeps of a build: for each language home and an empty frame for every other address. */
export interface PagesFile {
  readonly shell: Shell
  readonly pages: Readonly<Record<Language, { readonly home: Page; readonly frame: Page }>>
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
