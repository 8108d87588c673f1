import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { test as base, type BrowserContext, chromium, type Page } from '@playwright/test'
import type { Language } from '../../src/core/language.ts'
import { type BuiltFile, readBuiltFiles } from '../../src/server/files.ts'
import { makeServer } from '../../src/server/http.ts'

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

const LOCALES: Readonly<Record<Language, string>> = { ka: 'ka-GE', hy: 'hy-AM', az: 'az-AZ', en: 'en-GB' }

/** What stands between the phone and the server: passes a request on, or does to it what networks do. */
export type Weather = (request: Request, onward: () => Promise<Response>) => Promise<Response>
export const fair: Weather = (_request, onward) => onward()

/** A server that can be stopped, started, disturbed and given another build. */
export class Host {
  weather: Weather = fair
  files: ReadonlyMap<string, BuiltFile>
  killWorker = false
  /** Paths asked for since the last `forget`. */
  asked: string[] = []
  port = 0
  private server: Server | undefined

  constructor(dist = join(process.cwd(), 'dist')) {
    this.files = readBuiltFiles(dist)
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<void> {
    const headers = (
      JSON.parse(readFileSync('dist/build.json', 'utf8')) as { headers: Record<string, string> }
    ).headers
    const fetch = async (request: Request): Promise<Response> => {
      this.asked.push(new URL(request.url).pathname)
      const app = makeServer({
        files: this.files,
        headers,
        publicUrl: this.url,
        version: 'test',
        killWorker: this.killWorker,
      })
      return this.weather(request, async () => app.fetch(request))
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

  forget(): void {
    this.asked = []
  }
}

interface PhoneOptions {
  readonly language?: Language
  readonly dark?: boolean
  readonly userAgent?: string
  readonly initScript?: string
}

/** A phone: one browser profile that outlives restarts of the browser. */
export class Phone {
  private context: BrowserContext | undefined
  readonly profile = mkdtempSync(join(tmpdir(), 'ubani-phone-'))
  /** Requests to any host but the app's own, ever: must stay empty. */
  readonly strayRequests: string[] = []
  /** What the browser complained of: script errors and policy violations. */
  readonly complaints: string[] = []

  constructor(
    private readonly host: Host,
    private readonly options: PhoneOptions,
  ) {}

  /** Starts the browser (again) and opens an address of the app. */
  async open(path = '/'): Promise<Page> {
    const context = await this.browser()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(this.host.url + path)
    return page
  }

  /** Another window of the same browser. */
  async another(path = '/'): Promise<Page> {
    const page = await (await this.browser()).newPage()
    await page.goto(this.host.url + path)
    return page
  }

  async browser(): Promise<BrowserContext> {
    if (this.context) return this.context
    const { language = 'ka', dark = false, userAgent, initScript } = this.options
    this.context = await chromium.launchPersistentContext(this.profile, {
      ...BROWSER,
      args: [...BROWSER.args],
      viewport: { width: 360, height: 640 },
      locale: LOCALES[language],
      colorScheme: dark ? 'dark' : 'light',
      ...(userAgent ? { userAgent } : {}),
    })
    if (initScript) await this.context.addInitScript(initScript)
    this.context.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.host !== `localhost:${this.host.port}`)
        this.strayRequests.push(request.url())
    })
    this.context.on('weberror', (error) => this.complaints.push(error.error().message))
    this.context.on('console', (message) => {
      if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text()))
        this.complaints.push(message.text())
    })
    return this.context
  }

  /** Closes the browser; the profile stays. */
  async shut(): Promise<void> {
    await this.context?.close()
    this.context = undefined
  }

  async throwAway(): Promise<void> {
    await this.shut()
    rmSync(this.profile, { recursive: true, force: true })
  }
}

interface Stage {
  readonly host: Host
  /** Gets a new phone. */
  readonly phone: (options?: PhoneOptions) => Phone
}

/** A test with a server and phones of its own; afterwards no phone may have complained or asked a foreign host. */
export const test = base.extend<Stage>({
  host: async ({}, use) => {
    const host = new Host()
    await host.start()
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
})
export { expect } from '@playwright/test'

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
  await page.locator('main .button.primary').first().click()
  await page.getByText(word(language, 'home:onThisPhone')).waitFor()
  await wholeShellKept(page)
}

/** Waits until the service worker is in charge and its shell is whole. */
export async function wholeShellKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}
