import { locationStub } from 'preact-iso/prerender'
import { renderToStringAsync } from 'preact-render-to-string'
import { LANGUAGES, type Language } from '../core/language.ts'
import type { Page } from '../core/shell/page.ts'
import type { Documents } from '../flow/documents.ts'
import { documentsOf } from '../flow/documents.ts'
import { documentsFor } from './documents-for.ts'
import { beginSpeech, learnLanguage } from './i18n.ts'
import { BRAND } from './parts/brand.tsx'
import { titleDrawn } from './parts/page.tsx'
import { Root } from './root.tsx'
import { shelfKey } from './state.ts'

export { documentsOf, LANGUAGES }

/** Draws one address in one language, at build; the words of the first screen go with it. */
export async function prerender(path: string, language: Language, documents: Documents): Promise<Page> {
  locationStub(path)
  const { default: words } = await WORDS[language]()
  const { common, home, problems } = words.rooms
  const carried = { formats: words.formats, rooms: { common, home, problems } }
  const written = JSON.stringify(carried) // before the drawing learns all other words into it
  beginSpeech(language, carried)
  const speech = await learnLanguage(language)
  const shelf = new Map(
    documentsFor(path).map((name) => [shelfKey(language, name), documents[name]] as const),
  )
  const body = await renderToStringAsync(<Root first={speech} shelf={shelf} />)
  return {
    language,
    title: `${titleDrawn() ?? words.rooms.common.tagline} · ${BRAND}`,
    description: words.rooms.home.lead,
    body,
    path,
    words: written,
  }
}

/** The frame of a language with an empty page in it: for addresses that are drawn on the phone. */
export async function frame(language: Language, documents: Documents): Promise<Page> {
  const page = await prerender('/-', language, documents)
  return {
    ...page,
    path: '',
    title: BRAND,
    body: page.body.replace(/(<main[^>]*>)[\s\S]*(<\/main>)/, '$1$2'),
  }
}

const WORDS = {
  ka: () => import('./words/ka.ts'),
  hy: () => import('./words/hy.ts'),
  az: () => import('./words/az.ts'),
  en: () => import('./words/en.ts'),
} as const
