import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noteVersion } from '../../src/server/note-version.ts'
import type { Database } from '../../src/server/store/database.ts'
import { emptyDatabase } from './enrolling.ts'

/* Whose phones speak today's version is noted beside the answers: some together, and nobody waits for it. */

let real: Awaited<ReturnType<typeof emptyDatabase>>
beforeAll(async () => {
  real = await emptyDatabase('sqlite')
})
afterAll(() => real.end())
beforeEach(async () => {
  await real.database.run('DELETE FROM moments')
})

const noted = async () => (await real.database.all('SELECT key_hash FROM moments')).length

function noting() {
  const clock = { now: 0 }
  const faults: unknown[] = []
  const writes: Promise<unknown>[] = []
  let broken = false
  const db: Database = {
    ...real.database,
    kind: 'sqlite',
    transaction: (work) => {
      const write = broken ? Promise.reject(new Error('full')) : real.database.transaction(work)
      writes.push(write.catch(() => undefined))
      return write
    },
  }
  const app = new Hono()
  app.use('*', noteVersion({ db, now: () => clock.now, onFault: (fault) => faults.push(fault) }))
  app.post('/', (context) => context.body(null, context.req.header('known') === 'no' ? 401 : 200))
  return {
    clock,
    faults,
    writes,
    fail: () => (broken = true),
    say: (key: string, headers: Record<string, string> = {}) =>
      app.request('/', { method: 'POST', headers: { 'ubani-sync': '2', 'ubani-device': key, ...headers } }),
  }
}

test('the first at once, then what comes in five seconds together, or two hundred', async () => {
  const { clock, say, writes } = noting()
  await say('first')
  expect(writes).toHaveLength(1)
  for (let number = 0; number < 199; number++) await say(`second ${number}`)
  await say('second 0')
  expect(writes).toHaveLength(1)
  await say('second 199')
  expect(writes).toHaveLength(2)
  clock.now += 4_999
  await say('third')
  expect(writes).toHaveLength(2)
  clock.now += 1
  await say('fourth')
  await Promise.all(writes)
  expect([writes.length, await noted()]).toEqual([3, 203])
})

test('no older phone, no stranger, and no request that was refused', async () => {
  const { say, writes } = noting()
  await say('old', { 'ubani-sync': '1' })
  await say('stranger', { known: 'no' })
  expect(writes).toEqual([])
})

test('a database that fails is told of, and in nobody’s way', async () => {
  const { say, faults, writes, fail } = noting()
  fail()
  expect((await say('one')).status).toBe(200)
  await Promise.all(writes)
  expect(faults).toHaveLength(1)
})
