import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { type Attempt, beginAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { randomFrom } from '../../src/core/random.ts'
import { FRESH } from '../../src/core/sync/outbox.ts'
import { KNOWN_VERSION, openBare } from '../../src/storage/bare-database.ts'
import { Database, LADDER } from '../../src/storage/db.ts'
import { sendingIn } from '../../src/storage/outbox.ts'
import {
  changeStandings,
  readSenders,
  readStandings,
  readWaiting,
  type SendingStore,
  settle,
} from '../../src/storage/sending.ts'

/* The verbs of sending, by the library and by the browser itself, over the same database: whoever sends finds and leaves the same. */

let db: Database
let begun: MockInstance<IDBDatabase['transaction']>
beforeEach(async () => {
  begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  db = new Database()
  await db.open()
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of opened.splice(0)) close()
  db.close()
  await Dexie.delete('ubani')
})

const opened: (() => void)[] = []

async function bare(): Promise<SendingStore> {
  const store = await openBare()
  if (!store) throw new Error('There is no database')
  opened.push(() => store.close())
  return store
}

const idAt = (place: number): Uuid => makeUuid(1_000 + place, new Uint8Array(10).fill(place))
const PEOPLE = [idAt(901), idAt(902), idAt(903)] as const

function attempt(place: number, person: Uuid, sequence = place): Attempt {
  const id = idAt(place)
  const begun = beginAttempt(
    { id, person, kind: 'checklist', subject: 'chair', language: 'ka', pack: undefined },
    place,
  )
  return { ...begun, sequence }
}

const everything = async () => ({
  settings: await db.settings.toArray(),
  attempts: await db.attempts.toArray(),
  outbox: await db.outbox.toArray(),
})

describe.each([
  ['the library', async () => sendingIn(db)],
  ['the browser itself', bare],
] as const)('by %s', (_by, open) => {
  let store: SendingStore
  beforeEach(async () => {
    store = await open()
  })

  test('what is asked for comes in the order of asking, with nothing in the place of what is not there', async () => {
    await db.settings.bulkPut([
      { key: 'a', value: 1 },
      { key: 'b', value: [2] },
    ])
    await db.attempts.bulkPut([attempt(1, PEOPLE[0]), attempt(2, PEOPLE[1])])
    await db.outbox.put({ attempt: idAt(2), queuedAt: 7, aside: 'broken' })
    expect(await store.values(['b', 'c', 'a'])).toEqual([[2], undefined, 1])
    expect(await store.attempts([idAt(2), idAt(3), idAt(1)])).toEqual([
      attempt(2, PEOPLE[1]),
      undefined,
      attempt(1, PEOPLE[0]),
    ])
    expect(await store.rows([idAt(1), idAt(2)])).toEqual([
      undefined,
      { attempt: idAt(2), queuedAt: 7, aside: 'broken' },
    ])
    expect(await store.values([])).toEqual([])
  })

  test('rows come by age, after an id and without it, so many and no more', async () => {
    await db.outbox.bulkPut([5, 3, 9, 1].map((place) => ({ attempt: idAt(place), queuedAt: 1 })))
    const after = async (id: string, most: number) =>
      (await store.rowsAfter(id, most)).map((row) => row.attempt)
    expect(await after('', 3)).toEqual([idAt(1), idAt(3), idAt(5)])
    expect(await after(idAt(3), 3)).toEqual([idAt(5), idAt(9)])
    expect(await after(idAt(4), 1)).toEqual([idAt(5)])
    expect(await after(idAt(9), 3)).toEqual([])
  })

  test('what is done at once is all there, on the disk, or nothing of it', async () => {
    await db.outbox.bulkPut([1, 2].map((place) => ({ attempt: idAt(place), queuedAt: 1 })))
    const before = await everything()
    const change = async (within: SendingStore): Promise<void> => {
      await within.strikeOff([idAt(1)])
      await within.putRows([{ attempt: idAt(2), queuedAt: 1, aside: 'too-big' }])
      await within.remember('sending', { some: 'thing' })
    }
    await expect(
      store.atOnce(['outbox', 'settings'], async (within) => {
        await change(within)
        throw new RangeError('something else')
      }),
    ).rejects.toThrow('something else')
    expect(await everything()).toEqual(before)

    const write = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put']
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (this.name === 'settings') throw new DOMException('The disk is full', 'QuotaExceededError')
      return write.apply(this, given)
    })
    await expect(store.atOnce(['outbox', 'settings'], change)).rejects.toMatchObject({
      name: expect.stringMatching('QuotaExceededError'),
    })
    put.mockRestore()
    expect(await everything()).toEqual(before)

    begun.mockClear()
    await store.atOnce(['outbox', 'settings'], change)
    expect(begun.mock.calls).toEqual([[['outbox', 'settings'], 'readwrite', { durability: 'strict' }]])
    expect(await everything()).toEqual({
      ...before,
      settings: [{ key: 'sending', value: { some: 'thing' } }],
      outbox: [{ attempt: idAt(2), queuedAt: 1, aside: 'too-big' }],
    })
  })

  test('of two who change the same at once the second sees what the first did', async () => {
    await db.settings.put({ key: 'profiles', value: PEOPLE.map((person) => ({ person, name: '' })) })
    await Promise.all(
      Array.from({ length: 20 }, () =>
        changeStandings(store, (standing) => ({ ...standing, losses: standing.losses + 1 })),
      ),
    )
    const standings = [...(await readStandings(store)).values()]
    expect(standings.map(({ losses }) => losses)).toEqual([20, 20, 20])
  })
})

test('step by step either leaves the same: what waits, what was taken, set aside or changed meanwhile, and how sending stands', async () => {
  const random = randomFrom('sending')
  const below = (limit: number): number => random.below(limit)
  await db.settings.bulkPut([
    { key: 'person', value: PEOPLE[0] },
    { key: 'profiles', value: PEOPLE.map((person) => ({ person, name: 'x' })) },
    { key: 'sending', value: { [PEOPLE[0]]: { ...FRESH, losses: 2 }, nobody: { losses: 'many' } } },
  ])
  const stores = [sendingIn(db), await bare()] as const
  expect(await readSenders(stores[1])).toEqual(await readSenders(stores[0]))
  for (let round = 0; round < 60; round++) {
    const person = PEOPLE[below(3)] ?? PEOPLE[0]
    const place = below(180)
    // somebody does something, begins anew or goes on
    await db.attempts.put(attempt(place, PEOPLE[place % 3] ?? PEOPLE[0], round + 1))
    await db.outbox.put({ attempt: idAt(place), queuedAt: round })
    const [after, most] = [below(2) ? idAt(below(180)) : '', 1 + below(60)] as const
    const [one, other] = await Promise.all(
      stores.map((store) => readWaiting(store, person, after, most, (each) => each)),
    )
    expect(other).toEqual(one)
    const sent = (one ?? []).map(({ id, sequence }) => ({ id, sequence: sequence - below(2) }))
    const half = Math.ceil(sent.length / 2)
    const verdict = {
      taken: sent.slice(0, half),
      aside: sent.slice(half).map((each) => ({ ...each, why: 'broken' as const })),
    }
    const change: Parameters<typeof changeStandings>[1] = (standing, of) =>
      of === person ? { ...standing, losses: round, after } : standing
    // the same from the same beginning, by one and by the other
    const before = await everything()
    await settle(stores[0], verdict, change)
    const left = await everything()
    await Promise.all([db.outbox.clear(), db.settings.clear()])
    await Promise.all([db.outbox.bulkPut(before.outbox), db.settings.bulkPut(before.settings)])
    await settle(stores[1], verdict, change)
    expect(await everything()).toEqual(left)
    expect(await readStandings(stores[1])).toEqual(await readStandings(stores[0]))
  }
})

describe('the database without the library', () => {
  test('is of the newest version that windows make', () => {
    expect(KNOWN_VERSION).toBe(10 * Math.max(...LADDER.map(({ version }) => version)))
  })

  test('is not made where there is none', async () => {
    db.close()
    await Dexie.delete('ubani')
    expect(await openBare()).toBeUndefined()
    expect(await indexedDB.databases()).toEqual([])
  })

  test.each([
    ['an earlier', LADDER.slice(0, -1)],
    ['a later', [...LADDER, { version: 99, stores: { more: 'key' } }]],
  ])('is left alone in %s version', async (_which, rungs) => {
    db.close()
    await Dexie.delete('ubani')
    const others = new Dexie('ubani')
    for (const { version, stores } of rungs) others.version(version).stores(stores)
    await others.open()
    const { verno } = others
    expect(await openBare()).toBeUndefined()
    others.close()
    const again = await new Dexie('ubani').open()
    expect(again.verno).toBe(verno)
    again.close()
  })

  test('stands in the way of no window that brings it to another version, and does nothing more then', async () => {
    const store = await bare()
    db.close()
    const next = new Dexie('ubani')
    for (const { version, stores } of LADDER) next.version(version).stores(stores)
    next.version(99).stores({ more: 'key' })
    await next.open()
    await expect(store.values(['person'])).rejects.toThrow()
    await expect(store.atOnce(['settings'], (within) => within.remember('a', 1))).rejects.toThrow()
    next.close()
  })
})
