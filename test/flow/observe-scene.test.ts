import { fillDisk, wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import {
  NOTE_LENGTH,
  noteOnSheet,
  openSheet,
  putSheetAway,
  type SheetEvent,
  sheetIn,
} from '../../src/flow/observe-scene.ts'
import { unfinishedPlay } from '../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../src/flow/scenes.ts'
import { attemptsOfEverybody } from '../../src/storage/attempts.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { penBook } from './scene-book.ts'

const EVENTS: readonly SheetEvent[] = [
  { act: 'wrote', object: '0=She' },
  { act: 'wrote', object: '0=She said: "2 = 2"\nand smiled' },
  { act: 'chose', object: '0=partly' },
  { act: 'wrote', object: '1=' },
  { act: 'chose', object: '2=no' },
  { act: 'chose', object: '0=yes' },
]

let book: SceneBook
beforeEach(async () => {
  await wipePhone()
  book = await penBook()
})

const kept = () => withDatabase((db) => attemptsOfEverybody(db, 'scenario'))

describe('the sheet of whoever watches', () => {
  test('begins with its first word: a look at it leaves nothing behind', async () => {
    await openSheet(book)
    expect(await kept()).toEqual([])
    await noteOnSheet(await openSheet(book), EVENTS.slice(0, 1))
    expect(await kept()).toHaveLength(1)
  })

  test('stands after a restart at any event exactly where it stood', async () => {
    for (const [at, event] of EVENTS.entries()) {
      const filled = await noteOnSheet(await openSheet(book), [event])
      const again = await openSheet(book)
      expect(again.id, `after event ${at}`).toBe(filled.id)
      expect(sheetIn(again)).toEqual(sheetIn(filled))
    }
    expect(sheetIn(await openSheet(book))).toEqual({
      seen: { 0: 'yes', 2: 'no' },
      notes: { 0: 'She said: "2 = 2"\nand smiled', 1: '' },
    })
  })

  test('is an attempt like any other: opened on its scene, a note letter by letter one event, waiting for the centre', async () => {
    const filled = await noteOnSheet(await openSheet(book), EVENTS)
    expect(attemptSchema.parse(filled)).toMatchObject({ kind: 'scenario', subject: 'lost-pen/observer' })
    expect(filled.events.map(({ act, object }) => `${act} ${object.slice(0, 5)}`)).toEqual([
      `opened ${book.fingerprint.slice(0, 5)}`,
      'wrote 0=She',
      'chose 0=par',
      'wrote 1=',
      'chose 2=no',
      'chose 0=yes',
    ])
    expect(await withDatabase((db) => db.outbox.toCollection().primaryKeys())).toEqual([filled.id])
  })

  test('is no play of the scene', async () => {
    await noteOnSheet(await openSheet(book), EVENTS)
    expect(await unfinishedPlay(book)).toBe(false)
  })

  test('takes the longest note there can be', async () => {
    const object = `7=${'ჰ'.repeat(NOTE_LENGTH)}`
    const filled = await noteOnSheet(await openSheet(book), [{ act: 'wrote', object }])
    expect(attemptSchema.parse(filled).events.at(-1)?.object).toBe(object)
  })

  test('is blank again once it was put away, and the old one stays', async () => {
    const first = await noteOnSheet(await openSheet(book), EVENTS)
    await putSheetAway(first)
    const next = await openSheet(book)
    expect(sheetIn(next)).toEqual({ seen: {}, notes: {} })
    await noteOnSheet(next, EVENTS.slice(0, 1))
    const all = await kept()
    expect(all.map(({ result }) => result?.completion)).toEqual([true, undefined])
    await expect(noteOnSheet(first, EVENTS)).resolves.toMatchObject({ id: next.id })
  })

  test('that was put away in another window takes nothing more', async () => {
    const first = await noteOnSheet(await openSheet(book), EVENTS)
    await putSheetAway(first)
    await expect(noteOnSheet(first, EVENTS)).rejects.toThrow('put away')
  })

  test('of another day is not gone on with', async () => {
    const first = await noteOnSheet(await openSheet(book), EVENTS)
    const later = vi.spyOn(Date, 'now').mockReturnValue(first.updatedAt + 24 * 3_600_000)
    const next = await openSheet(book)
    expect(sheetIn(next).seen).toEqual({})
    const filled = await noteOnSheet(next, EVENTS.slice(0, 1))
    expect(filled.id).not.toBe(first.id)
    later.mockRestore()
  })

  test('of an older version of the scene is not gone on with', async () => {
    await noteOnSheet(await openSheet(book), EVENTS)
    expect(sheetIn(await openSheet(await penBook('en', 2))).seen).toEqual({})
  })

  test('in another language is the same sheet', async () => {
    const filled = await noteOnSheet(await openSheet(book), EVENTS)
    expect((await openSheet(await penBook('ka'))).id).toBe(filled.id)
  })

  test('open in two windows becomes one', async () => {
    const [left, right] = [await openSheet(book), await openSheet(book)]
    await noteOnSheet(left, EVENTS.slice(0, 3))
    await noteOnSheet(right, EVENTS.slice(4, 5))
    expect(await kept()).toHaveLength(1)
    expect(sheetIn(await openSheet(book)).seen).toEqual({ 0: 'partly', 2: 'no' })
  })

  test('is put again from memory when the phone has lost it', async () => {
    const filled = await noteOnSheet(await openSheet(book), EVENTS.slice(0, 4))
    await withDatabase((db) => Promise.all([db.attempts.clear(), db.outbox.clear()]))
    await noteOnSheet(filled, EVENTS.slice(4))
    expect(sheetIn(await openSheet(book))).toEqual(
      sheetIn({ events: EVENTS.map((event) => ({ ...event, after: 0 })) }),
    )
  })

  test('says so when the phone refuses, and all of it is kept once it does not', async () => {
    const blank = await openSheet(book)
    const disk = fillDisk()
    await expect(noteOnSheet(blank, EVENTS)).rejects.toThrow()
    disk.free()
    expect(await kept()).toEqual([])
    await noteOnSheet(blank, EVENTS)
    expect(sheetIn(await openSheet(book)).seen).toEqual({ 0: 'yes', 2: 'no' })
  })

  test('lets what it cannot read be', () => {
    const odd = ['x=yes', '=yes', '0', '0=maybe', '-1=yes'].map((object) => ({
      after: 0,
      act: 'chose' as const,
      object,
    }))
    expect(sheetIn({ events: odd })).toEqual({ seen: {}, notes: {} })
  })
})
