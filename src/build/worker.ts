import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'
import type { Constants } from './constants.ts'

/** Builds the service worker, what it sends with, and the one that removes it, and lists the shell in it. Gives the names of this build's hashed files. */
export async function buildWorker(root: string, define: Constants): Promise<string[]> {
  rmSync(join(root, 'out/worker'), { recursive: true, force: true })
  await bundle(root, 'sw-sender', define)
  const sender = addSender(root)
  await bundle(root, 'sw', { ...define, __SENDER__: JSON.stringify(`/${sender}`) })
  await bundle(root, 'sw-kill', define)
  const dist = join(root, 'dist')
  cpSync(join(root, 'out/worker/sw-kill.js'), join(dist, 'sw-kill.js'))
  await injectManifest({
    swSrc: join(root, 'out/worker/sw.js'),
    swDest: join(dist, 'sw.js'),
    globDirectory: dist,
    globPatterns: ['assets/*.js', 'assets/*.css', 'pages.json'],
    globIgnores: [sender], // the browser keeps it with the worker
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

async function bundle(root: string, name: string, define: object): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: 'out/worker',
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: join(root, `src/${name}.ts`),
        formats: ['iife'],
        name: 'worker',
        fileName: () => `${name}.js`,
      },
    },
  })
}

/** Puts what sends among the files that bear their hash in their name, as the worker keeps it for as long as it lives. */
function addSender(root: string): string {
  const built = join(root, 'out/worker/sw-sender.js')
  const hash = createHash('sha256').update(readFileSync(built)).digest('base64url').slice(0, 8)
  const path = `assets/sender-${hash}.js`
  cpSync(built, join(root, 'dist', path))
  return path
}
