import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { type OpenedItem, openItems } from '../../src/core/question/open-item.ts'
import { showGroupCode } from '../../src/core/sync/group-code.ts'
import { readBuiltFiles } from '../../src/server/files.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { Centre, founded } from '../e2e/centre.ts'
import { attemptsOn } from '../e2e/kept.ts'
import { codeWith } from '../e2e/learner.ts'
import { Host, word } from '../e2e/stage.ts'
import { type Browser, type Engine, until } from './browser.ts'
import { Phone } from './phone.ts'

/* What a member does most, in an engine other than Chromium. What each of these journeys must be in full is tested in test/e2e. */

const says = (key: `${string}:${string}`, blanks?: Readonly<Record<string, string | number>>): string =>
  word('ka', key, blanks)

/** What some browsers lack and the app must not call unasked (`Maker.member` is what every such object has). */
const NOT_EVERYWHERE = [
  'Navigator.storage',
  'Navigator.wakeLock',
  'Navigator.locks',
  'Navigator.share',
  'Navigator.canShare',
  'ServiceWorkerRegistration.sync',
  'IDBFactory.databases',
  'BarcodeDetector',
  'BroadcastChannel',
  'CompressionStream',
  'DecompressionStream',
  'requestIdleCallback',
] as const

/** Where those are used, and the doors to where. */
const ROUTES = [
  '/',
  '/guide/counting',
  '/checklist',
  '/settings',
  '/group',
  '/privacy',
  '/profiles',
  '/progress',
  '/room/join',
  '/room/host',
  '/tests/exam/officer',
  '/scenarios/half-day',
  '/protocols/calculator',
]

/** Declares the journeys for an engine; they run one after the other on one server. */
export function journeysIn(engine: Engine): void {
  describe(engine.name, () => {
    let host: Host
    let phones: Phone[] = []
    /** Takes the centre down, where a test has set one up. */
    let closing: (() => Promise<void>) | undefined
    /** Switched off; the guide is saved on it. */
    let saved: Promise<Phone> | undefined

    beforeAll(async () => {
      host = new Host(readBuiltFiles('dist'))
      await host.start()
    })
    afterEach(async () => {
      for (const phone of phones) await phone.throwAway()
      phones = []
      await host.stop() // nothing comes in any more
      await closing?.()
      closing = undefined
      await host.start()
    })
    afterAll(async () => {
      await host.stop()
      await (await saved)?.throwAway()
    })

    async function savedFirst(): Promise<Phone> {
      const phone = new Phone(engine, host.url)
      try {
        await visitAndSave(phone)
      } catch (error) {
        saved = undefined // the next test tries it anew
        await phone.throwAway()
        throw error
      }
      return phone
    }
    async function newCentre(): Promise<Centre> {
      const folder = mkdtempSync(join(tmpdir(), 'ubani-centre-'))
      const db = await openDatabase({ DATA_DIR: folder })
      host.db = db
      closing = async () => {
        host.db = undefined
        await db.close()
        rmSync(folder, { recursive: true, force: true })
      }
      return new Centre(db, await founded(db))
    }
    /** A phone on which the guide is saved. */
    async function savedPhone(): Promise<Phone> {
      saved ??= savedFirst()
      const phone = new Phone(engine, host.url).like(await saved)
      phones.push(phone)
      return phone
    }

    test('after a first visit the guide is saved, and with the server stopped and the browser started anew home, a chapter and the list open', async () => {
      const mine = await savedPhone()
      await host.stop()
      const browser = await mine.open('/')
      await browser.says(says('home:onThisPhone'))
      await browser.open('/guide/counting')
      await browser.shows('main ol li[id]')
      await browser.open('/checklist')
      await browser.shows('main input[type=checkbox]')
      expect(await browser.count('[role=alert]:not(:empty)')).toBe(0)
      await mine.shut()
    })

    test('a tick that is shown as saved is there after the browser was killed', async () => {
      const mine = await savedPhone()
      const browser = await mine.open('/checklist')
      await host.stop()
      await browser.click('main input[type=checkbox]')
      await browser.says(says('checklist:saved'))
      await mine.kill()
      const again = await mine.open('/checklist')
      await until('the tick', () => again.evaluate(ticked))
      expect((await attemptsOn(again)).map(({ kind, events }) => [kind, events.length])).toEqual([
        ['checklist', 1],
      ])
      await mine.shut()
    })

    test('a question is answered and a practice protocol is begun with the server stopped', async () => {
      const mine = await savedPhone()
      const browser = await mine.open('/tests/topic/counting')
      await host.stop()
      const { item } = await questionOn(browser)
      if (item.kind !== 'choice') throw new Error('The topic begins with another kind')
      await browser.click(`.ts-card input[value="${item.right}"]`)
      await browser.click('main button', says('tests:check'))
      await browser.shows('.ts-verdict', says('tests:verdictWhole'))
      await browser.shows('.saved-state[data-kept=saved]')

      await browser.open(`/protocols/night/${codeWith('guided')}`)
      await browser.click('main button', says('protocol-run:start'))
      await browser.click('[id="pr:next"]') // past what was handed over filled in
      await browser.type('main input[id^="pr:"]:not([readonly])', '7')
      await browser.says(says('practice:saved'))
      expect((await attemptsOn(browser)).map(({ kind }) => kind).sort()).toEqual(['protocol', 'questions'])
      await mine.shut()
    })

    test('what was done and joined without a network is at the centre once there is one, each thing once', async () => {
      const centre = await newCentre()
      const mine = await savedPhone()
      const browser = await mine.open('/checklist')
      await host.stop()
      await browser.click('main input[type=checkbox]')
      await browser.says(says('checklist:saved'))
      await browser.open('/guide/counting')
      await browser.click('main details summary')
      await browser.click('main details li:nth-child(3) a')
      await until('the reading is kept', async () => (await attemptsOn(browser)).length === 2)
      await browser.open('/group')
      await browser.type('#group-code', showGroupCode(centre.code).toLowerCase())
      await browser.click('main button', says('group:join'))
      await browser.says(says('group:waiting', { code: showGroupCode(centre.code) }))
      await browser.shows('.gr-places [data-place=phone] dd', '2')

      await host.start()
      await browser.open('/group') // each start sends what waits
      await browser.says(says('group:joined', { name: centre.group }))
      await browser.shows('.gr-places [data-place=centre] dd', '2')
      await browser.shows('.gr-places [data-place=phone] dd', '0')
      const byId = (one: Attempt, other: Attempt): number => (one.id < other.id ? -1 : 1)
      expect(await centre.attempts()).toEqual((await attemptsOn(browser)).sort(byId))
      expect(await centre.statements()).toHaveLength(1) // a tick is nobody's statement; what was read is
      await mine.shut()
    })

    test('a quiz in the room is opened, joined by its code, answered and shown as square and code with no server', async () => {
      const mine = await savedPhone()
      const browser = await mine.open('/room/host')
      await host.stop()
      await browser.click('main a', says('desk:new'))
      await browser.click('main button', says('desk:toQuestions'))
      await browser.click('main button', says('desk:open'))
      const code = (await browser.read('.rd-signs > [aria-hidden]')).replace(/\s/g, '')
      expect(code).toMatch(/^[2-9A-Z]{8,}$/)

      await browser.open('/room/join')
      await browser.type('#code', code.toLowerCase())
      await browser.type('#seat', '7')
      await browser.click('main button', says('room:join'))
      await browser.says(says('room:warmUp'))
      const finish = says('room:finish')
      for (let place = 0; place <= 20; place++) {
        await browser.click('.rs-question input')
        await browser.shows('.saved-state[data-kept=saved]')
        const next = says('room:nextIs', { number: place + 1 })
        if (!(await browser.evaluate(hasButton, next))) break
        await browser.click('main button', next)
        await until('the next question', () => browser.evaluate(isAt, String(place + 1)))
      }
      await browser.click('main button', finish)
      await browser.click('dialog[open] button', says('room:finishYes'))
      await browser.shows('.rs-square svg.square')
      expect((await browser.read('.rs-code')).replace(/[\s-]/g, '')).toMatch(/^[2-9A-Z]{12,}$/)
      await mine.shut()
    })

    test('a browser without what others have saves the guide and opens every room, and nothing goes wrong', async () => {
      const poor = new Phone(engine, host.url, NOT_EVERYWHERE)
      phones.push(poor)
      await visitAndSave(poor)
      await host.stop()
      const browser = await poor.open('/')
      expect(await browser.evaluate(present, NOT_EVERYWHERE)).toEqual([])
      for (const route of ROUTES) {
        await browser.open(route)
        await browser.read('main h1')
        await until(`${route} is live`, () => browser.evaluate(isLive))
        expect(await browser.count('[role=alert]:not(:empty)'), route).toBe(0)
      }
      await poor.shut()
    })
  })
}

async function visitAndSave(phone: Phone): Promise<void> {
  const browser = await phone.open('/?lang=ka')
  await browser.click('main .button.primary')
  await browser.says(says('home:onThisPhone'))
  await browser.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await phone.shut()
}

/** What is asked on the screen. */
async function questionOn(browser: Browser): Promise<OpenedItem> {
  const read = (file: string): Record<string, unknown> =>
    parse(readFileSync(join('content/questions/counting', file), 'utf8')) as Record<string, unknown>
  const all = openItems({ reads: 1, topic: read('items.yml'), words: read('ka.yml') })
  await browser.shows('main button', says('tests:check'))
  const stem = await browser.evaluate(() => document.querySelector('h2#question')?.textContent ?? '')
  const asked = all.find(({ words }) => words.stem === stem)
  if (!asked) throw new Error(`Nobody knows “${stem}”`)
  return asked
}

/* What follows runs in the page. */

function ticked(): boolean {
  return document.querySelector<HTMLInputElement>('main input[type=checkbox]')?.checked ?? false
}

function hasButton(text: string): boolean {
  return [...document.querySelectorAll('main button')].some((each) => each.textContent.trim() === text)
}

function isAt(place: string): boolean {
  return document.querySelector('#question')?.textContent.includes(place) ?? false
}

/** Touches the page, as a finger that scrolls, and says whether what can be done there is live. */
function isLive(): boolean {
  dispatchEvent(new Event('scroll'))
  return document.querySelector('#app[data-pressed]') === null
}

/** What the browser should lack and has. */
function present(names: readonly string[]): string[] {
  return names.filter((name) => {
    const [maker = '', member] = name.split('.')
    const made = (globalThis as unknown as Record<string, { readonly prototype: object } | undefined>)[maker]
    return member === undefined ? made !== undefined : made !== undefined && member in made.prototype
  })
}
