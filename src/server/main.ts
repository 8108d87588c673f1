import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { serve } from '@hono/node-server'
import { readBuiltFiles } from './files.ts'
import { makeServer } from './http.ts'
import { faultIn, logTo } from './log.ts'
import { centreReports } from './report/centre-reports.ts'
import { booksOf, markExams } from './exam-marks.ts'
import { tidyNightly } from './retention.ts'
import { stopServer } from './stop.ts'
import { openDatabase } from './store/open.ts'
import { readClients } from './xapi/clients.ts'
import { readTarget, startForward } from './xapi/forward.ts'

// what lives for one request stays in a small room: a third less memory in a storm, for no time that could be measured
setFlagsFromString('--semi-space-growth-factor=1')
// and the rest grows by little before it is swept: the peak of an evening is what a small machine must bear (docs/scaling.md)
setFlagsFromString('--heap-growing-percent=60')

const root = process.cwd()
const dist = join(root, 'dist')
const port = Number(process.env['PORT'] ?? 8080)
const host = process.env['HOST'] ?? '127.0.0.1'

const { headers, build } = JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')) as {
  headers: Record<string, string>
  build: string
}
const log = logTo((line) => console.log(line), Date.now)
const db = await openDatabase(process.env)
const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`
const app = makeServer({
  files: readBuiltFiles(dist),
  headers,
  publicUrl,
  version: build,
  killWorker: process.env['KILL_WORKER'] === '1',
  db,
  reports: centreReports({
    db,
    root,
    environment: process.env,
    proxies: Number(process.env['PROXIES'] ?? 0),
    say: (line) => console.error(line),
  }),
  clients: readClients(process.env['XAPI_CLIENTS']),
  proxies: Number(process.env['PROXIES'] ?? 0),
  log,
})

const server = serve(
  {
    fetch: app.fetch,
    port,
    hostname: host,
    // who sends slowly on purpose does not hold a place for long
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 20_000 },
  },
  (at) => console.log(`Ubani is served on http://${host === '127.0.0.1' ? 'localhost' : host}:${at.port}`),
) as Server
server.maxRequestsPerSocket = 1_000
const stopTidying = tidyNightly({
  db,
  publicUrl,
  now: Date.now,
  also: (now) => markExams({ db, books: booksOf(root), now }),
  onFault: (fault) => log({ level: 'error', route: 'tidy', ...faultIn(fault) }),
})

const target = readTarget(process.env['XAPI_FORWARD'])
const stopForward =
  target &&
  startForward({
    database: db,
    target,
    now: Date.now,
    onTrouble: (trouble) => log({ level: 'warn', route: 'forward', ...trouble }),
  })

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    stopTidying()
    // what is just being forwarded is sent again later
    Promise.resolve(stopForward?.())
      .then(() => stopServer(server, db))
      .then(
        () => process.exit(0),
        (fault: unknown) => {
          log({ level: 'error', ...faultIn(fault) })
          process.exit(1)
        },
      )
  })
