import { wipePhone } from './phone.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { instead } from './window.ts'

/* What one start leaves for the next, and what is said when the phone has cleared the database between them. */

const load = async () => ({
  ...(await import('./phone.ts')),
  ...(await import('../../src/flow/phone-cleared.ts')),
  ...(await import('../../src/flow/present-person.ts')),
})

/** What lies beside the database, as a browser keeps it. */
let beside: Map<string, string>
/** Does what a window does when it is left. */
let leave: () => void
const globals: { stop(): void }[] = []

beforeEach(async () => {
  await wipePhone()
  beside = new Map()
  leave = () => undefined
  globals.push(
    instead('localStorage', {
      getItem: (name: string) => beside.get(name) ?? null,
      setItem: (name: string, value: string) => beside.set(name, value),
    }),
    instead('document', { addEventListener: (_kind: string, react: () => void) => (leave = react) }),
  )
})
afterEach(() => {
  for (const each of globals.splice(0)) each.stop()
})

/** Starts the app anew: it knows only what lies on the phone. */
async function start(isInstalled = false) {
  vi.resetModules()
  const app = await load()
  return { ...app, told: await app.lookForLoss(isInstalled) }
}

const left = (): Promise<unknown> => vi.waitUntil(() => beside.get('ubani') === 'kept')

test('[8] nothing is said on a new phone, nor on one whose things are there', async () => {
  expect((await start()).told).toBeUndefined()
  expect(beside.get('ubani')).toBe('new')
  const { presentPerson } = await start()
  await presentPerson()
  leave()
  await left()
  expect((await start()).told).toBeUndefined()
})

test('[8] what was there and is not there any more is told at each start until it was read', async () => {
  await (await start()).presentPerson()
  await start()
  await wipePhone()
  for (const _ of [1, 2]) expect((await start()).told).toBe('lost')
  const app = await start()
  await app.presentPerson() // whoever goes on is told all the same
  expect((await start()).told).toBe('lost')
  const last = await start()
  last.endLoss()
  expect(last.lossNow()).toBeUndefined()
  await left()
  expect((await start()).told).toBeUndefined()
})

test('[8] an app on the home screen that finds nothing at all says perhaps; one that was met in the browser before does not', async () => {
  for (const _ of [1, 2]) {
    const app = await start(true)
    expect(app.told).toBe('perhaps')
    leave()
  }
  await (await start(true)).presentPerson()
  leave()
  await left()
  expect((await start(true)).told).toBeUndefined()

  await wipePhone()
  beside.clear()
  expect((await start()).told).toBeUndefined()
  expect((await start(true)).told).toBeUndefined()
})

test('[8] where the browser keeps nothing beside the database, nothing is said and nothing breaks', async () => {
  globals.push(
    instead('localStorage', {
      getItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
    }),
  )
  await (await start()).presentPerson()
  await wipePhone()
  const app = await start()
  expect(app.told).toBeUndefined()
  app.endLoss()
})
