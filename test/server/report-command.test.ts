import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { adminCommand } from '../../src/server/admin/command.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { keepRecord } from '../../src/server/store/room-records.ts'
import { recordOf, sheet } from '../core/room/records.ts'
import { newId, NOW } from './enrolling.ts'

let folder: string
let said: string[]
let warned: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ubani-report-'))
  said = []
  warned = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const admin = (...args: string[]): Promise<number> =>
  adminCommand(args, {
    root: process.cwd(),
    environment: { DATA_DIR: join(folder, 'data') },
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
    now: () => NOW,
  })

test('a report is printed in the language asked for: rows for a program, what they mean for a person', async () => {
  expect(await admin('report', 'status', '--by', 'role', '--lang', 'az')).toBe(0)
  expect(said).toEqual(['Vəzifə\tQoşulub\tTəlim keçib\tSertifikatlıdır\tHazırdır', 'Cəmi\t0\t0\t0\t0'])
  expect(warned[0]).toBe('Təlim keçmiş, sertifikatlı, hazır · Vəzifə')
  expect(warned.length).toBeGreaterThan(3)
})

test('what nobody can be named for is printed and written in a line of its own', async () => {
  const database = await openDatabase({ DATA_DIR: join(folder, 'data') }, () => NOW)
  const carrier = { by: newId(), receivedAt: NOW }
  const entries = Array.from({ length: 6 }, (_, seat) => sheet(seat + 1, `a${seat}`))
  await database.transaction((queries) =>
    keepRecord(queries, recordOf(entries), { carrier, items: undefined }),
  )
  await database.close()
  expect(await admin('report', 'status')).toBe(0)
  const line = 'Not counted: answers from seats nobody can be named for'
  expect(said.slice(1)).toEqual(['Together\t0\t0\t0\t0', `${line}\t\t6\t\t`])
  const file = join(folder, 'status.csv')
  expect(await admin('report', 'status', '--csv', file)).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain(`\r\n${line},,6,,\r\n`)
})

test('a report is written as a spreadsheet for its owner alone', async () => {
  const file = join(folder, 'coverage.csv')
  expect(await admin('report', 'coverage', '--csv', file)).toBe(0)
  expect(said).toEqual([file])
  expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFFDistrict,Groups,/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each([
  [['report']],
  [['report', 'everything']],
  [['report', 'status', '--by', 'name']],
  [['report', 'status', '--quarter', '2026']],
  [['report', 'status', '--lang', 'fr']],
])('%j is refused with a sentence, and nothing is printed', async (args) => {
  expect(await admin(...args)).toBe(1)
  expect(said).toEqual([])
  expect(warned).toHaveLength(1)
})
