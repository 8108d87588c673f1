import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adminCommand } from '../../src/server/admin/command.ts'
import { makeServer } from '../../src/server/http.ts'
import { keepFiles } from '../../src/server/store/attachments.ts'
import { verifyAudit } from '../../src/server/store/audit.ts'
import type { Database } from '../../src/server/store/database.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { freshPostgres } from '../postgres.ts'
import { type Kind, KINDS, type Phone, signatureBy } from './enrolling.ts'
import { examOf, newCard, type WholeCentre, wholeCentre } from './mine.ts'
import { printsOf } from './prints.ts'

/* Backups as docs/backups.md has them, brought back on real databases. */

let folder: string
let centre: WholeCentre
const opened: Database[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ubani-backup-'))
})
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
  await centre.end()
  rmSync(folder, { recursive: true, force: true })
})

/** Debian lays what belongs to one version of PostgreSQL beside the path. */
const PROGRAMS = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql')
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => `/usr/lib/postgresql/${version}/bin`)
  : []
const PATH = [...PROGRAMS, process.env['PATH']].join(delimiter)

/** What was said, and how it ended. */
async function backup(...args: readonly string[]) {
  const said: string[] = []
  const warned: string[] = []
  const code = await adminCommand(['backup', ...args], {
    root: folder,
    environment: { ...centre.environment },
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
  })
  return { code, said, warned: warned.join('\n') }
}

/** Copies the running centre and brings the copy back somewhere else. @returns the environment of a server on it */
const RESTORED: Readonly<Record<Kind, () => Promise<NodeJS.ProcessEnv>>> = {
  sqlite: async () => {
    const copy = join(folder, 'monday.db')
    expect(await backup('monday.db')).toMatchObject({ code: 0, said: [copy] })
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    const DATA_DIR = join(folder, 'data')
    mkdirSync(DATA_DIR)
    copyFileSync(copy, join(DATA_DIR, 'ubani.db'))
    return { DATA_DIR }
  },
  postgres: async () => {
    const copy = join(folder, 'monday.dump')
    const run = (program: string, ...args: readonly string[]) =>
      execFileSync(program, args, { env: { ...process.env, PATH }, stdio: 'pipe' })
    run('pg_dump', '--format=custom', `--file=${copy}`, centre.environment['DATABASE_URL'] ?? '')
    const DATABASE_URL = await freshPostgres()
    run(
      'pg_restore',
      '--no-owner',
      '--exit-on-error',
      '--single-transaction',
      `--dbname=${DATABASE_URL}`,
      copy,
    )
    return { DATABASE_URL }
  },
}

/** Members who sent something, a card, a file. */
async function fill(): Promise<readonly Phone[]> {
  const group = await centre.group()
  const phones: Phone[] = []
  for (let place = 0; place < 5; place++) {
    const phone = await centre.joined(group, { role: 'ასისტენტი', language: 'hy' })
    phones.push(phone)
    const attempts = Array.from({ length: 20 }, (_, number) =>
      examOf(phone.person, { subject: `Ընտրություն №${number}`, sequence: number }),
    )
    expect((await centre.send(phone, attempts)).status).toBe(200)
  }
  const [first] = phones
  if (!first) throw new Error('Nobody joined')
  await centre.ask(first, '/api/mine/recovery', { version: 1, hash: newCard().hash })
  const file = { sha2: 'ab'.repeat(32), contentType: 'image/png', content: Buffer.of(0, 255, 1, 254) }
  await keepFiles(centre.database, [file])
  return phones
}

describe.each(KINDS)('a backup of %s', (kind) => {
  test('brought back has every row of every table, and goes on where it was', async () => {
    centre = await wholeCentre(kind)
    const [phone] = await fill()
    if (!phone) throw new Error('Nobody joined')
    const before = await printsOf(centre.database)
    const environment = await RESTORED[kind]()
    // what comes after the copy is not in it
    expect((await centre.send(phone, [examOf(phone.person)])).status).toBe(200)

    const database = await openDatabase(environment)
    opened.push(database)
    expect(await printsOf(database)).toEqual(before)
    expect(before['attempts']?.rows).toBe(100)
    expect(before['statements']?.rows).toBe(100)
    expect((await verifyAudit(database)).broken).toBeUndefined()
    const app = makeServer({
      files: new Map(),
      headers: {},
      publicUrl: 'https://ubani.example',
      version: '7',
      killWorker: false,
      db: database,
      log: () => undefined,
    })
    // places are counted on behind those that were brought back
    const attempt = examOf(phone.person)
    const body = JSON.stringify({ version: 1, sentAt: 1, attempts: [attempt] })
    const answer = await app.request('http://localhost/api/sync', {
      method: 'POST',
      body,
      headers: {
        'ubani-sync': '1',
        'ubani-device': phone.key,
        'ubani-signature': signatureBy(phone, `POST /api/sync\n${body}`),
      },
    })
    expect(await answer.json()).toMatchObject({ taken: [{ id: attempt.id }], refused: [] })
    const after = await printsOf(database)
    expect([after['attempts']?.rows, after['statements']?.rows]).toEqual([101, 101])
  })
})

describe('npm run admin -- backup', () => {
  test('copies one moment while the server goes on writing', async () => {
    centre = await wholeCentre('sqlite')
    const [phone] = await fill()
    if (!phone) throw new Error('Nobody joined')
    const sending = Array.from({ length: 30 }, () =>
      centre.send(phone, [examOf(phone.person), examOf(phone.person)]),
    )
    const [{ code }] = await Promise.all([backup('busy.db'), ...sending])
    expect(code).toBe(0)
    const DATA_DIR = join(folder, 'data')
    mkdirSync(DATA_DIR)
    copyFileSync(join(folder, 'busy.db'), join(DATA_DIR, 'ubani.db'))
    const database = await openDatabase({ DATA_DIR })
    opened.push(database)
    expect(await database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const { attempts, statements } = await printsOf(database)
    // each batch is there whole or not at all
    expect(statements?.rows).toBe(attempts?.rows)
    expect((attempts?.rows ?? 1) % 2).toBe(0)
  })

  test('writes over nothing, needs one file, and leaves PostgreSQL to its own program', async () => {
    centre = await wholeCentre('sqlite')
    expect((await backup('one.db')).code).toBe(0)
    const { size } = statSync(join(folder, 'one.db'))
    const again = await backup('one.db')
    expect([again.code, again.said, statSync(join(folder, 'one.db')).size]).toEqual([1, [], size])
    expect(again.warned).toContain('is there already')
    for (const args of [[], ['a', 'b'], ['no/such/folder/a.db']]) expect((await backup(...args)).code).toBe(1)
    expect(readdirSync(folder)).toEqual(['one.db'])
    await centre.end()
    centre = await wholeCentre('postgres')
    const { code, warned } = await backup('two.db')
    expect([code, warned.includes('pg_dump'), existsSync(join(folder, 'two.db'))]).toEqual([1, true, false])
  })
})
