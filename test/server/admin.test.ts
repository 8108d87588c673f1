import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicKey } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { centreKey } from '../../src/build/centre-key.ts'
import { readBase64Url } from '../../src/core/base64url.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { readRecord, writeRecord } from '../../src/core/room/hand-over.ts'
import type { Entry, RoomHead, RoomRecord } from '../../src/core/room/record.ts'
import { seal } from '../../src/core/room/seal.ts'
import { adminCommand } from '../../src/server/admin/command.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { keepSealed } from '../../src/server/store/room-records.ts'
import { roomResults } from '../../src/server/store/room-results.ts'
import { waitingFor } from '../../src/server/store/room-waiting.ts'
import { asCarrier } from '../../src/server/store/trainer-phones.ts'
import { revokeTrainer } from '../../src/server/store/trainers.ts'
import { HEAD, named, recordOf, sheet } from '../core/room/records.ts'
import { newCentre, sealing } from '../core/room/sealing.ts'
import { BANK, questionsPack } from '../flow/question-book.ts'
import { enrolled, makePhone, trainerOf } from './phone.ts'

const KINDS = ['choice', 'choice', 'several', 'truth'] as const
const TOPICS = ['voting', 'opening', 'opening', 'counting'] as const
const ASKED: Partial<RoomHead> = {
  bank: BANK,
  language: 'en',
  questions: KINDS.map((kind, at) => ({
    topic: TOPICS[at] as string,
    item: `${TOPICS[at]}-${kind}`,
    seed: `4000/${at}`,
  })),
}
const FIRST: readonly Entry[] = [sheet(1, 'a', ['beta', 'beta,delta', 'true:gamma']), named(1, 'ნინო')]
const SECOND: readonly Entry[] = [
  sheet(2, 'b', ['alpha', 'alpha', null]),
  sheet(1, 'a', ['beta', 'beta,delta', 'true:gamma']),
]

let root: string
let open: Uint8Array
let said: string[]
let warned: string[]

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ubani-admin-'))
  for (const language of LANGUAGES) {
    mkdirSync(join(root, 'out/packs', language), { recursive: true })
    mkdirSync(join(root, 'locales', language), { recursive: true })
    const words = `locales/${language}/desk-back.json`
    writeFileSync(join(root, words), readFileSync(words))
  }
  writeFileSync(join(root, 'out/packs/en/questions.0a1b.json'), JSON.stringify(questionsPack('en')))
  expect(await admin('room-key')).toBe(0)
  const point = centreKey({ CENTRE_KEY: said.join('\n') })
  open = readBase64Url(point) ?? new Uint8Array()
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function admin(...args: string[]): Promise<number> {
  said = []
  warned = []
  return adminCommand(args, {
    root,
    environment: {},
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
  })
}

/** Lays down what came from a trainer. */
async function sealed(name: string, record: RoomRecord, key = open): Promise<string> {
  return laid(name, await seal(writeRecord(record), key, sealing()))
}

function laid(name: string, text: string): string {
  writeFileSync(join(root, name), text)
  return name
}

/** The files of the only room that was written, by what comes last in their names. */
function written(folder = 'data/rooms'): { record: RoomRecord; people: string; questions: string } {
  const names = readdirSync(join(root, folder)).sort()
  expect(names.map((name) => name.replace(/^ubani-room-K7PM3QXA-2026-11-29-[0-9a-f]{8}/, ''))).toEqual([
    '-people.csv',
    '-questions.csv',
    '.json',
  ])
  const [people = '', questions = '', json = ''] = names.map((name) =>
    readFileSync(join(root, folder, name), 'utf8'),
  )
  const record = readRecord(json)
  if (!record.ok) throw new Error(record.problem)
  return { record: record.value, people, questions }
}

describe('the key of the centre', () => {
  test('is a file for its owner alone, and a public half to build the app with', () => {
    const path = join(root, 'data/centre-key.pem')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(said.join('\n')).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\s\S]+-----END PUBLIC KEY-----$/)
    expect(said.join('\n')).not.toContain('PRIVATE')
    expect(open).toHaveLength(65)
    const { crv } = createPublicKey(readFileSync(path)).export({ format: 'jwk' })
    expect(crv).toBe('P-256')
  })

  test('is never written over', async () => {
    const before = readFileSync(join(root, 'data/centre-key.pem'), 'utf8')
    expect(await admin('room-key')).toBe(1)
    expect(warned.join()).toContain('is there already')
    expect(readFileSync(join(root, 'data/centre-key.pem'), 'utf8')).toBe(before)
    expect(await admin('room-key', '--key', 'another.pem')).toBe(0)
    expect(existsSync(join(root, 'another.pem'))).toBe(true)
  })

  test('goes into the app from a text or a path, and never as its secret half', async () => {
    const pem = (await admin('room-key', '--key', 'k.pem'), said.join('\n'))
    const path = join(root, laid('centre.pem', pem))
    expect(centreKey({ CENTRE_KEY: path })).toBe(centreKey({ CENTRE_KEY: pem }))
    expect(centreKey({})).toBe('')
    expect(() => centreKey({ CENTRE_KEY: join(root, 'k.pem') })).toThrow('private key')
    const ed25519 =
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----'
    expect(() => centreKey({ CENTRE_KEY: ed25519 })).toThrow('P-256')
  })
})

describe('opening what came', () => {
  test('writes the record and two tables in the trainer’s language, for the owner alone', async () => {
    const file = await sealed('one.json', recordOf([...FIRST, ...SECOND], ASKED))
    expect(await admin('open-room', file)).toBe(0)
    expect(said).toHaveLength(3)
    const { record, people, questions } = written()
    expect(record).toEqual(recordOf([...FIRST, ...SECOND], ASKED))
    expect(people.split('\r\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^\uFEFFSeat,Name,State,.*,Question 1,Question 2,Question 3$/),
      expect.stringMatching(/^1,ნინო,answers are here,3,3,7,QR code,1,1,1$/),
      expect.stringMatching(/^2,,answers are here,0,3,7,QR code,0,0,0$/),
    ])
    expect(questions).toContain('opening [en],[en] opening-choice,2,1,0.5')
    expect(statSync(said[0] ?? '').mode & 0o777).toBe(0o600)
  })

  test('takes what phones brought to the server sealed, and counts it there, once and without names', async () => {
    const environment = { DATA_DIR: join(root, 'data') }
    const bodies = await Promise.all(
      [FIRST, SECOND].map((entries) => seal(writeRecord(recordOf(entries, ASKED)), open, sealing())),
    )
    const foreign = await seal('{}', newCentre().open, sealing())
    const trainer = makePhone(1)
    const first = await openDatabase(environment)
    await trainerOf(first, await enrolled(first, trainer))
    await first.close()
    const lay = async (body: string, digest: string) => {
      const db = await openDatabase(environment)
      const carrier = { by: trainer.person, receivedAt: 7_000 }
      await db.transaction((queries) => keepSealed(queries, { digest, body, carrier }, '0123456789abcdef'))
      await db.close()
    }
    for (const [place, body] of [...bodies, foreign].entries())
      await lay(body, `digest${place}-`.padEnd(64, '0'))
    expect(await admin('open-room', '--from-server')).toBe(2)
    expect(warned.join('\n')).toContain('server:digest2-0000: it was sealed for another key')
    expect(written().record).toEqual(recordOf([...FIRST, ...SECOND], ASKED))
    const db = await openDatabase(environment)
    const results = await roomResults(db, { from: 0, to: 8_000 })
    expect(results.map(({ seat, right, asked, carriedBy }) => [seat, right, asked, carriedBy])).toEqual([
      [1, 3, 3, trainer.person],
      [2, 0, 3, trainer.person],
    ])
    expect(JSON.stringify(await db.all('SELECT * FROM room_records'))).not.toContain('ნინო')
    await db.close()
    // what was opened is not opened again, and what could not be waits for its key
    expect(await admin('open-room', '--from-server')).toBe(2)
    expect(said).toEqual([])
  })

  test('what a trainer’s phone laid down that has joined no group counts when it is opened, unless its trainer was revoked', async () => {
    const environment = { DATA_DIR: join(root, 'data') }
    const first = await openDatabase(environment)
    const [nino, aram] = [await trainerOf(first), await trainerOf(first)]
    await first.transaction((queries) => revokeTrainer(queries, aram.id, 6_000))
    for (const [{ id }, entries, digest] of [
      [aram, SECOND, 'a'.repeat(64)],
      [nino, FIRST, 'b'.repeat(64)],
    ] as const) {
      const body = await seal(writeRecord(recordOf(entries, ASKED)), open, sealing())
      const carrier = { by: asCarrier(id), receivedAt: 7_000 }
      await first.transaction((queries) => keepSealed(queries, { digest, body, carrier }, '0123456789abcdef'))
    }
    await first.close()
    expect(await admin('open-room', '--from-server')).toBe(0)
    const db = await openDatabase(environment)
    const results = await roomResults(db, { from: 0, to: 8_000 })
    expect(results.map(({ seat, carriedBy }) => [seat, carriedBy])).toEqual([[1, asCarrier(nino.id)]])
    expect(await waitingFor(db, undefined)).toMatchObject([{ group: undefined }])
    await db.close()
  })

  test('of a phone that is no trainer’s, sealed or not, it counts nothing until the centre takes it', async () => {
    const environment = { DATA_DIR: join(root, 'data') }
    const body = await seal(writeRecord(recordOf(FIRST, ASKED)), open, sealing())
    const counted = async () => {
      const db = await openDatabase(environment)
      const results = await roomResults(db, { from: 0, to: 8_000 })
      await db.close()
      return results.map(({ seat, right, asked }) => [seat, right, asked])
    }
    const first = await openDatabase(environment)
    const carrier = { by: (await enrolled(first, makePhone(2))).person, receivedAt: 7_000 }
    await first.transaction((queries) =>
      keepSealed(queries, { digest: 'd'.repeat(64), body, carrier }, '0123456789abcdef'),
    )
    await first.close()
    expect(await admin('open-room', '--from-server')).toBe(0)
    expect(await counted()).toEqual([])
    expect(await admin('rooms-waiting')).toBe(0)
    const waiting = said.at(-1)?.split('\t')[0] ?? ''
    expect(waiting).toMatch(/^[0-9a-f]{32}$/)
    expect(said).toHaveLength(2)
    expect(await admin('room-leave', waiting)).toBe(0)
    expect(await counted()).toEqual([])
    expect(await admin('rooms-waiting')).toBe(0)
    expect(said.at(-1)).toContain('left')
    expect(await admin('room-take', waiting)).toBe(0)
    expect(await counted()).toEqual([[1, 3, 3]])
    expect(await admin('room-take', waiting)).toBe(1)
    expect(warned.join()).toContain('Nothing waits')
  })

  test('has once what came twice, however it came', async () => {
    const one = await sealed('one.json', recordOf(FIRST, ASKED))
    const again = await sealed('again.json', recordOf(FIRST, ASKED))
    const other = await sealed('other.json', recordOf(SECOND, ASKED))
    const plain = laid('plain.json', writeRecord(recordOf(SECOND, ASKED)))
    expect(await admin('open-room', one, again, other, plain, one)).toBe(0)
    const { record, people } = written()
    expect(record.entries).toHaveLength(3)
    // the same a day later, and in the other order
    expect(await admin('open-room', other, one)).toBe(0)
    expect(written()).toEqual({ record, people, questions: written().questions })
  })

  test('adds to what lies there already', async () => {
    expect(await admin('open-room', await sealed('one.json', recordOf(FIRST, ASKED)))).toBe(0)
    expect(await admin('open-room', await sealed('two.json', recordOf(SECOND, ASKED)))).toBe(0)
    expect(written().record.entries).toEqual(recordOf([...FIRST, ...SECOND], ASKED).entries)
  })

  test('keeps rooms apart', async () => {
    const id = HEAD.id.replace(/.$/, 'f') as RoomHead['id']
    const one = await sealed('one.json', recordOf(FIRST, ASKED))
    const other = await sealed('other.json', recordOf(SECOND, { ...ASKED, id }))
    expect(await admin('open-room', one, other, '--to', 'all')).toBe(0)
    expect(readdirSync(join(root, 'all'))).toHaveLength(6)
  })

  test('writes the record alone when the questions are of another edition, and says so', async () => {
    const file = await sealed('one.json', recordOf(FIRST, { ...ASKED, bank: 'ffff0000' }))
    expect(await admin('open-room', file)).toBe(2)
    expect(said).toHaveLength(1)
    expect(warned.at(-1)).toContain('ffff0000')
  })
})

describe('what cannot be opened', () => {
  test('is named with its reason, and the rest is done', async () => {
    const good = await sealed('good.json', recordOf(FIRST, ASKED))
    const files = [
      ['is not there', 'gone.json', 'no such file'],
      ['torn', laid('torn.json', '{"ubani":"sea'), 'only in part'],
      ['foreign', laid('foreign.json', '{}'), 'not a record'],
      ['newer', laid('newer.json', '{"ubani":"sealed-room","format":2}'), 'newer app'],
      ['for another', await sealed('other.json', recordOf(FIRST), newCentre().open), 'another key'],
      [
        'changed',
        laid('changed.json', readFileSync(join(root, good), 'utf8').replace(/.{9}(",")/, 'AAAAAAAAA$1')),
        'damaged',
      ],
      ['no record inside', laid('inside.json', await seal('{}', open, sealing())), 'not a record'],
      [
        'other questions',
        await sealed('asks.json', recordOf(SECOND, { ...ASKED, code: 'ZZPM3QXA' })),
        'other questions',
      ],
    ] as const
    expect(await admin('open-room', good, ...files.map(([, file]) => file))).toBe(2)
    expect(written().record.entries).toHaveLength(2)
    for (const [, file, why] of files) {
      const line = warned.find((each) => each.includes(file))
      expect(line, file).toContain(why)
    }
    expect(warned).toHaveLength(1 + files.length)
  })

  test('overwrites nothing that is no record of its room', async () => {
    const file = await sealed('one.json', recordOf(FIRST, ASKED))
    await admin('open-room', file)
    const [path = ''] = said
    writeFileSync(path, 'a shopping list')
    expect(await admin('open-room', file)).toBe(2)
    expect(warned.at(-1)).toContain('move it away')
    expect(readFileSync(path, 'utf8')).toBe('a shopping list')
  })

  test('without a key, or with one of another kind, nothing is done', async () => {
    const file = await sealed('one.json', recordOf(FIRST, ASKED))
    expect(await admin('open-room', file, '--key', 'gone.pem')).toBe(1)
    expect(warned.join()).toContain('cannot be read as a private key')
    const ed25519 =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----'
    expect(await admin('open-room', file, '--key', laid('ed.pem', ed25519))).toBe(1)
    expect(warned.join()).toContain('not an EC key')
    expect(existsSync(join(root, 'data/rooms'))).toBe(false)
  })

  test('a wrong call says how it is called', async () => {
    expect(await admin()).toBe(1)
    for (const call of [['open-room'], ['open'], ['room-key', 'x'], ['open-room', 'x', '--colour', 'blue']]) {
      expect(await admin(...call), call.join(' ')).toBe(1)
      expect(warned.join()).toContain('--help')
    }
    expect(await admin('--help')).toBe(0)
    expect(said.join()).toContain('open-room FILE…')
  })
})
