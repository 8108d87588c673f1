import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { generateSW } from 'workbox-build'
import type * as Files from '../src/server/files.ts'
import type * as Http from '../src/server/http.ts'
import type { Answer } from './site.ts'

const root = process.cwd()
const made = join(root, 'out/bench')

/** The least a page can be; in Georgian like the app, since drawing the script costs every page the same. */
export function floor(): Answer {
  cpSync(join(root, 'bench/floor'), join(made, 'floor'), { recursive: true })
  return folder(join(made, 'floor'))
}

/** A bare Preact app with a precaching worker, as vite-plugin-pwa would set it up. */
export async function preactMin(): Promise<Answer> {
  const target = join(made, 'preact-min')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  await build({
    root: join(root, 'bench/preact-min'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: target, emptyOutDir: true, reportCompressedSize: false },
  })
  await generateSW({
    swDest: join(target, 'sw.js'),
    globDirectory: target,
    globPatterns: ['**/*.{html,js,css}'],
    navigateFallback: 'index.html',
    dontCacheBustURLsMatching: /^assets\//,
    inlineWorkboxRuntime: false,
    sourcemap: false,
  })
  return folder(target)
}

/** The app as its own server answers it; files in `over` stand in the place of those of the build. */
export async function ubani(
  dist: string,
  over: ReadonlyMap<string, Files.BuiltFile> = new Map(),
): Promise<Answer> {
  const server = join(root, 'out/ts/server')
  const { readBuiltFiles } = (await import(pathToFileURL(join(server, 'files.js')).href)) as typeof Files
  const { makeServer } = (await import(pathToFileURL(join(server, 'http.js')).href)) as typeof Http
  const { headers, build } = JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')) as {
    headers: Record<string, string>
    build: string
  }
  const app = makeServer({
    files: new Map([...readBuiltFiles(dist), ...over]),
    headers,
    publicUrl: 'https://localhost',
    version: build,
    killWorker: false,
  })
  return (request) => app.fetch(request)
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** A folder as a plain static host serves it: brotli, checks by etag, hashed files for a year; any other address is the index. */
function folder(path: string): Answer {
  const files = new Map(
    filesBelow(path).map((file) => {
      const plain = readFileSync(file)
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      return [
        `/${relative(path, file).split(sep).join('/')}`,
        { body: brotliCompressSync(plain), etag, type },
      ]
    }),
  )
  return (request) => {
    const { pathname } = new URL(request.url)
    const file = files.get(pathname) ?? (/\.\w+$/.test(pathname) ? undefined : files.get('/index.html'))
    if (!file) return new Response(null, { status: 404 })
    const { body, etag, type } = file
    if (request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } })
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-encoding': 'br',
        'content-length': String(body.length),
        'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag,
      },
    })
  }
}

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
}
