import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type Centre, expect, test, word } from './centre.ts'
import { attemptsOn } from './kept.ts'
import { findings, tooSmall } from './looks.ts'

const PAGES = ['/privacy', '/privacy/backup', '/privacy/phone'] as const
const says = (key: `${string}:${string}`, blanks = {}): string => word('en', key, blanks)

function button(page: Page, key: `${string}:${string}`, blanks = {}) {
  return page.getByRole('button', { name: says(key, blanks), exact: true })
}

/** Ticks a step of the day, joins the group, and waits until it is at the centre. */
async function learn(page: Page, base: string, centre: Centre): Promise<void> {
  await page.goto(`${base}/checklist`)
  await page.locator('main input[type=checkbox]').first().check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await page.goto(`${base}/group`)
  await page.locator('#group-code').fill(centre.code)
  await button(page, 'group:join').click()
  await expect(page.getByText(says('group:joined', { name: centre.group }))).toBeVisible()
  await expect.poll(async () => (await centre.attempts()).length).toBe(1)
}

/** The file that is saved by a press of a button. */
async function savedBy(page: Page, press: () => Promise<void>): Promise<{ path: string; name: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { path: await download.path(), name: download.suggestedFilename() }
}

test('[48] a card brings back on a new phone what the centre has, once, and shuts the lost phone out', async ({
  host,
  phone,
  centre,
}) => {
  test.setTimeout(120_000)
  const lost = phone({ language: 'en' })
  const page = await lost.open('/')
  await learn(page, host.url, centre)
  await page.goto(`${host.url}/privacy/phone`)
  await expect(page.locator('.pr-card svg')).toBeVisible()
  const code = (await page.locator('.pr-code').textContent()) ?? ''
  await button(page, 'privacy:cardTell').click()
  await expect(page.getByText(says('privacy:cardKnown'))).toBeVisible()

  const fresh = phone({ language: 'en' })
  const next = await fresh.open(`/privacy/phone#${code.replaceAll('-', '')}`)
  await expect(next.locator('#had-code')).toHaveValue(code.replaceAll('-', ''))
  expect(new URL(next.url()).hash).toBe('')
  const began = Date.now()
  await button(next, 'privacy:hadGo').click()
  await expect(next.getByText(says('privacy:came', { n: 1, all: 1 }))).toBeVisible()
  expect(Date.now() - began).toBeLessThan(60_000)
  expect(await attemptsOn(next)).toEqual(await attemptsOn(page))
  expect(await findings(next)).toEqual([])
  await next.goto(`${host.url}/group`)
  await expect(next.getByText(says('group:joined', { name: centre.group }))).toBeVisible()
  await expect(next.locator('.gr-places [data-place=centre] dd')).toHaveText('1')

  // the lost phone is told the next time that it sends
  await page.goto(`${host.url}/checklist`)
  await page.locator('main input[type=checkbox]').nth(1).check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await page.goto(`${host.url}/group`)
  await button(page, 'group:send').click()
  await expect(page.getByText(says('group:state_revoked'))).toBeVisible()

  const third = await phone({ language: 'en' }).open('/privacy/phone')
  await third.locator('#had-code').fill(code)
  await button(third, 'privacy:hadGo').click()
  await expect(third.getByText(says('privacy:trouble_used'))).toBeVisible()
})

test('a copy of what the centre has is saved, and deleting there leaves nothing there and everything here', async ({
  host,
  phone,
  centre,
}) => {
  const page = await phone({ language: 'en' }).open('/')
  await learn(page, host.url, centre)
  await page.goto(`${host.url}/privacy`)
  await button(page, 'privacy:copyAsk').click()
  const copy = await savedBy(page, () => button(page, 'privacy:copySave').click())
  expect(copy.name).toMatch(/^ubani-centre-/)
  expect(JSON.parse(readFileSync(copy.path, 'utf8'))).toMatchObject({
    total: 1,
    group: { name: centre.group },
  })

  await button(page, 'privacy:forgetAsk').click()
  await button(page, 'privacy:forgetYes').click()
  await expect(page.getByText(says('privacy:centreNone'))).toBeVisible()
  expect(await centre.attempts()).toEqual([])
  expect(await centre.statements()).toEqual([])
  expect(await centre.db.all('SELECT person FROM people')).toEqual([])
  expect(await attemptsOn(page)).toHaveLength(1)
  await page.goto(`${host.url}/group`)
  await expect(page.locator('.gr-places [data-place=phone] dd')).toHaveText('1')
})

test('deleting at the centre is asked for without a network, and done by the next start that has one', async ({
  host,
  savedPhone,
  centre,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await learn(page, host.url, centre)
  await page.goto(`${host.url}/privacy`)
  await host.stop()
  await button(page, 'privacy:forgetAsk').click()
  await button(page, 'privacy:forgetYes').click()
  await expect(page.getByText(says('privacy:forget_asked'))).toBeVisible()
  await mine.kill()
  await host.start()
  await mine.open('/')
  await expect.poll(async () => (await centre.attempts()).length).toBe(0)
})

test('a locked copy opens with its secret only, and brings everything to another phone', async ({
  host,
  phone,
}) => {
  const page = await phone({ language: 'en' }).open('/checklist')
  await page.locator('main input[type=checkbox]').first().check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await page.goto(`${host.url}/privacy/backup`)
  await button(page, 'privacy:lockNow').click()
  await expect(page.getByText(says('privacy:secretShort'))).toBeVisible()
  await button(page, 'privacy:makeCode').click()
  const code = await page.locator('#lock-secret').inputValue()
  expect(code).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/)
  const { path, name } = await savedBy(page, () => button(page, 'privacy:lockNow').click())
  await expect(page.getByText(says('privacy:locked', { name }))).toBeVisible()

  const next = await phone({ language: 'en' }).open('/privacy/backup')
  await next.locator('#back-file').setInputFiles(path)
  await next.locator('#back-secret').fill('something else')
  await button(next, 'privacy:backOpen').click()
  await expect(next.getByText(says('privacy:backup_wrong-secret'))).toBeVisible()
  await next.locator('#back-secret').fill(code.toLowerCase())
  await button(next, 'privacy:backOpen').click()
  await button(next, 'privacy:bring').click()
  await expect(next.getByText(says('privacy:brought', { n: 1, known: 0 }))).toBeVisible()
  expect(await attemptsOn(next)).toEqual(await attemptsOn(page))
})

test('on an iPhone without the app on its home screen one is told to put it there and to save a copy', async ({
  host,
  phone,
}) => {
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15'
  // no iPhone offers to install: this browser would
  const initScript = `addEventListener('beforeinstallprompt', (offer) => offer.stopImmediatePropagation())`
  const page = await phone({ language: 'en', userAgent, initScript }).open('/privacy/backup')
  for (const path of ['/privacy/backup', '/group', '/progress']) {
    await page.goto(host.url + path)
    await expect(page.getByText(says('mine:weekly'))).toBeVisible()
  }
})

for (const [name, options] of [
  ['[9] where the browser promises nothing', { initScript: 'delete Navigator.prototype.storage' }],
  ['[10] in a private window', { secret: true }],
] as const)
  test(`${name} everything works, and one is told that it may be lost, and of the copy`, async ({
    host,
    phone,
  }) => {
    const page = await phone({ language: 'en', ...options }).open('/checklist')
    await page.locator('main input[type=checkbox]').first().check()
    await expect(page.getByText(says('checklist:saved'))).toBeVisible()
    for (const path of ['/progress', '/group', '/privacy/backup']) {
      await page.goto(host.url + path)
      await expect(page.getByText(says('mine:notKept'))).toBeVisible()
      await expect(page.getByText(says('mine:weekly'))).toBeVisible()
      const links = path === '/privacy/backup' ? 0 : 1 // nowhere a link to where one is
      await expect(page.getByRole('link', { name: says('mine:weekly') })).toHaveCount(links)
    }
    await page.locator('#lock-secret').fill('nine mountains away')
    await savedBy(page, () => button(page, 'privacy:lockNow').click())
    await expect(page.getByText(says('mine:notKept'))).toHaveCount(0)
  })

/** What Chromium takes when it makes room: all that counts towards the space of an app, which localStorage does not. */
const FOR_ROOM = 'indexeddb,cache_storage,service_workers,file_systems'

/** What is said when the phone has cleared something. */
const lost = (page: Page, what: 'lost' | 'lostPerhaps' = 'lost') =>
  page.getByRole('status').getByText(says(`group:${what}`), { exact: true })

test('[8] what the phone has cleared while the app was closed is told at the start, and comes back with the card', async ({
  host,
  phone,
  centre,
}) => {
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await learn(page, host.url, centre)
  await page.goto(`${host.url}/privacy/phone`)
  const code = (await page.locator('.pr-code').textContent()) ?? ''
  await button(page, 'privacy:cardTell').click()
  await expect(page.getByText(says('privacy:cardKnown'))).toBeVisible()
  const before = await attemptsOn(page)
  await page.goto('about:blank')
  await mine.clearStorage(page, FOR_ROOM)

  const again = await mine.open('/')
  await expect(lost(again)).toBeVisible()
  await again.goto(`${host.url}/checklist`)
  await expect(again.locator('main input[type=checkbox]').first()).not.toBeChecked()
  await expect(lost(again), 'it is told until it was read').toBeVisible()
  await again
    .locator('main')
    .getByRole('link', { name: says('group:lostCard'), exact: true })
    .click()
  await expect(again.getByText(says('privacy:cardNone'))).toBeVisible()
  await expect(lost(again), 'it is not in the way where it leads').toHaveCount(0)
  await again.locator('#had-code').fill(code)
  await button(again, 'privacy:hadGo').click()
  await expect(again.getByText(says('privacy:came', { n: 1, all: 1 }))).toBeVisible()
  expect(await attemptsOn(again)).toEqual(before)
  await again.goto(`${host.url}/group`)
  await expect(again.locator('.gr-places [data-place=centre] dd')).toHaveText('1')
  await expect(lost(again)).toHaveCount(0)
})

test('[8] a phone that has cleared everything, the word of it too, starts as new, and the card brings back what the centre has', async ({
  host,
  phone,
  centre,
}) => {
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await learn(page, host.url, centre)
  await page.goto(`${host.url}/privacy/phone`)
  const code = (await page.locator('.pr-code').textContent()) ?? ''
  await button(page, 'privacy:cardTell').click()
  await expect(page.getByText(says('privacy:cardKnown'))).toBeVisible()
  const before = await attemptsOn(page)
  await page.goto('about:blank')
  await mine.clearStorage(page, 'all')

  const again = await mine.open('/privacy/phone')
  await expect(again.getByText(says('privacy:cardNone'))).toBeVisible()
  await again.locator('#had-code').fill(code)
  await button(again, 'privacy:hadGo').click()
  await expect(again.getByText(says('privacy:came', { n: 1, all: 1 }))).toBeVisible()
  expect(await attemptsOn(again)).toEqual(before)
})

/** An app on the home screen, as an iPhone tells it. */
const INSTALLED = "Object.defineProperty(navigator, 'standalone', { value: true })"

test('[8] an app on the home screen that finds nothing at all says what that may mean, until it is closed or somebody is there', async ({
  phone,
}) => {
  const mine = phone({ language: 'en', initScript: INSTALLED })
  const page = await mine.open('/')
  await expect(lost(page, 'lostPerhaps')).toBeVisible()
  await page.goto(new URL('/guide', page.url()).href)
  await expect(lost(page, 'lostPerhaps')).toBeVisible()
  await page.getByRole('link', { name: says('group:lostCopy'), exact: true }).click()
  await expect(page.getByRole('heading', { name: says('privacy:backTitle'), exact: true })).toBeVisible()
  await page.goto(new URL('/checklist', page.url()).href)
  await expect(lost(page, 'lostPerhaps')).toBeVisible()
  await button(page, 'common:close').click()
  await expect(lost(page, 'lostPerhaps')).toHaveCount(0)
  await page.locator('main input[type=checkbox]').first().check()
  await expect(page.getByText(says('checklist:saved'))).toBeVisible()
  await mine.shut()

  // what was done after it is told to be lost for certain
  const blank = (await mine.browser()).pages()[0] as Page
  await mine.open('/')
  await expect.poll(() => blank.evaluate(() => localStorage.getItem('ubani'))).toBe('kept')
  await blank.goto('about:blank')
  await mine.clearStorage(blank, FOR_ROOM)
  await expect(lost(await mine.open('/'))).toBeVisible()
})

for (const language of ['ka', 'hy', 'az', 'en'] as const)
  test(`[8] [${language}] that the phone has cleared something is read whole at 320 px with the largest text, every control a thumb wide`, async ({
    host,
    phone,
  }) => {
    const mine = phone({ language, width: 320, lessMotion: true, initScript: INSTALLED })
    const page = await mine.open('/')
    for (const what of ['lostPerhaps', 'lost'] as const) {
      if (what === 'lost') await page.evaluate(() => localStorage.setItem('ubani', 'lost'))
      await page.goto(`${host.url}/glossary`)
      await expect(page.getByText(word(language, `group:${what}`))).toBeVisible()
      await page.evaluate(() => document.documentElement.setAttribute('data-size', '3'))
      expect(await findings(page)).toEqual([])
      expect(await tooSmall(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
  })

for (const language of ['ka', 'hy', 'az', 'en'] as const)
  test(`[${language}] axe finds nothing on the pages of what is kept, and nothing is lost at 320 px`, async ({
    host,
    phone,
    centre,
  }) => {
    const page = await phone({ language, width: 320 }).open('/group')
    await page.locator('#group-code').fill(centre.code)
    await page.getByRole('button', { name: word(language, 'group:join'), exact: true }).click()
    await expect(page.getByText(word(language, 'group:joined', { name: centre.group }))).toBeVisible()
    for (const path of PAGES) {
      await page.goto(host.url + path)
      await page.locator('main h1').first().waitFor()
      if (path === '/privacy/phone') await page.locator('.pr-card svg').waitFor()
      if (path === '/privacy') await expect(page.locator('main dialog').first()).toBeAttached()
      expect(await findings(page), path).toEqual([])
      expect(await tooSmall(page), path).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, path).toBeLessThanOrEqual(320)
    }
  })
