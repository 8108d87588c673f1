import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type * as Attempts from '../src/core/attempt/attempt.ts'
import type * as Databases from '../src/server/store/database.ts'
import type * as Opening from '../src/server/store/open.ts'
import { built } from './built.ts'

/*
 * The yardstick of the server: a bare handler of Node that writes the rows of a batch, attempts and statements with all their indexes, in one
 * transaction of the same database by the same driver, and believes everybody everything. With BARE=rows it writes but one row of three
 * columns for each attempt.
 */

type Attempt = Attempts.Attempt
type Value = Databases.Value

const { openDatabase } = await built<typeof Opening>('server/store/open')
const database = await openDatabase(process.env)
const isPlain = process.env['BARE'] === 'rows'
if (isPlain)
  await database.run('CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, person TEXT, body TEXT)')

const ATTEMPT =
  'id, person, kind, subject, language, started_at, updated_at, ended_at, sequence, via, received_at, body'
const STATEMENT = 'id, stored, timestamp, actor, verb, activity, registration, ref, is_voiding, client, body'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { attempts } = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as { attempts: Attempt[] }
    keep(attempts).then(
      () => {
        const answer = JSON.stringify({ taken: attempts.map(({ id, sequence }) => ({ id, sequence })) })
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
        response.end(answer)
      },
      () => response.writeHead(503).end(),
    )
  })
})
server.listen(0, '127.0.0.1', () => {
  const at = server.address()
  console.log(`Bare is served on http://localhost:${at !== null && typeof at === 'object' ? at.port : 0}`)
})
process.on('SIGTERM', () => process.exit(0))

async function keep(attempts: readonly Attempt[]): Promise<void> {
  await database.transaction(async (queries) => {
    const insert = (table: string, columns: string, rows: readonly (readonly Value[])[]) =>
      queries.run(
        `INSERT INTO ${table} (${columns}) VALUES ${placesOf(rows.length, columns.split(',').length)} ON CONFLICT (id) DO NOTHING`,
        rows.flat(),
      )
    if (isPlain) {
      await insert(
        'bare',
        'id, person, body',
        attempts.map((each) => [each.id, each.person, JSON.stringify(each)]),
      )
      return
    }
    const now = Date.now()
    const stored = new Date(now).toISOString()
    await insert(
      'attempts',
      ATTEMPT,
      attempts.map((each) => [
        each.id,
        each.person,
        each.kind,
        each.subject,
        each.language,
        each.startedAt,
        each.updatedAt,
        each.endedAt ?? null,
        each.sequence,
        null,
        now,
        JSON.stringify(each),
      ]),
    )
    await insert(
      'statements',
      STATEMENT,
      attempts.map((each) => [
        each.id,
        stored,
        stored,
        `account|http://localhost:8080|${each.person}`,
        'http://adlnet.gov/expapi/verbs/completed',
        `http://localhost:8080/${each.subject}`,
        null,
        null,
        0,
        'ubani',
        `{"id":"${each.id}",${FILL}`,
      ]),
    )
  })
}

/** As long as the rest of a statement is. */
const FILL = `"said":"${'x'.repeat(900)}"}`

const PLACES = new Map<string, string>()
function placesOf(rows: number, columns: number): string {
  const key = `${rows} ${columns}`
  const known = PLACES.get(key)
  if (known !== undefined) return known
  const text = Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (__, column) => `$${row * columns + column + 1}`).join()})`,
  ).join()
  PLACES.set(key, text)
  return text
}
