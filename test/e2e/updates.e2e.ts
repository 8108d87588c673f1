import type { CDPSession, Page } from '@playwright/test'
import { buildNote, nextBuild, withFiles } from './builds.ts'
import { expect, fair, type Phone, savePacks, test, wholeShellKept, word } from './stage.ts'
import { on, portal, silent, storedLoginPages } from './weather.ts'

const offer = (page: Page) => page.getByText(word('en', 'common:updateReady'))
const changeNow = (page: Page) => page.getByRole('button', { name: word('en', 'common:updateNow') })

/** The entry script of the build a window is open on. */
function buildOf(page: Page): Promise<string | null> {
  return page.locator('script[type=module]').getAttribute('src')
}

/** Reads another language: its words are a file fetched only then. */
async function readIn(page: Page, language: 'az' | 'hy' | 'ka' | 'en'): Promise<void> {
  await page.locator('header button[aria-expanded]').click()
  await page.locator(`#languages a[lang=${language}]`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/**
 * Lets the browser look for a newer worker, as it does at every start; ends when the worker found has been installed, or not.
 * @returns whether one that was installed waits
 */
async function lookForWorker(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => undefined)
    const worker = registration.installing
    if (worker)
      await new Promise<void>((settled) =>
        worker.addEventListener('statechange', () => worker.state !== 'installing' && settled()),
      )
    return registration.waiting !== null
  })
}

/** Stops the worker as a phone does, and sees that it stands still. */
async function stopWorker(tools: CDPSession): Promise<void> {
  const stopped = new Promise<void>((done) => {
    tools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done()
    })
  })
  await tools.send('ServiceWorker.stopAllWorkers')
  await stopped
}

test('an update is offered, is not applied by itself, and is applied on a tap', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  const old = await buildOf(page)
  host.files = nextBuild(host.files, 'b', 'drop')
  await page.reload()
  await expect(offer(page)).toBeVisible()
  await page.getByRole('button', { name: word('en', 'common:updateLater') }).click()
  await expect(offer(page)).toHaveCount(0)
  await mine.open('/settings')
  expect(await buildOf(page)).toBe(old)
  await expect(offer(page)).toBeVisible()

  await changeNow(page).click()
  await expect.poll(() => buildOf(page)).not.toBe(old)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'settings:title'))
  await expect(offer(page)).toHaveCount(0)
  await host.stop()
  await mine.open('/guide/counting')
  await expect(page.locator('ol li[id]').first()).toBeVisible()
  await mine.open('/')
  await expect(page.getByText(word('en', 'home:onThisPhone'))).toBeVisible()
})

test('who closes the app with an update waiting starts the newer build, with the server stopped', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  const old = await buildOf(page)
  host.files = nextBuild(host.files, 'b', 'drop')
  await lookForWorker(page)
  await expect(offer(page)).toBeVisible()
  await mine.shut()
  await host.stop()
  const again = await mine.open('/guide/counting')
  await expect(again.locator('ol li[id]').first()).toBeVisible()
  expect(await buildOf(again)).not.toBe(old)
})

test('two windows: one changes to the update, the other goes on with its old files, with the server stopped', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const one = await mine.open('/')
  host.files = nextBuild(host.files, 'b', 'drop')
  // The other window has no more than its entry script: the rooms and their words are still to come.
  const other = await (await mine.browser()).newPage()
  await other.addInitScript('window.requestIdleCallback = () => 0')
  await other.goto('/')
  await expect(other.getByText(word('en', 'home:onThisPhone'))).toBeVisible()
  const old = await buildOf(other)
  await lookForWorker(one)
  await one.reload()
  await changeNow(one).click()
  await expect.poll(() => buildOf(one), { timeout: 20_000 }).not.toBe(old)
  await host.stop()

  expect(await buildOf(other)).toBe(old)
  await readIn(other, 'hy')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(word('hy', 'home:title'))
  await readIn(other, 'en')
  await other
    .getByRole('navigation')
    .getByRole('link', { name: word('en', 'common:checklist') })
    .click()
  await other.getByRole('checkbox').first().check()
  await expect(other.getByText(word('en', 'checklist:saved'))).toBeVisible()
  expect(await buildOf(other)).toBe(old)
  await other.reload()
  expect(await buildOf(other)).toBe(await buildOf(one))
  await expect(other.getByRole('checkbox').first()).toBeChecked()
})

test('[case 4] power gone right after a download: the guide said to be saved is there', async ({
  phone,
  host,
}) => {
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await wholeShellKept(page)
  await savePacks(page, 'en')
  await mine.kill()
  await host.stop()
  const again = await mine.open('/guide/counting')
  await expect(again.locator('ol li[id]').first()).toBeVisible()
})

test('[case 4] power gone in mid-download: the earlier edition goes on, and nothing half is in use', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/settings')
  host.weather = on(/^\/packs\/az\/guide/, silent)
  await page.getByRole('button', { name: `${word('en', 'settings:addUnknown')}: Azərbaycanca` }).click()
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('value', '0')
  await mine.kill()
  await host.stop()
  const again = await mine.open('/settings')
  await expect(
    again.getByRole('button', { name: `${word('en', 'settings:addUnknown')}: Azərbaycanca` }),
  ).toBeVisible()
  await mine.open('/guide/counting')
  await expect(again.locator('ol li[id]').first()).toBeVisible()
})

test('[case 4] a shell that the phone has lost is mended at the next start with a network', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  // an address of the app's own, where the app itself does not run
  const blank = await mine.open('/icons/icon.svg')
  const kept = (): Promise<number> =>
    blank.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('ubani-shell-'))
      const files = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return files.flat().length
    })
  const { builds } = buildNote(host.files)
  const whole = builds[0]?.length ?? 1
  expect(await kept()).toBeGreaterThanOrEqual(whole)
  await mine.clearStorage(blank, 'cache_storage')
  expect(await kept()).toBe(0)
  await mine.open('/guide/counting')
  await expect(blank.locator('ol li[id]').first()).toBeVisible()
  await expect.poll(kept).toBeGreaterThanOrEqual(whole)
  await mine.shut()
  await host.stop()
  await expect((await mine.open('/')).getByText(word('en', 'home:onThisPhone'))).toBeVisible()
  await readIn(blank.isClosed() ? await mine.open('/') : blank, 'az')
})

test('[case 27] a window whose storage another has made newer says so, and goes on after one tap', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await page.getByRole('checkbox').first().check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  const newer = await mine.another('/icons/icon.svg')
  const opened = await newer.evaluate(
    () =>
      new Promise<string>((said) => {
        const opening = indexedDB.open('ubani', 1000)
        opening.onblocked = () => said('blocked')
        opening.onsuccess = () => {
          opening.result.close()
          said('opened')
        }
      }),
  )
  expect(opened).toBe('opened')
  await expect(page.getByText(word('en', 'common:superseded'))).toBeVisible()
  await page.getByRole('button', { name: word('en', 'common:reload') }).click()
  await expect(page.getByRole('checkbox').first()).toBeChecked()
})

test('[case 31] a deploy in the middle of the checklist: it is gone through on the old build, and nothing is lost', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  const old = await buildOf(page)
  await page.getByRole('checkbox').nth(0).check()
  host.files = nextBuild(host.files, 'b', 'drop')
  expect(await lookForWorker(page)).toBe(true)
  await expect(offer(page)).toBeVisible()
  await page.getByRole('checkbox').nth(1).check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  await readIn(page, 'hy')
  await readIn(page, 'en')
  expect(await buildOf(page)).toBe(old)
  await changeNow(page).click()
  await expect.poll(() => buildOf(page)).not.toBe(old)
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
})

test('[case 32] a worker stopped between two taps is not missed', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await host.stop()
  const tools = await mine.tools(page)
  await tools.send('ServiceWorker.enable')
  for (const path of ['/guide/counting', '/checklist', '/']) {
    await stopWorker(tools)
    await mine.open(path)
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty()
    await stopWorker(tools)
    await readIn(page, 'az')
    await readIn(page, 'en')
  }
})

test('[case 33] a bad worker is not let in: the old one stays and everything opens', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  const old = await buildOf(page)
  const good = host.files
  const next = nextBuild(good, 'b', 'drop')
  const lacking = new Map(next)
  const missing = `/assets/${buildNote(next).builds[0]?.at(-1)}`
  lacking.delete(missing)
  const altered = withFiles(nextBuild(good, 'c', 'drop'), [['/pages.json', '{}']])
  for (const [what, bad, asked] of [
    ['throws', withFiles(good, [['/sw.js', 'throw new Error("bad build")']]), '/sw.js'],
    ['is no script', withFiles(good, [['/sw.js', 'this is not a script']]), '/sw.js'],
    ['names a file that is missing', lacking, missing],
    ['names a file that was altered', altered, '/pages.json'],
  ] as const)
    await test.step(`a worker that ${what}`, async () => {
      host.files = bad
      host.forget()
      expect(await lookForWorker(page), 'it waits to be let in').toBe(false)
      expect(host.asked).toContain(asked)
      await mine.open('/guide/counting')
      await expect(page.locator('ol li[id]').first()).toBeVisible()
      expect(await buildOf(page)).toBe(old)
      await expect(offer(page)).toHaveCount(0)
    })
  await host.stop()
  await mine.shut()
  await expect((await mine.open('/')).getByText(word('en', 'home:onThisPhone'))).toBeVisible()
})

test('[case 19] a login page in the place of the next build’s files is not let in; the build comes when the network is free', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/settings')
  const old = await buildOf(page)
  host.files = nextBuild(host.files, 'b', 'drop')
  host.weather = on(/^\/(pages\.json|assets)/, portal)
  host.forget()
  expect(await lookForWorker(page), 'it waits to be let in').toBe(false)
  expect(host.asked.filter((path) => /^\/(pages\.json|assets)/.test(path))).not.toEqual([])
  await expect(offer(page)).toHaveCount(0)
  expect(await storedLoginPages(page)).toEqual([])
  await mine.open('/guide/counting')
  await expect(page.locator('ol li[id]').first()).toBeVisible()
  expect(await buildOf(page)).toBe(old)

  host.weather = fair
  await mine.open('/settings')
  expect(await lookForWorker(page)).toBe(true)
  await changeNow(page).click()
  await expect.poll(() => buildOf(page)).not.toBe(old)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'settings:title'))
})

test('[case 33] the way out: a worker that removes itself and every kept file, and leaves what people have done', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await page.getByRole('checkbox').first().check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  host.killWorker = true
  let loads = 0
  page.on('load', () => (loads += 1))
  await lookForWorker(page)
  await expect.poll(() => keptBy(page)).toEqual({ workers: 0, shells: 0 })
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  expect(loads, 'the window is loaded anew once, not for ever').toBeLessThanOrEqual(2)

  host.killWorker = false
  await page.reload()
  await wholeShellKept(page)
  await host.stop()
  await mine.shut()
  const again = await mine.open('/checklist')
  await expect(again.getByRole('checkbox').first()).toBeChecked()
})

/** How many workers and shells a phone holds. */
async function keptBy(page: Page): Promise<{ workers: number; shells: number }> {
  return page
    .evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      shells: (await caches.keys()).filter((name) => name.startsWith('ubani-shell-')).length,
    }))
    .catch(() => ({ workers: -1, shells: -1 })) // the window is just being loaded anew
}

test('[case 34] storage whose connection the phone has closed is opened again, and the tick is kept', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  const ticks = page.getByRole('checkbox')
  await expect(ticks.first()).toBeVisible()
  // the app's own connection, caught where it writes
  await page.evaluate(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put']
    IDBObjectStore.prototype.put = function (...row) {
      Object.assign(window, { connection: this.transaction.db })
      return put.apply(this, row)
    }
  })
  for (const place of [0, 1, 2]) {
    await ticks.nth(place).check()
    await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    // closed in earnest: whoever asks it next is refused
    const refusal = await page.evaluate(() => {
      const { connection } = window as unknown as { connection: IDBDatabase }
      connection.close()
      try {
        return connection.transaction('attempts').mode
      } catch (fault) {
        return (fault as DOMException).name
      }
    })
    expect(refusal).toBe('InvalidStateError')
  }
  await page.reload()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3)
})

test('every hashed file of this build and of the two before it is on the server', async ({ host }) => {
  const { builds } = buildNote(host.files)
  expect(builds.length).toBeGreaterThan(0)
  for (const name of builds.slice(0, 3).flat()) {
    const answer = await fetch(`${host.url}/assets/${name}`)
    expect(answer.status, name).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('immutable')
  }
})

test('[case 29] a window of the build before gets its old files from the server of the next', async ({
  phone,
  host,
}) => {
  const page = await phone({ language: 'en' }).open('/?no-cache')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  host.files = nextBuild(host.files, 'b', 'keep')
  host.forget()
  await readIn(page, 'az')
  const words = buildNote(host.files).builds[1]?.find((name) => name.startsWith('az-'))
  expect(host.asked).toContain(`/assets/${words}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('az', 'home:title'))
})

for (const [where, path] of [
  ['home', '/'],
  ['a deep link', '/guide/counting'],
] as const)
  test(`a part that exists nowhere any more is said in words on ${where}, with a way out`, async ({
    phone,
    host,
  }) => {
    const mine: Phone = phone({ language: 'en', forgive: /dynamically imported module/ })
    const whole = host.files
    const rooms = buildNote(whole).builds[0]?.filter((name) => /^(rooms|en)-/.test(name)) ?? []
    const lacking = new Map(whole)
    for (const name of rooms) lacking.delete(`/assets/${name}`)
    host.files = lacking
    const page = await mine.open(path)
    if (path === '/')
      await page
        .getByRole('navigation')
        .getByRole('link', { name: word('en', 'common:guide') })
        .click()
    await expect(page.getByText(word('en', 'common:missingPart'))).toBeVisible()
    host.files = whole
    await page.getByRole('button', { name: word('en', 'common:reload') }).click()
    await expect(page.getByText(word('en', 'common:missingPart'))).toHaveCount(0)
    await mine.open('/guide')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'guide:title'))
  })
