import { SENDER } from '../core/sync/sender.ts'
import { onQueued } from '../storage/outbox.ts'
import { endSittings } from './end-sittings.ts'
import { type Occasion, sendScores } from './send-scores.ts'

/*
 * When it is tried: at the start, when there is a network again, when somebody looks at the app or leaves it, after something was done, and
 * after the rest that a try asks for. Background Sync, where there is any, wakes this window too, and the worker where there is none
 * (src/sw.ts); nothing depends on it.
 */

/** So many ms after the last thing that was done it goes; and never later than so many after the first. */
const SETTLED = 4_000
const LATEST = 60_000
/** The first try waits so many ms: the start of the app has other things to do. */
const START = 1_500

let stop: (() => void) | undefined

/** Keeps what was done travelling home as long as this window is open; asked twice it is done once. Returns how to stop it. */
export function keepSending(): () => void {
  stop ??= start()
  return stop
}

function start(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let running = false
  let next: Occasion = 'wished'
  /** When the first thing was done that was not looked at, by a clock that never runs backwards. */
  let doneAt: number | undefined
  /** Whether the last try left something. */
  let isLeft = false

  const plan = (rest: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), rest)
  }
  const run = async (): Promise<void> => {
    if (running || stopped) return
    const occasion = next
    ;[running, next, doneAt] = [true, 'due', undefined]
    clearTimeout(timer)
    const rest = await sendScores(occasion).finally(() => (running = false))
    if (stopped) return
    isLeft = rest !== undefined
    if (isLeft && !navigator.onLine) void askForSync()
    if (next !== 'due') return run()
    if (doneAt !== undefined) plan(Math.min(SETTLED, rest ?? SETTLED))
    else if (rest !== undefined) plan(rest)
  }
  const hope = (): void => {
    if (next !== 'wished') next = 'looked'
    void run()
  }
  const done = (): void => {
    const now = performance.now()
    if (doneAt === undefined) void askForSync()
    doneAt ??= now
    if (!running && !stopped) plan(Math.max(0, Math.min(SETTLED, doneAt + LATEST - now)))
  }
  const seen = (): void => {
    if (isSeen()) hope()
    else {
      if (isLeft || doneAt !== undefined) void askForSync()
      if (doneAt !== undefined) void run()
    }
  }
  const woken = (event: Event): void => {
    const { type } = ((event as MessageEvent).data ?? {}) as { readonly type?: unknown }
    // what was done while somebody looks goes when it is settled, whatever the browser says of its network
    if (type === 'send' && (doneAt === undefined || !isSeen())) hope()
  }

  const stops = [
    onQueued(done),
    listen(document, 'visibilitychange', seen),
    listen(window, 'online', hope),
    listen(navigator.serviceWorker, 'message', woken),
  ]
  void endSittings() // what was left on another day goes along
  plan(START)
  void registration()
  return () => {
    stopped = true
    stop = undefined
    clearTimeout(timer)
    for (const each of stops) each()
  }
}

function listen(target: EventTarget | undefined, name: string, react: (event: Event) => void): () => void {
  target?.addEventListener(name, react)
  return () => target?.removeEventListener(name, react)
}

function isSeen(): boolean {
  return document.visibilityState === 'visible'
}

/**
 * Asks the browser to wake the app when there is a network; some browsers cannot, and some may not. It is asked as soon as something is done,
 * since a window that is closed has no time for it, and when this window may not be there for the next try. With a network it wakes at once:
 * asked after each try that failed, it would bring on the next without end.
 */
async function askForSync(): Promise<void> {
  try {
    await (await registration())?.sync?.register(SENDER)
  } catch {
    // refused: the next start, or the next look, sends it
  }
}

interface Registration {
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Known from the start on: a window that is being closed has no time for looking it up. */
let known: Registration | undefined

async function registration(): Promise<Registration | undefined> {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  known ??= (await worker?.getRegistration().catch(() => undefined)) as Registration | undefined
  return known
}
