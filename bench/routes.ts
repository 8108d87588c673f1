import { Browser, Profile } from './browser.ts'
import { savingIn } from './plans.ts'
import type { Certificate, Site } from './site.ts'
import { tapping } from './watch.ts'

/** Every address of the app. */
export const ROUTES = [
  '/',
  '/guide',
  '/guide/counting',
  '/guide/counting#make-piles',
  '/cards',
  '/cards/inked-voter',
  '/search?q=1',
  '/glossary',
  '/checklist',
  '/settings',
  '/about',
  '/print',
  '/protocols',
  '/protocols/ge-summary',
  '/protocols/calculator',
  '/protocols/sorting',
] as const

/** After one visit and "save", the server stopped and the browser restarted: the addresses that do not open. */
export async function routesLost(site: Site, language: string, certificate: Certificate): Promise<string[]> {
  const profile = new Profile()
  const start = (): Promise<Browser> => Browser.start(profile, certificate.fingerprint, language)
  try {
    await site.line.connect()
    const first = await start()
    await saveEverything(first, site, language)
    await first.close()
    await site.line.cut()
    const again = await start()
    const lost = await lostIn(again, site, language)
    await again.close()
    return lost
  } finally {
    await site.line.cut()
    profile.throwAway()
  }
}

/** Opens home and saves everything for offline. */
export async function saveEverything(browser: Browser, site: Site, language: string): Promise<void> {
  const { button, done } = savingIn(language)
  const tab = await browser.page()
  await tab.go(`${site.url}/`)
  await tab.ask(tapping(button, done))
  await tab.until('window.saved !== undefined')
  await tab.ask('navigator.serviceWorker.ready.then(() => 0)')
}

async function lostIn(browser: Browser, site: Site, language: string): Promise<string[]> {
  const tab = await browser.page()
  const opened = `document.readyState === 'complete' && document.documentElement.lang === '${language}' &&
    document.querySelector('main h1')?.textContent && !document.querySelector('main [role=alert]:not(:empty)')`
  const lost: string[] = []
  for (const route of ROUTES) {
    await tab.go('about:blank')
    await tab.go(site.url + route).catch(() => undefined) // what is not there tells it
    await tab.until(opened, 5_000).catch(() => lost.push(`${language} ${route}`))
  }
  return lost
}
