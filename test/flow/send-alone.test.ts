import { wipePhone } from './phone.ts'
import Dexie from 'dexie'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { joinGroup, joiningHere } from '../../src/flow/join-group.ts'
import { askForget } from '../../src/flow/my-data.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { addProfile, openProfile } from '../../src/flow/profiles.ts'
import { tick } from '../../src/flow/run-checklist.ts'
import { hasToSend, sendAlone } from '../../src/flow/send-alone.ts'
import { sendScores } from '../../src/flow/send-scores.ts'
import { type OutboxState, watchOutbox } from '../../src/flow/watch-outbox.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { type CentreLine, CUT, FAIR, openCentreLine, type Weather } from './centre-line.ts'
import { instead } from './window.ts'

/* What the worker sends while no window is open: its own reader, the real rules, the real server. */

const START = Date.UTC(2026, 9, 1)
const DOING = { language: 'en', pack: undefined } as const

let line: CentreLine
/** How many requests are on their way, and how many there were at most at one time. */
let [going, most] = [0, 0]
let browser: { stop(): void }
beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  browser = instead('navigator', { onLine: true, locks: someLocks() })
  await wipePhone()
  ;[going, most] = [0, 0]
  line.weather = FAIR
  line.requests.length = 0
})
afterEach(() => {
  browser.stop()
  vi.useRealTimers()
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

/** Joins whoever is present, and forgets that there were requests. */
async function join() {
  await joinGroup(line.code, {})
  await sendScores('due')
  expect((await joiningHere()).state).toBe('joined')
  line.requests.length = 0
  return presentPerson()
}

async function did(...subjects: string[]): Promise<void> {
  for (const subject of subjects) {
    vi.setSystemTime(Date.now() + 1)
    await tick(subject, 'a/1', true, DOING)
  }
}

const rows = () => withDatabase((db) => db.outbox.count())
const standings = () => withDatabase((db) => db.settings.get('sending'))

/** How the outbox stands as the screens show it. */
async function state(): Promise<OutboxState> {
  return new Promise((done) => {
    const stop = watchOutbox((now) => {
      stop()
      done(now)
    })
  })
}

/** Has the centre answer in this way, as it does. */
const answering =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Weather =>
  async () =>
    new Response(JSON.stringify({ type: 'about:blank', status, code }), {
      status,
      headers: { 'content-type': 'application/problem+json', 'ubani-sync': '1', ...headers },
    })

/** Everything arrives, and no answer comes back. */
const DEAF: Weather = async (_request, deliver) => {
  await deliver()
  return CUT()
}

describe('with no window open', () => {
  test('everything of everybody who has joined goes home, each once, and the app says so when it is opened', async () => {
    const first = await join()
    await did('chair', 'secretary')
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await join()
    await did('member')
    expect(await hasToSend()).toBe(true)
    expect(await sendAlone()).toBe(false)
    expect(await hasToSend()).toBe(false)
    expect(await rows()).toBe(0)
    for (const [person, count] of [
      [first, 2],
      [nino, 1],
    ] as const) {
      expect((await line.has(person)).size).toBe(count)
    }
    expect(await state()).toMatchObject({
      totals: { phone: 0, centre: 1 },
      lastTaken: Date.now(),
      trouble: undefined,
    })
    line.requests.length = 0
    expect(await sendAlone()).toBe(false)
    expect(line.requests).toEqual([])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['has not joined', async () => undefined],
    ['waits for the group', () => joinGroup(line.code, {})],
    [
      'wants to be deleted',
      async () => {
        await join()
        const { key, value } = (await withDatabase((db) =>
          db.settings.where('key').startsWith('group/').first(),
        )) ?? { key: '', value: '' }
        const hers = await withDatabase((db) => db.settings.where('key').startsWith('device-key/').first())
        await askForget()
        // joined anew before the wish was done
        await withDatabase((db) => db.settings.bulkPut([{ key, value }, hers ?? { key: '', value: '' }]))
      },
    ],
    [
      'has a key that only a window can use',
      async () => {
        const person = await join()
        const value = { open: 'A'.repeat(43), secret: 'B'.repeat(43) }
        await withDatabase((db) => db.settings.put({ key: `device-key/${person}`, value }))
      },
    ],
  ])('nothing goes of who %s, and nobody is asked', async (_who, before) => {
    await before()
    line.requests.length = 0
    await did('chair')
    expect(await hasToSend()).toBe(false)
    expect(await sendAlone()).toBe(false)
    expect(line.requests).toEqual([])
    expect(await rows()).toBe(1)
  })

  test('no database is made where there is none', async () => {
    const open = instead('indexedDB', new (await import('fake-indexeddb')).IDBFactory())
    expect(await sendAlone()).toBe(false)
    expect(await indexedDB.databases()).toEqual([])
    open.stop()
    expect(await Dexie.exists('ubani')).toBe(true)
  })

  test('nothing goes in a browser without locks: a window has something else in the place of them', async () => {
    await join()
    await did('chair')
    browser.stop()
    browser = instead('navigator', { onLine: true })
    expect(await sendAlone()).toBe(false)
    expect(line.requests).toEqual([])
  })

  test('what was taken, and the worker stopped before it could note it, goes once more and is there once', async () => {
    const person = await join()
    await did('chair', 'secretary')
    line.weather = DEAF
    expect(await sendAlone()).toBe(true)
    expect(await rows()).toBe(2)
    expect((await line.has(person)).size).toBe(2)
    line.weather = FAIR
    expect(await sendAlone()).toBe(false)
    expect(await rows()).toBe(0)
    expect((await line.has(person)).size).toBe(2)
  })

  test('what is changed while it is on its way stays, and goes once more', async () => {
    const person = await join()
    await did('chair')
    line.weather = async (_request, deliver) => {
      line.weather = FAIR
      const answer = await deliver()
      await tick('chair', 'a/2', true, DOING)
      return answer
    }
    expect(await sendAlone()).toBe(false)
    expect(line.requests).toHaveLength(2)
    expect(await rows()).toBe(0)
    const [attempt] = await withDatabase((db) => db.attempts.toArray())
    expect([...(await line.has(person)).values()].map(({ sequence }) => sequence)).toEqual([
      attempt?.sequence,
    ])
  })

  test('a cut line is for everybody; when there is a network again it is tried at once', async () => {
    await join()
    await did('chair')
    const nino = await addProfile('Nino')
    await openProfile(nino)
    await join()
    await did('member')
    line.weather = CUT
    expect(await sendAlone()).toBe(true)
    expect(line.requests).toHaveLength(1)
    line.weather = FAIR
    expect(await sendAlone()).toBe(false)
    expect(await rows()).toBe(0)
  })

  test.each<[string, (send: () => Promise<unknown>) => Promise<unknown>]>([
    ['a window', () => sendScores('due')],
    ['the worker', (send) => send()],
  ])(
    'the rest that the centre asked %s for is kept by the worker, and by a window after it',
    async (_who, asked) => {
      await join()
      await did('chair')
      line.weather = answering(429, 'busy', { 'retry-after': '300' })
      await asked(sendAlone)
      expect(line.requests).toHaveLength(1)
      line.weather = FAIR
      expect(await sendAlone()).toBe(true)
      await sendScores('wished')
      expect(line.requests).toHaveLength(1)
      vi.setSystemTime(Date.now() + 361_000)
      expect(await sendAlone()).toBe(false)
      expect(await rows()).toBe(0)
    },
  )

  test.each([
    [403, 'revoked'],
    [426, 'version'],
  ])('a door shut with %i stays shut, and the browser is not asked to try again', async (status, code) => {
    await join()
    await did('chair')
    line.weather = answering(status, code)
    expect(await sendAlone()).toBe(false)
    expect(await hasToSend()).toBe(false)
    line.weather = FAIR
    expect(await sendAlone()).toBe(false)
    expect(line.requests).toHaveLength(1)
    expect(await rows()).toBe(1)
    await sendScores('wished')
    expect(await rows()).toBe(0)
  })

  test('where the centre does not know the key, a window asks for the group again as if nothing had been', async () => {
    const person = await join()
    await did('chair')
    const before = await standings()
    await line.run('DELETE FROM devices WHERE person = $1', [person])
    await line.run('DELETE FROM people WHERE person = $1', [person])
    expect(await sendAlone()).toBe(false)
    expect(await standings()).toEqual(before)
    await sendScores('due')
    expect(await rows()).toBe(0)
  })

  test('what no request can carry is set aside, and the rest goes', async () => {
    await join()
    await did('chair', 'secretary')
    const [first] = await withDatabase((db) => db.attempts.toArray())
    if (!first) throw new Error('Nothing was done')
    const note = { after: 1, act: 'wrote' as const, object: 'x'.repeat(200_000) }
    await withDatabase((db) => db.attempts.put({ ...first, events: [note] }))
    expect(await sendAlone()).toBe(false)
    expect(line.requests.map(({ attempts }) => attempts.length)).toEqual([1])
    expect(await withDatabase((db) => db.outbox.toArray())).toMatchObject([
      { attempt: first.id, aside: 'too-big' },
    ])
  })
})

test('[case 28] a window and the worker never send at once, nor anything twice', async () => {
  await join()
  await did('chair', 'secretary', 'member', 'proxy', 'observer')
  line.weather = async (_request, deliver) => {
    most = Math.max(most, ++going)
    return deliver().finally(() => going--)
  }
  await Promise.all([sendScores('wished'), sendAlone(), sendScores('looked'), sendAlone()])
  expect(most).toBe(1)
  const sent = line.requests.flatMap(({ attempts }) => attempts)
  expect([sent.length, new Set(sent).size]).toEqual([5, 5])
  expect(await rows()).toBe(0)
})
