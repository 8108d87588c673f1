import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, Queries } from '../../src/server/store/database.ts'
import { migrate } from '../../src/server/store/migrations.ts'

/** A database to be tried: opens it, again when called again. */
export type OpenStore = () => Promise<Database>

const NOW = 1_800_000_000_000

/** What every database keeps to, whichever it is. */
export function storeContract(name: string, open: OpenStore): void {
  let database: Database

  beforeAll(async () => {
    database = await open()
    await migrate(database, () => NOW)
    await database.run(
      'CREATE TABLE things (id TEXT PRIMARY KEY, owner TEXT, count BIGINT NOT NULL, bytes ' +
        `${database.kind === 'sqlite' ? 'BLOB' : 'BYTEA'})`,
    )
    await database.run('CREATE TABLE parts (thing TEXT NOT NULL REFERENCES things (id))')
  })
  afterAll(() => database.close())

  const put = (queries: Queries, id: string, count: number) =>
    queries.run(
      `INSERT INTO things (id, count) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET count = excluded.count WHERE excluded.count > things.count`,
      [id, count],
    )
  const countOf = async (id: string) =>
    (await database.all('SELECT count FROM things WHERE id = $1', [id]))[0]?.['count']

  test(`${name}: a value comes back as it went in`, async () => {
    const bytes = Uint8Array.of(0, 1, 255)
    const time = 8_640_000_000_000_000
    const text = `ყველა Երևան Ə\u0301 🗳️\n"'; DROP TABLE things; --\\ $1 ?1`
    await database.run('INSERT INTO things (id, owner, count, bytes) VALUES ($1, $2, $3, $4)', [
      text,
      null,
      time,
      bytes,
    ])
    const rows = await database.all('SELECT id, owner, count, bytes FROM things WHERE id = $1', [text])
    expect(rows).toEqual([{ id: text, owner: null, count: time, bytes }])
    expect(await database.all('SELECT id FROM things WHERE id = $1', ['nobody'])).toEqual([])
  })

  test(`${name}: sums, counts, averages and truth are numbers`, async () => {
    await put(database, 'sum-1', 2)
    await put(database, 'sum-2', 3)
    const [row] = await database.all(
      `SELECT count(*) AS rows, sum(count) AS total, avg(count) AS middle, max(count) > 2 AS more
       FROM things WHERE id LIKE $1`,
      ['sum-%'],
    )
    expect(row).toEqual({ rows: 2, total: 5, middle: 2.5, more: 1 })
  })

  test(`${name}: a statement says how many rows it changed, and returns them when asked to`, async () => {
    expect(await put(database, 'changed', 1)).toBe(1)
    expect(await put(database, 'changed', 1)).toBe(0)
    expect(
      await database.run('INSERT INTO things (id, count) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        'changed',
        9,
      ]),
    ).toBe(0)
    expect(
      await database.all('UPDATE things SET count = $2 WHERE id = $1 RETURNING id, count', ['changed', 4]),
    ).toEqual([{ id: 'changed', count: 4 }])
    expect(await database.run('DELETE FROM things WHERE id = $1', ['changed'])).toBe(1)
  })

  const insert = (
    queries: Queries,
    rows: readonly (readonly [string, string | null, number])[],
    after = '',
  ) =>
    queries.insert({
      into: 'things',
      columns: { id: 'text', owner: 'text', count: 'integer' },
      rows,
      after,
    })

  test(`${name}: many rows are written at once, whatever is in them, and each that was is returned`, async () => {
    const texts = ['', '{"a":"\\"}', `ჰ Հ Ə\u0301 🗳️,NULL,{}"'$1`, 'x'.repeat(70_000)]
    const rows = Array.from({ length: 1_201 }, (_, at) => {
      const id = `many-${at}-${texts[at % texts.length]?.slice(0, 100)}`
      return [id, texts[at % texts.length] ?? null, at % 2 ? -at : 8_640_000_000_000_000 + at] as const
    })
    const nobodys = rows.map(([id, owner, count], at) => [id, at % 7 ? owner : null, count] as const)
    const returned = await insert(database, nobodys, 'RETURNING id')
    expect(returned.map(({ id }) => String(id)).sort()).toEqual(rows.map(([id]) => id).sort())
    const found = await database.all("SELECT id, owner, count FROM things WHERE id LIKE 'many-%'")
    const byId = new Map(found.map((row) => [row['id'], row]))
    for (const [id, owner, count] of nobodys) expect(byId.get(id)).toEqual({ id, owner, count })
    expect(byId.size).toBe(rows.length)
  })

  test(`${name}: of many rows those in the way are left, the others written; none at all are nothing`, async () => {
    await put(database, 'in-the-way', 1)
    const rows = [
      ['in-the-way', 'new', 2],
      ['beside-it', null, 2],
    ] as const
    expect(await insert(database, rows, 'ON CONFLICT (id) DO NOTHING RETURNING id')).toEqual([
      { id: 'beside-it' },
    ])
    expect(await countOf('in-the-way')).toBe(1)
    const newer = 'ON CONFLICT (id) DO UPDATE SET count = excluded.count WHERE things.count < excluded.count'
    await database.transaction((queries) => insert(queries, rows, newer))
    expect(await countOf('in-the-way')).toBe(2)
    expect(await insert(database, [], 'RETURNING id')).toEqual([])
  })

  test(`${name}: rows of which one is refused are all refused`, async () => {
    const rows = [
      ['all-or-none', null, 1],
      ['all-\0or-none', null, 1],
    ] as const
    await expect(insert(database, rows)).rejects.toThrow()
    await expect(insert(database, [...rows.slice(0, 1), ...rows.slice(0, 1)])).rejects.toThrow()
    expect(await countOf('all-or-none')).toBeUndefined()
  })

  test(`${name}: a place is counted up by the database`, async () => {
    const places: unknown[] = []
    for (const hash of ['a', 'b', 'c'])
      places.push(
        ...(await database.all(
          `INSERT INTO audit (at, actor, act, body, previous, hash)
           VALUES ($1, 'centre', 'tried', '{}', $2, $3) RETURNING place`,
          [NOW, `before ${hash}`, hash],
        )),
      )
    expect(places).toEqual([{ place: 1 }, { place: 2 }, { place: 3 }])
  })

  test(`${name}: what throws inside a transaction undoes all of it, and nothing else`, async () => {
    const undone = database.transaction(async (queries) => {
      await put(queries, 'undone', 1)
      expect(await queries.all('SELECT id FROM things WHERE id = $1', ['undone'])).toHaveLength(1)
      throw new Error('no')
    })
    const kept = database.transaction((queries) => put(queries, 'kept', 1))
    await expect(undone).rejects.toThrow('no')
    expect(await kept).toBe(1)
    expect(await countOf('undone')).toBeUndefined()
    expect(await countOf('kept')).toBe(1)
  })

  test(`${name}: a statement that fails, fails its transaction alone`, async () => {
    const outcomes = await Promise.allSettled([
      database.transaction(async (queries) => {
        await put(queries, 'before', 1)
        await queries.run('INSERT INTO things (id, count) VALUES ($1, $2)', ['before', 2])
      }),
      database.transaction((queries) => put(queries, 'beside', 1)),
      database.run('INSERT INTO parts (thing) VALUES ($1)', ['there is none']),
      database.run('SELECT nothing FROM nowhere'),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'rejected'])
    expect(await countOf('before')).toBeUndefined()
    expect(await countOf('beside')).toBe(1)
  })

  test(`${name}: many transactions at once count every step`, async () => {
    await put(database, 'counter', 0)
    await Promise.all(
      Array.from({ length: 40 }, () =>
        database.transaction(async (queries) => {
          await queries.run('UPDATE things SET count = count + 1 WHERE id = $1', ['counter'])
          await new Promise((done) => setImmediate(done))
          await queries.run('UPDATE things SET count = count + 1 WHERE id = $1', ['counter'])
        }),
      ),
    )
    expect(await countOf('counter')).toBe(80)
  })

  test(`${name}: two transactions that take the same rows in opposite order both end`, async () => {
    for (const id of ['left', 'right']) await put(database, id, 0)
    const touch = (queries: Queries, id: string) =>
      queries.run('UPDATE things SET count = count + 1 WHERE id = $1', [id])
    await Promise.all(
      [
        ['left', 'right'],
        ['right', 'left'],
        ['left', 'right'],
        ['right', 'left'],
      ].map((ids) =>
        database.transaction(async (queries) => {
          for (const id of ids) {
            await touch(queries, id)
            await new Promise((done) => setImmediate(done))
          }
        }),
      ),
    )
    expect(await countOf('left')).toBe(4)
    expect(await countOf('right')).toBe(4)
  })

  test(`${name}: the same rows end the same in whichever order they come`, async () => {
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ]
    for (const [place, order] of orders.entries())
      for (const count of [...order, ...order]) await put(database, `order-${place}`, count)
    const rows = await database.all('SELECT DISTINCT count FROM things WHERE id LIKE $1', ['order-%'])
    expect(rows).toEqual([{ count: 3 }])
  })

  test(`${name}: a transaction asks only its own queries, and no longer than it lasts`, async () => {
    await expect(
      database.transaction(() => database.all('SELECT id FROM things WHERE id = $1', ['x'])),
    ).rejects.toThrow('only its own queries')
    let taken: Queries | undefined
    await database.transaction((queries) => {
      taken = queries
      return Promise.resolve()
    })
    await expect(taken?.run('DELETE FROM things')).rejects.toThrow('is over')
    expect(await countOf('kept')).toBe(1)
  })

  test(`${name}: too few values, too many, and a zero byte are refused`, async () => {
    await expect(database.all('SELECT id FROM things WHERE id = $1 AND owner = $2', ['x'])).rejects.toThrow()
    await expect(database.all('SELECT id FROM things WHERE id = $1', ['x', 'y'])).rejects.toThrow()
    await expect(put(database, 'zero\0byte', 1)).rejects.toThrow()
    expect(await database.all('SELECT id FROM things WHERE id LIKE $1', ['zero%'])).toEqual([])
  })

  test(`${name}: ten thousand rows go in and come out`, async () => {
    await database.transaction(async (queries) => {
      for (let start = 0; start < 10_000; start += 500) {
        const rows = Array.from({ length: 500 }, (_, place) => [`row-${start + place}`, start + place])
        const places = rows.map((_, place) => `($${place * 2 + 1}, $${place * 2 + 2})`)
        await queries.run(`INSERT INTO things (id, count) VALUES ${places.join(', ')}`, rows.flat())
      }
    })
    const rows = await database.all("SELECT count FROM things WHERE id LIKE 'row-%' ORDER BY count")
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: 10_000 }, (_, place) => place))
  })

  test(`${name}: several that start together climb the ladder once`, async () => {
    const step = {
      number: 900,
      name: 'late',
      sql: () => ['CREATE TABLE late (id TEXT PRIMARY KEY)', "INSERT INTO late (id) VALUES ('once')"],
    }
    const others = await Promise.all([open(), open(), open()])
    await Promise.all(others.map((other) => migrate(other, () => NOW, [step])))
    await Promise.all(others.map((other) => other.close()))
    expect(await database.all('SELECT id FROM late')).toEqual([{ id: 'once' }])
    await expect(migrate(database, () => NOW, [{ ...step, name: 'another' }])).rejects.toThrow('“late”')
  })

  test(`[30] ${name}: a ladder that breaks leaves the database as it was`, async () => {
    const broken = {
      number: 901,
      name: 'broken',
      sql: () => ['CREATE TABLE half (id TEXT)', 'CREATE nothing'],
    }
    await expect(migrate(database, () => NOW, [broken])).rejects.toThrow()
    await expect(database.all('SELECT id FROM half')).rejects.toThrow()
    expect(await database.all('SELECT number FROM migrations WHERE number = 901')).toEqual([])
  })

  test(`${name}: closing waits for what runs, and what was written is there when it is opened again`, async () => {
    const other = await open()
    const running = other.transaction(async (queries) => {
      await new Promise((done) => setImmediate(done))
      return put(queries, 'last', 7)
    })
    await other.close()
    expect(await running).toBe(1)
    await expect(other.all('SELECT id FROM things')).rejects.toThrow()
    await other.close()
    expect(await countOf('last')).toBe(7)
  })
}
