import type { Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { findings, LOOKS, tooSmall, wear } from './looks.ts'
import { expect, test, word } from './stage.ts'

const PAGES = [
  '/',
  '/guide',
  '/guide/counting',
  '/cards',
  '/cards/inked-voter',
  '/search',
  '/glossary',
  '/checklist',
  '/settings',
  '/about',
  '/practice',
  '/nowhere',
] as const

const WORDS = { ka: 'ბიულეტენი', hy: 'քվեաթերթիկ', az: 'bülleten', en: 'ballot' } as const

// in the light theme each page is also made as narrow as phones are
for (const [language, theme] of LOOKS)
  test(`[${language}] axe finds nothing on any page, ${theme}${theme === 'light' ? ', and nothing is lost at 320 px with the largest text, every control a thumb wide' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(180_000)
    const mine = await savedPhone(language)
    const page = await mine.open('/settings')
    for (const largest of sizesFor(language, theme)) {
      await wear(page, host.url, theme, largest)
      for (const path of PAGES) {
        const what = `${path}${largest ? ' largest' : ''}`
        await page.goto(host.url + path)
        await page.locator('main h1').first().waitFor()
        if (path === '/search') {
          await page.locator('#query').fill(WORDS[language])
          await page.locator('main mark').first().waitFor()
        }
        expect(await findings(page, theme), what).toEqual([])
        if (theme === 'light') await narrowly(page, what)
      }
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(word(language, 'common:notFoundTitle'))
  })

test('a theme and a size that are tapped at once both stand, and neither jumps back until the phone has them', async ({
  savedPhone,
  host,
}) => {
  const mine = await savedPhone('en')
  const page = await mine.open('/settings')
  await wear(page, host.url, 'light', false) // the page is live
  const unpicked = await page.evaluate(async () => {
    const choices = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    const picked = choices.filter(
      ({ name }, at) => choices.slice(0, at).filter((one) => one.name === name).length === 2,
    )
    const checked = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked')
    const said: string[] = []
    for (const choice of choices)
      Object.defineProperty(choice, 'checked', {
        get: () => checked?.get?.call(choice) as boolean,
        set: (is: boolean) => {
          if (is && !picked.includes(choice)) said.push(choice.name)
          checked?.set?.call(choice, is)
        },
      })
    for (const choice of picked) choice.click()
    const html = document.documentElement
    while (html.dataset['theme'] !== 'dark' || html.dataset['size'] !== '2')
      await new Promise((drawn) => requestAnimationFrame(drawn))
    return said
  })
  expect(unpicked).toEqual([])
  await expect(page.locator('input[name=theme]').nth(2)).toBeChecked()
  await expect(page.locator('input[name=size]').nth(2)).toBeChecked()
})

/** With the largest text things get lost first: the phone's own size is looked at in one language. */
function sizesFor(language: Language, theme: string): readonly boolean[] {
  if (theme !== 'light') return [false]
  return language === 'ka' ? [false, true] : [true]
}

/** Makes the page as narrow as the narrowest phone, and wide again. */
async function narrowly(page: Page, what: string): Promise<void> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `${what} is no wider than the screen`).toBeLessThanOrEqual(320)
  const high = await page.locator('header').evaluate(({ clientHeight }) => clientHeight)
  expect(high, `${what}: name, language and tools stand in one row`).toBeLessThan(2 * 48)
  expect(await tooSmall(page), `${what}: controls under 48 px`).toEqual([])
  if (usual) await page.setViewportSize(usual)
}

test('where the phone asks for less motion a place arrived at lights up without fading, and nothing else moves', async ({
  savedPhone,
}) => {
  for (const lessMotion of [true, false]) {
    const mine = await savedPhone('en', { lessMotion })
    const page = await mine.open('/guide/counting')
    const contents = page.locator('main details').first()
    await contents.locator('summary').click()
    await contents.getByRole('link').nth(3).click()
    await expect(page.locator('[data-arrived]')).toHaveCount(1)
    const moving = await page.evaluate(() =>
      document.getAnimations().map(({ effect }) => ({
        arrived: (effect as KeyframeEffect).target?.hasAttribute('data-arrived'),
        fades: (effect as KeyframeEffect).getKeyframes().some(({ easing }) => !easing.startsWith('step')),
      })),
    )
    expect(moving).toEqual([{ arrived: true, fades: !lessMotion }])
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
    await mine.shut()
  }
})

/** What is marked as where one is: the name of a place, as it is read. */
const MARKED = {
  '/practice': 'common:practice',
  '/progress': 'common:practice',
  '/group': 'common:practice',
  '/settings': 'common:settings',
  '/profiles': 'common:settings',
  '/privacy': 'common:settings',
  '/privacy/phone': 'common:settings',
  '/search': 'common:search',
} as const

test('one place is marked as where one is, also where the phone forces its colours; at the centre none is', async ({
  savedPhone,
  host,
}) => {
  const page = await (await savedPhone('en')).open('/')
  await page.emulateMedia({ forcedColors: 'active' })
  const marked = page.locator('[aria-current=page]')
  for (const [path, key] of Object.entries(MARKED) as [string, `${string}:${string}`][]) {
    await page.goto(host.url + path)
    await expect(marked, path).toHaveAccessibleName(word('en', key))
    if (key === 'common:practice') await expect(marked, path).toHaveCSS('border-top-width', '3px')
  }
  await page.goto(`${host.url}/centre`)
  await expect(page.locator('#centre-token')).toBeVisible()
  await expect(marked).toHaveCount(0)
})
