import type { CDPSession, Page } from '@playwright/test'
import { type Centre, expect, test, word } from './centre.ts'
import { attemptsOn } from './kept.ts'
import { expectAt, expectSame, join } from './member.ts'
import { type Host, type Phone, saveGuide } from './stage.ts'
import { on } from './weather.ts'

/* Background Sync with the app closed: the worker, which no window helps, brings home what waits (docs/decisions/023). */

const SYNC = /^\/api\/sync/

/** The service worker of the app, by the browser's own tools, which outlive every window. */
class Worker {
  private constructor(
    private readonly tools: CDPSession,
    private readonly origin: string,
    private readonly registrationId: string,
  ) {}

  static async of(mine: Phone, host: Host): Promise<Worker> {
    // a window of no origin: through it the tools go on when every window of the app is shut
    const tools = await mine.tools(await mine.another('about:blank'))
    const registered = new Promise<string>((done) => {
      tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL === `${host.url}/`)
        if (found) done(found.registrationId)
      })
    })
    await tools.send('ServiceWorker.enable')
    return new Worker(tools, host.url, await registered)
  }

  /** Says to it what the browser says when there is a network again. */
  async wake(): Promise<void> {
    await this.tools.send('ServiceWorker.dispatchSyncEvent', {
      origin: this.origin,
      registrationId: this.registrationId,
      tag: 'ubani-outbox',
      lastChance: false,
    })
  }

  /** Takes it away as a phone does. */
  async stop(): Promise<void> {
    await this.tools.send('ServiceWorker.stopAllWorkers')
  }
}

/** Ticks steps of the day, each of which is an answer more in one attempt. */
async function tick(page: Page, ...places: readonly number[]): Promise<void> {
  if (!page.url().endsWith('/checklist')) await page.goto('/checklist')
  for (const place of places) await page.getByRole('checkbox').nth(place).check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
}

/** A member who has joined, and whose outbox is empty. */
async function joined(page: Page, centre: Centre): Promise<void> {
  await join(page, 'en', centre.code)
  await expect(page.getByText(word('en', 'group:joined', { name: centre.group }))).toBeVisible()
}

async function outboxOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const open = indexedDB.open('ubani')
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)))
    const count = db.transaction('outbox').objectStore('outbox').count()
    const found = await new Promise<number>((done) => (count.onsuccess = () => done(count.result)))
    db.close()
    return found
  })
}

test('what was done without a network goes home with the app closed, once, and the app says so when it is opened', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await joined(page, centre)
  const worker = await Worker.of(mine, host)
  await host.stop()
  await tick(page, 0, 1)
  const [attempt] = await attemptsOn(page)
  expect(await outboxOf(page)).toBe(1)
  await page.close()
  expect(await centre.attempts()).toEqual([])

  host.forget()
  await host.start()
  await worker.wake()
  await expect.poll(() => centre.attempts()).toEqual([attempt])
  await worker.wake()
  expect(host.asked.filter((path) => SYNC.test(path))).toHaveLength(1)
  host.weather = on(SYNC, () => {
    throw new Error('It was struck off already')
  })
  const again = await mine.another('/group')
  await expectAt(again, 'centre', 1)
  await expectAt(again, 'phone', 0)
  expect(await outboxOf(again)).toBe(0)
  await expectSame(again, centre)
})

test('a worker killed when the centre has it and the phone does not know goes on with the next event, and it is there once', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await joined(page, centre)
  const worker = await Worker.of(mine, host)
  await host.stop()
  await tick(page, 0)
  await page.close()

  let told: (() => void) | undefined
  host.weather = on(SYNC, async (_request, onward) => {
    await onward()
    told?.()
    return new Promise(() => undefined) // the answer is on its way for ever
  })
  await host.start()
  const taken = new Promise<void>((done) => (told = done))
  await worker.wake()
  await taken
  await worker.stop()
  expect(await centre.attempts()).toHaveLength(1)

  host.forget()
  host.weather = async (_request, onward) => onward()
  await worker.wake()
  await expect.poll(() => host.asked.filter((path) => SYNC.test(path)).length).toBe(1)
  const again = await mine.another('/group')
  await expectAt(again, 'centre', 1)
  await expectSame(again, centre)
  expect(await centre.attempts()).toHaveLength(1)
  expect(host.asked.filter((path) => SYNC.test(path))).toHaveLength(1)
})

test('[case 28] a window that is opened while the worker sends waits for it, and sends nothing twice', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await joined(page, centre)
  const worker = await Worker.of(mine, host)
  await host.stop()
  await tick(page, 0)
  await page.close()

  let [going, most] = [0, 0]
  let goOn: (() => void) | undefined
  const held = new Promise<void>((done) => (goOn = done))
  let arrived: (() => void) | undefined
  const there = new Promise<void>((done) => (arrived = done))
  host.weather = on(SYNC, async (_request, onward) => {
    most = Math.max(most, ++going)
    arrived?.()
    await held
    return onward().finally(() => going--)
  })
  host.forget()
  await host.start()
  await worker.wake()
  await there
  const again = await mine.another('/group')
  await expectAt(again, 'phone', 1)
  // the window is at it, and waits behind the worker
  await expect.poll(() => again.evaluate(async () => (await navigator.locks.query()).pending?.length)).toBe(1)
  goOn?.()
  await expectAt(again, 'centre', 1)
  expect(most).toBe(1)
  expect(host.asked.filter((path) => SYNC.test(path))).toHaveLength(1)
  await expectSame(again, centre)
})

test('[case 33] a worker that cannot take along what it sends with is installed all the same, and leaves sending to the windows', async ({
  phone,
  host,
  centre,
}) => {
  host.weather = on(/^\/assets\/sender-/, async () => new Response('gone', { status: 404 }))
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await saveGuide(page, 'en')
  expect(host.asked.some((path) => path.startsWith('/assets/sender-'))).toBe(true)
  await joined(page, centre)
  const worker = await Worker.of(mine, host)
  await host.stop()
  await tick(page, 0)
  await page.close()
  await host.start()
  await worker.wake()
  const again = await mine.another('/group')
  await expectAt(again, 'centre', 1)
  await expectSame(again, centre)
})

/** A window whose own requests to the centre never get out: it is gone too soon. */
const TOO_LATE = `{
  const before = window.fetch
  window.fetch = (...given) =>
    String(given[0]).includes('/api/sync') ? new Promise(() => undefined) : before(...given)
}`

test('what was done just before the app was closed, with a network, goes home when the browser comes again', async ({
  savedPhone,
  host,
  centre,
}) => {
  const mine = await savedPhone('en', { initScript: TOO_LATE })
  const page = await mine.open('/')
  await joined(page, centre)
  const worker = await Worker.of(mine, host)
  await tick(page, 0)
  const [attempt] = await attemptsOn(page)
  // a window is seen that might send: the worker leaves it to it, and has the browser come again
  await worker.wake()
  await expect.poll(() => syncsAsked(page)).toEqual(['ubani-outbox'])
  host.forget()
  await page.close()
  await worker.wake()
  await expect.poll(() => centre.attempts()).toEqual([attempt])
  expect(host.asked.filter((path) => SYNC.test(path))).toHaveLength(1)
})

/** What the browser will wake the app for. */
function syncsAsked(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { sync } = (await navigator.serviceWorker.ready) as unknown as {
      readonly sync: { getTags(): Promise<string[]> }
    }
    return sync.getTags()
  })
}
