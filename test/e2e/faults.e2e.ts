import type { Page } from '@playwright/test'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../src/core/ids.ts'
import { LADDER } from '../../src/storage/db.ts'
import { Answerer } from './answerer.ts'
import { expect, test, word } from './centre.ts'
import { clockOff } from './clock.ts'
import { ENTRANCE, Examinee, SEAT } from './examinee.ts'
import { attemptsOn } from './kept.ts'
import { expectAt, expectSame, join } from './member.ts'
import type { Phone } from './stage.ts'

/* Faults that only a browser has (docs/fault-cases.md). */

const DAY = 24 * 60 * 60_000

/** Takes the page away as a phone does that wants its memory for something else. */
async function crash(mine: Phone, page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const tools = await mine.tools(page)
  tools.send('Page.crash').catch(() => undefined) // the page is gone before it can answer
  await crashed
}

test('[case 1] an exam whose tab crashes goes on at the same question, with every answer that was said to be saved', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const me = new Examinee(await mine.open(ENTRANCE), 'en')
  await host.stop()
  await me.begin()
  for (const time of [1, 2]) {
    await me.choose(time === 1 ? me.right : me.wrong)
    await me.next()
    await me.choose(me.wrong)
    await me.saved()
    await crash(mine, me.page)
    const window = await mine.another(SEAT)
    await me.page.close()
    me.page = window
    await me.expectHere()
    await me.expectMap()
  }
  await me.finish()
  await me.expectResult()
})

/** How the app asks for what it writes to be kept, noted from the first script on. */
const NOTED = `{
  window.asked = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = begin.apply(this, given)
    if (begun.mode === 'readwrite') window.asked.push(begun.durability)
    return begun
  }
}`

test('[cases 2, 3] all that is written is to be on the disk before it is said to be saved, and nothing lies where a kill takes it', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en', { initScript: NOTED })
  const page = await mine.open('/checklist')
  const asked = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { readonly asked: string[] }).asked)
  const expectStrict = async (): Promise<void> => {
    const said = await asked()
    expect(said.length).toBeGreaterThan(0)
    expect(new Set(said)).toEqual(new Set(['strict']))
  }
  await page.getByRole('checkbox').first().check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  await expectStrict()

  const she = new Answerer(await mine.open('/tests/topic/counting'), 'en')
  await she.answerRight()
  await she.saved()
  await expectStrict()

  const me = new Examinee(await mine.open(ENTRANCE), 'en')
  await me.begin()
  await me.choose(me.right)
  await me.saved()
  await expectStrict()

  const elsewhere = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const files: string[] = []
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name)
    const words = Object.entries(localStorage).map(([name, value]) => `${name}: ${value}`)
    return [...words, ...Object.keys(sessionStorage), ...files, document.cookie].filter((each) => each !== '')
  })
  expect(elsewhere, 'one word that there is something, by which its loss would be told').toEqual([
    'ubani: kept',
  ])
  const before = await attemptsOn(page)
  expect(before.map(({ kind }) => kind)).toEqual(['checklist', 'questions', 'exam'])
  await mine.kill()
  expect(await attemptsOn(await mine.open('/progress'))).toEqual(before)
})

test('[case 11] a phone whose clock is 900 days ahead is believed in what it did and in which order, never refused, and right again once the clock is', async ({
  savedPhone,
  phone,
  centre,
}) => {
  const ahead = await savedPhone('ka', { initScript: clockOff(900) })
  const page = await ahead.open('/checklist')
  const started = Date.now()
  await page.getByRole('checkbox').nth(0).check()
  await expect(page.getByText(word('ka', 'checklist:saved'))).toBeVisible()
  await join(page, 'ka', centre.code)
  await expectAt(page, 'centre', 1)
  await expectSame(page, centre)
  const [then] = await centre.attempts()
  expect(then?.startedAt).toBeGreaterThan(started + 899 * DAY)
  const [row] = await centre.db.all('SELECT received_at FROM attempts')
  expect(Number(row?.['received_at'])).toBeGreaterThanOrEqual(started)
  expect(Number(row?.['received_at'])).toBeLessThanOrEqual(Date.now())
  await ahead.shut()

  const right = phone({ language: 'ka', profile: ahead.profile })
  const again = await right.open('/checklist')
  await expect(again.getByRole('checkbox').nth(0)).toBeChecked()
  await again.getByRole('checkbox').nth(1).check()
  await expect(again.getByText(word('ka', 'checklist:saved'))).toBeVisible()
  await again.goto('/group')
  await expectAt(again, 'centre', 1)
  await expectAt(again, 'phone', 0)
  await expectSame(again, centre)
  const [now] = await centre.attempts()
  expect(now?.sequence).toBeGreaterThan(then?.sequence ?? 0)
  const after = now?.events.map((event) => event.after) ?? []
  expect(after).toEqual([...after].sort((one, other) => one - other))
  await right.shut()
})

/** Lays attempts on the phone as if they had been done there, and lets them wait for the centre. */
async function layDown(page: Page, person: string, count: number): Promise<void> {
  const attempts = Array.from({ length: count }, (_, place): Attempt => {
    const startedAt = Date.now() - (count - place) * 60_000
    const id = makeUuid(startedAt, crypto.getRandomValues(new Uint8Array(10)))
    return {
      format: 1,
      id,
      person: person as Attempt['person'],
      kind: 'questions',
      subject: 'topic/counting',
      language: 'en',
      startedAt,
      updatedAt: startedAt + 50_000,
      endedAt: startedAt + 50_000,
      sequence: 1000 + place,
      events: [
        ...Array.from({ length: 6 }, (__, at) => ({
          after: at * 8000,
          act: 'chose' as const,
          object: `answer/${id.slice(-12)}-${at}=1~${at % 2}/1`,
        })),
        { after: 50_000, act: 'ended', object: 'topic/counting' },
      ],
      result: { completion: true, scores: { all: { right: 3, of: 6 } } },
    }
  })
  await page.evaluate(async (attempts) => {
    const open = indexedDB.open('ubani')
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const writing = db.transaction(['attempts', 'outbox'], 'readwrite')
    for (const attempt of attempts) {
      writing.objectStore('attempts').put(attempt)
      writing.objectStore('outbox').put({ attempt: attempt.id, queuedAt: attempt.updatedAt })
    }
    await new Promise((done) => {
      writing.oncomplete = done
    })
    db.close()
  }, attempts)
}

test('[cases 25, 26] on a slow phone with hardly a line that holds for three seconds at a time everything gets there, in pieces, and none begins anew', async ({
  savedPhone,
  host,
  centre,
}) => {
  test.setTimeout(120_000)
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await page.getByRole('checkbox').first().check()
  await join(page, 'en', centre.code)
  await expectAt(page, 'centre', 1)
  const [first] = await centre.attempts()
  await layDown(page, first?.person ?? '', 90)

  let [requests, cuts] = [0, 0]
  const began = Date.now()
  host.weather = async (request, onward, hangUp) => {
    const holds = (): boolean => Math.floor((Date.now() - began) / 3000) % 2 === 0
    const cut = (): Promise<Response> => {
      cuts += 1
      hangUp()
      return new Promise(() => undefined)
    }
    if (!request.url.includes('/api/')) return onward()
    requests += 1
    if (!holds()) return cut()
    const answer = await onward()
    return holds() ? answer : cut()
  }
  const tools = await mine.tools(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 800,
    downloadThroughput: 6400,
    uploadThroughput: 2500,
  })
  const counts: number[] = []
  await expect
    .poll(
      async () => {
        await page.evaluate(() => dispatchEvent(new Event('online')))
        counts.push((await centre.attempts()).length)
        return counts.at(-1)
      },
      { timeout: 90_000, intervals: [1500] },
    )
    .toBe(91)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  host.weather = (_request, onward) => onward()
  await expectAt(page, 'centre', 91)
  await expectSame(page, centre)
  expect(counts).toEqual([...counts].sort((one, other) => one - other))
  expect(new Set(counts).size, 'it came in pieces').toBeGreaterThan(2)
  expect(cuts).toBeGreaterThan(0)
  expect(requests).toBeLessThan(40)
})

/** Makes the phone's tables those of an earlier version of the app, with all that they had a place for. */
function makeOlder(page: Page, version: number): Promise<void> {
  const stores = LADDER.filter((rung) => rung.version <= version).map((rung) => rung.stores)
  return page.evaluate(
    async ({ version, tables }) => {
      const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((done, failed) => {
          request.onsuccess = () => done(request.result)
          request.onerror = () => failed(request.error ?? new Error('not done'))
        })
      const db = await settled(indexedDB.open('ubani'))
      const rows = new Map<string, unknown[]>()
      for (const [name] of tables)
        rows.set(name, await settled(db.transaction(name).objectStore(name).getAll()))
      db.close()
      const path = (said: string): string | string[] =>
        said.startsWith('[') ? said.slice(1, -1).split('+') : said
      const anew = async (): Promise<IDBDatabase> => {
        await settled(indexedDB.deleteDatabase('ubani'))
        const opening = indexedDB.open('ubani', version * 10) // a tenth of it is the version that Dexie counts
        opening.onupgradeneeded = () => {
          for (const [name, said] of tables) {
            const [key = '', ...indexes] = said.split(', ')
            const store = opening.result.createObjectStore(name, { keyPath: path(key) })
            for (const index of indexes) store.createIndex(index, path(index))
          }
        }
        return settled(opening).catch((fault: unknown) => {
          // the page before, which is just going, had asked for its tables once more
          if (fault instanceof DOMException && fault.name === 'VersionError') return anew()
          throw fault
        })
      }
      const older = await anew()
      for (const [name] of tables) {
        const writing = older.transaction(name, 'readwrite')
        for (const row of rows.get(name) ?? []) writing.objectStore(name).put(row)
        await new Promise((done) => {
          writing.oncomplete = done
        })
      }
      older.close()
    },
    { version, tables: stores.flatMap((each) => Object.entries(each)) },
  )
}

/** The version of the phone's tables, as Dexie counts. */
async function versionOn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name === 'ubani')
    return (found?.version ?? 0) / 10
  })
}

test('[case 30] a phone on which any earlier version of the app was used opens with this one, and has everything that was done', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await host.stop()
  await page.getByRole('checkbox').nth(1).check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  const done = await attemptsOn(page)
  const newest = await versionOn(page)
  expect(newest).toBe(LADDER.at(-1)?.version)
  for (const { version } of LADDER) {
    // a page of the app's own address on which the app itself does not run
    await page.goto(`${host.url}/icons/icon.svg`)
    await makeOlder(page, version)
    expect(await versionOn(page)).toBe(version)
    await page.goto(`${host.url}/checklist`)
    await expect(page.getByRole('checkbox').nth(1)).toBeChecked()
    await page.getByRole('checkbox').nth(2).check()
    await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
    await page.getByRole('checkbox').nth(2).uncheck()
    await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
    expect(await versionOn(page)).toBe(newest)
    const now = await attemptsOn(page)
    expect(now.map(({ id }) => id)).toEqual(done.map(({ id }) => id))
    expect(now.flatMap(({ events }) => events)).toEqual(
      expect.arrayContaining(done.flatMap(({ events }) => events)),
    )
  }
})
