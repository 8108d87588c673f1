import { Browser, Profile } from './browser.ts'
import { type Figures, quantile } from './measure.ts'
import { saveEverything } from './routes.ts'
import { type Certificate, Site } from './site.ts'
import { ubani } from './sites.ts'
import { watching } from './watch.ts'

/*
 * What it costs to open a scene that is on the phone: from the tap in the list to its painted opening, with the processor six times
 * slower. The scene is read from IndexedDB and parsed each time.
 */

const SLOWER = 6
const TIMES = 9

/** Opens a scene from the list a number of times; how long the middle one took, in ms. */
export async function sceneFigures(dist: string, certificate: Certificate): Promise<Figures> {
  const site = new Site('scenes', certificate, await ubani(dist))
  const profile = new Profile()
  await site.line.connect()
  const browser = await Browser.start(profile, certificate.fingerprint, 'en')
  try {
    await saveEverything(browser, site, 'en')
    const tab = await browser.page()
    await tab.before(watching({ home: 'main h1' }))
    await tab.go(`${site.url}/scenarios`)
    await tab.slowDown(SLOWER)
    const took: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const link = `main .sc-list a[href="/scenarios/inked-voter"]`
      await tab.until(`document.querySelector(${JSON.stringify(link)})`)
      await tab.ask(`watch.arm('click', () => document.querySelector('main .sc-facts'))`)
      await tab.ask(`document.querySelector(${JSON.stringify(link)}).scrollIntoView({ block: 'center' })`)
      await tab.tap(link)
      took.push(
        await tab.ask<number>(
          `Promise.race([watch.took, new Promise((_, give) => setTimeout(() => give(new Error('no scene')), 20000))])`,
        ),
      )
      await tab.ask(`history.back()`)
    }
    return { sceneOpens: quantile(took, 0.5) }
  } finally {
    await browser.close()
    await site.line.cut()
    profile.throwAway()
  }
}
