import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Attempt, beginAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { Database } from '../../src/storage/db.ts'
import { addAttempt } from '../../src/storage/attempts.ts'
import { readOutbox, sendingIn } from '../../src/storage/outbox.ts'
import { readWaiting, settle } from '../../src/storage/sending.ts'

/* A slow phone draws between two answers of its database: whatever is asked of it in one go, all of it is one wait. */

/** So much may be asked in one go. */
const MOST = 12

let made = 0
const id = (): Uuid => makeUuid((made += 1), new Uint8Array(10))
const person = id()
let db: Database
/** How many requests on attempts and their rows were out at once, the most of them. */
let most = 0
/** How many requests there were in all. */
let asked = 0

beforeEach(async () => {
  db = new Database(`pieces-${(made += 1)}`)
  for (let each = 0; each < 120; each++) {
    const begun = {
      id: id(),
      person,
      kind: 'questions',
      subject: 'x',
      language: 'ka',
      pack: undefined,
    } as const
    await addAttempt(db, beginAttempt(begun, 1000), 1000)
  }
  ;[most, asked] = [0, 0]
  for (const name of ['get', 'delete'] as const) watch(name)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

/** Counts requests until they are answered. */
function watch(name: 'get' | 'delete'): void {
  const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name)?.value as (
    this: IDBObjectStore,
    key: IDBValidKey,
  ) => IDBRequest
  let out = 0
  vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, key) {
    const request = real.call(this, key as IDBValidKey)
    most = Math.max(most, (out += 1))
    asked += 1
    request.addEventListener('success', () => (out -= 1))
    return request
  })
}

/** Attempts that are read whole, with everything that was done in them, by whatever asks for many at once. */
function wholesale() {
  const stores = vi.spyOn(IDBObjectStore.prototype, 'getAll')
  const indexes = vi.spyOn(IDBIndex.prototype, 'getAll')
  const many = (calls: readonly (readonly unknown[])[], place: number): boolean => {
    const [query, count = (query as { readonly count?: number } | undefined)?.count] = calls[place] ?? []
    return typeof count !== 'number' || count > MOST
  }
  return () => [
    ...stores.mock.contexts.filter(
      (store, place) => (store as IDBObjectStore).name === 'attempts' && many(stores.mock.calls, place),
    ),
    ...indexes.mock.contexts.filter(
      (index, place) =>
        (index as IDBIndex).objectStore.name === 'attempts' && many(indexes.mock.calls, place),
    ),
  ]
}

describe('of a hundred and twenty attempts that wait', () => {
  test('a batch is read in pieces, each made ready as it comes, and the next one begins where it ended', async () => {
    const seen = wholesale()
    const idOf = ({ id }: Attempt): Uuid => id
    const first = await readWaiting(sendingIn(db), person, '', 50, idOf)
    const second = await readWaiting(sendingIn(db), person, first.at(-1) ?? '', 50, idOf)
    const third = await readWaiting(sendingIn(db), person, second.at(-1) ?? '', 50, idOf)
    expect([first.length, second.length, third.length]).toEqual([50, 50, 20])
    expect(new Set([...first, ...second, ...third]).size).toBe(120)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(MOST)
    expect(seen()).toEqual([])
  })

  test('whoever wants one is not given fifty', async () => {
    await readWaiting(sendingIn(db), person, '', 1, ({ id }) => id)
    expect(asked).toBeLessThanOrEqual(MOST)
  })

  test('fifty are struck off in pieces, all of them or none', async () => {
    const taken = await readWaiting(sendingIn(db), person, '', 50, ({ id, sequence }) => ({ id, sequence }))
    most = 0
    await settle(sendingIn(db), { taken, aside: [] }, (same) => same)
    expect(most).toBeLessThanOrEqual(MOST)
    expect(await db.outbox.count()).toBe(70)
  })

  test('where each is, is looked up in pieces, in the order in which they were done', async () => {
    const seen = wholesale()
    const all = await readOutbox(db, person)
    expect(all.map(({ attempt }) => attempt.sequence)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
    expect(all.every(({ attempt, row }) => row?.attempt === attempt.id)).toBe(true)
    expect(most).toBeLessThanOrEqual(MOST)
    expect(seen()).toEqual([])
  })
})
