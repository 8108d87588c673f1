import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, type Plugin } from 'vite'
import { isLanguage } from '../core/language.ts'
import { writePage } from '../core/shell/page.ts'
import { readWords } from './words.ts'

/** Serves the sources with reload on change: no worker, no prerendering, packs as `npm run content` made them. */
export async function serveSources(root: string, define: Readonly<Record<string, string>>): Promise<void> {
  const server = await createServer({
    root,
    configFile: false,
    define: { ...define },
    publicDir: 'public',
    appType: 'custom',
    server: { port: Number(process.env['PORT'] ?? 8080), host: process.env['HOST'] ?? '127.0.0.1' },
    plugins: [packsAndPages(root)],
  })
  await server.listen()
  server.printUrls()
}

function packsAndPages(root: string): Plugin {
  return {
    name: 'packs-and-pages',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost')
        if (url.pathname.startsWith('/packs/')) {
          const path = join(root, 'out', url.pathname.replace(/\.\./g, ''))
          response.statusCode = existsSync(path) ? 200 : 404
          response.setHeader('content-type', 'application/json')
          response.end(existsSync(path) ? readFileSync(path) : '{}')
          return
        }
        if (!request.headers.accept?.includes('text/html')) return next()
        const asked = url.searchParams.get('lang')
        const language = isLanguage(asked) ? asked : 'ka'
        const formats: unknown = JSON.parse(
          readFileSync(join(root, `generated/formats-${language}.json`), 'utf8'),
        )
        const page = writePage(
          { style: '', script: '/src/ui/boot.ts', parts: [] },
          {
            language,
            title: 'უბანი',
            description: '',
            body: '',
            path: '',
            words: JSON.stringify({ formats, rooms: readWords(join(root, 'locales'), language) }),
          },
          { chosen: true },
        )
        void server.transformIndexHtml(url.pathname, page).then((html) => {
          response.setHeader('content-type', 'text/html; charset=utf-8')
          response.end(html)
        }, next)
      })
    },
  }
}
