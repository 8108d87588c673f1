import { wipePhone } from './phone.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type CentreLine, FAIR, openCentreLine } from './centre-line.ts'
import { instead } from './window.ts'

/* Two windows of the app on one phone, with a browser that has locks and with one that has none. */

const load = async () => ({
  ...(await import('./phone.ts')),
  ...(await import('../../src/flow/join-group.ts')),
  ...(await import('../../src/flow/run-checklist.ts')),
  ...(await import('../../src/flow/send-scores.ts')),
  ...(await import('../../src/flow/one-sender.ts')),
  ...(await import('../../src/storage/open.ts')),
})
type AppWindow = Awaited<ReturnType<typeof load>>

const SUBJECTS = ['chair', 'secretary', 'member', 'proxy', 'observer']
let line: CentreLine
let [one, other]: AppWindow[] = []
/** How many requests are on their way, and how many there were at most at one time. */
let [going, most] = [0, 0]
const globals: { stop(): void }[] = []

beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  await wipePhone()
  vi.resetModules()
  one = await load()
  vi.resetModules()
  other = await load()
  await one.joinGroup(line.code, {})
  ;[going, most] = [0, 0]
  line.requests.length = 0
  line.weather = async (_request, deliver) => {
    most = Math.max(most, ++going)
    try {
      return await deliver()
    } finally {
      going--
    }
  }
})
afterEach(() => {
  line.weather = FAIR
  vi.useRealTimers()
  for (const each of globals.splice(0)) each.stop()
})

/** Locks as a browser has them, as far as they are needed here. */
function someLocks() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_name: string, work: () => Promise<unknown>) => {
      const turn = last.then(work)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

const rows = () => (one as AppWindow).withDatabase((db) => db.outbox.count())

test.each([
  ['locks', () => ({ onLine: true, locks: someLocks() })],
  ['no locks', () => ({ onLine: true })],
])('two windows of a browser with %s never send at once, nor anything twice', async (_which, browser) => {
  if (!one || !other) throw new Error('No windows')
  globals.push(instead('navigator', browser()))
  for (const subject of SUBJECTS) await one.tick(subject, 'a/1', true, { language: 'en', pack: undefined })
  await Promise.all([
    one.sendScores('due'),
    other.sendScores('due'),
    one.sendScores('wished'),
    other.sendNow(),
  ])
  await one.sendScores('due')
  expect(most).toBe(1)
  const sent = line.requests.flatMap(({ attempts }) => attempts)
  expect([sent.length, new Set(sent).size]).toEqual([SUBJECTS.length, SUBJECTS.length])
  expect(await rows()).toBe(0)
})

test('where there are no locks, a window that died while it sent keeps the others for a minute and a half', async () => {
  if (!one || !other) throw new Error('No windows')
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  await one.tick('chair', 'a/1', true, { language: 'en', pack: undefined })
  void one.asOnlySender(() => new Promise(() => undefined)) // it never comes back
  while ((await one.withDatabase((db) => db.settings.get('ubani-outbox'))) === undefined);
  expect(await other.sendScores('due')).toBeGreaterThan(0)
  expect(line.requests).toEqual([])
  vi.setSystemTime(1_800_000_000_000 + 90_001)
  await other.sendScores('due')
  expect(await rows()).toBe(0)
})

test('a lease that was taken before the clock was set back keeps nobody', async () => {
  if (!one || !other) throw new Error('No windows')
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  await one.tick('chair', 'a/1', true, { language: 'en', pack: undefined })
  void one.asOnlySender(() => new Promise(() => undefined))
  while ((await one.withDatabase((db) => db.settings.get('ubani-outbox'))) === undefined);
  vi.setSystemTime(1_000_000_000_000)
  await other.sendScores('due')
  expect(await rows()).toBe(0)
})
