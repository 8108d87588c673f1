import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Language } from '../../src/core/language.ts'
import { arrivedTexts, keepArrival } from '../../src/storage/arrivals.ts'
import { Database, type EditionRow } from '../../src/storage/db.ts'
import {
  currentEdition,
  currentEditions,
  otherEdition,
  putEdition,
  readDocument,
  removeLanguage,
  stepBack,
  textsOf,
} from '../../src/storage/editions.ts'

let made = 0
let db: Database
beforeEach(() => {
  db = new Database(`editions-${(made += 1)}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

const row = (language: Language, version: number): EditionRow => ({
  id: `${language}@${version}`,
  language,
  version,
  issued: '2026-10-01T12:00:00Z',
  installedAt: version,
  manifest: `manifest ${version}`,
  bytes: 10,
})

/** Installs an edition of two pieces and one text that each say their version. */
const put = (language: Language, version: number, database = db): Promise<void> =>
  putEdition(
    database,
    row(language, version),
    [
      { name: 'contents', value: `contents ${version}` },
      { name: 'chapter/voting', value: `voting ${version}` },
    ],
    [{ sha256: `hash-${version}`, text: `text ${version}` }],
  )

const inUse = async (language: Language = 'ka') => (await currentEdition(db, language))?.version
const beside = async (language: Language = 'ka') => (await otherEdition(db, language))?.version
const everything = async () =>
  Object.fromEntries(
    await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)),
  )

describe('putting an edition in use', () => {
  test('makes its pieces and signed texts readable', async () => {
    await put('ka', 1)
    expect(await inUse()).toBe(1)
    expect(await readDocument(db, 'ka@1', 'chapter/voting')).toBe('voting 1')
    expect(await readDocument(db, 'ka@1', 'chapter/none')).toBeUndefined()
    expect(await textsOf(db, 'ka@1')).toEqual([{ edition: 'ka@1', sha256: 'hash-1', text: 'text 1' }])
  })

  test.each(['documents', 'texts', 'editions', 'settings'])(
    'is all or nothing: %s cannot be written',
    async (table) => {
      await put('ka', 1)
      const before = await everything()
      const really = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
        ?.value as IDBObjectStore['put']
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...rows) {
        if (this.name === table) throw new DOMException('The disk is full', 'QuotaExceededError')
        return really.apply(this, rows)
      })
      await expect(put('ka', 2)).rejects.toThrow('full')
      vi.restoreAllMocks()
      expect(await everything()).toEqual(before)
    },
  )

  test('keeps the one that was in use, drops what is older, and leaves other languages alone', async () => {
    await put('hy', 1)
    for (const version of [1, 2, 3]) await put('ka', version)
    expect([await inUse(), await beside()]).toEqual([3, 2])
    expect(await readDocument(db, 'ka@2', 'contents')).toBe('contents 2')
    expect(await readDocument(db, 'ka@1', 'contents')).toBeUndefined()
    expect(await textsOf(db, 'ka@1')).toEqual([])
    expect(await db.editions.toCollection().primaryKeys()).toEqual(['hy@1', 'ka@2', 'ka@3'])
    expect(await inUse('hy')).toBe(1)
  })

  test('a second time repairs it and keeps the one beside it', async () => {
    await put('ka', 1)
    await put('ka', 2)
    await db.documents.delete(['ka@2', 'contents'])
    await put('ka', 2)
    expect(await readDocument(db, 'ka@2', 'contents')).toBe('contents 2')
    expect([await inUse(), await beside()]).toEqual([2, 1])
  })

  test('leaves no piece behind that the edition no longer has', async () => {
    await put('ka', 1)
    await putEdition(db, row('ka', 1), [{ name: 'contents', value: 'short' }], [])
    expect(await db.documents.toArray()).toEqual([{ edition: 'ka@1', name: 'contents', value: 'short' }])
    expect(await db.texts.count()).toBe(0)
  })

  test('clears what had arrived for it, and only that', async () => {
    await keepArrival(db, 'hash-1', 'text 1')
    await keepArrival(db, 'hash-9', 'text 9')
    await put('ka', 1)
    expect(await arrivedTexts(db, ['hash-1', 'hash-9'])).toEqual(new Map([['hash-9', 'text 9']]))
  })
})

describe('one step back', () => {
  test('goes to the edition before, and forth again', async () => {
    await put('ka', 1)
    await put('ka', 2)
    expect(await stepBack(db, 'ka')).toBe(true)
    expect([await inUse(), await beside()]).toEqual([1, 2])
    expect(await stepBack(db, 'ka')).toBe(true)
    expect([await inUse(), await beside()]).toEqual([2, 1])
  })

  test('with nothing before stays where it is', async () => {
    await put('ka', 1)
    expect(await stepBack(db, 'ka')).toBe(false)
    expect(await inUse()).toBe(1)
    expect(await stepBack(db, 'hy')).toBe(false)
  })

  test('and then a newer one: the one gone back to is kept, the one left is dropped', async () => {
    await put('ka', 1)
    await put('ka', 2)
    await stepBack(db, 'ka')
    await put('ka', 3)
    expect([await inUse(), await beside()]).toEqual([3, 1])
    expect(await readDocument(db, 'ka@2', 'contents')).toBeUndefined()
  })
})

describe('languages', () => {
  test('in use are listed, one edition each', async () => {
    await put('ka', 1)
    await put('ka', 2)
    await put('hy', 5)
    const list = await currentEditions(db)
    expect(list.map(({ id }) => id).sort()).toEqual(['hy@5', 'ka@2'])
  })

  test('taken off the phone leave nothing behind and touch nothing else', async () => {
    await put('hy', 5)
    const before = await everything()
    await put('ka', 1)
    await put('ka', 2)
    await removeLanguage(db, 'ka')
    expect(await everything()).toEqual(before)
  })
})
