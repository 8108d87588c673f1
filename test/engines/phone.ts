import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Browser, type Engine } from './browser.ts'

/** A phone: one profile of a browser that outlives its restarts. */
export class Phone {
  readonly profile = mkdtempSync(join(tmpdir(), 'ubani-engine-'))
  private browser: Browser | undefined

  constructor(
    private readonly engine: Engine,
    private readonly url: string,
    private readonly without: readonly string[] = [],
  ) {}

  /** Takes over what another phone, which is switched off, has on it. */
  like(other: Phone): this {
    cpSync(other.profile, this.profile, { recursive: true })
    return this
  }

  /** Starts the browser, if it does not run, and opens an address of the app. */
  async open(path: string): Promise<Browser> {
    this.browser ??= new Browser(await this.engine.start(this.profile, this.without), this.url)
    await this.browser.open(path)
    return this.browser
  }

  /** Closes the browser; nothing may have gone wrong in its pages meanwhile. */
  async shut(): Promise<void> {
    const browser = this.browser
    if (!browser) return
    const complaints = await browser.complaints()
    this.browser = undefined
    await browser.shut()
    expect(complaints, 'script errors and policy violations').toEqual([])
  }

  /** Kills the browser as a phone does that has run out of battery. */
  async kill(): Promise<void> {
    const browser = this.browser
    this.browser = undefined
    await browser?.kill()
  }

  async throwAway(): Promise<void> {
    await this.kill()
    rmSync(this.profile, { recursive: true, force: true })
  }
}
