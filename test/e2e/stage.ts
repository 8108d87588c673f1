import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import {
  test as base,
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
} from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { type BuiltFile, readBuiltFiles } from '../../src/server/files.ts'
import { makeServer } from '../../src/server/http.ts'
import { centreReports } from '../../src/server/report/centre-reports.ts'
import { RoomStore } from '../../src/server/room-store.ts'
import type { Database } from '../../src/server/store/database.ts'

/** Chromium as Debian ships it; without the flags it looks for hosts that are not there. */
const BROWSER = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
} as const

/** A browser for several phones at once, each a context of its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ ...BROWSER, args: [...BROWSER.args] })
}

/** A browser of before there were Web Locks (Safari 15.3). */
export const NO_LOCKS = 'delete Navigator.prototype.locks'

const LOCALES: Readonly<Record<Language, string>> = { ka: 'ka-GE', hy: 'hy-AM', az: 'az-AZ', en: 'en-GB' }

/** What stands between the phone and the server: passes a request on, does to it what networks do, or hangs up. */
export type Weather = (
  request: Request,
  onward: () => Promise<Response>,
  hangUp: () => void,
) => Promise<Response>
export const fair: Weather = (_request, onward) => onward()

interface Connection {
  readonly outgoing: { readonly destroy: () => unknown }
}

/** The reports of a centre; no test knows the secret of the centre itself. */
function reportsOf(db: Database): ReturnType<typeof centreReports> {
  const environment = { ADMIN_TOKEN: crypto.randomUUID() }
  return centreReports({ db, root: process.cwd(), environment, proxies: 0, say: () => undefined })
}

/** A server that can be stopped, started, disturbed and given another build. */
export class Host {
  weather: Weather = fair
  files: ReadonlyMap<string, BuiltFile>
  killWorker = false
  /** Where the centre keeps what comes in; without one nothing comes in. */
  db: Database | undefined
  /** A server that is started anew knows no live room. */
  private rooms = new RoomStore()
  /** Paths asked for since the last `forget`. */
  asked: string[] = []
  private server: Server | undefined

  constructor(
    files: ReadonlyMap<string, BuiltFile>,
    public port = 0,
  ) {
    this.files = files
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<void> {
    this.rooms = new RoomStore()
    const { headers } = JSON.parse(readFileSync('dist/build.json', 'utf8')) as {
      headers: Record<string, string>
    }
    let made: { readonly by: readonly unknown[]; readonly app: ReturnType<typeof makeServer> } | undefined
    const serving = (): ReturnType<typeof makeServer> => {
      const by = [this.files, this.killWorker, this.db]
      if (!made || by.some((each, place) => each !== made?.by[place]))
        made = {
          by,
          app: makeServer({
            files: this.files,
            headers,
            publicUrl: this.url,
            version: 'test',
            killWorker: this.killWorker,
            rooms: this.rooms,
            ...(this.db && { db: this.db, reports: reportsOf(this.db) }),
          }),
        }
      return made.app
    }
    const fetch = async (request: Request, { outgoing }: Connection): Promise<Response> => {
      const { pathname, search } = new URL(request.url)
      this.asked.push(pathname + search)
      const app = serving()
      return this.weather(
        request,
        async () => app.fetch(request),
        () => outgoing.destroy(),
      )
    }
    await new Promise<void>((started) => {
      this.server = serve({ fetch, port: this.port, hostname: '127.0.0.1' }, (address) => {
        this.port = address.port
        started()
      }) as Server
    })
  }

  async stop(): Promise<void> {
    const server = this.server
    this.server = undefined
    if (!server) return
    server.closeAllConnections()
    await new Promise<void>((stopped) => server.close(() => stopped()))
  }

  /** The packs asked for since the last `forget`, each as often as it was asked for. */
  packsAsked(): string[] {
    return this.asked.filter((path) => /^\/packs\/(?!manifest)/.test(path))
  }

  forget(): void {
    this.asked = []
  }
}

interface PhoneOptions {
  readonly language?: Language
  readonly dark?: boolean
  readonly lessMotion?: boolean
  readonly width?: number
  /** A private window: nothing stays when it is closed. */
  readonly secret?: boolean
  readonly userAgent?: string
  readonly initScript?: string
  /** Variables the browser is started with. */
  readonly env?: Readonly<Record<string, string>>
  /** Where its profile lies, when not in a folder of its own. */
  readonly profile?: string
  /** Where what its camera sees lies (camera.ts), once there is something to see; without one it has no camera. */
  readonly camera?: string
  /** What this phone is meant to complain of in its test. */
  readonly forgive?: RegExp
}

/** A phone: one browser profile that outlives restarts of the browser. */
export class Phone {
  private context: BrowserContext | undefined
  readonly profile: string
  /** Requests to any host but the app's own, ever: must stay empty. */
  readonly strayRequests: string[] = []
  /** What the browser complained of: script errors and policy violations. */
  readonly complaints: string[] = []

  constructor(
    private readonly host: Host,
    private readonly options: PhoneOptions,
  ) {
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'ubani-phone-'))
  }

  /** Starts the browser (again) and opens an address of the app. */
  async open(path = '/'): Promise<Page> {
    const context = await this.browser()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(path)
    return page
  }

  /** Another window of the same browser. */
  async another(path = '/'): Promise<Page> {
    const page = await (await this.browser()).newPage()
    await page.goto(path)
    return page
  }

  async browser(): Promise<BrowserContext> {
    if (this.context) return this.context
    const {
      language = 'ka',
      dark,
      lessMotion,
      width = 360,
      secret,
      userAgent,
      initScript,
      env,
      camera,
    } = this.options
    const start = {
      ...BROWSER,
      args: [...BROWSER.args, ...cameraOf(camera)],
      ...(env ? { env: { ...(process.env as Record<string, string>), ...env } } : {}),
    }
    const look = {
      baseURL: this.host.url,
      viewport: { width, height: 640 },
      locale: LOCALES[language],
      timezoneId: 'Asia/Tbilisi',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: lessMotion ? 'reduce' : 'no-preference',
      ...(userAgent ? { userAgent } : {}),
    } as const
    const permissions = camera === undefined ? {} : { permissions: ['camera'] }
    const context = secret
      ? await (await chromium.launch(start)).newContext({ ...look, ...permissions })
      : await chromium.launchPersistentContext(this.profile, {
          ...start,
          ...look,
          ...permissions,
        })
    if (initScript) await context.addInitScript(initScript)
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.host !== `localhost:${this.host.port}`)
        this.strayRequests.push(request.url())
    })
    context.on('weberror', (error) => this.complain(error.error().message))
    context.on('console', (message) => {
      if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text()))
        this.complain(message.text())
    })
    this.context = context
    return context
  }

  private complain(text: string): void {
    if (!this.options.forgive?.test(text)) this.complaints.push(text)
  }

  /** The browser's own tools, for doing to a page what a phone does. */
  async tools(page: Page): Promise<CDPSession> {
    return (await this.browser()).newCDPSession(page)
  }

  /** Gives the app so many bytes of storage and no more; all there is when left out. */
  async limitStorage(page: Page, quotaSize?: number): Promise<void> {
    await (await this.tools(page)).send('Storage.overrideQuotaForOrigin', {
      origin: this.host.url,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    })
  }

  /** Clears what the phone has stored for the app, as phones do when space runs out; the browser says that it was there, and is gone. */
  async clearStorage(page: Page, storageTypes: string): Promise<void> {
    const tools = await this.tools(page)
    const origin = { origin: this.host.url }
    const found = await tools.send('Storage.getUsageAndQuota', origin)
    await tools.send('Storage.clearDataForOrigin', { ...origin, storageTypes })
    const left = await tools.send('Storage.getUsageAndQuota', origin)
    for (const type of storageTypes === 'all' ? CLEARED_BY_ALL : storageTypes.split(',')) {
      const usageOf = ({ usageBreakdown }: typeof left): number =>
        usageBreakdown.find(({ storageType }) => storageType === type)?.usage ?? 0
      if (type !== 'file_systems') base.expect(usageOf(found), `there is ${type} to clear`).toBeGreaterThan(0)
      base.expect(usageOf(left), `${type} is cleared`).toBe(0)
    }
  }

  /** Closes the browser; the profile stays. */
  async shut(): Promise<void> {
    const context = this.context
    this.context = undefined
    await context?.close()
    await context?.browser()?.close()
  }

  /** Kills the browser as a phone does that has run out of memory or battery: no farewell. */
  async kill(): Promise<void> {
    const context = this.context
    this.context = undefined
    if (!context) return
    const gone = context.waitForEvent('close')
    for (const pid of processesOn(this.profile)) process.kill(pid, 'SIGKILL')
    await gone
  }

  async throwAway(): Promise<void> {
    await this.shut()
    if (!this.options.profile) rmSync(this.profile, { recursive: true, force: true })
  }
}

/** What gives a browser a camera that sees what lies in a file, when there is one. */
function cameraOf(file: string | undefined): string[] {
  if (file === undefined || !existsSync(file)) return []
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
}

/** Where the app keeps something, as the browser's tools name it. */
const CLEARED_BY_ALL = ['indexeddb', 'cache_storage', 'service_workers']

/** The processes started on a profile. */
function processesOn(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)
      } catch {
        return false // it has ended meanwhile
      }
    })
    .map(Number)
}

export interface Stage {
  readonly host: Host
  /** Gets a new phone. */
  readonly phone: (options?: PhoneOptions) => Phone
  /** Gets a phone on which the guide is saved. */
  readonly savedPhone: (language: Language, options?: PhoneOptions) => Promise<Phone>
}

/** What tests running one after another share: the build as it was read, one address, and profiles with the guide saved. */
export interface Store {
  readonly files: ReadonlyMap<string, BuiltFile>
  readonly saved: Map<Language, string>
  port: number
}

/** A test with a server and phones of its own; afterwards no phone may have complained or asked a foreign host. */
export const test = base.extend<Stage, { readonly store: Store }>({
  store: [
    async ({}, use) => {
      const store: Store = { files: readBuiltFiles('dist'), saved: new Map(), port: 0 }
      await use(store)
      for (const profile of store.saved.values()) rmSync(profile, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  host: async ({ store }, use) => {
    const host = new Host(store.files, store.port)
    await host.start()
    store.port = host.port // storage belongs to an address: a profile saved in one test must find it in the next
    await use(host)
    await host.stop()
  },
  phone: async ({ host }, use) => {
    const phones: Phone[] = []
    await use((options = {}) => {
      const phone = new Phone(host, options)
      phones.push(phone)
      return phone
    })
    for (const phone of phones) await phone.throwAway()
    for (const phone of phones) {
      base.expect(phone.strayRequests, 'requests to foreign hosts').toEqual([])
      base.expect(phone.complaints, 'script errors and policy violations').toEqual([])
    }
  },
  savedPhone: async ({ host, phone, store }, use) => {
    await use(async (language, options = {}) => {
      const saved = store.saved.get(language) ?? (await saveOnce(host, language))
      store.saved.set(language, saved)
      const mine = phone({ language, ...options })
      cpSync(saved, mine.profile, { recursive: true })
      return mine
    })
  },
})
export { expect } from '@playwright/test'

/** Makes a profile in which the guide is saved. */
async function saveOnce(host: Host, language: Language): Promise<string> {
  const first = new Phone(host, { language })
  const page = await first.open('/')
  await saveGuide(page, language)
  await pagesPressed(page, language, ['/', '/guide/counting'])
  await first.shut()
  return first.profile
}

/** The text of an interface word, for finding things by what a person reads. */
export function word(
  language: Language,
  key: `${string}:${string}`,
  blanks: Readonly<Record<string, string | number>> = {},
): string {
  const [room, name] = key.split(':')
  const texts = JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8')) as Record<string, string>
  const text = texts[name ?? '']
  if (text === undefined) throw new Error(`No word ${key} in ${language}`)
  return text.replace(/\{\{(\w+)\}\}/g, (_, blank: string) => String(blanks[blank] ?? ''))
}

/** Saves the guide in the language shown and waits until the worker, too, has everything. */
export async function saveGuide(page: Page, language: Language): Promise<void> {
  await savePacks(page, language)
  await wholeShellKept(page)
}

/** Saves the guide in the language shown, wherever the app itself comes from. */
export async function savePacks(page: Page, language: Language): Promise<void> {
  await page.locator('main .button.primary').first().click()
  await page.getByText(word(language, 'home:onThisPhone')).waitFor()
}

/** Waits until the phone has drawn pages ahead, to be shown at the next start before any script runs. */
export async function pagesPressed(page: Page, language: Language, paths: readonly string[]): Promise<void> {
  const keys = paths.map((path) => `/pressed/${language}${path}`)
  const missing = (): Promise<number> =>
    page.evaluate(
      async (keys) =>
        (await Promise.all(keys.map((key) => caches.match(key)))).filter((kept) => !kept).length,
      keys,
    )
  await base.expect.poll(missing, { timeout: 30_000 }).toBe(0)
}

/** What a page drawn ahead shows; nothing when there is none at present. */
export function pagePressed(page: Page, language: Language, path: string): Promise<string> {
  return page.evaluate(
    async (key) => (await (await caches.match(key))?.text()) ?? '',
    `/pressed/${language}${path}`,
  )
}

/** Waits until the service worker is in charge and its shell is whole. */
export async function wholeShellKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}
