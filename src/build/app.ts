import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants as zlib } from 'node:zlib'
import { build } from 'vite'
import type { Shell } from '../core/shell/page.ts'
import { clientConfig, drawingConfig, readShell } from './bundle.ts'
import { buildConstants, readManifest } from './constants.ts'
import { KEPT_BUILDS, keepEarlierBuilds, restoreEarlierBuilds } from './earlier-builds.ts'
import { makeFonts } from './fonts.ts'
import { type Drawing, writePages } from './pages.ts'
import { securityHeaders } from './security.ts'
import { buildWorker } from './worker.ts'
import { filesBelow, write } from './written.ts'

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
  const pages = await writePages(dist, { root, manifest, shell, drawing })
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

/** For static hosts that read a _headers file. */
function staticHostHeaders(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
  return [
    '/*',
    ...lines,
    '/assets/*',
    '  cache-control: public, max-age=31536000, immutable',
    '/manifest.webmanifest',
    '  cache-control: public, max-age=604800',
    '/icons/*',
    '  cache-control: public, max-age=604800',
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
      brotliCompressSync(content, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: content.length } }),
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
