import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { readBuiltFiles } from './files.ts'
import { makeServer } from './http.ts'

const root = process.cwd()
const dist = join(root, 'dist')
const port = Number(process.env['PORT'] ?? 8080)
const host = process.env['HOST'] ?? '127.0.0.1'

const { headers, build } = JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')) as {
  headers: Record<string, string>
  build: string
}
const app = makeServer({
  files: readBuiltFiles(dist),
  headers,
  publicUrl: process.env['PUBLIC_URL'] ?? `http://localhost:${port}`,
  version: build,
  killWorker: process.env['KILL_WORKER'] === '1',
})

const server = serve({ fetch: app.fetch, port, hostname: host }, () =>
  console.log(`Ubani is served on http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`),
)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
