import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../src/core/random.ts'
import type { Database } from '../../src/server/store/database.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { freshPostgres } from '../postgres.ts'
import { answerIn, attemptOf, enrolled, makePhone, type Phone } from './phone.ts'
import { type BuiltServer, buildServer, type RunningServer, startServer } from './real-server.ts'

const ROUNDS = 10
const PHONES = 16
const EACH = 5

let built: BuiltServer
beforeAll(async () => {
  built = await buildServer()
})
afterAll(() => built.remove())

const ENVIRONMENTS = {
  SQLite: (): Promise<Record<string, string>> => Promise.resolve({ DATA_DIR: join(built.folder, 'data') }),
  PostgreSQL: async (): Promise<Record<string, string>> => ({ DATABASE_URL: await freshPostgres() }),
}

/** What was sent, and which of it was acknowledged. */
interface Ledger {
  readonly sent: Map<number, readonly string[]>
  readonly acknowledged: Set<string>
  next: number
}

describe.each(Object.entries(ENVIRONMENTS))('a server on %s', (_, environmentOf) => {
  let environment: Record<string, string>
  let database: Database
  let phones: Phone[]
  const ledger: Ledger = { sent: new Map(), acknowledged: new Set(), next: 1 }

  beforeAll(async () => {
    environment = await environmentOf()
    database = await openDatabase(environment)
    phones = await Promise.all(
      Array.from({ length: PHONES }, (__, place) => enrolled(database, makePhone(place))),
    )
  })
  afterAll(() => database.close())

  const idsIn = async (table: 'attempts' | 'statements') =>
    new Set((await database.all(`SELECT id FROM ${table}`)).map(({ id }) => String(id)))

  /** Every batch is there whole or not at all, and whole if it was acknowledged. */
  const expectWhole = async () => {
    for (const table of ['attempts', 'statements'] as const) {
      const kept = await idsIn(table)
      expect([...ledger.acknowledged].filter((id) => !kept.has(id))).toEqual([])
      const halves = [...ledger.sent.values()].filter((ids) => {
        const there = ids.filter((id) => kept.has(id)).length
        return there !== 0 && there !== ids.length
      })
      expect(halves).toEqual([])
    }
  }

  /** Sends batch after batch from every phone until the server is gone. @param onAnswer told how many were acknowledged */
  const storm = async ({ url }: RunningServer, onAnswer: (answers: number) => void) => {
    let answers = 0
    await Promise.all(
      phones.map(async (phone) => {
        for (;;) {
          const attempts = Array.from({ length: EACH }, () => attemptOf(phone.person, ledger.next++))
          ledger.sent.set(
            attempts[0]?.sequence ?? 0,
            attempts.map(({ id }) => id),
          )
          try {
            const response = await fetch(phone.request(phone.batch(attempts), { base: url }))
            if (response.status !== 200) return
            for (const { id } of (await answerIn(response)).taken) ledger.acknowledged.add(id)
            onAnswer(++answers)
          } catch {
            return // cut: what became of it nobody knows
          }
        }
      }),
    )
  }

  const killAfter = async (random: Random) => {
    const start = performance.now()
    const server = await startServer(built, environment)
    const ready = performance.now() - start
    const last = random.between(1, 120)
    await storm(server, (answers) => {
      if (answers === last) server.process.kill('SIGKILL')
    })
    expect(await server.ended).toBe('SIGKILL')
    return ready
  }

  test(`[16] killed ${ROUNDS} times in the middle of its work it loses nothing that it acknowledged`, async () => {
    const random = randomFrom('killed')
    for (let round = 0; round < ROUNDS; round++) {
      expect(await killAfter(random)).toBeLessThan(5_000)
      await expectWhole()
    }
    expect(ledger.acknowledged.size).toBeGreaterThan(ROUNDS * EACH)
    expect(ledger.sent.size * EACH).toBeGreaterThan(ledger.acknowledged.size)
  })

  test('asked to stop it finishes what it took, and ends well within five seconds', async () => {
    const server = await startServer(built, environment)
    const before = ledger.acknowledged.size
    let asked = 0
    await storm(server, (answers) => {
      if (answers !== 50) return
      asked = performance.now()
      server.process.kill('SIGTERM')
    })
    expect(await server.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5_000)
    expect(ledger.acknowledged.size).toBeGreaterThan(before)
    await expectWhole()
    expect(server.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })
})

test('two servers that start together on one PostgreSQL keep each attempt once', async () => {
  const environment = { DATABASE_URL: await freshPostgres() }
  const servers = await Promise.all([startServer(built, environment), startServer(built, environment)])
  const database = await openDatabase(environment)
  const phone = await enrolled(database, makePhone(1))
  const bodies = Array.from({ length: 20 }, (_, place) =>
    phone.batch(Array.from({ length: 20 }, (__, number) => attemptOf(phone.person, place * 10 + number))),
  )
  const statuses = await Promise.all(
    bodies.flatMap((body) =>
      servers.map(async ({ url }) => (await fetch(phone.request(body, { base: url }))).status),
    ),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  for (const table of ['attempts', 'statements'])
    expect(await database.all(`SELECT count(*) AS found FROM ${table}`)).toEqual([{ found: 210 }])
  await database.close()
  for (const server of servers) {
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  }
})

test('[44] a hundred megabytes are refused at once, and hold nobody up', async () => {
  const server = await startServer(built, { DATA_DIR: join(built.folder, 'flooded') })
  const status = await new Promise<number | undefined>((done, failed) => {
    const headers = { 'ubani-sync': '1', 'content-length': String(100 * 2 ** 20) }
    const flood = request(`${server.url}/api/sync`, { method: 'POST', headers })
    const pour = (): void => {
      while (!flood.destroyed && flood.write(Buffer.alloc(2 ** 20)));
    }
    flood.on('response', (response) => {
      done(response.statusCode)
      flood.destroy()
    })
    flood.on('drain', pour)
    flood.on('error', failed)
    pour()
  })
  expect(status).toBe(413)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})
