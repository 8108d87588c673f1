import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AuditReport,
  type Entry,
  NO_HASH,
  readAudit,
  verifyAudit,
  writeDeed,
} from '../../src/server/store/audit.ts'
import type { Database, Queries } from '../../src/server/store/database.ts'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'

class Undo extends Error {}

describe.each(KINDS)('the audit log on %s', (kind) => {
  let database: Database
  let end: () => Promise<void>
  beforeAll(async () => {
    ;({ database, end } = await emptyDatabase(kind))
  })
  afterAll(() => end())

  const write = (queries: Queries, place: number) =>
    writeDeed(queries, {
      at: NOW + place,
      actor: 'command',
      act: 'group-closed',
      body: { group: `group-${place}`, note: 'ყველა "Երևան" Ə' },
    })

  test('is empty in the beginning, and in order', async () => {
    expect(await verifyAudit(database)).toEqual({ entries: 0, head: NO_HASH })
  })

  test('chains what many write at once, each behind another', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, place) =>
        database.transaction(async (queries) => {
          await write(queries, place)
          if (place % 4 === 0) await write(queries, 100 + place)
        }),
      ),
    )
    const seen: Entry[] = []
    const report = await verifyAudit(database, (entry) => seen.push(entry))
    expect(report).toEqual({ entries: 50, head: seen.at(-1)?.hash })
    expect(new Set(seen.map(({ body }) => body)).size).toBe(50)
    expect(seen.map(({ previous }) => previous)).toEqual([
      NO_HASH,
      ...seen.slice(0, -1).map(({ hash }) => hash),
    ])
  })

  test('a stranger with SHA-256 and JSON reckons the same hash', async () => {
    const [{ at, actor, act, body, previous, hash } = {} as Entry] = await readAudit(database)
    const text = JSON.stringify({ act, actor, at, body })
    expect(
      createHash('sha256')
        .update(previous + text)
        .digest('hex'),
    ).toBe(hash)
  })

  test('has nothing of what was undone', async () => {
    const undone = database.transaction(async (queries) => {
      await write(queries, 1000)
      throw new Undo()
    })
    await expect(undone).rejects.toThrow(Undo)
    expect(await verifyAudit(database)).toMatchObject({ entries: 50 })
  })

  /** What the check finds after a change that is then undone. */
  const after = async (change: (queries: Queries, all: readonly Entry[]) => Promise<unknown>) => {
    let report: AuditReport | undefined
    const undone = database.transaction(async (queries) => {
      await change(queries, await readAudit(queries))
      report = await verifyAudit(queries)
      throw new Undo()
    })
    await expect(undone).rejects.toThrow(Undo)
    return report
  }

  test.each<[string, string]>([
    ['another time', 'at = at + 1'],
    ['another actor', "actor = 'nobody'"],
    ['another deed', "act = 'joined'"],
    ['another body', "body = '{}'"],
    ['another hash', "hash = 'f' || hash"],
    ['another one before it', "previous = 'f' || previous"],
  ])('shows %s in any entry', async (_, change) => {
    const all = await readAudit(database)
    for (const place of [0, 20, 49])
      expect(
        await after((queries) =>
          queries.run(`UPDATE audit SET ${change} WHERE place = $1`, [all[place]?.place ?? 0]),
        ),
      ).toMatchObject({ entries: place, broken: all[place]?.place })
  })

  test('shows an entry that is gone, also with its hash mended in the next one', async () => {
    const gone = await after(async (queries, all) => {
      await queries.run('DELETE FROM audit WHERE place = $1', [all[10]?.place ?? 0])
    })
    expect(gone).toMatchObject({ entries: 10 })
    const mended = await after(async (queries, all) => {
      await queries.run('DELETE FROM audit WHERE place = $1', [all[10]?.place ?? 0])
      await queries.run('UPDATE audit SET previous = $2 WHERE place = $1', [
        all[11]?.place ?? 0,
        all[10]?.previous ?? '',
      ])
    })
    expect(mended).toMatchObject({ entries: 10, broken: expect.any(Number) as number })
  })

  test('an end that was cut off shows by a hash that was noted', async () => {
    const noted = (await verifyAudit(database)).head
    const cut = await after(async (queries, all) => {
      await queries.run('DELETE FROM audit WHERE place > $1', [all[39]?.place ?? 0])
    })
    expect(cut).toMatchObject({ entries: 40 })
    expect(cut?.broken).toBeUndefined()
    expect(cut?.head).not.toBe(noted)
  })

  test('is read whole, however long it is', async () => {
    const long = await after(async (queries) => {
      for (let place = 2000; place < 3000; place++) await write(queries, place)
    })
    expect(long).toMatchObject({ entries: 1050 })
    expect(long?.broken).toBeUndefined()
  })
})
