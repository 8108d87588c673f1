import { codeWith, exerciseWith, Learner } from './learner.ts'
import { findings, LOOKS, tooSmall, wear } from './looks.ts'
import { expect, test, word } from './stage.ts'

const at = (level: Parameters<typeof codeWith>[0]): string => `/protocols/night/${codeWith(level)}`

/** Every address of the protocol rooms, and exercises of every kind as they begin. */
const PAGES = [
  '/protocols',
  '/protocols/ge-summary',
  '/protocols/calculator',
  '/protocols/keys',
  '/protocols/find',
  '/protocols/sorting',
  '/protocols/sorting?drill=ge-2-axe',
  '/protocols/second',
  '/protocols/print/ge-summary',
  `/protocols/kit/${codeWith('slip')}`,
  at('slip'),
  at('night'),
  '/protocols/night/NOCODE',
] as const

// the light theme is looked at on the narrowest phone with the largest text, where things get lost first
for (const [language, theme] of LOOKS)
  test(`[${language}] the protocol rooms are in order for axe, ${theme}${theme === 'light' ? ', and nothing is lost at 320 px with the largest text, every control a thumb wide' : ''}`, async ({
    savedPhone,
    host,
  }) => {
    test.setTimeout(240_000)
    const mine = await savedPhone(language)
    const page = await mine.open('/settings')
    const isNarrow = theme === 'light'
    if (isNarrow) await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, host.url, theme, isNarrow)
    for (const path of PAGES) {
      await page.goto(host.url + path)
      await page.locator('main h1').first().waitFor()
      await page.getByText(word(language, 'common:loading')).waitFor({ state: 'detached' })
      expect(await findings(page, theme), path).toEqual([])
      if (!isNarrow) continue
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${path} is no wider than the screen`).toBeLessThanOrEqual(320)
      expect(await tooSmall(page), path).toEqual([])
    }
    await wear(page, host.url, theme, false)
    await page.goto(host.url + at('guided'))
    const learner = new Learner(page, language, exerciseWith('guided'))
    await learner.begin()
    await learner.goTo('signed-12')
    expect(await findings(page, theme), 'a section to fill').toEqual([])
    await learner.box('signed-12').fill('900')
    await learner.box('signed-17').fill('400')
    await learner.next.click()
    await page.locator('.pr-e-message:visible').first().waitFor()
    expect(await findings(page, theme), 'a section with messages').toEqual([])
  })
