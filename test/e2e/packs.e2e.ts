import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { LANGUAGE_NAMES, type Language } from '../../src/core/language.ts'
import { type Pack, packSchema } from '../../src/core/pack/content.ts'
import { LIMITS } from '../../src/core/pack/manifest.ts'
import type { PackProblem } from '../../src/core/pack/problem.ts'
import { type Files, withFiles } from './builds.ts'
import {
  builtManifest,
  daysFrom,
  type Edition,
  fewPacks,
  foreignKey,
  handOverFile,
  published,
  signed,
  written,
  type WrittenPack,
} from './editions.ts'
import {
  expect,
  fair,
  pagesPressed,
  type Phone,
  saveGuide,
  savePacks,
  test,
  wholeShellKept,
  word,
} from './stage.ts'
import { cut, endless, on, portal, redirectTo, silent, storedLoginPages } from './weather.ts'

const saveButton = (page: Page) => page.locator('main .button.primary').first()
const alert = (page: Page) => page.getByRole('alert')
const problem = (code: PackProblem): string => word('en', `problems:${code}`)

/** Asks for a newer edition on the settings page. */
async function lookForNewer(page: Page, language: Language = 'en'): Promise<void> {
  const name = `${word('en', 'settings:check')}: ${LANGUAGE_NAMES[language]}`
  await page.getByRole('button', { name }).click()
}

/** Takes in a file on the settings page. */
async function takeIn(page: Page, buffer: Buffer | string): Promise<void> {
  const file = { name: 'guide.ubani', mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) }
  await page.locator('input[type=file]').setInputFiles(file)
}

/** The edition in use, as home names it. */
async function editionInUse(mine: Phone): Promise<string> {
  const page = await mine.open('/')
  const shown = page.locator('main section', { hasText: word('en', 'home:onThisPhone') })
  return shown.locator('.small').innerText()
}

/** An English edition, small, of a later day than the built one; its first chapter has a title of its own. */
function newerEdition(files: Files, title = 'A newer edition', days = 1): Edition {
  const { version, issued } = builtManifest(files)
  return signed(retitled(fewPacks(files, 'en'), title).map(written), {
    version,
    issued: daysFrom(issued, days),
  })
}

function retitled(packs: readonly Pack[], title: string): Pack[] {
  return packs.map((pack) =>
    pack.kind === 'guide'
      ? {
          ...pack,
          chapters: pack.chapters.map((chapter, place) => (place === 0 ? { ...chapter, title } : chapter)),
        }
      : pack,
  )
}

const firstChapter = (page: Page) => page.locator('main ol a b').first()

test('a cut download says so, keeps what arrived whole, and goes on with the rest', async ({
  phone,
  host,
}) => {
  const page = await phone({ language: 'en' }).open('/')
  host.weather = on(/^\/packs\/en\/guide/, cut)
  await saveButton(page).click()
  await expect(alert(page)).toHaveText(problem('no-answer'))

  host.weather = on(/^\/packs\/en\/guide/, silent)
  await page.getByRole('button', { name: word('en', 'home:saveGoOn') }).click()
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('value', '0')
  await page.getByRole('button', { name: word('en', 'common:cancel') }).click()
  await expect(page.getByText(word('en', 'home:saveStopped'))).toBeVisible()

  host.weather = fair
  host.forget()
  await page.getByRole('button', { name: word('en', 'home:saveGoOn') }).click()
  await expect(page.getByText(word('en', 'home:onThisPhone'))).toBeVisible()
  expect(host.packsAsked()).toEqual([expect.stringContaining('/packs/en/guide.')])
})

test('[case 26] a line that drops after every pack: each go brings one more, none begins anew', async ({
  phone,
  host,
}) => {
  const mine = phone({ language: 'en' })
  const packs = builtManifest(host.files).packs.filter((entry) => entry.language === 'en')
  const whole: string[] = []
  for (const go of packs.keys()) {
    let open = true
    host.weather = on(/^\/packs\/en/, async (request, onward, hangUp) => {
      const path = new URL(request.url).pathname
      if (!open) return cut(request, onward, hangUp)
      open = false
      whole.push(path)
      return onward()
    })
    const page = await mine.open('/')
    await saveButton(page).click()
    const outcome = go < packs.length - 1 ? problem('no-answer') : word('en', 'home:onThisPhone')
    await expect(page.getByText(outcome)).toBeVisible()
    await mine.kill()
  }
  expect(new Set(whole).size, 'no pack came whole twice').toBe(packs.length)
})

test('a phone hands its guide to another by file, with the server stopped', async ({
  savedPhone,
  phone,
  host,
}) => {
  const hers = await savedPhone('hy', { language: 'hy' })
  const from = await hers.open('/settings')
  const downloading = from.waitForEvent('download')
  await from.getByRole('button', { name: word('hy', 'settings:makeFile') }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^ubani-hy-\d+\.ubani$/)
  const file = readFileSync(await download.path())

  const his = phone({ language: 'en' })
  await wholeShellKept(await his.open('/'))
  await his.shut()
  await host.stop()
  const page = await his.open('/settings')
  await takeIn(page, file)
  const { version } = builtManifest(host.files)
  const taken = word('en', 'settings:takenIn', { version, language: LANGUAGE_NAMES.hy })
  await expect(page.getByText(taken)).toBeVisible()
  await his.kill()
  const chapter = await his.open('/guide/counting?lang=hy')
  await expect(chapter.locator('ol li[id]').first()).toBeVisible()
})

test('[case 35] a file that is not as it was signed is refused whole, and the guide stays as it was', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const { version, issued } = builtManifest(host.files)
  const packs = fewPacks(host.files, 'en').map(written)
  const newer = { version, issued: daysFrom(issued, 1) }
  const good = handOverFile('en', signed(packs, newer))
  const azeri = fewPacks(host.files, 'az').map((pack) => ({ ...written(pack), language: 'en' }))
  const files: readonly (readonly [string, string | Buffer, PackProblem])[] = [
    ['a flipped letter in a pack', good.replace('polling', 'pollinG'), 'damaged'],
    ['a pack left out', good.replace(/,"[0-9a-f]{64}":/, ',"0":'), 'not-a-pack'],
    ['half a file', good.slice(0, good.length / 2), 'not-a-pack'],
    ['half a packed file', gzipSync(good).subarray(0, 2000), 'not-a-pack'],
    ['somebody’s photograph', Buffer.from('ffd8ffe000104a464946', 'hex'), 'not-a-pack'],
    ['a login page', '<!doctype html><title>Wi-Fi</title>', 'not-a-pack'],
    ['a foreign key', handOverFile('en', signed(packs, { ...newer, key: foreignKey() })), 'foreign-key'],
    [
      'an altered manifest',
      good.replace(`\\"version\\\\\\":${version}`, `\\"version\\\\\\":${version + 1}`),
      'bad-signature',
    ],
    [
      'another audience',
      handOverFile('en', signed(packs, { ...newer, alter: (m) => ({ ...m, audience: 'xx-pec' }) })),
      'foreign-audience',
    ],
    [
      'a newer format',
      handOverFile('en', signed(packs, { ...newer, alter: (m) => ({ ...m, format: 2 }) })),
      'newer-format',
    ],
    ['another language inside', handOverFile('en', signed(azeri, newer)), 'wrong-language'],
    ['a language it does not hold', handOverFile('az', signed(packs, newer)), 'wrong-language'],
    [
      'an older version',
      handOverFile('en', signed(packs, { version, issued: daysFrom(issued, -1) })),
      'older',
    ],
  ]
  const before = await editionInUse(mine)
  const page = await mine.open('/settings')
  for (const [what, file, code] of files) {
    await test.step(what, async () => {
      await takeIn(page, file)
      await expect(alert(page), what).toHaveText(problem(code))
      await page.reload()
    })
  }
  expect(await editionInUse(mine)).toBe(before)
  await takeIn(await mine.open('/settings'), good)
  await expect(page.getByText(word('en', 'settings:takenIn', { version, language: 'English' }))).toBeVisible()
})

test('[case 35] an edition on the server that is not as it was signed is refused whole, and the guide stays as it was', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const { files } = host
  const { version, issued } = builtManifest(files)
  const packs = fewPacks(files, 'en').map(written)
  const newer = { version, issued: daysFrom(issued, 1) }
  const good = signed(packs, newer)
  const [path = '', text = ''] = [...good.texts][0] ?? []
  const azeri = fewPacks(files, 'az').map((pack) => ({ ...written(pack), language: 'en' }))
  const put = (at: string, what: string): Files => withFiles(published(files, good), [[at, what]])
  const servers: readonly (readonly [string, Files, PackProblem])[] = [
    ['a flipped letter in a pack', put(`/packs/${path}`, text.replace('polling', 'pollinG')), 'damaged'],
    ['a truncated pack', put(`/packs/${path}`, text.slice(0, 5000)), 'damaged'],
    ['a truncated manifest', put('/packs/manifest.json', good.envelope.slice(0, 200)), 'not-a-pack'],
    ['another language inside', published(files, signed(azeri, newer)), 'wrong-language'],
    ['none of the language', published(files, signed([], newer)), 'wrong-language'],
    ['a foreign key', published(files, signed(packs, { ...newer, key: foreignKey() })), 'foreign-key'],
    ['an earlier day', published(files, signed(packs, { version, issued: daysFrom(issued, -1) })), 'older'],
  ]
  const before = await editionInUse(mine)
  const page = await mine.open('/settings')
  for (const [what, served, code] of servers) {
    await test.step(what, async () => {
      host.files = served
      await lookForNewer(page)
      await expect(alert(page), what).toHaveText(problem(code))
      await page.reload()
    })
  }
  expect(await editionInUse(mine)).toBe(before)
  const chapter = await mine.open('/guide/counting')
  await expect(chapter.locator('ol li[id]').first()).toBeVisible()
})

test('a newer edition is taken when asked for; one step back leads to the earlier one, and forward again', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/settings')
  await lookForNewer(page)
  await expect(page.getByText(word('en', 'settings:newest'))).toBeVisible()

  const edition = newerEdition(host.files)
  host.files = published(host.files, edition)
  await lookForNewer(page)
  const back = page.getByRole('button', { name: /^Back to edition/ })
  await expect(back).toBeVisible()
  await host.stop()
  for (const [title, inUse] of [
    ['A newer edition', true],
    ['A newer edition', false],
    ['A newer edition', true],
  ] as const) {
    const guide = await mine.open('/guide')
    if (inUse) await expect(firstChapter(guide)).toHaveText(title)
    else await expect(firstChapter(guide)).not.toHaveText(title)
    await mine.open('/settings')
    await back.click()
    await expect(page.getByText(word('en', 'settings:steppedBack'))).toBeVisible()
  }
})

test('[case 36] hostile packs are refused at a limit, and the app goes on', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  const { files } = host
  const { version, issued } = builtManifest(files)
  const newer = { version, issued: daysFrom(issued, 1) }
  const guide = (text: string): WrittenPack => ({ kind: 'guide', language: 'en', text })
  const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
  const many = `{"kind":"guide","format":1,"language":"en","chapters":[${'0,'.repeat(1_000_000)}0],"law":{}}`
  const climbing = signed([guide('{}')], {
    ...newer,
    alter: (manifest) => ({
      ...manifest,
      packs: manifest.packs.map((entry) => ({ ...entry, path: 'en/../../sw.js' })),
    }),
  })
  const served: readonly (readonly [string, Edition, PackProblem])[] = [
    ['a path that climbs', climbing, 'wrong-shape'],
    ['a million chapters', signed([guide(many)], newer), 'wrong-shape'],
    ['a million brackets', signed([guide(deep)], newer), 'wrong-shape'],
  ]
  const page = await mine.open('/settings')
  for (const [what, edition, code] of served)
    await test.step(what, async () => {
      host.files = published(files, edition)
      await lookForNewer(page)
      await expect(alert(page), what).toHaveText(problem(code))
      await page.reload()
    })

  host.files = files
  const bomb = brotliCompressSync(Buffer.alloc(256 * 1024 * 1024, '['))
  host.weather = on(/^\/packs/, async () => new Response(new Uint8Array(bomb), { headers: BROTLI }))
  await lookForNewer(page)
  await expect(alert(page)).toHaveText(problem('too-large'))
  host.weather = fair

  const handed: readonly (readonly [string, string | Buffer, PackProblem])[] = [
    ['a packed file that swells', gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), 'too-large'],
    ['a file past the limit', Buffer.alloc(LIMITS.bundle + 1, ' '), 'too-large'],
    ['a million brackets', deep, 'not-a-pack'],
  ]
  for (const [what, file, code] of handed)
    await test.step(what, async () => {
      await page.reload()
      await takeIn(page, file)
      await expect(alert(page), what).toHaveText(problem(code))
    })
  const chapter = await mine.open('/guide/counting')
  await expect(chapter.locator('ol li[id]').first()).toBeVisible()
})

const BROTLI = { 'content-type': 'application/json', 'content-encoding': 'br' }

test('[case 24] an answer without end is broken off at a limit, and the app goes on', async ({
  phone,
  host,
}) => {
  const page = await phone({ language: 'en' }).open('/')
  for (const path of [/^\/packs\/manifest/, /^\/packs\/en\/guide/]) {
    const ended = new Promise<void>((heard) => {
      host.weather = on(path, endless(heard))
    })
    await saveButton(page).click()
    await expect(alert(page)).toHaveText(problem('too-large'))
    await ended
  }
  host.weather = fair
  await savePacks(page, 'en')
})

test('[case 19] a login page answering everything with 200 is seen through, and stored nowhere', async ({
  phone,
  host,
}) => {
  const fresh = phone({ language: 'en', forgive: /Failed to fetch dynamically imported|error loading/ })
  host.weather = on(/^\/(sw\.js|pages\.json|packs|manifest\.webmanifest|icons)/, portal)
  const page = await fresh.open('/')
  await saveButton(page).click()
  await expect(alert(page)).toHaveText(problem('portal'))
  host.weather = on(/^\/packs\/en/, portal)
  await saveButton(page).click()
  await expect(alert(page)).toHaveText(problem('portal'))
  host.weather = fair
  await page.reload()
  await saveGuide(page, 'en')
  expect(await storedLoginPages(page)).toEqual([])
  await fresh.shut()

  host.weather = portal
  const again = await fresh.open('/guide/counting')
  await expect(again.locator('ol li[id]').first()).toBeVisible()
  await again.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => undefined))
  await fresh.open('/settings')
  await lookForNewer(again)
  await expect(alert(again)).toHaveText(problem('portal'))
  expect(await storedLoginPages(again)).toEqual([])
  await fresh.shut()
  await host.stop()
  await expect((await fresh.open('/')).getByText(word('en', 'home:onThisPhone'))).toBeVisible()
})

test('[case 20] a redirect to a login page elsewhere is not followed', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  let visits = 0
  const elsewhere = createServer((_request, answer) => {
    visits += 1
    answer
      .writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
      .end('{}')
  })
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening))
  host.weather = redirectTo(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/login`)
  const page = await mine.open('/settings')
  await lookForNewer(page)
  await expect(alert(page)).toHaveText(problem('portal'))
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => undefined))
  const chapter = await mine.open('/guide/counting')
  await expect(chapter.locator('ol li[id]').first()).toBeVisible()
  expect(visits).toBe(0)
  mine.strayRequests.length = 0 // the browser names where it was sent and did not go: nobody came
  elsewhere.close()
})

test('[case 5] a tick that finds the storage full stays on the screen and says it is not kept', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  const tick = page.getByRole('checkbox').first()
  await expect(tick).toBeVisible()
  await mine.limitStorage(page, 1)
  await tick.check()
  await expect(alert(page)).toHaveText(word('en', 'checklist:notSaved'))
  await expect(tick).toBeChecked()
  await mine.limitStorage(page)
  await tick.uncheck()
  await tick.check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  await expect(alert(page)).toHaveCount(0)
  await page.reload()
  await expect(tick).toBeChecked()
})

test('[case 6] storage full in mid-download: the new edition is dropped whole, the old one goes on', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const before = await editionInUse(mine)
  const page = await mine.open('/settings')
  host.files = published(host.files, newerEdition(host.files))
  await mine.limitStorage(page, 1)
  await lookForNewer(page)
  await expect(alert(page)).toHaveText(problem('storage-full'))
  await mine.limitStorage(page)
  expect(await editionInUse(mine)).toBe(before)
  await mine.open('/guide')
  await expect(firstChapter(page)).not.toHaveText('A newer edition')
  await mine.open('/settings')
  await lookForNewer(page)
  await expect(page.getByRole('button', { name: /^Back to edition/ })).toBeVisible()
  await mine.open('/guide')
  await expect(firstChapter(page)).toHaveText('A newer edition')
})

test('[case 7] a disk that is really full: the tick stays on the screen and says so, and it goes on when there is room', async ({
  savedPhone,
}) => {
  const disk = smallDisk()
  const mine = await savedPhone('en', disk ? { profile: disk.folder } : {})
  const page = await mine.open('/checklist')
  const ticks = page.getByRole('checkbox')
  await ticks.nth(0).check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  if (!disk) await mine.limitStorage(page, 1)
  // the database may have taken some room ahead, and the browser gives some back: both are used up
  await expect(async () => {
    disk?.fill()
    for (let turn = 0; turn < 5; turn++) {
      await ticks.nth(1).uncheck()
      await ticks.nth(1).check()
    }
    await expect(alert(page)).toHaveText(word('en', 'checklist:notSaved'), { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect(ticks.nth(1)).toBeChecked()
  if (disk) disk.free()
  else await mine.limitStorage(page)
  await ticks.nth(2).check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  // A log torn by a full disk makes Chromium drop the whole database at its next start: said honestly, never a dead end.
  await mine.kill()
  const again = await mine.open('/')
  await expect(again.getByText(word('en', 'home:onThisPhone')).or(saveButton(again))).toBeVisible()
  await mine.shut()
  disk?.remove()
})

/** A disk of its own that can be filled; only root can make one, elsewhere a quota stands in for it. */
function smallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=150m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(64 * 1024))
      } catch {
        // full: that was the aim
      }
    },
    free: () => rmSync(filler),
    remove: () => {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

test('[case 8] what the phone has cleared is not pretended to be there, and can be saved anew', async ({
  savedPhone,
}) => {
  for (const cleared of ['all', 'indexeddb', 'cache_storage,service_workers']) {
    const mine = await savedPhone('en')
    const page = await mine.open('/')
    const here = page.getByText(word('en', 'home:onThisPhone'))
    await expect(here).toBeVisible()
    await page.goto('about:blank')
    await mine.clearStorage(page, cleared)
    await mine.open('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (cleared.startsWith('cache')) await expect(here).toBeVisible()
    else {
      await expect(saveButton(page)).toBeVisible()
      await expect(here).toHaveCount(0)
      await saveButton(page).click()
      await expect(here).toBeVisible()
    }
    await wholeShellKept(page)
    await mine.shut()
  }
})

test('[case 9] a phone that knows no promise to keep, or refuses it, is served all the same', async ({
  phone,
}) => {
  const without = phone({ language: 'en', initScript: 'delete Navigator.prototype.storage' })
  await saveGuide(await without.open('/'), 'en')
  const silentOne = await without.open('/settings')
  await expect(silentOne.getByText(word('en', 'settings:usedUnknown'))).toBeVisible()
  await without.shut()

  const refusing = phone({
    language: 'en',
    initScript: `StorageManager.prototype.persist = async () => { throw new TypeError('no') }
      StorageManager.prototype.persisted = async () => false`,
  })
  await saveGuide(await refusing.open('/'), 'en')
  const page = await refusing.open('/settings')
  await expect(page.getByText(word('en', 'settings:notKept'))).toBeVisible()
  await page.getByRole('button', { name: word('en', 'settings:askToKeep') }).click()
  await expect(page.getByText(word('en', 'settings:askRefused'))).toBeVisible()
  await expect(page.getByRole('button', { name: word('en', 'settings:makeFile') })).toBeEnabled()
})

test('[case 10] in a private window everything works until it is closed, and nothing is left behind', async ({
  phone,
  host,
}) => {
  const mine = phone({ language: 'en', secret: true })
  const page = await mine.open('/')
  await saveGuide(page, 'en')
  await host.stop()
  await mine.open('/guide/counting')
  await expect(page.locator('ol li[id]').first()).toBeVisible()
  await mine.open('/settings')
  await expect(page.getByText(word('en', 'settings:notKept'))).toBeVisible()
  await mine.shut()
  await host.start()
  await expect(saveButton(await mine.open('/'))).toBeVisible()
})

test('[case 10] a browser that gives no storage at all reads from the network, and says what it cannot keep', async ({
  phone,
}) => {
  const mine = phone({
    language: 'en',
    initScript: `IDBFactory.prototype.open = () => { throw new DOMException('not here', 'InvalidStateError') }
      CacheStorage.prototype.open = () => Promise.reject(new DOMException('not here', 'SecurityError'))`,
  })
  const page = await mine.open('/')
  await saveButton(page).click()
  await expect(alert(page)).toHaveText(problem('storage-closed'))
  await mine.open('/guide/counting')
  await expect(page.locator('ol li[id]').first()).toBeVisible()
  await mine.open('/checklist')
  await page.getByRole('checkbox').first().check()
  await expect(alert(page)).toHaveText(word('en', 'checklist:notSaved'))
})

test('[case 25] on a slow phone with hardly a line the first screen comes from the phone itself', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = (await mine.browser()).pages()[0] as Page
  const tools = await mine.tools(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 800,
    downloadThroughput: 6400,
    uploadThroughput: 2500,
  })
  host.weather = silent
  const start = Date.now()
  await mine.open('/')
  await expect(page.getByText(word('en', 'home:onThisPhone'))).toBeVisible()
  test.info().annotations.push({ type: 'first screen, ms', description: String(Date.now() - start) })

  host.weather = fair
  await mine.open('/settings')
  const add = `${word('en', 'settings:addUnknown')}: ${LANGUAGE_NAMES.az}`
  await page.getByRole('button', { name: add }).click()
  const progress = page.getByRole('progressbar')
  const arrived = async (): Promise<number> => Number(await progress.getAttribute('value'))
  await expect.poll(arrived, { timeout: 20_000 }).toBeGreaterThan(0) // the line is as slow as it is
  const first = await arrived()
  await expect.poll(arrived, { timeout: 20_000 }).toBeGreaterThan(first)
  await page.getByRole('button', { name: word('en', 'common:cancel') }).click()
  await expect(progress).toHaveCount(0)
})

/** What an attacker who holds a key would write; each tells `hacked` if it ever runs. */
const HOSTILE = [
  '<img src=x onerror="hacked()">',
  '<script>hacked()</script>',
  'javascript:hacked()',
  '"><svg onload="hacked()">',
  "'onmouseover='hacked()",
  '</style><style>*{display:none!important}</style>',
  'url(//elsewhere.invalid/x)',
  '</script><script>hacked()</script>',
  '[x](javascript:hacked())',
  '{{constructor.constructor("hacked()")()}}',
  '\u202egnp.exe\u202c \u0000 $& $(hacked)',
] as const

/** What is in every one of them. */
const OF_ANY = /hacked|elsewhere\.invalid|display:none/

/** What a text would have become if it had been taken for markup. */
const MADE_FROM_TEXT =
  'main :is(img, script, style, iframe, object, [onerror], [onload], [onmouseover], [style], a[href^="javascript" i])'

/** Puts hostile texts into every field of a pack that takes free text. */
function poisoned(pack: Pack): Pack {
  const copy = structuredClone(pack)
  let place = 0
  const poison = (holder: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'object' && value !== null) poison(value as Record<string, unknown>)
      if (typeof value !== 'string' || ['kind', 'language', 'phase'].includes(key)) continue
      const hostile = HOSTILE[place % HOSTILE.length] ?? ''
      holder[key] = key === 'fold' ? `${value} ${hostile}` : hostile
      if (packSchema.safeParse(copy).success) place += 1
      else holder[key] = value
    }
  }
  poison(copy)
  return copy
}

test('[case 37] hostile texts in every field of a well-signed pack are shown as text, and nothing of them runs', async ({
  phone,
  host,
}) => {
  const { version, issued } = builtManifest(host.files)
  const packs = fewPacks(host.files, 'en').map(poisoned)
  host.files = published(host.files, signed(packs.map(written), { version, issued }))
  const mine = phone({
    language: 'en',
    initScript: 'window.ran = 0; window.hacked = () => { window.ran += 1 }',
  })
  const page = await mine.open('/')
  await saveGuide(page, 'en')
  const guide = packs.find((pack) => pack.kind === 'guide')
  const card = packs.find((pack) => pack.kind === 'cards')?.themes[0]?.cards[0]
  const chapter = `/guide/${guide?.chapters[0]?.id}`
  const card1 = `/cards/${card?.id}`
  for (const path of [chapter, card1]) {
    await mine.open(path)
    await page.getByRole('button', { name: word('en', 'guide:bookmark'), exact: true }).click()
    await expect(page.getByRole('button', { name: word('en', 'guide:bookmarked') })).toBeVisible()
  }
  const shown = new Set<string>()
  const look = async (): Promise<void> => {
    await expect(page.locator('main h1').first()).toBeVisible()
    const text = await page.locator('body').innerText()
    for (const hostile of HOSTILE) if (text.includes(hostile)) shown.add(hostile)
    await expect(page.locator(MADE_FROM_TEXT), page.url()).toHaveCount(0)
    const ran = await page.evaluate(() => (window as unknown as { ran: number }).ran)
    expect(ran, `scripts run on ${page.url()}`).toBe(0)
  }
  const lists = ['/guide', '/cards', '/glossary', '/search?q=hacked', '/checklist', '/print']
  for (const path of [...lists, chapter, card1]) {
    await mine.open(path)
    // what was not drawn yet runs nothing
    await expect(page.locator('main').getByText(OF_ANY).first(), path).toBeVisible()
    await look()
  }
  for (const path of ['/', '/about']) {
    await mine.open(path)
    await look()
  }
  await mine.open(card1)
  await expect(page.locator('main details').first()).toBeVisible()
  for (const note of await page.locator('main details').all()) {
    await note.locator('summary').click()
    await look()
  }
  expect([...shown]).toEqual(expect.arrayContaining(HOSTILE.slice(0, 10)))

  await pagesPressed(page, 'en', ['/', chapter])
  for (const path of ['/', chapter]) {
    const answer = await page.goto(path)
    expect(await answer?.text(), `${path} is shown as it was last drawn`).toContain('data-pressed')
    await look()
  }
})
