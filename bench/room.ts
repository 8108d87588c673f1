import { Browser, Profile, type Tab } from './browser.ts'
import { type Figures, quantile } from './measure.ts'
import { saveEverything } from './routes.ts'
import { type Certificate, Site } from './site.ts'
import { ubani } from './sites.ts'
import { watching } from './watch.ts'

/*
 * What it costs to take part in a quiz in the room, with no network and the processor six times slower: to be back at one's question after
 * the phone was killed, from the opening of the page to the painted question; and to come late, from the opening of the page to the painted
 * first question, with the start code and the seat typed by a slow hand.
 */

const SLOWER = 6
const KILLS = 5
const JOINS = 3
/** At which question the phone dies. */
const PLACE = 3
/** A slow hand types a sign a second (ms), and takes as long to find a field or a button. */
const SIGN = 1_000

/** Joins, is killed and comes back a number of times; how long the middle one took, in ms. */
export async function roomFigures(dist: string, certificate: Certificate): Promise<Figures> {
  const site = new Site('room', certificate, await ubani(dist))
  const profile = new Profile()
  const start = (): Promise<Browser> => Browser.start(profile, certificate.fingerprint, 'en')
  await site.line.connect()
  let browser = await start()
  try {
    await saveEverything(browser, site, 'en')
    const code = await openRoom(await browser.page(), site)
    await browser.close()
    await site.line.cut()

    const late: number[] = []
    for (let time = 0; time < JOINS; time++) {
      browser = await start()
      const tab = await browser.page()
      if (time > 0) await forget(tab, site)
      await tab.slowDown(SLOWER)
      late.push(await joinLate(tab, site, code))
      if (time < JOINS - 1) await browser.close()
    }
    await goTo(await browser.page(), PLACE)

    const back: number[] = []
    for (let time = 0; time < KILLS; time++) {
      await browser.kill()
      browser = await start()
      back.push(await comeBack(await browser.page(), site))
    }
    return {
      backAtQuestion: quantile(back, 0.5),
      backAtQuestionMost: Math.max(...back),
      lateJoiner: quantile(late, 0.5),
      lateJoinerMost: Math.max(...late),
    }
  } finally {
    await browser.close()
    await site.line.cut()
    profile.throwAway()
  }
}

/** Opens a quiz of all topics as it is proposed; gives its start code. */
async function openRoom(tab: Tab, site: Site): Promise<string> {
  await tab.go(`${site.url}/room/host/new`)
  await press(tab, `main form button[type=submit]`)
  await press(tab, `main button.primary:not([type=submit]):not([disabled])`)
  const signs = `document.querySelector('main .rd-signs > [aria-hidden]')`
  await tab.until(signs)
  await tab.until(`document.readyState === 'complete'`)
  return (await tab.ask<string>(`${signs}.textContent`)).replaceAll(/\s/g, '')
}

/** Comes into the room by hand; from the opening of the page, in ms. */
async function joinLate(tab: Tab, site: Site, code: string): Promise<number> {
  await tab.before(watching({ question: '#question' }))
  await tab.go(`${site.url}/room/join`)
  await typeInto(tab, '#code', code.toLowerCase())
  await typeInto(tab, '#seat', '36')
  await rest(SIGN)
  await tab.tap('main form button[type=submit]')
  return seen(tab)
}

async function typeInto(tab: Tab, field: string, text: string): Promise<void> {
  await tab.until(`document.querySelector('${field}')`)
  await rest(SIGN)
  await tab.tap(field)
  for (const sign of text) {
    await rest(SIGN)
    await tab.type(sign)
  }
}

/** Opens the page anew; until the question is there at which the phone died, in ms. */
async function comeBack(tab: Tab, site: Site): Promise<number> {
  await tab.slowDown(SLOWER)
  await tab.before(watching({ question: '#question' }))
  await tab.go(`${site.url}/room/join`)
  const took = await seen(tab)
  if (!(await tab.ask<boolean>(isAt(PLACE)))) throw new Error(`It is not back at question ${PLACE}`)
  return took
}

/** When the question was there, ms after the page began to open. */
async function seen(tab: Tab): Promise<number> {
  await tab.until('watch.seen.question !== undefined')
  return tab.ask<number>('watch.seen.question')
}

/** Goes on to a question, and waits until the phone knows that it is there. */
async function goTo(tab: Tab, place: number): Promise<void> {
  for (let next = 1; next <= place; next++) {
    await press(tab, '.ts-e-ways .button.primary')
    await tab.until(isAt(next))
  }
  await tab.until(`document.querySelector('.saved-state')?.dataset.kept === 'saved'`)
}

/** Whether the question of a place is there; its number is the first one in its heading. */
function isAt(place: number): string {
  return `/\\d+/.exec(document.querySelector('#question')?.textContent)?.[0] === '${place}'`
}

async function press(tab: Tab, selector: string): Promise<void> {
  await tab.until(`document.querySelector(${JSON.stringify(selector)})`)
  await tab.tap(selector)
}

/** Takes what was begun off the phone, so that the next one comes as late as the first did. */
async function forget(tab: Tab, site: Site): Promise<void> {
  await tab.go(`${site.url}/about`)
  await tab.until(`document.querySelector('main h1')`)
  await tab.ask(`new Promise((done, give) => {
    const opening = indexedDB.open('ubani')
    opening.onerror = () => give(opening.error)
    opening.onsuccess = () => {
      const change = opening.result.transaction(['attempts', 'papers'], 'readwrite')
      change.objectStore('attempts').clear()
      change.objectStore('papers').clear()
      change.oncomplete = () => (opening.result.close(), done(0))
    }
  })`)
}

function rest(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
