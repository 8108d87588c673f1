import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'
import type { Constants } from './constants.ts'

/** Builds the service worker and the one that removes it, and lists the shell in it. Gives the names of this build's hashed files. */
export async function buildWorker(root: string, define: Constants): Promise<string[]> {
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
    globPatterns: ['assets/*.js', 'assets/*.css', 'pages.json'],
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
