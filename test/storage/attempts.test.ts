import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addEvent, type Attempt, beginAttempt, endAttempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../src/core/ids.ts'
import {
  addAttempt,
  attemptsOf,
  attemptsOfEverybody,
  changeAttempt,
  changeNewest,
  newestAttempt,
  PersonWiped,
  unfinishedAttempt,
} from '../../src/storage/attempts.ts'
import { Database } from '../../src/storage/db.ts'
import { noteWiped, readWiped } from '../../src/storage/people.ts'

let made = 0
const id = () => makeUuid((made += 1), new Uint8Array(10))
const person = id()
const about = { kind: 'checklist', subject: 'chair', person } as const
const begin = (kind: Attempt['kind'] = 'checklist', subject = 'chair'): Attempt =>
  beginAttempt({ id: id(), person, kind, subject, language: 'ka', pack: undefined }, 1000)
const ticking =
  (step: string) =>
  (newest: Attempt | undefined): Attempt =>
    addEvent(newest ?? begin(), { act: 'ticked', object: step }, 2000)

let db: Database
beforeEach(() => {
  db = new Database(`attempts-${(made += 1)}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

/** Makes the next write to a table fail as a disk does. */
function failAt(table: string): void {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as IDBObjectStore['put']
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === table) throw new DOMException('The disk is full', 'QuotaExceededError')
    return put.apply(this, row)
  })
}

describe('changing an attempt', () => {
  test('stores it and queues it for the centre', async () => {
    const changed = await changeNewest(db, about, 77, ticking('a/1'))
    expect(await db.attempts.toArray()).toEqual([changed])
    expect(await db.outbox.toArray()).toEqual([{ attempt: changed.id, queuedAt: 77 }])
  })

  test.each(['attempts', 'outbox'])(
    'leaves neither attempt nor outbox row when %s cannot be written',
    async (table) => {
      failAt(table)
      await expect(changeNewest(db, about, 77, ticking('a/1'))).rejects.toThrow('full')
      vi.restoreAllMocks()
      expect(await db.attempts.count()).toBe(0)
      expect(await db.outbox.count()).toBe(0)
    },
  )

  test('[5] that fails leaves the attempt as it was before', async () => {
    const before = await changeNewest(db, about, 77, ticking('a/1'))
    failAt('outbox')
    await expect(changeNewest(db, about, 99, ticking('a/2'))).rejects.toThrow('full')
    vi.restoreAllMocks()
    expect(await db.attempts.toArray()).toEqual([before])
    expect(await db.outbox.toArray()).toEqual([{ attempt: before.id, queuedAt: 77 }])
  })

  test('whose change throws stores nothing', async () => {
    const thrown = changeNewest(db, about, 77, () => {
      throw new RangeError('no such step')
    })
    await expect(thrown).rejects.toThrow('no such step')
    expect(await db.outbox.count()).toBe(0)
  })

  test('sees what another window has just written', async () => {
    const other = new Database(db.name)
    await Promise.all([
      changeNewest(db, about, 1, ticking('a/1')),
      changeNewest(other, about, 2, ticking('a/2')),
    ])
    const [run, ...more] = await db.attempts.toArray()
    expect(more).toEqual([])
    expect(run?.events.map(({ object }) => object).sort()).toEqual(['a/1', 'a/2'])
    other.close()
  })

  test('numbers every write on the device, of whatever kind', async () => {
    const one = await changeNewest(db, about, 1, ticking('a/1'))
    const two = await changeNewest(db, { ...about, kind: 'reading', subject: 'voting' }, 2, () =>
      begin('reading', 'voting'),
    )
    const three = await changeNewest(db, about, 3, ticking('a/2'))
    expect([one, two, three].map(({ sequence }) => sequence)).toEqual([1, 2, 3])
  })
})

describe('finding attempts', () => {
  test('the newest about a subject is the one written last, not the one with the latest clock', async () => {
    await db.attempts.bulkPut([
      { ...begin(), sequence: 7, startedAt: 9_000_000 },
      { ...begin(), sequence: 9, startedAt: 1 },
      { ...begin('checklist', 'counter'), sequence: 11 },
    ])
    expect(await newestAttempt(db, 'checklist', 'chair', person)).toMatchObject({ sequence: 9 })
    expect(await newestAttempt(db, 'checklist', 'registrar', person)).toBeUndefined()
  })

  test('of a kind gives all of that kind', async () => {
    await db.attempts.bulkPut([begin(), begin('reading', 'voting'), begin('reading', 'closing')])
    const found = await attemptsOf(db, 'reading', person)
    expect(found.map(({ subject }) => subject).sort()).toEqual(['closing', 'voting'])
  })
})

describe('somebody else', () => {
  const other = id()

  test('has attempts of their own about the same subject', async () => {
    const mine = await changeNewest(db, about, 1, ticking('a/1'))
    const theirs = await changeNewest(db, { ...about, person: other }, 2, (newest) =>
      newest ? newest : { ...begin(), person: other },
    )
    expect(theirs.id).not.toBe(mine.id)
    expect((await newestAttempt(db, 'checklist', 'chair', person))?.id).toBe(mine.id)
    expect((await unfinishedAttempt(db, 'checklist', 'chair', other))?.id).toBe(theirs.id)
    expect((await attemptsOf(db, 'checklist', other)).map(({ id: found }) => found)).toEqual([theirs.id])
    expect(await attemptsOf(db, 'checklist', undefined)).toEqual([])
    expect(await attemptsOfEverybody(db, 'checklist')).toHaveLength(2)
  })

  test('who was wiped begins nothing any more', async () => {
    await db.transaction('rw', [db.settings], () => noteWiped(db, person))
    await expect(addAttempt(db, begin(), 1)).rejects.toThrow(PersonWiped)
    await expect(changeNewest(db, about, 1, ticking('a/1'))).rejects.toThrow(PersonWiped)
    expect(await db.attempts.count()).toBe(0)
    expect(await db.outbox.count()).toBe(0)
    expect(await addAttempt(db, { ...begin(), person: other }, 1)).toMatchObject({ sequence: 1 })
  })

  test('is remembered as wiped long enough, and not for ever', async () => {
    const many = Array.from({ length: 60 }, () => id())
    for (const each of many) await db.transaction('rw', [db.settings], () => noteWiped(db, each))
    expect(await readWiped(db)).toEqual(many.slice(-50))
  })
})

test('changing nothing writes nothing and queues nothing', async () => {
  const stored = await addAttempt(db, begin(), 1)
  await db.outbox.clear()
  expect(await changeAttempt(db, stored.id, 2, (same) => same)).toEqual(stored)
  expect(await db.outbox.count()).toBe(0)
})

test('the newest unfinished attempt is found though one that is over was written later', async () => {
  const older = await addAttempt(db, begin(), 1)
  const going = await addAttempt(db, begin(), 1)
  const over = await addAttempt(db, endAttempt(begin(), 2000, false), 1)
  await addAttempt(db, begin('checklist', 'registrar'), 1)
  expect((await newestAttempt(db, 'checklist', 'chair', person))?.id).toBe(over.id)
  expect((await unfinishedAttempt(db, 'checklist', 'chair', person))?.id).toBe(going.id)
  expect(older.id).not.toBe(going.id)
  expect(await unfinishedAttempt(db, 'checklist', 'counter', person)).toBeUndefined()
})
