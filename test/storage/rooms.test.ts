import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { entryOf, type Entry, type RoomHead } from '../../src/core/room/record.ts'
import { PersonWiped } from '../../src/storage/attempts.ts'
import { Database } from '../../src/storage/db.ts'
import { evaluationOf, keepEvaluation } from '../../src/storage/evaluations.ts'
import { keptPapers } from '../../src/storage/papers.ts'
import { noteWiped } from '../../src/storage/people.ts'
import {
  changeRoom,
  dropRoom,
  dropRoomsOf,
  putRoom,
  readRoomOf,
  RoomGone,
  roomKey,
  roomsOf,
  roomTables,
} from '../../src/storage/rooms.ts'

let made = 0
const uuid = (): Uuid => makeUuid((made += 1), new Uint8Array(10))
const [NINO, ARAM] = [uuid(), uuid()]
const PAPER = { language: 'ka', value: { questions: [], items: [] } } as const

let db: Database
beforeEach(() => {
  db = new Database(`rooms-${(made += 1)}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

function headOf(id: Uuid, openedAt = 1_000): RoomHead {
  const questions = ['ink', 'seal'].map((item) => ({ topic: 'counting', item, seed: 's' }))
  return {
    format: 1,
    id,
    code: 'K7PM3QXA',
    title: '',
    language: 'ka',
    bank: '1357beef',
    openedAt,
    seats: 36,
    questions,
  }
}

const named = (seat: number, name: string): Entry => entryOf({ kind: 'seat', at: 1_000, seat, name })

/** A room of somebody, with its questions. */
async function room(person: Uuid, id = uuid(), openedAt = 1_000, entries: readonly Entry[] = []) {
  return putRoom(db, { person, id, paper: PAPER }, () => ({ head: headOf(id, openedAt), entries }))
}

/** Makes the next write to a table fail as a disk does. */
function failAt(table: string): void {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as IDBObjectStore['put']
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === table) throw new DOMException('The disk is full', 'QuotaExceededError')
    return put.apply(this, row)
  })
}

describe('a room', () => {
  test('is kept with its entries and its questions, by person', async () => {
    const kept = await room(NINO, uuid(), 1_000, [named(3, 'Leyla')])
    expect(kept.id).toBe(roomKey(NINO, kept.head.id))
    expect(await readRoomOf(db, kept.id)).toEqual(kept)
    expect(await keptPapers(db, kept.id)).toHaveLength(1)
    expect(await readRoomOf(db, roomKey(ARAM, kept.head.id))).toBeUndefined()
    expect(await roomsOf(db, ARAM)).toEqual([])
    expect(await roomsOf(db, undefined)).toEqual([])
  })

  test.each(['rooms', 'entries', 'papers'])(
    'is not there at all when %s cannot be written',
    async (table) => {
      failAt(table)
      await expect(room(NINO, uuid(), 1_000, [named(3, 'Leyla')])).rejects.toThrow('full')
      vi.restoreAllMocks()
      expect([await db.rooms.count(), await db.entries.count(), await db.papers.count()]).toEqual([0, 0, 0])
    },
  )

  test('is listed with others, the newest first', async () => {
    const [early, late] = [await room(NINO, uuid(), 1_000), await room(NINO, uuid(), 2_000)]
    await room(ARAM, uuid(), 3_000)
    expect((await roomsOf(db, NINO)).map(({ id }) => id)).toEqual([late.id, early.id])
  })

  test('may be had by two people of one phone, each for themselves', async () => {
    const id = uuid()
    const [hers, his] = [await room(NINO, id), await room(ARAM, id)]
    await changeRoom(db, hers.id, (stored) => ({ ...stored, entries: [named(3, 'Leyla')] }))
    expect((await readRoomOf(db, his.id))?.entries).toEqual([])
    await dropRoom(db, his.id)
    expect((await readRoomOf(db, hers.id))?.entries).toHaveLength(1)
    expect(await keptPapers(db, hers.id)).toHaveLength(1)
  })

  test('put again sees what is here', async () => {
    const id = uuid()
    await room(NINO, id, 1_000, [named(3, 'Leyla')])
    const again = await putRoom(db, { person: NINO, id }, (stored) => ({
      head: stored?.head ?? headOf(id),
      entries: [...(stored?.entries ?? []), named(4, 'Nino')],
    }))
    expect((await readRoomOf(db, again.id))?.entries.map(({ key }) => key)).toEqual(['seat/3', 'seat/4'])
  })

  test('is not put for somebody who was wiped', async () => {
    await db.transaction('rw', [db.settings], async () => noteWiped(db, NINO))
    await expect(room(NINO)).rejects.toThrow(PersonWiped)
    expect(await db.rooms.count()).toBe(0)
  })
})

describe('changing a room', () => {
  test('writes what is new or changed, and nothing else', async () => {
    const before = await room(NINO, uuid(), 1_000, [named(3, 'Leyla'), named(4, 'Nino')])
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    await changeRoom(db, before.id, ({ entries, ...rest }) => ({
      ...rest,
      entries: [...entries.map((entry) => ({ ...entry })), named(5, 'Aram')],
    }))
    expect(put).toHaveBeenCalledTimes(1)
    put.mockClear()
    await changeRoom(db, before.id, (stored) => stored)
    expect(put).not.toHaveBeenCalled()
    await changeRoom(db, before.id, (stored) => ({ ...stored, closedAt: 5_000 }))
    expect(await readRoomOf(db, before.id)).toMatchObject({ closedAt: 5_000 })
  })

  test('that fails, or throws, leaves it as it was', async () => {
    const before = await room(NINO)
    failAt('entries')
    const changed = changeRoom(db, before.id, (stored) => ({
      ...stored,
      head: { ...stored.head, seats: 12 },
      entries: [named(3, 'Leyla')],
    }))
    await expect(changed).rejects.toThrow('full')
    vi.restoreAllMocks()
    const thrown = changeRoom(db, before.id, () => {
      throw new RangeError('no such seat')
    })
    await expect(thrown).rejects.toThrow('no such seat')
    expect(await readRoomOf(db, before.id)).toEqual(before)
  })

  test('in two windows at once loses nothing', async () => {
    const before = await room(NINO)
    const add = (entry: Entry) =>
      changeRoom(db, before.id, (stored) => ({ ...stored, entries: [...stored.entries, entry] }))
    await Promise.all([add(named(3, 'Leyla')), add(named(4, 'Nino'))])
    expect((await readRoomOf(db, before.id))?.entries).toHaveLength(2)
  })

  test('that is gone says so', async () => {
    const before = await room(NINO)
    await dropRoom(db, before.id)
    await dropRoom(db, before.id)
    await expect(changeRoom(db, before.id, (stored) => stored)).rejects.toThrow(RoomGone)
  })
})

describe('dropping', () => {
  test('the rooms of somebody leaves those of others whole', async () => {
    await room(NINO, uuid(), 1_000, [named(3, 'Leyla')])
    await room(NINO)
    const his = await room(ARAM, uuid(), 1_000, [named(3, 'Sona')])
    await db.transaction('rw', roomTables(db), async () => dropRoomsOf(db, NINO))
    expect(await roomsOf(db, NINO)).toEqual([])
    expect(await roomsOf(db, ARAM)).toEqual([his])
    expect([await db.rooms.count(), await db.entries.count(), await db.papers.count()]).toEqual([1, 1, 1])
  })
})

describe('what was said of a quiz', () => {
  test('is kept once, and only beside an attempt that is here', async () => {
    const attempt = uuid()
    const said = { attempt, number: 7, ratings: [5, undefined, 3, 1], question: 'Why?' }
    expect(await keepEvaluation(db, said)).toBeUndefined()
    expect(await db.evaluations.count()).toBe(0)
    await db.table('attempts').put({ id: attempt, kind: 'room', subject: 'K7PM3QXA', sequence: 1 })
    expect(await keepEvaluation(db, said)).toEqual({ number: 7, ratings: said.ratings, question: 'Why?' })
    expect(await keepEvaluation(db, { ...said, number: 8, ratings: [1, 1, 1, 1] })).toMatchObject({
      number: 7,
    })
    expect(await evaluationOf(db, attempt)).toEqual({ number: 7, ratings: said.ratings, question: 'Why?' })
    expect(await evaluationOf(db, uuid())).toBeUndefined()
  })
})
