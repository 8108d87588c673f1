import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/server/store/open.ts'
import { freshPostgres } from '../postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'ubani-open-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('without an address there is a file, with one there is PostgreSQL, and both are brought up to date', async () => {
  for (const [environment, kind] of [
    [{ DATA_DIR: folder }, 'sqlite'],
    [{ DATA_DIR: folder, DATABASE_URL: await freshPostgres() }, 'postgres'],
  ] as const) {
    const first = await openDatabase(environment, () => 7)
    await first.close()
    const again = await openDatabase(environment, () => 8)
    expect(again.kind).toBe(kind)
    expect(await again.all('SELECT name, at FROM migrations WHERE number = 1')).toEqual([
      { name: 'people', at: 7 },
    ])
    await again.close()
  }
})

test('an address of something else is refused without its password being said', async () => {
  const asked = openDatabase({ DATABASE_URL: 'mysql://ubani:geheim@localhost/ubani' })
  await expect(asked).rejects.toThrow(/^DATABASE_URL must begin with postgres:\/\/$/)
})
