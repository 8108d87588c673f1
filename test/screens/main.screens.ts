import { LANGUAGES } from '../../src/core/language.ts'
import { saveGuide, test } from '../e2e/stage.ts'

const SCREENS = {
  guide: '/guide',
  chapter: '/guide/counting',
  step: '/guide/counting#make-piles',
  cards: '/cards',
  card: '/cards/inked-voter',
  checklist: '/checklist',
  glossary: '/glossary#control-sheet',
  search: '/search?q=2',
  practice: '/practice',
  scenarios: '/scenarios',
  scene: '/scenarios/inked-voter',
  'acted-scene': '/scenarios/inked-voter/room',
  'commission-run': '/scenarios/half-day',
  protocols: '/protocols',
  form: '/protocols/ge-summary',
  calculator: '/protocols/calculator',
  sorting: '/protocols/sorting?drill=ge-2-look',
  settings: '/settings',
  about: '/about',
  lost: '/nowhere',
} as const

const WORDS = { ka: 'ბიულეტენების', hy: 'քվեաթերթիկների', az: 'bulletenlerin', en: 'ballots' } as const

for (const language of LANGUAGES)
  for (const dark of [false, true])
    for (const largest of [false, true])
      test(`${language} ${dark ? 'dark' : 'light'}${largest ? ' largest text' : ''}`, async ({ phone }) => {
        const mine = phone({ language, dark })
        const page = await mine.open('/')
        const name = (screen: string): string =>
          `screenshots/${language}/${dark ? 'dark' : 'light'}${largest ? '-largest' : ''}/${screen}.png`
        await page.screenshot({ path: name('first') })
        await saveGuide(page, language)
        if (largest) {
          await page.goto(new URL('/settings', page.url()).href)
          await page.locator('input[name=size]').last().check()
          await page.locator('html[data-size="3"]').waitFor()
        }
        await page.goto(new URL('/', page.url()).href)
        await page.locator('main ul').first().waitFor()
        await page.screenshot({ path: name('home') })
        for (const [screen, path] of Object.entries(SCREENS)) {
          await page.goto(new URL(path, page.url()).href)
          await page.locator('main h1').first().waitFor()
          if (screen === 'search') {
            await page.locator('#query').fill(WORDS[language])
            await page.locator('main mark').first().waitFor()
          }
          await page.screenshot({ path: name(screen) })
        }
      })
