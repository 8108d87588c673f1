import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { storageProblem } from '../../src/storage/failure.ts'
import { onSuperseded, withDatabase } from '../../src/storage/open.ts'
import { readSetting, settleSetting, writeSetting } from '../../src/storage/settings.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** As iOS does with an app that was away. */
async function closeUnderneath(): Promise<void> {
  await withDatabase(async (db) => db.backendDB().close())
}

describe('the database', () => {
  test('[34] closed by the phone is opened again and the work done', async () => {
    await withDatabase((db) => writeSetting(db, 'a', 'kept'))
    await closeUnderneath()
    expect(await withDatabase((db) => readSetting(db, 'a'))).toBe('kept')
  })

  test.each(['InvalidStateError', 'UnknownError'])(
    '[34] whose first answer is %s is opened once more and the work done',
    async (name) => {
      await withDatabase((db) => writeSetting(db, 'a', name))
      const asked = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
        throw new DOMException('as browsers do', name)
      })
      expect(await withDatabase((db) => readSetting(db, 'a'))).toBe(name)
      expect(asked).toHaveBeenCalledTimes(2)
    },
  )

  test('that stays closed says so after one more try', async () => {
    const work = vi
      .fn<() => Promise<never>>()
      .mockRejectedValue(new DOMException('closing', 'InvalidStateError'))
    await expect(withDatabase(work)).rejects.toThrow('closing')
    expect(work).toHaveBeenCalledTimes(2)
  })

  test('does not repeat what failed for another reason', async () => {
    const work = vi.fn<() => Promise<never>>().mockRejectedValue(new TypeError('a mistake of ours'))
    await expect(withDatabase(work)).rejects.toThrow('a mistake of ours')
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('lets two who settle a value at once agree', async () => {
    let drawn = 0
    const draw = () => withDatabase((db) => settleSetting(db, 'lot', (stored) => stored ?? (drawn += 1)))
    expect(await Promise.all([draw(), draw(), draw()])).toEqual([1, 1, 1])
  })

  test('[27] lets go when another window brings a newer version, and says so', async () => {
    const told = vi.fn<() => void>()
    onSuperseded(told)
    const version = await withDatabase(async (db) => {
      await db.settings.count()
      return db.backendDB().version
    })
    const newer = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('ubani', version + 10)
      request.addEventListener('success', () => opened(request.result))
      request.addEventListener('error', () => failed(request.error ?? new Error('not opened')))
      request.addEventListener('blocked', () => failed(new Error('blocked')))
    })
    expect(newer.version).toBe(version + 10)
    expect(told).toHaveBeenCalledTimes(1)
    newer.close()
    await Dexie.delete('ubani')
  })

  test('cleared by the phone under an open page begins afresh, and nobody is told of an update', async () => {
    const told = vi.fn<() => void>()
    onSuperseded(told)
    await withDatabase((db) => writeSetting(db, 'a', 1))
    await Dexie.delete('ubani')
    expect(await withDatabase((db) => readSetting(db, 'a'))).toBeUndefined()
    await withDatabase((db) => writeSetting(db, 'a', 2))
    expect(await withDatabase((db) => readSetting(db, 'a'))).toBe(2)
    expect(told).not.toHaveBeenCalled()
  })
})

describe('what went wrong in the database', () => {
  const error = (name: string, inner?: unknown) => ({ name, inner })
  test.each([
    [error('QuotaExceededError'), 'storage-full'],
    [error('AbortError', error('QuotaExceededError')), 'storage-full'],
    [new Dexie.BulkError('2 of 3 failed', [new DOMException('', 'QuotaExceededError')]), 'storage-full'],
    [error('DatabaseClosedError', error('OpenFailedError')), 'storage-closed'],
    [error('AbortError'), 'storage-closed'],
    [error('ConstraintError'), undefined],
    [new TypeError('x'), undefined],
    ['a text', undefined],
    [undefined, undefined],
  ])('%o is %s to a person', (thrown, problem) => {
    expect(storageProblem(thrown)).toBe(problem)
  })
})
