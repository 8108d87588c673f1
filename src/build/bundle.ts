import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import type { Shell } from '../core/shell/page.ts'
import type { Constants } from './constants.ts'

/** How the app is bundled for browsers. */
export function clientConfig(root: string, define: Constants): InlineConfig {
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

/** How the drawing floor is bundled for Node, so that pages can be drawn at build. */
export function drawingConfig(root: string, define: Constants): InlineConfig {
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

/** Reads what bundling came to: the style that goes into every page, the entry and the parts behind it. */
export function readShell(dist: string): Shell {
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
