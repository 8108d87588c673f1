import { expect, test } from 'vitest'
import { openPostgres } from '../../src/server/store/postgres.ts'
import { storeContract } from '../contract/store.ts'
import { freshPostgres } from '../postgres.ts'

let address: Promise<string> | undefined
const open = async () => openPostgres(await (address ??= freshPostgres()))

storeContract('PostgreSQL', open)

test('[17] the server forces to the disk and gives up a statement that takes too long', async () => {
  const database = await open()
  const settings = []
  for (const name of ['fsync', 'synchronous_commit', 'statement_timeout'])
    settings.push(Object.values((await database.all(`SHOW ${name}`))[0] ?? {})[0])
  await database.close()
  expect(settings).toEqual(['on', 'on', '30s'])
})

test('a connection that is cut in the middle fails its transaction, and the next one goes on', async () => {
  const [database, other] = [await open(), await open()]
  const cut = database.transaction(async (queries) => {
    const [row] = await queries.all('SELECT pg_backend_pid() AS pid')
    await other.all('SELECT pg_terminate_backend($1)', [row?.['pid'] ?? null])
    await queries.all('SELECT 1')
  })
  await expect(cut).rejects.toThrow()
  expect(await database.all('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await Promise.all([database.close(), other.close()])
})
