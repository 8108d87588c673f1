import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/*
 * A browser in the hands of a test: what a person does and what they read, over the commands of W3C WebDriver, which both engines
 * understand (https://www.w3.org/TR/webdriver2/). How a command travels is each engine's own affair (firefox.ts, webkit.ts).
 */

/** Sends a command by its name, as Firefox spells it; what it answers. */
export type Send = (command: Command, params?: Readonly<Record<string, unknown>>) => Promise<unknown>

export type Command =
  | 'NewSession'
  | 'DeleteSession'
  | 'Navigate'
  | 'ElementClick'
  | 'ElementClear'
  | 'ElementSendKeys'
  | 'ExecuteScript'
  | 'ExecuteAsyncScript'

/** A refusal, with the code of the standard. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    text: string,
  ) {
    super(`${code}: ${text}`)
  }
}

/** What the engine's own side knows of a browser that runs. */
export interface Running {
  readonly send: Send
  /** Everything that was started for it. */
  readonly pids: () => readonly number[]
  /** What its pages complained of since it was started: script errors and policy violations. */
  readonly complaints: () => Promise<readonly string[]>
  /** Asks it to end, as a person does who closes it. */
  readonly close: () => Promise<void>
}

/** How a browser is started. */
export interface Engine {
  readonly name: 'Firefox' | 'WebKitGTK'
  /** @param without names of what is taken away from every page before its scripts, as a browser has it that lacks them */
  start(profile: string, without?: readonly string[]): Promise<Running>
}

/** What an element is called in an answer. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** So many ms are waited for what should come to be. */
const PATIENCE = 20_000
/** How long a page may take to load, and a question to be answered, in ms; what takes longer fails in the engine's own words. */
export const TIMEOUTS = { pageLoad: 15_000, script: 15_000 } as const
/** What a page answers that is being drawn anew under a finger: the finger tries again. */
const AGAIN = [
  'stale element reference',
  'no such element',
  'element not interactable',
  'element click intercepted',
]

/** Finds what is shown, and the label of a box to tick, and brings it before the eyes; nothing when it is not there. */
const FIND = `
  const [selector, text] = arguments
  const says = (each) => each.textContent.replace(/\\s+/g, ' ').trim()
  const found = [...document.querySelectorAll(selector)].find(
    (each) => each.getClientRects().length > 0 && (text === null || says(each) === text),
  )
  if (!found) return null
  const isBox = found.matches('[type=checkbox], [type=radio]')
  const held = (isBox && found.labels[0]) || found
  held.scrollIntoView({ block: 'center', behavior: 'instant' })
  return held`

/** Runs what came as a text and waits for its answer; what went wrong comes as a text too. */
const asked = (source: string): string => `
  const done = arguments[arguments.length - 1]
  const rest = [...arguments].slice(0, -1)
  Promise.resolve().then(() => (${source})(...rest)).then(
    (value) => done({ value }),
    (error) => done({ trouble: String(error) }),
  )`

/** One browser, from its start to its end. */
export class Browser {
  constructor(
    private readonly running: Running,
    private readonly origin: string,
  ) {}

  async open(path: string): Promise<void> {
    await this.running.send('Navigate', { url: new URL(path, this.origin).href })
  }

  /** Presses what is shown: the first that a selector finds, or the first of them with exactly this text. */
  async click(selector: string, text?: string): Promise<void> {
    await this.at(selector, text, (id) => this.running.send('ElementClick', { id }))
  }

  /** Types in place of what stands there. */
  async type(selector: string, typed: string): Promise<void> {
    await this.at(selector, undefined, async (id) => {
      await this.running.send('ElementClear', { id })
      await this.running.send('ElementSendKeys', { id, text: typed })
    })
  }

  /** What is written there, once it is shown. */
  async read(selector: string): Promise<string> {
    const read = (selector: string): string | undefined =>
      [...document.querySelectorAll<HTMLElement>(selector)].find(
        (each) => each.getClientRects().length > 0 && each.innerText.trim() !== '',
      )?.innerText
    return until(`text in ${selector}`, () => this.evaluate(read, selector))
  }

  /** Waits until it is shown. */
  async shows(selector: string, text?: string): Promise<void> {
    await until(`${selector} ${text ?? ''}`, () => this.find(selector, text))
  }

  /** Waits until a sentence stands somewhere on the page. */
  async says(sentence: string): Promise<void> {
    const stands = (sentence: string): boolean => document.body.innerText.includes(sentence)
    await until(`“${sentence}”`, () => this.evaluate(stands, sentence))
  }

  /** How many are shown. */
  async count(selector: string): Promise<number> {
    return this.evaluate(
      (selector: string) =>
        [...document.querySelectorAll(selector)].filter((each) => each.getClientRects().length > 0).length,
      selector,
    )
  }

  /** Has the page work something out; only what JSON holds goes there and comes back. */
  async evaluate<Given extends readonly unknown[], Value>(
    work: (...given: Given) => Value | Promise<Value>,
    ...given: Given
  ): Promise<Value> {
    const answer = await this.running.send('ExecuteAsyncScript', { script: asked(String(work)), args: given })
    const { value, trouble } = answer as { readonly value: Value; readonly trouble?: string }
    if (trouble !== undefined) throw new Error(trouble)
    return value
  }

  complaints(): Promise<readonly string[]> {
    return this.running.complaints()
  }

  /** Closes it; the profile stays. */
  async shut(): Promise<void> {
    const pids = this.running.pids()
    await this.running.close()
    await gone(pids)
  }

  /** Kills it as a phone does that has run out of battery: no farewell. */
  async kill(): Promise<void> {
    const pids = this.running.pids()
    for (const pid of pids) endNow(pid)
    await gone(pids)
  }

  private async find(selector: string, text?: string): Promise<string | undefined> {
    const found = await this.running.send('ExecuteScript', { script: FIND, args: [selector, text ?? null] })
    return (found as Record<string, string> | null)?.[ELEMENT]
  }

  private async at(
    selector: string,
    text: string | undefined,
    act: (id: string) => Promise<unknown>,
  ): Promise<void> {
    let refusal = ''
    await until(
      () => `${selector} ${text ?? ''} ${refusal}`,
      async () => {
        const id = await this.find(selector, text)
        if (id === undefined) return false
        try {
          await act(id)
          return true
        } catch (error) {
          if (error instanceof Refusal && AGAIN.includes(error.code)) {
            refusal = error.message
            return false
          }
          throw error
        }
      },
    )
  }
}

/** Asks until there is an answer other than nothing and no. What goes wrong meanwhile (a page that is being left) is told only if it stays so. */
export async function until<Value>(
  what: string | (() => string),
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
): Promise<Value> {
  for (const end = Date.now() + PATIENCE; ; await pause(40)) {
    let cause: unknown
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false && answer !== null) return answer
    } catch (fault) {
      cause = fault
    }
    if (Date.now() > end)
      throw new Error(`Waited in vain: ${typeof what === 'string' ? what : what()}`, { cause })
  }
}

/** A process and all that it started, the youngest last. */
export function familyOf(pid: number | undefined): number[] {
  if (pid === undefined) return []
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(name)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (each: number): number[] => [each, ...(children.get(each) ?? []).flatMap(below)]
  return below(pid)
}

function parentOf(pid: string): number | undefined {
  try {
    // the name of a program, in brackets, may hold anything
    const [, , parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return parent === undefined ? undefined : Number(parent)
  } catch {
    return undefined // it has ended meanwhile
  }
}

/** Kills a process. */
export function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended meanwhile
  }
}

/** Waits until none of them runs; one that nobody has buried yet does not run. */
async function gone(pids: readonly number[]): Promise<void> {
  await until('the browser is gone', () => !pids.some(runs))
}

function runs(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
