import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/*
 * Chromium over the DevTools protocol, with nothing between: a test driver would put worlds and listeners of its own into
 * the pages whose time and memory are measured here.
 */

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  // The address bar's own pages would share the processor with the page that is measured.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,Translate,OptimizationHints,MediaRouter',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--mute-audio',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
]

/** The first lines of what a page of the DevTools protocol says; everything is optional until it has been looked at. */
type Params = Record<string, unknown>
type Listener = (params: Params, session: string | undefined) => void

interface Reply {
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** One profile on disk: a phone that outlives restarts of its browser. */
export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), 'ubani-bench-'))

  /** Forgets the HTTP cache, so that only what was kept on purpose is left. */
  dropHttpCache(): void {
    rmSync(join(this.folder, 'Default/Cache'), { recursive: true, force: true })
  }

  throwAway(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A running browser. */
export class Browser {
  private readonly waiting = new Map<
    number,
    { good: (value: unknown) => void; bad: (error: Error) => void }
  >()
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly process: ChildProcess
  private readonly ended: Promise<void>
  private last = 0
  private held = ''

  private constructor(profile: Profile, certificate: string, language: string) {
    this.process = spawn(
      process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      [
        ...FLAGS,
        `--user-data-dir=${profile.folder}`,
        `--ignore-certificate-errors-spki-list=${certificate}`,
        `--lang=${language}`,
        `--accept-lang=${language}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    )
    this.ended = new Promise((ended) => this.process.once('exit', () => ended()))
    const answers = this.process.stdio[4] as Readable
    answers.setEncoding('utf8').on('data', (piece: string) => this.hear(piece))
  }

  static async start(profile: Profile, certificate: string, language = 'ka-GE'): Promise<Browser> {
    const browser = new Browser(profile, certificate, language)
    await browser.send('Browser.getVersion')
    return browser
  }

  /** The one page that is open, blank. */
  async page(): Promise<Tab> {
    for (;;) {
      const { targetInfos } = await this.send<{ targetInfos: { targetId: string; type: string }[] }>(
        'Target.getTargets',
      )
      const target = targetInfos.find(({ type }) => type === 'page')
      if (target) return Tab.attach(this, target.targetId)
    }
  }

  async send<Value>(method: string, params: object = {}, sessionId?: string): Promise<Value> {
    const id = ++this.last
    const pipe = this.process.stdio[3] as Writable
    const reply = new Promise<unknown>((good, bad) => this.waiting.set(id, { good, bad }))
    pipe.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    return (await reply) as Value
  }

  on(method: string, listener: Listener): void {
    const known = this.listeners.get(method) ?? new Set()
    this.listeners.set(method, known.add(listener))
  }

  /** Closes the browser and waits until it has written its profile. */
  async close(): Promise<void> {
    await this.send('Browser.close').catch(() => undefined) // it may be gone before it has answered
    await this.ended
  }

  /** Kills it as a phone does that has run out of memory or battery: no farewell. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }

  private hear(piece: string): void {
    const messages = (this.held + piece).split('\0')
    this.held = messages.pop() ?? ''
    for (const message of messages) this.take(JSON.parse(message) as Reply)
  }

  private take({ id, method, params = {}, result, error, sessionId }: Reply): void {
    if (id !== undefined) {
      const waiting = this.waiting.get(id)
      this.waiting.delete(id)
      if (error) waiting?.bad(new Error(error.message))
      else waiting?.good(result)
    } else if (method) for (const listener of this.listeners.get(method) ?? []) listener(params, sessionId)
  }
}

/** The one window of a browser, 360 by 640 as on a small phone. */
export class Tab {
  private constructor(
    private readonly browser: Browser,
    private readonly session: string,
  ) {}

  static async attach(browser: Browser, targetId: string): Promise<Tab> {
    const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    const tab = new Tab(browser, sessionId)
    await tab.send('Page.enable')
    await tab.send('Emulation.setDeviceMetricsOverride', {
      width: 360,
      height: 640,
      deviceScaleFactor: 1,
      mobile: true,
    })
    return tab
  }

  send<Value>(method: string, params: object = {}): Promise<Value> {
    return this.browser.send<Value>(method, params, this.session)
  }

  on(method: string, listener: (params: Params) => void): void {
    this.browser.on(method, (params, session) => {
      if (session === this.session) listener(params)
    })
  }

  async slowDown(times: number): Promise<void> {
    await this.send('Emulation.setCPUThrottlingRate', { rate: times })
  }

  /** Runs a script in every page opened from now on, before its own. */
  async before(script: string): Promise<void> {
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: script })
  }

  async go(url: string): Promise<void> {
    const { errorText } = await this.send<{ errorText?: string }>('Page.navigate', { url })
    if (errorText) throw new Error(`${url} did not open: ${errorText}`)
  }

  /** The value of an expression in the page; a promise is waited for. */
  async ask<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: Value }
      exceptionDetails?: { exception?: { description?: string } }
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails)
      throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? 'failed'}`)
    return result.value
  }

  /** Waits until something is so in the page. */
  async until(expression: string, patience = 60_000): Promise<void> {
    const end = Date.now() + patience
    while (!(await this.ask<boolean>(`Boolean(${expression})`).catch(() => false))) {
      if (Date.now() > end) throw new Error(`Never so: ${expression}`)
      await new Promise((over) => setTimeout(over, 20))
    }
  }

  /** Presses at the middle of what a selector finds. */
  async tap(selector: string): Promise<void> {
    const { x, y } = await this.ask<{ x: number; y: number }>(`(() => {
      const found = document.querySelector(${JSON.stringify(selector)})
      found.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top, width, height } = found.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    })()`)
    const at = { x, y, button: 'left', clickCount: 1 }
    await this.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
    await this.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
  }

  /** Types one character, as a screen keyboard does. */
  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text })
  }
}
