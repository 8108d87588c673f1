import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { markOf } from '../../src/core/room/answer-code.ts'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { withoutNames, writeRecord } from '../../src/core/room/hand-over.ts'
import type { Entry, RoomHead } from '../../src/core/room/record.ts'
import { seal } from '../../src/core/room/seal.ts'
import { COURIER_LIMITS } from '../../src/core/sync/courier.ts'
import { makeServer } from '../../src/server/http.ts'
import { itemsAmong } from '../../src/server/question-files.ts'
import { COURIER_ALLOWANCE } from '../../src/server/room-records.ts'
import type { Database } from '../../src/server/store/database.ts'
import { forgetPerson } from '../../src/server/store/forget.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { dropRoomsBefore } from '../../src/server/store/room-forgetting.ts'
import { keepRecord, sealedRecords } from '../../src/server/store/room-records.ts'
import { roomEvaluations, roomResults } from '../../src/server/store/room-results.ts'
import {
  card,
  code,
  decided,
  evaluation,
  HEAD,
  named,
  OPENED,
  present,
  recordOf,
  sheet,
} from '../core/room/records.ts'
import { newCentre, sealing } from '../core/room/sealing.ts'
import { BANK, questionsPack } from '../flow/question-book.ts'
import { freshPostgres } from '../postgres.ts'
import { answerIn, attemptOf, enrolled, makePhone, NOW, type Phone, trainerOf } from './phone.ts'

const folder = mkdtempSync(join(tmpdir(), 'ubani-courier-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ENVIRONMENTS = {
  SQLite: async () => ({ DATA_DIR: folder }),
  PostgreSQL: async () => ({ DATABASE_URL: await freshPostgres() }),
}
const PATH = '/api/rooms/records'
const ALWAYS = { from: 0, to: NOW * 2 }

describe.each(Object.entries(ENVIRONMENTS))('what a trainer’s phone brings to %s', (_, environment) => {
  let db: Database
  let nino: Phone
  let gela: Phone
  let number = 0
  const clock = { now: NOW }
  let app: ReturnType<typeof makeServer>

  beforeAll(async () => {
    db = await openDatabase(await environment())
    app = makeServer({
      files: new Map(),
      headers: {},
      publicUrl: 'https://ubani.example',
      version: '7',
      killWorker: false,
      db,
      now: () => (clock.now += 5_000), // nobody is hurried here
    })
    // one trainer, who leads from two phones
    nino = await newPhone()
    gela = await newPhone()
    await trainerOf(db, nino, gela)
  })
  afterAll(() => db.close())

  const newPhone = () => enrolled(db, makePhone(++number))
  /** A room that nobody has held before. */
  const newHead = (changes: Partial<RoomHead> = {}): RoomHead => ({ ...HEAD, id: idAt(), ...changes })
  const idAt = (): Uuid =>
    makeUuid(
      NOW + ++number,
      Uint8Array.from({ length: 10 }, (__, at) => at),
    )
  const bring = async (head: RoomHead, entries: readonly Entry[], from = nino) => {
    const body = writeRecord(recordOf(entries, head))
    const response = await app.request(from.request(body, { path: PATH }))
    return {
      status: response.status,
      ...((await response.json()) as { kept?: string[]; code?: string; room?: string }),
    }
  }
  /** The attempt of a phone on a seat, and its tail. */
  const attempt = (head: RoomHead, seat: number, from: Phone, changes: Partial<Attempt> = {}) => {
    const made = attemptOf(from.person, ++number + 10_000, {
      kind: 'room',
      subject: head.code,
      events: [
        { after: 0, act: 'opened', object: `${head.code}#1357beef` },
        { after: 0, act: 'added', object: `seat:${seat}` },
        { after: 1, act: 'chose', object: 'ink-seen=a' },
        { after: 2, act: 'chose', object: 'seal-first=b' },
        { after: 3, act: 'ended', object: head.code },
      ],
      result: { completion: true, scores: { all: { right: 2, of: 3 } } },
      ...changes,
    })
    return { made, tail: tailOf(made.id) }
  }
  const sendHome = async (from: Phone, made: Attempt) => {
    const { taken } = await answerIn(await app.request(from.request(from.batch([made]))))
    expect(taken).toHaveLength(1)
  }
  const resultsOf = async (...heads: readonly RoomHead[]) =>
    (await roomResults(db, ALWAYS)).filter(({ room, code: of }) =>
      heads.some(({ id, code: own }) => (room ? room === id : own === of)),
    )
  const newCode = () =>
    `COURIER${String(++number).replaceAll(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)] ?? '')}`

  test('is kept, acknowledged by its keys, and counted', async () => {
    const head = newHead()
    const entries = [
      sheet(1, 'a1'),
      sheet(2, 'b2', undefined, { language: 'hy', via: 'file' }),
      code(3, 7),
      card(4, 1, 0),
    ]
    const answer = await bring(head, entries)
    expect(answer).toMatchObject({ status: 200, room: head.id })
    expect(answer.kept).toEqual(entries.map(({ key }) => key).sort())
    const results = await resultsOf(head)
    expect(
      results.map(({ seat, via, person, carriedBy, asked }) => [seat, via, person, carriedBy, asked]),
    ).toEqual([
      [1, 'square', undefined, nino.person, 3],
      [2, 'file', undefined, nino.person, 3],
      [4, 'cards', undefined, nino.person, 1],
      [3, 'code', undefined, nino.person, 3],
    ])
    expect(results.map(({ key }) => key.slice(-4))).toEqual(['00a1', '00b2', 'ds/4', '/3/7'])
  })

  test('[41] twice is once, in pieces too, and from several trainers', async () => {
    const head = newHead()
    const [one, other] = [
      [sheet(1, 'c1'), sheet(2, 'c2'), decided(1, '00000000000000c1')],
      [sheet(2, 'c2', undefined, { at: OPENED + 70_000 }), sheet(3, 'c3'), present(9)],
    ]
    await bring(head, one)
    const [before] = await db.all('SELECT * FROM room_records WHERE room = $1', [head.id])
    expect(await bring(head, one)).toMatchObject({ status: 200 })
    expect((await db.all('SELECT * FROM room_records WHERE room = $1', [head.id]))[0]).toEqual(before)
    for (const each of other) await bring(head, [each], gela)
    await bring(head, one)
    expect((await resultsOf(head)).map(({ seat, carriedBy }) => [seat, carriedBy])).toEqual([
      [1, nino.person],
      [2, nino.person],
      [3, gela.person],
    ])
    const [row] = await db.all('SELECT entries FROM room_records WHERE room = $1', [head.id])
    expect(JSON.parse(String(row?.['entries']))).toEqual(recordOf([...one, ...other]).entries)
  })

  test('of two trainers who bring at the same moment nothing is lost', async () => {
    const head = newHead()
    await Promise.all(
      Array.from({ length: 12 }, (__, at) => bring(head, [sheet(at + 1, `d${at}`)], at % 2 ? nino : gela)),
    )
    expect(await resultsOf(head)).toHaveLength(12)
  })

  test('the attempt of the same phone counts in its place, whichever came first, and only one of them', async () => {
    for (const first of ['attempt', 'sheet'] as const) {
      const head = newHead({ code: newCode() })
      const member = await newPhone()
      const { made, tail } = attempt(head, 5, member)
      const carried = () => bring(head, [sheet(5, tail)])
      const steps = [() => sendHome(member, made), carried]
      for (const step of first === 'attempt' ? steps : steps.reverse()) await step()
      await carried()
      const results = await resultsOf(head)
      expect(results, first).toHaveLength(1)
      expect(results[0]).toMatchObject({
        key: tail,
        person: member.person,
        room: head.id,
        seat: 5,
        via: 'phone',
        right: 2,
        asked: 3,
        carriedBy: nino.person,
      })
    }
  })

  test('an attempt that is not finished at the centre does not hide what was carried', async () => {
    const head = newHead({ code: newCode() })
    const member = await newPhone()
    const { made, tail } = attempt(head, 5, member, { sequence: 1 })
    const { endedAt: _end, result: _result, ...open } = made
    await sendHome(member, open)
    await bring(head, [sheet(5, tail)])
    expect((await resultsOf(head)).map(({ via }) => via)).toEqual(['square'])
    await sendHome(member, { ...made, sequence: 2 })
    expect((await resultsOf(head)).map(({ via }) => via)).toEqual(['phone'])
  })

  test('a code counts until the square or the attempt of the same phone comes, whichever record it is in', async () => {
    const head = newHead({ code: newCode() })
    const member = await newPhone()
    const { made, tail } = attempt(head, 6, member)
    const told = code(6, markOf(tail), [true, true, false])
    const elsewhere = newHead({ code: head.code })
    await bring(head, [told])
    await bring(elsewhere, [told], gela)
    expect((await resultsOf(head, elsewhere)).map(({ via, right }) => [via, right])).toEqual([['code', 2]])
    await bring(elsewhere, [sheet(6, tail)], gela)
    expect((await resultsOf(head, elsewhere)).map(({ via }) => via)).toEqual(['square'])
    await sendHome(member, made)
    expect((await resultsOf(head, elsewhere)).map(({ via }) => via)).toEqual(['phone'])
    // somebody else of the same mark sat on another seat
    await bring(head, [code(7, markOf(tail))])
    expect(await resultsOf(head, elsewhere)).toHaveLength(2)
  })

  test('one phone in the records of two trainers who opened the same start counts once', async () => {
    const [one, other] = [newHead({ code: newCode() }), newHead({ code: newCode() })]
    await bring(one, [sheet(1, 'e1')])
    await bring(other, [sheet(1, 'e1')], gela)
    expect(await resultsOf(one, other)).toHaveLength(1)
  })

  test('no name is kept, whoever sends one', async () => {
    const head = newHead()
    const answer = await bring(head, [named(1, 'ნინო'), sheet(1, 'f1')])
    expect(answer.kept).toEqual(['sheet/00000000000000f1'])
    const kept = await db.all('SELECT * FROM room_records')
    expect(JSON.stringify(kept)).not.toContain('ნინო')
    expect(withoutNames(recordOf([named(1, 'ნინო')])).entries).toEqual([])
  })

  test('what was thought of the training lies apart, with the day alone', async () => {
    const head = newHead()
    const said = evaluation(9, [5, null, 3], 'A \u202Equestion\0 of mine')
    await bring(head, [said, { ...said, at: OPENED + 999 }, sheet(1, 'f2')])
    await bring(head, [{ ...said, at: OPENED - 7 }], gela)
    const own = (await roomEvaluations(db, ALWAYS)).filter(({ room }) => room === head.id)
    expect(own).toEqual([{ room: head.id, ratings: [5, null, 3], question: 'A question of mine' }])
    const [row] = await db.all('SELECT received_at FROM room_evaluations WHERE room = $1', [head.id])
    expect(Number(row?.['received_at']) % 86_400_000).toBe(0)
  })

  test('a record of another quiz does not get into a room by its number', async () => {
    const head = newHead()
    await bring(head, [sheet(1, 'f3')])
    const other = { ...head, bank: 'deadbeef' }
    expect(await bring(other, [sheet(2, 'f4')], gela)).toMatchObject({ status: 409, code: 'other-room' })
    expect(await resultsOf(head)).toHaveLength(1)
  })

  test('is marked by the questions that this server serves, and without them counted all the same', async () => {
    const pack = Buffer.from(JSON.stringify(questionsPack('en')))
    const file = { type: 'application/json', plain: pack, packed: undefined, etag: '""' }
    const find = itemsAmong(new Map([['/packs/en/questions.0a1b.json', file]]))
    const asked = {
      bank: BANK,
      language: 'en' as const,
      questions: ['choice', 'choice', 'several', 'truth'].map((kind, at) => ({
        topic: at ? 'opening' : 'voting',
        item: `${at ? 'opening' : 'voting'}-${kind}`,
        seed: `4000/${at}`,
      })),
    }
    expect(find(newHead({ ...asked, bank: 'ffffffff' }))).toBeUndefined()
    expect(find(newHead({ ...asked, language: 'az' }))).toBeUndefined()
    const [head, unknown] = [newHead(asked), newHead({ ...asked, bank: 'ffffffff' })]
    for (const each of [head, unknown]) {
      const entries = [sheet(1, `9${++number}`), card(4, 1, 0)]
      const carrier = { by: nino.person, receivedAt: NOW }
      await db.transaction((queries) =>
        keepRecord(queries, { head: each, entries }, { carrier, items: find(each) }),
      )
    }
    expect((await resultsOf(head)).map(({ right, asked: of }) => [right, of])).toContainEqual([3, 3])
    expect((await resultsOf(unknown)).map(({ right, asked: of }) => [right, of])).toContainEqual([
      undefined,
      3,
    ])
  })

  test('a sealed one is laid down as it is, once', async () => {
    const centre = newCentre()
    const body = await seal(writeRecord(recordOf([sheet(1, 'f5')], newHead())), centre.open, sealing())
    for (let time = 0; time < 2; time++) {
      const response = await app.request(nino.request(body, { path: PATH }))
      expect([response.status, await response.json()]).toEqual([200, { version: 2, kept: [] }])
    }
    const laid = await sealedRecords(db)
    expect(laid.map((each) => each.body)).toEqual([body])
    expect(laid[0]?.carrier.by).toBe(nino.person)
  })

  test('what is no record, or nobody’s, is refused by name, and nothing of it is kept', async () => {
    const count = async () => (await db.all('SELECT count(*) AS found FROM room_records'))[0]?.['found']
    const before = await count()
    const good = writeRecord(recordOf([sheet(1, 'f6')], newHead()))
    const ask = async (body: string, from = nino, changes = {}) => {
      const response = await app.request(from.request(body, { path: PATH, ...changes }))
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '7',
      good.replace('"seat":1', '"seat":61'),
      good.replace('"ubani":"room"', '"ubani":"rum"'),
    ])
      expect(await ask(body), body.slice(0, 40)).toEqual([400, 'broken'])
    expect(await ask(good.replace('{"entries"', '{"format":1,"entries"'))).toEqual([400, 'broken'])
    expect(await ask(good.replace(/"format":1,"head":\{/, '"format":2,"head":{'))).toEqual([400, 'newer'])
    expect(await ask('{"ubani":"sealed-room","format":1}')).toEqual([400, 'broken'])
    const crowd = Array.from({ length: COURIER_LIMITS.entries + 1 }, (__, at) => code(1 + (at % 60), at))
    expect(await ask(writeRecord(recordOf(crowd, newHead())))).toEqual([413, 'too-big'])
    const stranger = makePhone(99_999)
    expect(await ask(good, stranger)).toEqual([401, 'unknown-device'])
    expect(await ask(good, nino, { signed: `${good} ` })).toEqual([401, 'signature'])
    // what was signed to be sent elsewhere is not taken here
    const { headers } = nino.request(good)
    expect(await ask(good, nino, { headers: { 'ubani-signature': headers.get('ubani-signature') } })).toEqual(
      [401, 'signature'],
    )
    const lost = await newPhone()
    await db.run('UPDATE devices SET revoked_at = $2 WHERE key = $1', [lost.key, NOW])
    expect(await ask(good, lost)).toEqual([403, 'revoked'])
    expect(await count()).toBe(before)
    const packed = nino.request(gzipSync(good), {
      signed: good,
      path: PATH,
      headers: { 'content-encoding': 'gzip' },
    })
    expect((await app.request(packed)).status).toBe(200)
  })

  test('whatever a body says, it is answered, and nothing breaks', async () => {
    const pieces = fc.constantFrom(
      '\0',
      '\uD800',
      '"',
      '\\',
      "'; DROP TABLE room_sheets; --",
      '<script>',
      'ა',
      '🗳️',
    )
    const text = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, text, fc.nat(0xffffffff), async (title, words, drawn) => {
        const head = newHead({ title })
        const said = { ...evaluation(drawn, [1]), question: words || 'x' }
        const answer = await bring(head, [sheet(1, drawn.toString(16), [words, null]), said])
        expect(answer.status).toBe(200)
      }),
      { seed: 11, numRuns: 30 },
    )
  })

  test('of somebody who is forgotten it is forgotten, too, and who carried it is nobody any more', async () => {
    const head = newHead({ code: newCode() })
    const [member, courier] = [await newPhone(), await newPhone()]
    await trainerOf(db, courier)
    const { made, tail } = attempt(head, 5, member)
    await sendHome(member, made)
    await bring(head, [sheet(5, tail), sheet(6, 'fa')], courier)
    const asked = { publicUrl: 'https://ubani.example', now: NOW, why: 'asked' } as const
    for (const { person } of [member, courier])
      await db.transaction((queries) => forgetPerson(queries, person, asked))
    const left = await Promise.all(
      ['room_records', 'room_sheets'].map((table) => db.all(`SELECT * FROM ${table}`)),
    )
    for (const word of [tail, member.person, courier.person]) expect(JSON.stringify(left)).not.toContain(word)
    expect((await resultsOf(head)).map(({ seat, carriedBy }) => [seat, carriedBy])).toEqual([[6, undefined]])
  })

  test('is deleted a year after the last of its room came', async () => {
    const far = NOW + 900 * 86_400_000
    await bring(newHead(), [sheet(1, 'fb'), evaluation(1, [1])])
    const old = await db.all('SELECT room FROM room_records')
    await db.transaction((queries) => dropRoomsBefore(queries, NOW))
    expect(await db.all('SELECT room FROM room_records')).toHaveLength(old.length)
    for (let left = old.length; left > 0; left -= 50)
      await db.transaction((queries) => dropRoomsBefore(queries, far))
    for (const table of ['room_records', 'room_sheets', 'room_evaluations', 'room_sealed'])
      expect(await db.all(`SELECT * FROM ${table}`)).toEqual([])
  })

  test('a phone that goes mad is slowed down', async () => {
    const mad = await newPhone()
    const frozen = makeServer({
      files: new Map(),
      headers: {},
      publicUrl: 'https://ubani.example',
      version: '7',
      killWorker: false,
      db,
      now: () => clock.now,
    })
    const statuses = new Set<number>()
    for (let count = 0; count <= COURIER_ALLOWANCE.atOnce; count++)
      statuses.add((await frozen.request(mad.request('{}', { path: PATH }))).status)
    expect([...statuses]).toEqual([400, 429])
  })
})
