import { LANGUAGES } from '../../src/core/language.ts'
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

for (const [language, theme] of LOOKS)
  test(`[${language}] axe finds nothing on any page, ${theme}${theme === 'light' ? ', at the phone’s size and the largest text' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(180_000)
    const mine = await savedPhone(language)
    const page = await mine.open('/settings')
    for (const largest of theme === 'light' ? [false, true] : [false]) {
      await wear(page, host.url, theme, largest)
      for (const path of PAGES) {
        await page.goto(host.url + path)
        await page.locator('main h1').first().waitFor()
        if (path === '/search') {
          await page.locator('#query').fill(WORDS[language])
          await page.locator('main mark').first().waitFor()
        }
        expect(await findings(page, theme), `${path}${largest ? ' largest' : ''}`).toEqual([])
      }
    }
  })

for (const language of LANGUAGES)
  test(`[${language}] nothing is lost at 320 px with the largest text, and every control is a thumb wide`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(120_000)
    const mine = await savedPhone(language)
    const page = await mine.open('/settings')
    await page.setViewportSize({ width: 320, height: 640 })
    for (const largest of [false, true]) {
      await wear(page, host.url, 'light', largest)
      for (const path of PAGES) {
        await page.goto(host.url + path)
        await page.locator('main h1').first().waitFor()
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `${path}${largest ? ' largest' : ''} is no wider than the screen`).toBeLessThanOrEqual(
          320,
        )
        const high = await page.locator('header').evaluate(({ clientHeight }) => clientHeight)
        expect(high, `${path}: name, language and tools stand in one row`).toBeLessThan(2 * 48)
        const small = await tooSmall(page)
        expect(small, `${path}: controls under 48 px`).toEqual([])
      }
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(word(language, 'common:notFoundTitle'))
  })

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
