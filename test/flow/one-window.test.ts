import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Work, workOn } from '../../src/flow/one-window.ts'
import { LockStore } from './locks.ts'
import { instead } from './window.ts'

/* Windows of one browser that work on the same thing. */

let store = new LockStore()
let navigatorNow: { stop(): void } | undefined
beforeEach(() => (store = new LockStore()))
afterEach(() => navigatorNow?.stop())

interface Window extends Work {
  /** What it was told, in this order. */
  readonly told: readonly boolean[]
  readonly crash: () => void
}

/** Opens a window that works on something. */
async function open(name: string, isBrought = false): Promise<Window> {
  const locks = store.window()
  navigatorNow?.stop()
  navigatorNow = instead('navigator', { locks })
  const told: boolean[] = []
  const work = workOn(name, isBrought, (isHere) => told.push(isHere))
  await settled()
  return {
    told,
    crash: locks.crash,
    goOnHere: () => work.goOnHere(),
    leave: () => work.leave(),
  }
}

/** Until everything that was begun by now has come to rest: nothing here waits for a clock. */
const settled = (): Promise<void> => new Promise((settle) => setImmediate(settle))

const EXAM = 'exam'

test('[28] of several windows on one thing the first works, the others are told that they do not', async () => {
  const [one, other, third] = [await open(EXAM), await open(EXAM), await open(EXAM)]
  expect([one, other, third].map(({ told }) => told)).toEqual([[true], [false], [false]])
  expect((await open('another exam')).told).toEqual([true])
})

test('[28] whoever goes on in another window works there at once, and the first is told', async () => {
  const [one, other] = [await open(EXAM), await open(EXAM)]
  other.goOnHere()
  await settled()
  expect(other.told).toEqual([false, true])
  expect(one.told).toEqual([true, false])
  one.goOnHere()
  await settled()
  expect(one.told).toEqual([true, false, true])
  expect(other.told).toEqual([false, true, false])
})

test('[28] what is brought to a window goes on there, whatever worked on it before', async () => {
  const [one, other] = [await open(EXAM), await open(EXAM, true)]
  expect(other.told).toEqual([true])
  expect(one.told).toEqual([true, false])
})

test.each(['crashes', 'leaves'] as const)(
  '[28] when the window that works %s, the next goes on by itself',
  async (how) => {
    const [one, other, third] = [await open(EXAM), await open(EXAM), await open(EXAM)]
    if (how === 'crashes') one.crash()
    else one.leave()
    await settled()
    expect(other.told).toEqual([false, true])
    expect(third.told).toEqual([false])
    other.crash()
    await settled()
    expect(third.told).toEqual([false, true])
    expect(one.told).toEqual([true])
  },
)

test('[28] a window that leaves while it waits leaves nothing behind, nor one that took the work over', async () => {
  const [one, other, third] = [await open(EXAM), await open(EXAM), await open(EXAM)]
  other.leave()
  third.goOnHere()
  await settled()
  expect(store.waiting('ubani-work/exam')).toBe(1) // the first one
  third.leave()
  await settled()
  expect(one.told).toEqual([true, false, true])
  one.leave()
  await settled()
  expect(other.told).toEqual([false])
  expect((await open(EXAM)).told).toEqual([true])
})

test('[28] where the browser has no locks, or refuses them, every window works', async () => {
  navigatorNow = instead('navigator', {})
  const alone: boolean[] = []
  const work = workOn(EXAM, false, (isHere) => alone.push(isHere))
  work.goOnHere()
  await settled()
  expect(alone).toEqual([])
  navigatorNow.stop()

  const refused = new DOMException('no storage here', 'SecurityError')
  navigatorNow = instead('navigator', { locks: { request: () => Promise.reject(refused) } })
  workOn(EXAM, false, (isHere) => alone.push(isHere))
  await settled()
  expect(alone).toEqual([true])
})
