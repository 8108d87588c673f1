import { wipePhone } from './phone.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { joinGroup } from '../../src/flow/join-group.ts'
import { keepSending } from '../../src/flow/keep-sending.ts'
import { asOnlySender } from '../../src/flow/one-sender.ts'
import { tick } from '../../src/flow/run-checklist.ts'
import { sendScores } from '../../src/flow/send-scores.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { type CentreLine, CUT, FAIR, openCentreLine } from './centre-line.ts'
import { instead } from './window.ts'

/* When it is tried. The page is a few lines; its clock is moved by hand, the database and the server are real. */

const DOING = { language: 'en', pack: undefined } as const

let line: CentreLine
let stop: (() => void) | undefined
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const [frame, worker, asked] = [new EventTarget(), new EventTarget(), [] as string[]]
const globals: { stop(): void }[] = []

beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  await wipePhone()
  line.weather = FAIR
  await joinGroup(line.code, {})
  await sendScores('due')
  line.requests.length = 0
  asked.length = 0
  const register = async (tag: string): Promise<void> => void asked.push(tag)
  const serviceWorker = Object.assign(worker, { getRegistration: async () => ({ sync: { register } }) })
  globals.push(
    instead('document', page),
    instead('window', frame),
    instead('navigator', { onLine: true, serviceWorker }),
  )
  page.visibilityState = 'visible'
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
})
afterEach(() => {
  stop?.()
  vi.useRealTimers()
  for (const each of globals.splice(0)) each.stop()
})

/** Lets everything come to rest that does not wait for the clock: whoever asks to be the only sender comes after a try that runs. */
async function calm(): Promise<void> {
  await asOnlySender(async () => undefined)
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
}

async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms)
  await calm()
}

const waits = () => withDatabase((db) => db.outbox.count())

test('what waited at the start goes a moment later, once, however often it is asked for', async () => {
  await tick('chair', 'a/1', true, DOING)
  stop = keepSending()
  expect(keepSending()).toBe(stop)
  await calm()
  expect(line.requests).toEqual([])
  await pass(1500)
  expect(line.requests).toHaveLength(1)
  expect(await waits()).toBe(0)
})

test('what is done goes four seconds after the last of it, and a minute after the first at the latest', async () => {
  stop = keepSending()
  await pass(1500)
  await tick('chair', 'a/1', true, DOING)
  await calm()
  await pass(3900)
  expect(line.requests).toEqual([])
  await tick('chair', 'a/2', true, DOING)
  await calm()
  await pass(3900)
  expect(line.requests).toEqual([])
  await pass(200)
  expect(line.requests).toHaveLength(1)
  for (let step = 0; step < 25; step++) {
    await tick('chair', `b/${step}`, true, DOING)
    await calm()
    await pass(3000)
  }
  expect(line.requests).toHaveLength(2)
})

test('what is done goes at once when the app is left', async () => {
  stop = keepSending()
  await pass(1500)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  await calm()
  expect(line.requests).toEqual([]) // there was nothing
  await tick('chair', 'a/1', true, DOING)
  await calm()
  page.dispatchEvent(new Event('visibilitychange'))
  await calm()
  expect(line.requests).toHaveLength(1)
})

test('the browser is asked to wake the app as soon as something is done, once, and it goes when it is settled all the same', async () => {
  stop = keepSending()
  await pass(1500)
  for (const step of ['a/1', 'a/2']) {
    await tick('chair', step, true, DOING)
    await calm()
    // the browser has a network, and wakes the window at once
    worker.dispatchEvent(new MessageEvent('message', { data: { type: 'send' } }))
    await calm()
  }
  expect(asked).toEqual(['ubani-outbox'])
  expect(line.requests).toEqual([])
  await pass(4000)
  expect(line.requests).toHaveLength(1)
})

test.each([
  [
    'with a network it is not asked after a try that failed: it would bring on the next at once, for ever',
    true,
    0,
  ],
  ['without one it is', false, 1],
])('%s', async (_what, onLine, times) => {
  line.weather = CUT
  await tick('chair', 'a/1', true, DOING)
  Object.assign(navigator, { onLine })
  stop = keepSending()
  await pass(1500)
  expect(line.requests).toHaveLength(1)
  expect(asked).toHaveLength(times)
  for (let turn = 0; turn < 3; turn++) {
    worker.dispatchEvent(new MessageEvent('message', { data: { type: 'send' } }))
    await calm()
  }
  expect(line.requests).toHaveLength(4)
  expect(asked).toHaveLength(4 * times)
})

test('the browser is asked when the app is left with something that waits', async () => {
  line.weather = CUT
  await tick('chair', 'a/1', true, DOING)
  stop = keepSending()
  await pass(1500)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  await calm()
  expect(asked).toEqual(['ubani-outbox'])
})

test.each([
  ['there is a network again', () => frame.dispatchEvent(new Event('online'))],
  ['somebody looks at the app', () => page.dispatchEvent(new Event('visibilitychange'))],
  [
    'Background Sync wakes the window',
    () => worker.dispatchEvent(new MessageEvent('message', { data: { type: 'send' } })),
  ],
])('what the line kept goes when %s', async (_when, happens) => {
  line.weather = CUT
  await tick('chair', 'a/1', true, DOING)
  stop = keepSending()
  await pass(1500)
  expect(line.requests).toHaveLength(1)
  line.weather = FAIR
  happens()
  await calm()
  expect(line.requests).toHaveLength(2)
  expect(await waits()).toBe(0)
})

test('what the line kept goes by itself after a rest, longer each time', async () => {
  line.weather = CUT
  await tick('chair', 'a/1', true, DOING)
  stop = keepSending()
  await pass(1500)
  await pass(4001)
  expect(line.requests).toHaveLength(2)
  await pass(3900)
  expect(line.requests).toHaveLength(2)
  line.weather = FAIR
  await pass(4200)
  expect(await waits()).toBe(0)
})

test('nothing is tried any more once it was stopped', async () => {
  stop = keepSending()
  await pass(1500)
  stop()
  await tick('chair', 'a/1', true, DOING)
  frame.dispatchEvent(new Event('online'))
  await pass(100_000)
  expect(line.requests).toEqual([])
  stop = keepSending()
  await pass(1500)
  expect(await waits()).toBe(0)
})

test('a window that has sent everything has nothing more to do', async () => {
  await tick('chair', 'a/1', true, DOING)
  stop = keepSending()
  await pass(1500)
  await pass(4000) // it heard itself strike off what was taken
  expect(vi.getTimerCount()).toBe(0)
  expect(line.requests).toHaveLength(1)
})
