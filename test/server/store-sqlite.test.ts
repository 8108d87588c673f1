import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqlite } from '../../src/server/store/sqlite.ts'
import { storeContract } from '../contract/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'ubani-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

storeContract('SQLite', async () => openSqlite(join(folder, 'data', 'ubani.db')))

test('only the owner reads the folder and what lies in it', async () => {
  const path = join(folder, 'private', 'ubani.db')
  const database = await openSqlite(path)
  await database.run('CREATE TABLE t (id TEXT)')
  const modes = ['', '/ubani.db', '/ubani.db-wal', '/ubani.db-shm'].map(
    (name) => statSync(join(folder, 'private') + name).mode & 0o777,
  )
  await database.close()
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600])
})

test('[17] the file is written ahead and forced to the disk, with keys of other tables kept', async () => {
  const database = await openSqlite(join(folder, 'settings', 'ubani.db'))
  const settings = []
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys'])
    settings.push(Object.values((await database.all(`PRAGMA ${name}`))[0] ?? {})[0])
  await database.close()
  expect(settings).toEqual(['wal', 2, 1])
})
