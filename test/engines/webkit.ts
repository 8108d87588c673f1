import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import {
  type Command,
  type Engine,
  endNow,
  familyOf,
  Refusal,
  type Running,
  type Send,
  TIMEOUTS,
  until,
} from './browser.ts'

/* WebKitGTK by the WebDriver that Debian ships with it, over HTTP; the browser that it leads is ours (webkit-browser.js). */

type Params = Readonly<Record<string, unknown>>

const WAYS: Readonly<Record<Command, (params: Params) => readonly [method: string, path: string]>> = {
  NewSession: () => ['POST', ''],
  DeleteSession: () => ['DELETE', ''],
  Navigate: () => ['POST', '/url'],
  ElementClick: ({ id }) => ['POST', `/element/${String(id)}/click`],
  ElementClear: ({ id }) => ['POST', `/element/${String(id)}/clear`],
  ElementSendKeys: ({ id }) => ['POST', `/element/${String(id)}/value`],
  ExecuteScript: () => ['POST', '/execute/sync'],
  ExecuteAsyncScript: () => ['POST', '/execute/async'],
}

/** Run in every page before its own scripts: what it lacks is taken away, and what goes wrong is told (webkit-browser.js). */
const before = (without: readonly string[]): string => `
  for (const name of ${JSON.stringify(without)}) {
    const [maker, what] = name.split('.')
    if (what === undefined) delete globalThis[maker]
    else if (globalThis[maker]) delete globalThis[maker].prototype[what]
  }
  const tell = (text) => window.webkit.messageHandlers.complaint.postMessage(text)
  addEventListener('error', ({ message }) => message && tell(message))
  addEventListener('unhandledrejection', ({ reason }) => tell('rejected: ' + reason))
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell('refused: ' + violatedDirective + ' ' + blockedURI))`

/** What a page says that is left while a part of it is on its way; a part that is missed shows in the journeys. */
const LEFT = 'Importing a module script failed'

/** So many ms may pass until the browser is there. */
const START = 10_000

export const webkit: Engine = {
  name: 'WebKitGTK',
  async start(profile, without = []) {
    const all = new Set<ChildProcess>()
    try {
      return await started(profile, without, all)
    } catch {
      // a driver and a browser that missed each other: what is tested is the app, so they meet once more
      for (const each of all) for (const pid of familyOf(each.pid)) endNow(pid)
      return started(profile, without, all)
    }
  },
}

async function started(
  profile: string,
  without: readonly string[],
  all: Set<ChildProcess>,
): Promise<Running> {
  const { xvfb, name } = await newScreen()
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: name, GTK_A11Y: 'none', NO_AT_BRIDGE: '1' },
  })
  all.add(xvfb).add(driver)
  await until('the driver of WebKit listens', () => listens(port))
  const ask = wire(`http://127.0.0.1:${port}/session`)
  const told = toldIn(profile)
  const options = {
    binary: '/usr/bin/gjs',
    args: ['-m', resolve('test/engines/webkit-browser.js'), profile, before(without)],
  }
  const begin = {
    capabilities: { alwaysMatch: { timeouts: TIMEOUTS, 'webkitgtk:browserOptions': options } },
  }
  const { sessionId } = (await ask('', 'NewSession', begin, START)) as { readonly sessionId: string }
  const send: Send = (command, params) => ask(`/${sessionId}`, command, params)
  return {
    send,
    pids: () => [xvfb, driver].flatMap(({ pid }) => familyOf(pid)),
    complaints: async () =>
      toldIn(profile)
        .slice(told.length)
        .filter((text) => !text.includes(LEFT)),
    close: async () => {
      await send('DeleteSession')
      driver.kill()
      xvfb.kill()
    },
  }
}

function wire(url: string) {
  return async (
    session: string,
    command: Command,
    params: Params = {},
    patience: number = 2 * TIMEOUTS.pageLoad,
  ): Promise<unknown> => {
    const [method, path] = WAYS[command](params)
    const { id: _, ...body } = params
    const answer = await fetch(url + session + path, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
    const { value } = (await answer.json()) as { readonly value: unknown }
    if (answer.ok) return value
    const { error, message } = value as { readonly error: string; readonly message: string }
    throw new Refusal(error, message)
  }
}

/** What pages of a profile have complained of so far. */
function toldIn(profile: string): readonly string[] {
  try {
    return readFileSync(join(profile, 'complaints'), 'utf8').split('\n').filter(Boolean)
  } catch {
    return [] // nothing ever
  }
}

/** A screen that nobody sees, for one browser. */
async function newScreen(): Promise<{ readonly xvfb: ChildProcess; readonly name: string }> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-terminate', '-screen', '0', '1024x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<Buffer>((said, failed) => {
    xvfb.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)))
    xvfb.stdio[3]?.once('data', said)
  })
  return { xvfb, name: `:${number.toString().trim()}` }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((said) => {
    socket.once('connect', () => said(true)).once('error', () => said(false))
  }).finally(() => socket.destroy()) as Promise<boolean>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as { readonly port: number }
  await new Promise((closed) => server.close(closed))
  return port
}
