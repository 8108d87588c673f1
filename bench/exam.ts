import { Browser, Profile, type Tab } from './browser.ts'
import { type Figures, quantile } from './measure.ts'
import { saveEverything } from './routes.ts'
import { type Certificate, Site } from './site.ts'
import { ubani } from './sites.ts'
import { watching } from './watch.ts'

/*
 * What it costs to sit a mock exam that is on the phone, with the processor six times slower: from the tap that begins it to the
 * painted first question, and from the tap on an answer until the phone has it and the screen says so.
 */

const SLOWER = 6
const TIMES = 7
const ANSWERS = 5

/** Nobody taps sooner after an exam's page, or its first question, has come (ms): there is something to read. */
const READING = 2_500

/** Until then the pages of the guide are pressed (ms), which one does once, after saving it. */
const PRESSING = 10_000

/** Begins an exam a number of times, and answers its first questions; how long the middle one took, in ms. */
export async function examFigures(dist: string, certificate: Certificate): Promise<Figures> {
  const site = new Site('exams', certificate, await ubani(dist))
  const profile = new Profile()
  await site.line.connect()
  const browser = await Browser.start(profile, certificate.fingerprint, 'en')
  try {
    await saveEverything(browser, site, 'en')
    const tab = await browser.page()
    await tab.before(watching({ home: 'main h1' }))
    await rest(PRESSING)
    await tab.slowDown(SLOWER)
    const begun: number[] = []
    const kept: number[] = []
    for (let time = 0; time < TIMES; time++) {
      await tab.go(`${site.url}/tests/exam/officer`)
      begun.push(await begin(tab))
      await rest(READING) // home is pressed anew meanwhile
      for (let answer = 0; answer < ANSWERS; answer++) {
        kept.push(await answerOne(tab))
        await goOn(tab)
      }
      await tab.ask(FORGET)
    }
    return {
      examBegins: quantile(begun, 0.5),
      answerKept: quantile(kept, 0.5),
      answerKept95: quantile(kept, 0.95),
    }
  } finally {
    await browser.close()
    await site.line.cut()
    profile.throwAway()
  }
}

async function begin(tab: Tab): Promise<number> {
  await tab.until(`document.querySelector('.ts-e-ways .button.primary')`)
  await rest(READING)
  await tab.ask(`watch.arm('click', () => document.querySelector('.ts-e-question .ts-card'))`)
  await tab.tap('.ts-e-ways .button.primary')
  return taken(tab, 'the first question')
}

/** Only a change to "saved" counts: what is said before the tap is about the answer before. */
async function answerOne(tab: Tab): Promise<number> {
  await tab.until(`document.querySelector('.saved-state')?.dataset.kept === 'saved'`)
  await rest(300)
  await tab.ask(`(() => {
    window.nowKept = false
    new MutationObserver(() => {
      window.nowKept ||= document.querySelector('.saved-state')?.dataset.kept === 'saved'
    }).observe(document.querySelector('.saved-state'), { attributes: true, attributeFilter: ['data-kept'] })
    watch.arm('click', () => window.nowKept)
  })()`)
  await tab.tap('.ts-e-question .ts-card input')
  return taken(tab, 'that an answer is saved')
}

async function goOn(tab: Tab): Promise<void> {
  await tab.ask(`window.was = document.getElementById('question').textContent`)
  await tab.tap('.ts-e-ways .button.primary')
  await tab.until(`document.getElementById('question').textContent !== window.was`)
}

/** How long it took, in ms; what never happens ends the run with its name instead of waiting for ever. */
async function taken(tab: Tab, what: string): Promise<number> {
  const patience = `new Promise((_, give) => setTimeout(() => give(new Error(${JSON.stringify(`never seen: ${what}`)})), 20000))`
  return tab.ask<number>(`Promise.race([watch.took, ${patience}])`)
}

function rest(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}

/** Takes the exam off the phone, so that the next one begins as the first did. */
const FORGET = `new Promise((done, give) => {
  const opening = indexedDB.open('ubani')
  opening.onerror = () => give(opening.error)
  opening.onsuccess = () => {
    const change = opening.result.transaction(['attempts', 'papers'], 'readwrite')
    change.objectStore('attempts').clear()
    change.objectStore('papers').clear()
    change.oncomplete = () => (opening.result.close(), done(0))
  }
})`
