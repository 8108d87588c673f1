import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { type Engine, familyOf, Refusal, type Running, type Send, TIMEOUTS, until } from './browser.ts'

/*
 * Firefox by Marionette, the door that Firefox itself brings and through which geckodriver leads it: the commands of WebDriver as lengths
 * and JSON on a socket (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). It needs no package at all.
 */

const PREFERENCES = {
  'marionette.port': 0, // any that is free
  'intl.accept_languages': 'ka',
  'browser.shell.checkDefaultBrowser': false,
}

/** What pages did wrong: script errors and policy violations, of any page of the app. */
const COMPLAINTS = `
  return Services.console.getMessageArray()
    .filter((each) => each instanceof Ci.nsIScriptError && /^https?:/.test(each.sourceName))
    .filter((each) => each.category === 'CSP' || (/javascript/.test(each.category) && !(each.flags & Ci.nsIScriptError.warningFlag)))
    .map((each) => each.errorMessage)`

/** Run beside every page that opens, before its own scripts. */
const takingAway = (names: readonly string[]): string => `
  addEventListener('DOMWindowCreated', ({ target }) => {
    const page = target.defaultView.wrappedJSObject
    for (const name of ${JSON.stringify(names)}) {
      const [maker, what] = name.split('.')
      if (what === undefined) delete page[maker]
      else if (page[maker]) delete page[maker].prototype[what]
    }
  }, true)`

export const firefox: Engine = {
  name: 'Firefox',
  async start(profile, without = []) {
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    )
    writeFileSync(join(profile, 'user.js'), lines.join(''))
    const port = join(profile, 'MarionetteActivePort')
    rmSync(port, { force: true }) // of a browser that was killed
    const browser = spawn(
      'firefox-esr',
      [
        '--headless',
        '--marionette',
        '--remote-allow-system-access',
        '--no-remote',
        '--width=412',
        '--height=732',
        '--profile',
        profile,
      ],
      { stdio: 'ignore' },
    )
    const { ask, end } = wire(connect(await until('Firefox opens its door', () => portIn(port)), '127.0.0.1'))
    await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: TIMEOUTS } } })
    const send: Send = (command, params) => ask(`WebDriver:${command}`, params)
    const inside = async (script: string, ...args: readonly unknown[]): Promise<unknown> => {
      await ask('Marionette:SetContext', { value: 'chrome' })
      const answer = await send('ExecuteScript', { script, args })
      await ask('Marionette:SetContext', { value: 'content' })
      return answer
    }
    if (without.length > 0)
      await inside(
        'Services.mm.loadFrameScript(`data:,${encodeURIComponent(arguments[0])}`, true)',
        takingAway(without),
      )
    return {
      send,
      pids: () => familyOf(browser.pid),
      complaints: () => inside(COMPLAINTS) as Promise<readonly string[]>,
      close: async () => {
        await ask('Marionette:Quit', { flags: ['eForceQuit'] })
        end()
      },
    } satisfies Running
  },
}

function portIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined // not yet
  }
}

type Answer = readonly [1, number, { readonly error: string; readonly message: string } | null, unknown]

/** What it says first. */
interface Greeting {
  readonly applicationType: string
}

/** Questions and answers on a socket, told apart by number. */
function wire(socket: Socket) {
  const waiting = new Map<number, (answer: Answer) => void>()
  let came = Buffer.alloc(0)
  let asked = 0
  socket.on('error', () => undefined) // a browser that is killed hangs up
  socket.on('data', (chunk: Buffer) => {
    came = Buffer.concat([came, chunk])
    for (;;) {
      const colon = came.indexOf(':')
      const end = colon + 1 + Number(came.subarray(0, Math.max(0, colon)))
      if (colon < 0 || came.length < end) return
      const message = JSON.parse(came.subarray(colon + 1, end).toString()) as Answer | Greeting
      came = came.subarray(end)
      if (!('applicationType' in message)) waiting.get(message[1])?.(message)
    }
  })
  const ask = async (command: string, params: object = {}): Promise<unknown> => {
    const id = ++asked
    const text = JSON.stringify([0, id, command, params])
    const answered = new Promise<Answer>((answer) => waiting.set(id, answer))
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    const [, , problem, result] = await answered
    waiting.delete(id)
    if (problem) throw new Refusal(problem.error, problem.message)
    const { value = result } = (result ?? {}) as { readonly value?: unknown }
    return value
  }
  return { ask, end: () => socket.destroy() }
}
