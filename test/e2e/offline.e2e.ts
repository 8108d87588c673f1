import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { codeWith } from './learner.ts'
import { expect, saveGuide, test, word } from './stage.ts'

/** Every address of the app, deep links included. */
const ROUTES = [
  '/',
  '/guide',
  '/guide/counting',
  '/guide/counting#make-piles',
  '/cards',
  '/cards/inked-voter',
  '/search?q=1',
  '/glossary',
  '/glossary#log-book',
  '/checklist',
  '/settings',
  '/about',
  '/print',
  '/practice',
  '/scenarios',
  '/scenarios/inked-voter',
  '/scenarios/inked-voter/room',
  '/scenarios/inked-voter/print',
  '/scenarios/card',
  '/scenarios/half-day',
  '/protocols',
  '/protocols/ge-summary',
  '/protocols/az-precinct',
  '/protocols/calculator',
  '/protocols/keys',
  '/protocols/find',
  '/protocols/sorting',
  '/protocols/print/ge-summary?sample=1',
  `/protocols/kit/${codeWith('slip')}`,
  `/protocols/night/${codeWith('night')}`,
  '/tests',
  '/tests/topic/counting',
  '/tests/role/chair',
  '/tests/weak',
  '/tests/review',
  '/tests/exam/officer',
  '/room',
  '/room/join',
  '/room/host',
  '/room/host/new',
  '/room/host/compare',
  '/room/host/plans',
  '/room/host/plans/half-day',
  '/room/host/plans/half-day/groups',
  '/progress',
  '/profiles',
  '/group',
  '/privacy',
  '/privacy/backup',
  '/privacy/phone',
  '/centre',
]

/** All in Georgian, and each once more among the other languages. */
function routesIn(language: Language): readonly string[] {
  const turn = LANGUAGES.indexOf(language)
  return language === 'ka' ? ROUTES : ROUTES.filter((_, at) => at % (LANGUAGES.length - 1) === turn - 1)
}

for (const language of LANGUAGES)
  test(`[${language}] first visit, save, server stopped, browser restarted: the routes open`, async ({
    host,
    phone,
  }) => {
    test.setTimeout(90_000)
    const mine = phone({ language })
    const page = await mine.open('/')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await saveGuide(page, language)
    await mine.shut()
    await host.stop()
    for (const route of routesIn(language)) {
      const opened = await mine.open(route)
      await expect(opened.locator('main h1').first()).not.toBeEmpty()
      await expect(opened.locator('html')).toHaveAttribute('lang', language)
      const trouble = opened.locator('[role=alert]:not(:empty)')
      await expect(trouble, `${route} shows no trouble`).toHaveCount(0)
    }
    const chapter = await mine.open('/guide/counting')
    await expect(chapter.locator('ol li[id]').first()).toBeVisible()
    const lost = await mine.open('/no/such/place')
    await expect(lost.getByRole('heading', { level: 1 })).toHaveText(word(language, 'common:notFoundTitle'))
  })
