import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../core/language.ts'
import { type Pack, packSchema } from '../core/pack/content.ts'
import type { Manifest } from '../core/pack/manifest.ts'
import { type Page, type Shell, writePage } from '../core/shell/page.ts'
import type { PagesFile } from '../core/shell/pages-file.ts'
import { write } from './written.ts'

/** What the drawing floor offers to the build, once bundled for Node. */
export interface Drawing {
  prerender(path: string, language: Language, documents: unknown): Promise<Page>
  frame(language: Language, documents: unknown): Promise<Page>
  documentsOf(
    packs: readonly Pack[],
    language: Language,
  ): {
    readonly contents: readonly { id: string }[]
    readonly cards: readonly { cards: readonly { id: string }[] }[]
  }
}

/** Addresses that are drawn on the phone only; a static host needs a file for each. */
const FRAMED = [
  '/print',
  '/search',
  '/checklist',
  '/settings',
  '/about',
  '/practice',
  '/scenarios',
  '/scenarios/card',
  '/protocols',
  '/protocols/calculator',
  '/protocols/find',
  '/protocols/keys',
  '/protocols/second',
  '/protocols/sorting',
  '/tests',
  '/tests/review',
  '/room',
  '/room/join',
  '/room/host',
  '/room/host/new',
  '/room/host/compare',
  '/room/host/plans',
  '/progress',
  '/profiles',
  '/group',
  '/privacy',
  '/privacy/backup',
  '/privacy/phone',
  '/centre',
]

interface Drawn {
  readonly root: string
  readonly manifest: Manifest
  readonly shell: Shell
  readonly drawing: Drawing
}

/** Draws every address in four languages into dist/, and gives what the service worker keeps of them. */
export async function writePages(
  dist: string,
  { root, manifest, shell, drawing }: Drawn,
): Promise<PagesFile> {
  const kept = {} as Record<Language, PagesFile['pages'][Language]>
  for (const language of LANGUAGES) {
    const packs = manifest.packs
      .filter((entry) => entry.language === language)
      .map((entry) => packSchema.parse(JSON.parse(readFileSync(join(root, 'out/packs', entry.path), 'utf8'))))
    const documents = drawing.documentsOf(packs, language)
    const forms = packs.flatMap((pack) => (pack.kind === 'protocols' ? pack.forms : []))
    const scenes = packs.flatMap((pack) => (pack.kind === 'scenarios' ? pack.scenes : []))
    const exams = packs.flatMap((pack) => (pack.kind === 'questions' ? pack.exams : []))
    const paths = [
      '/guide',
      ...documents.contents.map(({ id }) => `/guide/${id}`),
      '/cards',
      ...documents.cards.flatMap(({ cards }) => cards.map(({ id }) => `/cards/${id}`)),
      '/glossary',
    ]
    const home = await drawing.prerender('/', language, documents)
    const frame = await drawing.frame(language, documents)
    const { words: _words, ...homeWithoutWords } = home
    kept[language] = { home: homeWithoutWords, frame }
    const pages = new Map<string, Page>([['/', home]])
    for (const path of paths) pages.set(path, await drawing.prerender(path, language, documents))
    for (const path of FRAMED) pages.set(path, frame)
    for (const { form } of forms) pages.set(`/protocols/${String(form['id'])}`, frame)
    for (const { scene } of scenes) pages.set(`/scenarios/${String(scene['id'])}`, frame)
    for (const { exam } of exams) pages.set(`/tests/exam/${String(exam['id'])}`, frame)
    for (const [path, page] of pages) {
      write(join(dist, 'by-language', language, path, 'index.html'), writePage(shell, page, { chosen: true }))
      // A host that cannot choose shows Georgian; the script goes on in the visitor's language.
      if (language === 'ka') write(join(dist, path, 'index.html'), writePage(shell, page, {}))
    }
    write(join(dist, 'by-language', language, '404.html'), writePage(shell, frame, { chosen: true }))
    if (language === 'ka') write(join(dist, '404.html'), writePage(shell, frame, {}))
  }
  return { shell, pages: kept }
}
