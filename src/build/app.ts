import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type InlineConfig } from 'vite'
import { injectManifest } from 'workbox-build'
import { LANGUAGES, type Language } from '../core/language.ts'
import { packSchema, type Pack } from '../core/pack/content.ts'
import { type Manifest, manifestSchema } from '../core/pack/manifest.ts'
import { type Page, type Shell, writePage } from '../core/shell/page.ts'
import type { PagesFile } from '../core/shell/pages-file.ts'
import { securityHeaders } from './security.ts'
import { makeFonts } from './fonts.ts'

/** How many builds' hashed files stay on the server, so that an old page still finds its parts. */
const KEPT_BUILDS = 3

/** What the drawing floor offers to the build, once bundled for Node. */
interface Drawing {
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
const FRAMED = ['/print', '/search', '/checklist', '/settings', '/about']

/**
 * Builds everything that goes out, into dist/: the app, its pages in four languages, the packs, the service worker.
 * @param key the public key (base64url) whose packs the app will trust
 */
export async function buildApp(root: string, key: string): Promise<void> {
  const dist = join(root, 'dist')
  const manifest = readManifest(root)
  const constants = buildConstants(root, key)
  const earlier = keepEarlierBuilds(dist)
  await build(clientConfig(root, constants))
  const shell = readShell(dist)
  await build(drawingConfig(root, constants))
  const drawing = (await import(pathToFileURL(join(root, 'out/drawing/prerender.js')).href)) as Drawing
  const pages = await writePages(root, dist, manifest, shell, drawing)
  cpSync(join(root, 'out/packs'), join(dist, 'packs'), { recursive: true })
  cpSync(join(root, 'public'), dist, { recursive: true })
  await makeFonts(root, join(dist, 'fonts'))
  write(join(dist, 'pages.json'), JSON.stringify(pages))
  const headers = securityHeaders(shell.style)
  write(join(dist, '_headers'), staticHostHeaders(headers))
  const files = await buildWorker(root, constants)
  restoreEarlierBuilds(dist, earlier, files)
  rmSync(join(dist, '.vite'), { recursive: true, force: true })
  compress(dist)
  write(
    join(dist, 'build.json'),
    JSON.stringify({
      build: constants.__BUILD__,
      headers,
      builds: [files, ...earlier.builds].slice(0, KEPT_BUILDS),
    }),
  )
  console.log(sizeReport(dist, shell, files))
}

export interface Constants {
  readonly __PACK_KEYS__: string
  readonly __PACKS_ISSUED__: string
  readonly __PACK_SIZES__: string
  readonly __APP_VERSION__: string
  readonly __BUILD__: string
}

/** What is known when the app is built and stands in its code as constants. */
export function buildConstants(root: string, key: string): Constants {
  const manifest = readManifest(root)
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version
  const sizes = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      manifest.packs.filter((pack) => pack.language === language).reduce((sum, pack) => sum + pack.wire, 0),
    ]),
  )
  return {
    __PACK_KEYS__: JSON.stringify([key]),
    __PACKS_ISSUED__: JSON.stringify(manifest.issued),
    __PACK_SIZES__: JSON.stringify(sizes),
    __APP_VERSION__: JSON.stringify(`${version}${revision(root)}`),
    __BUILD__: JSON.stringify(new Date().toISOString().replace(/[-:.]/g, '')),
  }
}

/** The short commit id, where there is a repository. */
function revision(root: string): string {
  try {
    return ` (${execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim()})`
  } catch {
    return '' // built from a copy without history
  }
}

function clientConfig(root: string, define: Constants): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      manifest: true,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: { app: join(root, 'src/ui/boot.ts') },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: CHUNKS } },
      },
    },
  }
}

/**
 * Few files: the entry, what remembers and checks (database, schemas, signatures), the rooms. What two of them share goes
 * with the one that is fetched first.
 */
const CHUNKS = [
  {
    name: 'store',
    test: /node_modules\/(dexie|zod|@noble)|src\/(storage|link|flow|core\/(pack|attempt|shell|search\/(search|fold|slip)|guide\/(card|chapter|law|term|text|role-schema|role-path)|ids|language-schema|locale-data))|src\/ui\/(verbs|press)|rolldown.runtime/,
    priority: 2,
  },
  {
    name: 'rooms',
    test: /src\/(ui\/(guide|cards|search|glossary|checklist|settings|about|not-found|rooms|parts\/(law-note|rich-text|when-loaded))|core\/search\/excerpt)/,
    priority: 1,
  },
  {
    name: 'main',
    test: /node_modules\/(preact|preact-iso|i18next)\/|src\/ui\/(?!boot|words|home\/install-prompt)|src\/core\/(language|format|result|guide\/role)\b/,
    priority: 0,
  },
]

function drawingConfig(root: string, define: Constants): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define },
    build: {
      ssr: join(root, 'src/ui/prerender.tsx'),
      outDir: 'out/drawing',
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'prerender.js' } },
    },
    ssr: { noExternal: true },
  }
}

function readManifest(root: string): Manifest {
  const { payload } = JSON.parse(readFileSync(join(root, 'out/packs/manifest.json'), 'utf8')) as {
    payload: string
  }
  return manifestSchema.parse(JSON.parse(payload))
}

function readShell(dist: string): Shell {
  const entries = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    BundledFile
  >
  const entry = Object.values(entries).find((candidate) => candidate.isEntry)
  const style =
    Object.values(entries).find((candidate) => candidate.file.endsWith('.css'))?.file ?? entry?.css?.[0]
  if (!entry || !style) throw new Error('The build has no entry or no style')
  const css = readFileSync(join(dist, style), 'utf8').trim()
  rmSync(join(dist, style)) // it stands in every page; nobody fetches it
  const parts = ['src/ui/main.tsx', 'src/ui/verbs.ts'].flatMap((name) => partsOf(entries, name))
  return { style: css, script: `/${entry.file}`, parts: [...new Set(parts)] }
}

interface BundledFile {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** The file a source went into, and the files it cannot do without. */
function partsOf(
  files: Readonly<Record<string, BundledFile>>,
  name: string,
  met: ReadonlySet<string> = new Set(),
): string[] {
  const found = files[name]
  if (!found || found.isEntry || met.has(name)) return []
  const further = (found.imports ?? []).flatMap((each) => partsOf(files, each, new Set([...met, name])))
  return [`/${found.file}`, ...further]
}

async function writePages(
  root: string,
  dist: string,
  manifest: Manifest,
  shell: Shell,
  drawing: Drawing,
): Promise<PagesFile> {
  const kept = {} as Record<Language, PagesFile['pages'][Language]>
  for (const language of LANGUAGES) {
    const packs = manifest.packs
      .filter((entry) => entry.language === language)
      .map((entry) => packSchema.parse(JSON.parse(readFileSync(join(root, 'out/packs', entry.path), 'utf8'))))
    const documents = drawing.documentsOf(packs, language)
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

async function buildWorker(root: string, define: Constants): Promise<string[]> {
  for (const name of ['sw', 'sw-kill'])
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      define: { ...define, 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: 'out/worker',
        emptyOutDir: name === 'sw',
        target: 'es2022',
        lib: {
          entry: join(root, `src/${name}.ts`),
          formats: ['iife'],
          name: 'worker',
          fileName: () => `${name}.js`,
        },
      },
    })
  const dist = join(root, 'dist')
  cpSync(join(root, 'out/worker/sw-kill.js'), join(dist, 'sw-kill.js'))
  await injectManifest({
    swSrc: join(root, 'out/worker/sw.js'),
    swDest: join(dist, 'sw.js'),
    globDirectory: dist,
    globPatterns: ['assets/*.js', 'pages.json', 'manifest.webmanifest', 'icons/icon.svg'],
    dontCacheBustURLsMatching: /^assets\//,
    // With its hash a file is taken only as it was built: a login page answered in its place fails the install.
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map((entry) => ({
          ...entry,
          integrity: `sha256-${createHash('sha256')
            .update(readFileSync(join(dist, entry.url)))
            .digest('base64')}`,
        })),
      }),
    ],
  })
  return readdirSync(join(dist, 'assets')).sort()
}

interface EarlierBuilds {
  readonly builds: readonly (readonly string[])[]
  readonly files: ReadonlyMap<string, Buffer>
}

/** Reads the hashed files of earlier builds before dist/ is emptied. */
function keepEarlierBuilds(dist: string): EarlierBuilds {
  const path = join(dist, 'build.json')
  if (!existsSync(path)) return { builds: [], files: new Map() }
  const { builds = [] } = JSON.parse(readFileSync(path, 'utf8')) as { builds?: string[][] }
  const kept = builds.slice(0, KEPT_BUILDS - 1)
  const files = new Map(
    kept
      .flat()
      .filter((name) => existsSync(join(dist, 'assets', name)))
      .map((name) => [name, readFileSync(join(dist, 'assets', name))]),
  )
  return { builds: kept, files }
}

function restoreEarlierBuilds(dist: string, { files }: EarlierBuilds, present: readonly string[]): void {
  for (const [name, content] of files)
    if (!present.includes(name)) writeFileSync(join(dist, 'assets', name), content)
}

/** For static hosts that read a _headers file. */
function staticHostHeaders(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
  return [
    '/*',
    ...lines,
    '/assets/*',
    '  cache-control: public, max-age=31536000, immutable',
    '/sw.js',
    '  cache-control: no-cache',
    '',
  ].join('\n')
}

/** Writes a brotli twin beside every text, at the best setting: done once, sent thousands of times. */
function compress(folder: string): void {
  for (const path of filesBelow(folder)) {
    if (!/\.(html|js|json|webmanifest|svg|css)$/.test(path)) continue
    const content = readFileSync(path)
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    )
  }
}

function sizeReport(dist: string, shell: Shell, files: readonly string[]): string {
  const assets = files.map((name) => `${name}.br`)
  const rows = [
    ...assets.map(
      (name) => [`assets/${name.slice(0, -3)}`, statSync(join(dist, 'assets', name)).size] as const,
    ),
    ...['by-language/ka/index.html', 'pages.json', 'sw.js'].map(
      (name) => [name, statSync(join(dist, `${name}.br`)).size] as const,
    ),
  ]
  return [
    `Built (brotli bytes), entry ${shell.script}:`,
    ...rows.map(([name, size]) => `  ${String(size).padStart(7)}  ${name}`),
  ].join('\n')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
