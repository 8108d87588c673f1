import { Browser, Profile, type Tab } from './browser.ts'
import { SLOW_3G } from './line.ts'
import type { Certificate, Site } from './site.ts'
import { NOTED, type Noted, tapping, watching } from './watch.ts'

/** What is looked for on a site, and how one goes about in it. */
export interface Plan {
  readonly site: Site
  /** Finds something once home is readable. */
  readonly home: string
  /** Finds something once home does what it is tapped for, or "on" and the event by which the page says so. */
  readonly live?: string
  /** An address below home, and what is there when its content is. */
  readonly deep?: { readonly path: string; readonly ready: string }
  /** Ways from home: what to tap, and what is so when the new page is there. */
  readonly ways?: readonly { readonly tap: string; readonly isSo: string }[]
  /** The button that saves everything for offline, and the words that say that it is there. */
  readonly save?: { readonly button: string; readonly done: string }
  /** Where to search: what to tap, the field, what to type. */
  readonly search?: Search
}

export interface Search {
  readonly tap: string
  readonly field: string
  /** Finds something when an answer is shown. */
  readonly answer: string
  readonly words: readonly string[]
  /** A word with a slip in it. */
  readonly slip: string
}

/** Figures by name; times in ms, sizes in bytes. */
export type Figures = Record<string, number>

/** How much slower than this machine a cheap phone is taken to be. */
const SLOWER = 6

/** All measurements of one site in one round. */
export async function measure(plan: Plan, certificate: Certificate): Promise<Figures> {
  const { site } = plan
  const stage = { plan, certificate, profile: new Profile() }
  const figures: Figures = {}
  try {
    await site.line.connect()
    Object.assign(figures, await firstVisit(stage))
    if (plan.save) {
      stage.profile.throwAway()
      stage.profile = new Profile()
      Object.assign(figures, await savingEverything(stage, plan.save))
    }
    Object.assign(figures, await secondVisit(stage))
    await site.line.cut()
    Object.assign(figures, prefixed('cold', await coldStart(stage, '/', plan.home)))
    Object.assign(figures, prefixed('cold', await coldCost(stage, '/')))
    if (plan.deep) {
      const { path, ready } = plan.deep
      Object.assign(figures, prefixed('deep', await coldStart(stage, path, ready)))
      Object.assign(figures, prefixed('deep', await coldCost(stage, path)))
    }
    if (plan.ways) Object.assign(figures, await goingAbout(stage, plan.ways))
    if (plan.search) Object.assign(figures, await searching(stage, plan.search))
    return figures
  } finally {
    await site.line.cut()
    stage.profile.throwAway()
  }
}

interface Stage {
  readonly plan: Plan
  readonly certificate: Certificate
  profile: Profile
}

/** First visit over the slow line, nothing tapped. */
async function firstVisit(stage: Stage): Promise<Figures> {
  const { site, home, live } = stage.plan
  site.line.speed = SLOW_3G
  return inBrowser(stage, async (tab) => {
    const arrived: { size: number; at: number }[] = []
    let foreign = 0
    let begun = 0
    tab.on('Network.requestWillBeSent', (params) => {
      const { request, timestamp } = params as { request: { url: string }; timestamp: number }
      if (!request.url.startsWith('https:')) return
      begun ||= timestamp
      if (!request.url.startsWith(site.url)) foreign += 1
    })
    tab.on('Network.loadingFinished', (params) => {
      const { timestamp, encodedDataLength } = params as { timestamp: number; encodedDataLength: number }
      arrived.push({ size: encodedDataLength, at: 1000 * (timestamp - begun) })
    })
    await tab.send('Network.enable')
    await tab.slowDown(SLOWER)
    await tab.before(watching({ home, ...(live && { live }) }))
    site.forget()
    await tab.go(`${site.url}/`)
    await site.line.quiet()
    const noted = await tab.ask<Noted>(NOTED)
    const ready = noted.seen['home'] ?? NaN
    const last = noted.tasks.at(-1)
    const before = arrived.filter(({ at }) => at <= ready)
    return {
      firstPaint: noted.painted,
      firstReady: ready,
      firstSettled: Math.max(ready, last ? last.start + last.long : 0),
      firstBlocking: blocking(noted),
      firstRequestsBefore: before.length,
      firstBytesBefore: sum(before.map(({ size }) => size)),
      ...(live && { firstLive: noted.seen['live'] ?? NaN }),
      firstRequests: site.asked.length,
      firstBytes: sum(site.asked.map(({ bytes }) => bytes)),
      firstQuiet: site.line.lastDown - noted.origin,
      foreign,
    }
  })
}

/** First visit over the slow line by somebody who taps "save" as soon as it does anything. */
async function savingEverything(stage: Stage, { button, done }: NonNullable<Plan['save']>): Promise<Figures> {
  const { site } = stage.plan
  site.line.speed = SLOW_3G
  return inBrowser(stage, async (tab) => {
    await tab.slowDown(SLOWER)
    site.forget()
    await tab.go(`${site.url}/`)
    await tab.ask(tapping(button, done))
    await site.line.quiet()
    await tab.until('window.saved !== undefined')
    await tab.ask('navigator.serviceWorker.ready.then(() => 0)')
    const { origin } = await tab.ask<Noted>(NOTED)
    const saved = await tab.ask<number>('window.saved')
    const whole = Math.max(saved, site.line.lastDown - origin)
    const alone = (1000 * site.line.down) / SLOW_3G.rate
    const figures = {
      wholeTime: whole,
      wholeLine: alone,
      wholeOver: whole / (alone * 1.15 + 2_500),
      wholeRequests: site.asked.length,
      wholeBytes: site.line.down,
    }
    await tab.slowDown(1)
    await pause(LOOKING_ROUND)
    return figures
  })
}

/** The browser started again a day later, with a line and nothing new on the server. */
async function secondVisit(stage: Stage): Promise<Figures> {
  const { site, home } = stage.plan
  site.line.speed = SLOW_3G
  return inBrowser(stage, async (tab) => {
    await tab.slowDown(SLOWER)
    await tab.before(watching({ home }))
    site.forget()
    await tab.go(`${site.url}/`)
    await pause(LOOKING_FOR_NEWS)
    const noted = await tab.ask<Noted>(NOTED)
    return {
      againRequests: site.asked.length,
      againBytes: sum(site.asked.map(({ bytes }) => bytes)),
      againReady: noted.seen['home'] ?? NaN,
    }
  })
}

/** The browser started with no server there, slowed down: what the person sees, when. */
async function coldStart(stage: Stage, path: string, ready: string): Promise<Figures> {
  stage.profile.dropHttpCache()
  return inBrowser(stage, async (tab) => {
    await tab.slowDown(SLOWER)
    await tab.before(watching({ ready }))
    await tab.go(stage.plan.site.url + path)
    await pause(SETTLING)
    await tab.until('watch.seen.ready !== undefined')
    const noted = await tab.ask<Noted>(NOTED)
    return {
      Paint: noted.painted,
      Ready: noted.seen['ready'] ?? NaN,
      Longest: Math.max(0, ...noted.tasks.map(({ long }) => long)),
      Blocking: blocking(noted),
    }
  })
}

/** The same at this machine's own speed: what it costs the main thread and the memory. */
async function coldCost(stage: Stage, path: string): Promise<Figures> {
  stage.profile.dropHttpCache()
  return inBrowser(stage, async (tab) => {
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' })
    await tab.go(stage.plan.site.url + path)
    await pause(SETTLING)
    const { metrics } = await tab.send<{ metrics: { name: string; value: number }[] }>(
      'Performance.getMetrics',
    )
    const cost = new Map(metrics.map(({ name, value }) => [name, value]))
    return {
      Cpu: 1000 * (cost.get('TaskDuration') ?? NaN),
      Script: 1000 * (cost.get('ScriptDuration') ?? NaN),
      Heap: await heap(tab),
    }
  })
}

/** From room to room, offline and slowed down. */
async function goingAbout(stage: Stage, ways: NonNullable<Plan['ways']>): Promise<Figures> {
  return inBrowser(stage, async (tab) => {
    await tab.slowDown(SLOWER)
    await tab.before(watching({ home: stage.plan.home }))
    await tab.go(`${stage.plan.site.url}/`)
    await pause(SETTLING)
    const times = ways.map((): number[] => [])
    for (let round = 0; round < 4; round++)
      for (const [place, way] of ways.entries()) {
        await tab.ask(`watch.arm('click', () => ${way.isSo})`)
        await tab.tap(way.tap)
        times[place]?.push(await tab.ask<number>('watch.took'))
        await pause(300)
      }
    const [first = [], second = [], back = []] = times
    return {
      wayMedian: middle(times.flat()),
      wayFirst: middle(first),
      waySecond: middle(second),
      wayBack: middle(back),
      wayNew: (first[0] ?? NaN) + (second[0] ?? NaN),
    }
  })
}

/** From a cold start to the search, letter by letter. */
async function searching(stage: Stage, search: Search): Promise<Figures> {
  stage.profile.dropHttpCache()
  return inBrowser(stage, async (tab) => {
    const answered = `document.querySelector(${JSON.stringify(search.answer)})?.textContent !== ''`
    await tab.slowDown(SLOWER)
    await tab.before(watching({ home: stage.plan.home }))
    await tab.go(`${stage.plan.site.url}/`)
    await tab.until('watch.seen.home !== undefined')
    await tab.tap(search.tap)
    await tab.until(`document.activeElement?.matches(${JSON.stringify(search.field)})`)
    const [first = '', ...others] = search.words
    const [begin = '', ...rest] = letters(first)
    await tab.ask(`watch.arm('input', () => ${answered})`)
    await tab.type(begin)
    const searchFirst = await tab.ask<number>('watch.took')
    const opened = await tab.ask<number>('performance.now()')
    const times: number[] = []
    const type = async (text: string): Promise<number> => {
      await tab.ask(`watch.arm('input', () => ${answered})`)
      await tab.type(text)
      const took = await tab.ask<number>('watch.took')
      await pause(100)
      return took
    }
    for (const letter of rest) times.push(await type(letter))
    for (const word of others) {
      await tab.ask(`document.querySelector(${JSON.stringify(search.field)}).select()`)
      for (const piece of letters(word)) times.push(await type(piece))
    }
    await tab.ask(`document.querySelector(${JSON.stringify(search.field)}).select()`)
    const searchSlip = await type(search.slip)
    return {
      searchFirst,
      searchOpened: opened,
      searchMedian: middle(times),
      search95: quantile(times, 0.95),
      searchSlip,
      usedHeap: await heap(tab),
    }
  })
}

/** A word letter by letter; the first two together, since one letter is not searched for. */
function letters(word: string): string[] {
  return [word.slice(0, 2), ...word.slice(2)]
}

/** How long somebody looks round after saving; the app does meanwhile what it does at leisure. */
const LOOKING_ROUND = 6_000

/** The browser looks for a newer worker only some seconds after the page is there. */
const LOOKING_FOR_NEWS = 9_000

/** How long a page is left alone until it has done all it does by itself. */
const SETTLING = 2_500

async function inBrowser<Value>(stage: Stage, act: (tab: Tab) => Promise<Value>): Promise<Value> {
  const browser = await Browser.start(stage.profile, stage.certificate.fingerprint)
  try {
    return await act(await browser.page())
  } finally {
    await browser.close()
  }
}

async function heap(tab: Tab): Promise<number> {
  await tab.send('HeapProfiler.collectGarbage')
  const { usedSize } = await tab.send<{ usedSize: number }>('Runtime.getHeapUsage')
  return usedSize
}

function blocking({ tasks }: Noted): number {
  return sum(tasks.map(({ long }) => long - 50))
}

function prefixed(prefix: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [prefix + name, value]))
}

const pause = (time: number): Promise<void> => new Promise((over) => setTimeout(over, time))

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function middle(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which a share of the values lies; between two of them by proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? NaN
  const above = sorted[Math.ceil(place)] ?? NaN
  return below + (above - below) * (place - Math.floor(place))
}
