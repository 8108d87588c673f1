import type { Locator, Page } from '@playwright/test'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { foldText } from '../../src/core/search/fold.ts'
import { isHit, queryStems } from '../../src/core/search/search.ts'
import { expect, pagePressed, saveGuide, savePacks, test, wholeShellKept, word } from './stage.ts'

const CHAPTER = '/guide/counting'

/** Opens the language menu and chooses. */
async function changeLanguage(page: Page, language: Language): Promise<void> {
  await page.locator('header button[aria-expanded]').click()
  await page.locator(`#languages a[lang=${language}]`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** How far below the top of the screen an element is, in pixels. */
async function topOf(element: Locator): Promise<number> {
  return element.evaluate((each) => each.getBoundingClientRect().top)
}

/** Touches a page that is shown as it was last drawn, and waits until it is live. */
async function wake(page: Page): Promise<void> {
  await page.mouse.wheel(0, 1)
  await expect(page.locator('#app[data-pressed]')).toHaveCount(0)
}

/** Scrolls until an element is so many pixels below the top of the screen. */
async function bringTo(element: Locator, top: number): Promise<void> {
  await wake(element.page())
  await element.evaluate(
    (each, top) => scrollBy({ top: each.getBoundingClientRect().top - top, behavior: 'instant' }),
    top,
  )
}

/** One of the four places at the thumb. */
function place(page: Page, language: Language, name: 'home' | 'guide' | 'cards' | 'checklist'): Locator {
  return page.getByRole('navigation').getByRole('link', { name: word(language, `common:${name}`) })
}

/** Whether an element stands on the screen, not hidden by what is fixed there. */
async function expectArrivedAt(page: Page, id: string): Promise<void> {
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport()
  await expect.poll(() => topOf(page.locator(`[id="${id}"]`))).toBeLessThan(320)
}

test('a change of language leaves the reader at the same place', async ({ savedPhone }) => {
  const mine = await savedPhone('ka')
  const page = await mine.open(CHAPTER)
  const heading = page.locator('h2#doubtful')
  await bringTo(heading, 290)
  const before = await topOf(heading)
  const address = page.url()
  for (const language of ['az', 'en', 'ka'] as const) {
    const title = await heading.textContent()
    await changeLanguage(page, language)
    await expect(heading).not.toHaveText(title ?? '')
    await expect.poll(async () => Math.abs((await topOf(heading)) - before)).toBeLessThanOrEqual(8)
    expect(page.url()).toBe(address)
  }
})

test('a step shared in Georgian opens at that step in another language', async ({ savedPhone, phone }) => {
  const hers = await savedPhone('ka')
  const page = await hers.open(CHAPTER)
  await (await hers.browser()).grantPermissions(['clipboard-read', 'clipboard-write'])
  const section = page.locator('section', { has: page.locator('h2#doubtful') })
  await section.getByRole('button').last().click()
  await expect(section.getByRole('button', { name: word('ka', 'common:linkCopied') })).toBeVisible()
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(link.pathname + link.hash).toBe('/guide/counting#doubtful')

  const his = phone({ language: 'hy' })
  for (const id of ['doubtful', 'make-piles']) {
    const opened = await his.open(`${link.pathname}#${id}`)
    await expect(opened.locator('html')).toHaveAttribute('lang', 'hy')
    await expectArrivedAt(opened, id)
    await opened.goto('about:blank')
  }
})

test('a role once chosen marks its steps everywhere', async ({ savedPhone }) => {
  const mine = await savedPhone('en')
  const page = await mine.open(CHAPTER)
  const mySteps = page.getByRole('heading', { name: word('en', 'guide:mineFirst') })
  await expect(mySteps).toHaveCount(0)
  await page.getByLabel(word('en', 'common:roleChoose')).selectOption('secretary')
  await expect(mySteps).toBeVisible()
  const step = page.locator('ol li[id]', { hasText: word('en', 'guide:yours') }).first()
  await expect(step).toContainText(word('en', 'common:role_secretary'))

  await place(page, 'en', 'checklist').click()
  await expect(page.getByLabel(word('en', 'common:roleChoose'))).toHaveValue('secretary')
  const secretarys = await page.getByRole('checkbox').count()
  await page.getByLabel(word('en', 'common:roleChoose')).selectOption('')
  await expect.poll(() => page.getByRole('checkbox').count()).toBeGreaterThan(secretarys)
})

for (const [name, isTab] of [
  ['[case 1] a tick shown as saved is there after the tab crashes, and all can be taken away', true],
  ['[case 2] a tick shown as saved is there after the browser is killed, and all can be taken away', false],
] as const)
  test(name, async ({ savedPhone, host }) => {
    const mine = await savedPhone('ka')
    let page = await mine.open('/checklist')
    await host.stop()
    const ticks = page.getByRole('checkbox')
    for (const place of [0, 2, 5]) {
      await ticks.nth(place).check()
      await expect(page.getByText(word('ka', 'checklist:saved'))).toBeVisible()
    }
    await ticks.nth(2).uncheck()
    await expect(page.getByText(word('ka', 'checklist:saved'))).toBeVisible()
    if (isTab) {
      const crashed = page.waitForEvent('crash')
      await page.goto('chrome://crash').catch(() => undefined) // the crash is the answer
      await crashed
      const window = await mine.another('/checklist')
      await page.close()
      page = window
    } else {
      await mine.kill()
      page = await mine.open('/checklist')
    }
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await expect(page.getByRole('checkbox').nth(0)).toBeChecked()
    await expect(page.getByRole('checkbox').nth(5)).toBeChecked()

    await page.getByRole('button', { name: word('ka', 'checklist:reset') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: word('ka', 'checklist:resetYes') })
      .click()
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('checkbox').first()).not.toBeChecked()
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  })

test('the first tap on a page shown as it was last drawn does what it says', async ({ savedPhone, host }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  await host.stop()
  const drawnBefore = page.locator('#app[data-pressed]')
  const slowly = { delay: 300 } // a thumb is slow: the page becomes live while it is down
  await expect(drawnBefore).toHaveCount(1)
  await page
    .locator('main')
    .getByRole('link', { name: word('en', 'home:cardsTitle') })
    .click(slowly)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'cards:title'))

  await mine.open('/guide/counting')
  await expect(drawnBefore).toHaveCount(1)
  await page.locator('header button[aria-expanded]').click(slowly)
  await expect(page.locator('#languages')).toBeVisible()

  await mine.open('/guide/counting')
  await expect(drawnBefore).toHaveCount(1)
  await page.getByLabel(word('en', 'common:roleChoose')).selectOption('chair')
  await expect(page.getByRole('heading', { name: word('en', 'guide:mineFirst') })).toBeVisible()
  await expect.poll(() => pagePressed(page, 'en', '/')).toMatch(/<option[^>]*value="chair"[^>]* selected/)
  await mine.open('/')
  await expect(drawnBefore).toHaveCount(1)
  await expect(page.getByLabel(word('en', 'common:roleChoose'))).toHaveValue('chair')
})

test('home says what is so, however it was drawn: what was done just before the browser was killed stands there', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/checklist')
  await page.getByRole('checkbox').first().check()
  await expect(page.getByText(word('en', 'checklist:saved'))).toBeVisible()
  await mine.kill()
  const home = await mine.open('/')
  await expect(home.getByText(word('en', 'home:ticks_one', { count: 1 }))).toBeVisible()
  await mine.open('/cards/inked-voter')
  await home.getByRole('button', { name: word('en', 'guide:bookmark'), exact: true }).click()
  await expect(home.getByRole('button', { name: word('en', 'guide:bookmarked') })).toBeVisible()
  await mine.kill()
  const again = await mine.open('/')
  await expect(again.getByText(word('en', 'home:bookmarksTitle'))).toBeVisible()
})

test('a saved app that is opened asks the server for nothing but its worker', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  host.forget()
  for (const path of ['/', '/guide/counting', '/checklist', '/search?q=ballot', '/settings']) {
    const page = await mine.open(path)
    await wake(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await mine.shut()
  }
  expect([...new Set(host.asked)].filter((path) => path !== '/sw.js')).toEqual([])
})

test('the language chosen on home at the first visit is kept, and the address stays as it is', async ({
  phone,
}) => {
  const mine = phone({ language: 'en' })
  const page = await mine.open('/')
  await page.locator('main').getByRole('link', { name: 'Հայերեն' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('hy', 'home:title'))
  await expect(page).toHaveURL('/')
  await saveGuide(page, 'hy')
  await mine.shut()
  const again = await mine.open('/')
  await expect(again.locator('html')).toHaveAttribute('lang', 'hy')
  await expect(again.getByText(word('hy', 'home:onThisPhone'))).toBeVisible()
})

test('bookmarks stand on home, open their place, and go again', async ({ savedPhone }) => {
  const mine = await savedPhone('az')
  const page = await mine.open(CHAPTER)
  const heading = page.locator('h2#doubtful')
  const title = (await heading.textContent()) ?? ''
  const mark = page.getByRole('button', { name: word('az', 'guide:bookmarkSection', { title }) })
  await mark.click()
  await expect(mark).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/cards/inked-voter')
  const card = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: word('az', 'guide:bookmark'), exact: true }).click()
  await expect(page.getByRole('button', { name: word('az', 'guide:bookmarked') })).toBeVisible()

  const home = await mine.open('/')
  const marks = home.locator('li', { hasText: word('az', 'home:bookmarksTitle') })
  await expect(marks.getByRole('link', { name: card })).toBeVisible()
  await marks.getByRole('link', { name: title }).click()
  await expectArrivedAt(home, 'doubtful')
  await mark.click()
  await expect(mark).toHaveAttribute('aria-pressed', 'false')
  await place(home, 'az', 'home').click()
  await expect(marks.getByRole('link', { name: card })).toBeVisible()
  await expect(marks.getByRole('link', { name: title })).toHaveCount(0)
})

/** The sections that are noted as reached, straight from the phone's storage. */
function sectionsReached(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const opening = indexedDB.open('ubani')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('attempts').objectStore('attempts').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            const attempts = reading.result as { events: { act: string; object: string }[] }[]
            done(attempts.flatMap(({ events }) => events.map(({ object }) => object)))
          }
        }
      }),
  )
}

test('home leads back to where one was reading, after a restart and in another language', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('hy')
  const page = await mine.open(CHAPTER)
  const heading = page.locator('h2#doubtful')
  await bringTo(heading, 100)
  await expect.poll(async () => (await sectionsReached(page)).at(-1)).toBe('doubtful')
  await mine.kill()

  const home = await mine.open('/')
  const row = home.getByRole('link', { name: word('hy', 'home:continueTitle') })
  await expect(row).toContainText((await heading.textContent().catch(() => '')) ?? '')
  await changeLanguage(home, 'en')
  await saveGuide(home, 'en')
  await home.getByRole('link', { name: word('en', 'home:continueTitle') }).click()
  await expect(home.locator('html')).toHaveAttribute('lang', 'en')
  await expectArrivedAt(home, 'doubtful')
})

/** A word of the guide as people type it: inflected, and in Latin letters. */
const TYPED: Readonly<Record<Language, readonly string[]>> = {
  ka: ['ბიულეტენებს', 'biuletenebs', 'ამომრჩევლის'],
  hy: ['քվեաթերթիկներով', 'kveatertikner', 'ընտրողների'],
  az: ['bülletenlərin', 'bulletenlerin', 'seçicilərin'],
  en: ['ballots', 'voters'],
}

for (const language of LANGUAGES)
  test(`[${language}] search finds while typing, in any form of a word, and opens at the hit`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone(language)
    const page = await mine.open('/search')
    await host.stop()
    for (const typed of TYPED[language]) {
      const field = page.getByRole('searchbox')
      await field.fill('')
      const first = page.locator('main ol a').first()
      await expect(first).toHaveCount(0)
      await field.pressSequentially(typed.slice(0, 5))
      await expect(first, `hits for ${typed.slice(0, 5)}`).toBeVisible()
      await field.pressSequentially(typed.slice(5))
      await expect(page).toHaveURL(`/search?q=${encodeURIComponent(typed)}`)
      const hit = page.locator('main ol a[href*="#"]').first()
      await expect(hit.locator('mark').first(), `a mark for ${typed}`).toBeVisible()
      const id = new URL((await hit.getAttribute('href')) ?? '', page.url()).hash.slice(1)
      await hit.click()
      await expectArrivedAt(page, id)
      const text = await page.locator(`section[aria-labelledby="${id}"], li[id="${id}"]`).innerText()
      const words = foldText(text, language).split(' ')
      const stems = queryStems(typed, language)
      expect(
        words.some((each) => isHit(each, stems)),
        `${id} speaks of ${typed}`,
      ).toBe(true)
      await page.goBack()
      await expect(field).toHaveValue(typed)
    }
  })

test('a touched term opens in the glossary, and back leads to the place in the text', async ({
  savedPhone,
}) => {
  const mine = await savedPhone('ka')
  const page = await mine.open(`${CHAPTER}#decide-each`)
  await expectArrivedAt(page, 'decide-each')
  await wake(page)
  const term = page.locator('main section a.term').last()
  await term.scrollIntoViewIfNeeded()
  const before = await topOf(term)
  const id = ((await term.getAttribute('href')) ?? '').split('#')[1] ?? ''
  await term.click()
  await expect(page).toHaveURL(`/glossary#${id}`)
  await expectArrivedAt(page, id)
  await expect(page.locator(`[id="${id}"] dl dt`)).toHaveCount(3)
  await page.goBack()
  await expect.poll(async () => Math.abs((await topOf(term)) - before)).toBeLessThanOrEqual(8)
})

test('an exception card is two taps from home, with the server stopped', async ({ savedPhone, host }) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/')
  await host.stop()
  await page
    .locator('main')
    .getByRole('link', { name: word('ka', 'home:cardsTitle') })
    .click()
  await page.locator('main li a[href^="/cards/"]').first().click()
  await expect(page.getByRole('heading', { name: word('ka', 'cards:now') })).toBeVisible()
  await expect(page.getByRole('heading', { name: word('ka', 'cards:never') })).toBeVisible()
})

for (const [theme, size] of [
  ['dark', 3],
  ['contrast', 1],
] as const)
  test(`the ${theme} theme and text size ${size} are kept, and stand in the first page the worker serves`, async ({
    savedPhone,
    host,
  }) => {
    const mine = await savedPhone('en')
    const page = await mine.open('/settings')
    await page.getByLabel(word('en', `settings:theme_${theme}`)).check()
    await page.getByLabel(word('en', `settings:size_${size}`)).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await expect(page.locator('html')).toHaveAttribute('data-size', String(size))
    await mine.shut()
    await host.stop()

    const opened = await mine.open('/settings')
    for (const path of ['/', CHAPTER]) {
      const answer = await opened.goto(path)
      expect(answer?.fromServiceWorker()).toBe(true)
      const root = /<html[^>]*>/.exec((await answer?.text()) ?? '')?.[0]
      expect(root).toContain(`data-theme="${theme}"`)
      expect(root).toContain(`data-size="${size}"`)
      await expect(opened.locator('html')).toHaveAttribute('data-theme', theme)
    }
  })

test('?lang= speaks another language once and is not kept', async ({ savedPhone }) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/about?lang=en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'about:title'))
  await place(page, 'en', 'guide').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'guide:title'))
  const again = await mine.open('/about')
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(word('ka', 'about:title'))
  await expect(again.locator('html')).toHaveAttribute('lang', 'ka')
})

test('?no-cache goes past the worker, and starts none', async ({ savedPhone, phone }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/')
  expect((await page.goto('/about'))?.fromServiceWorker()).toBe(true)
  expect((await page.goto('/about?no-cache'))?.fromServiceWorker()).toBe(false)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('en', 'about:title'))

  const fresh = await phone({ language: 'en' }).open('/?no-cache')
  await savePacks(fresh, 'en')
  expect(await fresh.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('on paper a chapter is without navigation and buttons, with its sources', async ({ savedPhone }) => {
  const mine = await savedPhone('ka')
  const page = await mine.open(CHAPTER)
  await expect(page.locator('main h1')).toBeVisible()
  const offScreen = ['header', 'nav', 'main button', 'main select', '.skip']
  await page.emulateMedia({ media: 'print' })
  for (const part of offScreen)
    expect(await page.locator(part).filter({ visible: true }).count(), `${part} on paper`).toBe(0)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('ol li[id]').last()).toBeVisible()
  await expect(page.locator('main section details summary').first()).toBeVisible()
})

test('a second language lives beside the first, both with the server stopped', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('ka')
  const page = await mine.open('/settings')
  const name = `${word('ka', 'settings:addUnknown')}: Azərbaycanca`
  await page.getByRole('button', { name }).click()
  await expect(
    page.getByRole('button', { name: `${word('ka', 'settings:check')}: Azərbaycanca` }),
  ).toBeVisible()
  await wholeShellKept(page)
  await mine.shut()
  await host.stop()
  for (const language of ['ka', 'az', 'ka'] as const) {
    const opened = await mine.open(CHAPTER)
    await expect(opened.locator('ol li[id]').first()).toBeVisible()
    await changeLanguage(opened, language === 'ka' ? 'az' : 'ka')
    await expect(opened.locator('ol li[id]').first()).toBeVisible()
    await expect(opened.locator('[role=alert]')).toHaveCount(0)
  }
})

test('everything is reached by keyboard: skip link, a chapter, the language menu', async ({ savedPhone }) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/guide')
  await expect(page.locator('main h1')).toHaveText(word('en', 'guide:title'))
  const focused = page.locator(':focus')
  await page.keyboard.press('Tab')
  await expect(focused).toHaveText(word('en', 'common:skip'))
  await expect(focused).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('main :focus')).toHaveCount(1)

  await tabTo(page, page.locator('main ol a').first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.reload()
  const menu = page.locator('header button[aria-expanded]')
  await tabTo(page, menu)
  await page.keyboard.press('Enter')
  await expect(menu).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Tab')
  await expect(page.locator('#languages :focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
  await expect(menu).toBeFocused()
})

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    if (await element.evaluate((each) => each === document.activeElement)) return
  }
  throw new Error('40 presses of Tab did not reach it')
}
