import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Uuid } from '../../src/core/ids.ts'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { writeRecord } from '../../src/core/room/hand-over.ts'
import type { Entry, RoomHead } from '../../src/core/room/record.ts'
import { readAudit } from '../../src/server/store/audit.ts'
import type { Queries } from '../../src/server/store/database.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { revokeDevice } from '../../src/server/store/people.ts'
import { dropRoomsBefore } from '../../src/server/store/room-forgetting.ts'
import { countUnnamed } from '../../src/server/store/reports.ts'
import { roomEvaluations, roomResults } from '../../src/server/store/room-results.ts'
import { decideWaiting } from '../../src/server/store/room-waiting.ts'
import { asCarrier, listTrainerPhones } from '../../src/server/store/trainer-phones.ts'
import { makeTrainer, revokeTrainer } from '../../src/server/store/trainers.ts'
import { WRONG_SECRETS } from '../../src/server/wrong-secrets.ts'
import { code, evaluation, HEAD, recordOf, sheet } from '../core/room/records.ts'
import { groupAt, KINDS, newId, newPhone, NOW, type Phone, requestOf, signatureBy } from './enrolling.ts'
import { examOf, wholeCentre, type WholeCentre } from './mine.ts'

const DONE = { status: 200, value: { version: 2 } }

describe.each(KINDS)('a phone that a trainer makes known, on %s', (kind) => {
  let centre: WholeCentre
  /** Two trainers, each with a group, a phone of their own in it, and a member. */
  let nino: Trainer
  let aram: Trainer
  let number = 0

  interface Trainer {
    readonly id: Uuid
    readonly secret: string
    readonly phone: Phone
    readonly member: Phone
  }

  beforeAll(async () => {
    centre = await wholeCentre(kind)
    nino = await newTrainer('Nino')
    aram = await newTrainer('Aram')
  })
  afterAll(() => centre.end())

  const newTrainer = async (name: string): Promise<Trainer> => {
    const { database } = centre
    const id = newId()
    const { secret } = await database.transaction((queries) => makeTrainer(queries, { id, name }, NOW))
    const group = await groupAt({ database, trainer: id }, { name: `Group of ${name}` })
    return { id, secret, phone: await centre.joined(group), member: await centre.joined(group) }
  }
  const ask = async (phone: Phone, path: string, body: object, more = {}) => {
    centre.clock.now += 5_000 // nobody is hurried here
    const { status, value } = await centre.ask(phone, path, { version: 2, ...body }, more)
    return { status, value }
  }
  const know = (phone: Phone, secret: string, more = {}) => ask(phone, '/api/trainer/phone', { secret }, more)
  const forget = (phone: Phone) => ask(phone, '/api/trainer/phone/forget', { forget: true })
  const decide = (phone: Phone, id: string | undefined, take: boolean) =>
    ask(phone, '/api/trainer/decide', { id, take })
  const waiting = async (phone: Phone) => {
    const { status, value } = await ask(phone, '/api/trainer/waiting', {})
    return {
      status,
      code: value['code'],
      rooms: (value['rooms'] ?? []) as { id: string; group?: string; seats: number }[],
    }
  }
  const newHead = (): RoomHead => ({ ...HEAD, id: newId() })
  const bring = async (phone: Phone, head: RoomHead, entries: readonly Entry[]) => {
    centre.clock.now += 5_000
    const { status, value } = await centre.ask(
      phone,
      '/api/rooms/records',
      writeRecord(recordOf(entries, head)),
    )
    return { status, kept: value['kept'], waits: value['waits'] }
  }
  const seatsOf = async (head: RoomHead) =>
    (await roomResults(centre.database, { from: 0, to: NOW * 2 }))
      .filter(({ room }) => room === head.id)
      .map(({ seat }) => seat)
  const newSheet = (seat: number) => sheet(seat, `${++number}`)

  test('is written down once, named in the log, and taken back as often as one likes', async () => {
    const { phone, secret, id } = nino
    expect(await know(phone, secret)).toEqual(DONE)
    expect(await know(phone, secret)).toEqual(DONE)
    expect(await listTrainerPhones(centre.database)).toMatchObject([
      { key: phone.key, trainer: id, name: 'Nino', person: phone.person },
    ])
    expect(await forget(phone)).toEqual(DONE)
    expect(await forget(phone)).toEqual(DONE)
    expect(await listTrainerPhones(centre.database)).toEqual([])
    const deeds = (await readAudit(centre.database)).filter(({ act }) => act.startsWith('trainer-phone'))
    expect(deeds.map(({ actor, act }) => [actor, act])).toEqual([
      [`trainer:${id}`, 'trainer-phone-known'],
      [`trainer:${id}`, 'trainer-phone-taken'],
    ])
    expect(JSON.stringify(deeds)).not.toContain(secret)
  })

  test('what somebody has recorded of it has no effect a second time', async () => {
    const { phone, secret } = await newTrainer('Recorded')
    const recorded = (path: string, words: object, moment: number) => {
      const body = JSON.stringify({ version: 2, ...words })
      return () =>
        centre.request(path, {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'ubani-sync': '2',
            'ubani-device': phone.key,
            'ubani-moment': String(moment),
            'ubani-signature': signatureBy(phone, `POST ${path} ${moment}\n${body}`),
          },
        })
    }
    const known = recorded('/api/trainer/phone', { secret }, NOW)
    const asked = recorded('/api/trainer/waiting', {}, NOW + 1)
    const forgotten = recorded('/api/trainer/phone/forget', { forget: true }, NOW + 2)
    for (const said of [known, asked, forgotten]) expect((await said()).status).toBe(200)
    for (const said of [known, forgotten]) {
      const again = await said()
      expect([again.status, again.headers.get('ubani-moment')]).toEqual([409, String(centre.clock.now)])
    }
    const owners = (await listTrainerPhones(centre.database)).map(({ key }) => key)
    expect(owners).not.toContain(phone.key)
    // known once more, and what was asked before that tells nothing now
    expect((await recorded('/api/trainer/phone', { secret }, NOW + 3)()).status).toBe(200)
    expect((await asked()).status).toBe(409)
  })

  test('needs that trainer’s secret, signed with its own key, and so many wrong ones are looked at', async () => {
    const { phone } = nino
    const wrong = { status: 401, value: { code: 'token' } }
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    for (const secret of ['', 'x', `${nino.secret} `, nino.secret.slice(1), `Bearer ${nino.secret}`])
      expect(await know(phone, secret, from('10.1.0.1'))).toMatchObject(wrong)
    const other = newPhone()
    const signed = `POST /api/trainer/phone\n${JSON.stringify({ version: 2, secret: aram.secret })}`
    expect(await know(other, nino.secret, { signed })).toMatchObject({
      status: 401,
      value: { code: 'signature' },
    })
    for (let time = 0; time < WRONG_SECRETS.most; time++)
      await know(phone, 'w'.repeat(43 - (time % 9)), from('10.1.0.2'))
    expect(await know(phone, 'v'.repeat(43), from('10.1.0.2'))).toMatchObject({
      status: 429,
      value: { code: 'busy' },
    })
    expect(await know(aram.phone, aram.secret)).toEqual(DONE)
    await forget(aram.phone)
  })

  test('speaks no more once it was taken from its owner, was revoked with its trainer, or its owner was forgotten', async () => {
    const { database } = centre
    const leaving = await newTrainer('Leyla')
    const of = async (phone: Phone) => (await waiting(phone)).status
    for (const end of [
      (phone: Phone) => database.transaction((queries) => revokeDevice(queries, phone.key, NOW)),
      (phone: Phone) => centre.ask(phone, '/api/mine/forget', { version: 1, forget: true }),
    ]) {
      const { phone } = await newTrainer('Somebody')
      await know(phone, leaving.secret)
      expect(await of(phone)).toBe(200)
      await end(phone)
      expect(await of(phone)).toBe(401)
    }
    await know(leaving.phone, leaving.secret)
    await know(leaving.member, leaving.secret)
    await database.transaction((queries) => revokeTrainer(queries, leaving.id, NOW))
    expect([await of(leaving.phone), await of(leaving.member)]).toEqual([401, 401])
    expect(await know(leaving.phone, leaving.secret)).toMatchObject({ value: { code: 'token' } })
    expect(await database.all('SELECT key FROM trainer_phones WHERE trainer = $1', [leaving.id])).toEqual([])
  })

  test('has what it brings counted at once; what another phone brings is kept, acknowledged, and counts nowhere', async () => {
    await know(nino.phone, nino.secret)
    const head = newHead()
    const [own, foreign] = [newSheet(1), newSheet(2)]
    expect(await bring(nino.phone, head, [own])).toEqual({ status: 200, kept: [own.key], waits: undefined })
    const said = evaluation(7, [5])
    expect(await bring(nino.member, head, [foreign, said])).toMatchObject({ status: 200, waits: true })
    expect(await bring(nino.member, head, [foreign])).toEqual({
      status: 200,
      kept: [foreign.key],
      waits: true,
    })
    expect(await seatsOf(head)).toEqual([1])
    const opinions = async () =>
      (await roomEvaluations(centre.database, { from: 0, to: NOW * 2 })).filter(
        ({ room }) => room === head.id,
      )
    expect(await opinions()).toEqual([])
    // whoever brings what its trainer has brought already brings nothing new
    expect(await bring(nino.member, head, [own])).toMatchObject({ status: 200 })
    expect((await bring(aram.member, head, [own])).waits).toBeUndefined()
    const { rooms } = await waiting(nino.phone)
    expect(rooms).toMatchObject([{ group: 'Group of Nino', seats: 1 }])
    expect(await decide(nino.phone, rooms[0]?.id, true)).toEqual(DONE)
    expect(await seatsOf(head)).toEqual([1, 2])
    expect(await opinions()).toHaveLength(1)
    // an answer that was lost: it waits no more
    expect(await decide(nino.phone, rooms[0]?.id, true)).toMatchObject({
      status: 404,
      value: { code: 'no-room' },
    })
    expect((await bring(nino.member, head, [foreign])).waits).toBeUndefined()
    expect((await waiting(nino.phone)).rooms).toEqual([])
  })

  test('leads the rooms it brings first: another trainer’s phone adds to them by its trainer’s word alone', async () => {
    await know(nino.phone, nino.secret)
    await know(aram.phone, aram.secret)
    const head = newHead()
    await bring(nino.phone, head, [newSheet(1)])
    expect((await bring(aram.phone, head, [newSheet(2)])).waits).toBe(true)
    expect(await seatsOf(head)).toEqual([1])
    expect((await waiting(aram.phone)).rooms).toEqual([])
    const [room] = (await waiting(nino.phone)).rooms
    expect(await decide(aram.phone, room?.id, true)).toMatchObject({ status: 404 })
    expect(await decide(aram.member, room?.id, true)).toMatchObject({
      status: 401,
      value: { code: 'unknown-phone' },
    })
    expect(await seatsOf(head)).toEqual([1])
    expect(await decide(nino.phone, room?.id, true)).toEqual(DONE)
    expect(await seatsOf(head)).toEqual([1, 2])
  })

  test('was never known before the evening: all that it brought counts when it is, and what others brought does not', async () => {
    const late = await newTrainer('Late')
    const [head, other] = [newHead(), newHead()]
    expect((await bring(late.phone, head, [newSheet(1), code(3, 9)])).waits).toBe(true)
    expect((await bring(late.member, other, [newSheet(1)])).waits).toBe(true)
    await bring(nino.phone, other, [newSheet(4)])
    await bring(late.phone, other, [newSheet(2)])
    expect(await seatsOf(head)).toEqual([])
    expect(await know(late.phone, late.secret)).toEqual(DONE)
    expect(await seatsOf(head)).toEqual([1, 3])
    // a room that somebody else leads by now is theirs to decide about
    expect(await seatsOf(other)).toEqual([4])
    expect((await waiting(late.phone)).rooms).toEqual([])
    expect((await waiting(nino.phone)).rooms.map(({ group }) => group)).toEqual([
      'Group of Late',
      'Group of Late',
    ])
    for (const { id } of (await waiting(nino.phone)).rooms) await decide(nino.phone, id, false)
  })

  test('that has joined no group brings what its trainer collected, and nothing of its owner’s own', async () => {
    const always = { from: 0, to: NOW * 2 }
    const unnamedOf = (trainer: Uuid) => countUnnamed(centre.database, { trainer }, always)
    const [alone, head] = [newPhone(), newHead()]
    const entries = [newSheet(1), newSheet(3)]
    const turnedAway = { status: 401, kept: undefined, waits: undefined }
    expect(await bring(alone, head, entries)).toEqual(turnedAway)
    expect(await know(alone, nino.secret)).toEqual(DONE)
    const before = await Promise.all([nino.id, aram.id].map(unnamedOf))
    for (let time = 0; time < 2; time++)
      expect(await bring(alone, head, entries)).toEqual({
        status: 200,
        kept: entries.map(({ key }) => key).sort(),
        waits: undefined,
      })
    expect(await seatsOf(head)).toEqual([1, 3])
    const brought = (await roomResults(centre.database, always)).filter(({ room }) => room === head.id)
    expect(brought.map(({ carriedBy }) => carriedBy)).toEqual([asCarrier(nino.id), asCarrier(nino.id)])
    // whose they are nobody knows; the trainer whose phone brought them is told how many
    const [own = 0, other] = before
    expect(await Promise.all([nino.id, aram.id].map(unnamedOf))).toEqual([own + 2, other])
    const attempts = await centre.send(alone, [examOf(alone.person)])
    expect([attempts.status, attempts.value['code']]).toEqual([401, 'unknown-device'])
    expect(await forget(alone)).toEqual(DONE)
    expect(await bring(alone, head, [newSheet(5)])).toEqual(turnedAway)
    expect(await seatsOf(head)).toEqual([1, 3])
  })

  test('that has joined no group leads no room of another trainer’s: what it brings there waits for that trainer', async () => {
    await know(nino.phone, nino.secret)
    const [alone, head] = [newPhone(), newHead()]
    await know(alone, aram.secret)
    await bring(nino.phone, head, [newSheet(1)])
    const more = newSheet(2)
    expect((await bring(alone, head, [more])).waits).toBe(true)
    expect(await seatsOf(head)).toEqual([1])
    expect((await waiting(alone)).rooms).toEqual([])
    const [room, ...others] = (await waiting(nino.phone)).rooms
    expect([room?.seats, room?.group, others]).toEqual([1, undefined, []])
    expect(await decide(nino.phone, room?.id, true)).toEqual(DONE)
    expect(await seatsOf(head)).toEqual([1, 2])
    expect((await bring(alone, head, [more])).waits).toBeUndefined()
  })

  test('that joins a group afterwards goes on with the rooms it has begun, under its pseudonym', async () => {
    const { database } = centre
    const late = await newTrainer('Levan')
    const [alone, head] = [newPhone(), newHead()]
    await know(alone, late.secret)
    await bring(alone, head, [newSheet(1)])
    const group = await groupAt({ database, trainer: late.id }, { name: 'Group of his' })
    const enrolled = await centre.ask(alone, '/api/enrol', requestOf(alone, group.code))
    expect(enrolled.status).toBe(200)
    expect((await bring(alone, head, [newSheet(2)])).waits).toBeUndefined()
    expect(await seatsOf(head)).toEqual([1, 2])
    // taken from its owner it speaks for nobody, whoever had made it known
    await database.transaction((queries) => revokeDevice(queries, alone.key, NOW))
    expect((await bring(alone, head, [newSheet(3)])).status).toBe(403)
    const lone = newPhone()
    await know(lone, late.secret)
    await database.transaction((queries) => revokeTrainer(queries, late.id, NOW))
    expect((await bring(lone, head, [newSheet(4)])).status).toBe(401)
    expect(await seatsOf(head)).toEqual([1, 2])
  })

  test('sees what members of its groups brought of rooms that nobody leads, and leaves what it does not want', async () => {
    const head = newHead()
    await bring(aram.member, head, [newSheet(1)])
    expect((await waiting(nino.phone)).rooms).toEqual([])
    const [room] = (await waiting(aram.phone)).rooms
    expect(await decide(aram.phone, room?.id, false)).toEqual(DONE)
    expect((await waiting(aram.phone)).rooms).toEqual([])
    expect(await seatsOf(head)).toEqual([])
    const rows = await centre.database.all('SELECT entries FROM room_waiting WHERE room = $1', [head.id])
    expect(rows).toHaveLength(1)
    // more of it is asked about anew, with all that came before
    await bring(aram.member, head, [newSheet(2)])
    const [again] = (await waiting(aram.phone)).rooms
    expect(again).toMatchObject({ id: room?.id, seats: 2 })
    await decide(aram.phone, again?.id, true)
    expect(await seatsOf(head)).toEqual([1, 2])
  })

  test('takes nothing from what came before there were such phones, and can go on with it', async () => {
    const head = newHead()
    await bring(nino.phone, head, [newSheet(1)])
    await centre.database.run('UPDATE room_records SET led_by = NULL WHERE room = $1', [head.id])
    expect((await bring(aram.member, head, [newSheet(2)])).waits).toBe(true)
    expect(await seatsOf(head)).toEqual([1])
    expect((await bring(aram.phone, head, [newSheet(3)])).waits).toBeUndefined()
    expect(await seatsOf(head)).toEqual([1, 3])
    for (const { id } of (await waiting(aram.phone)).rooms) await decide(aram.phone, id, false)
  })

  test('of several who bring and take at once nothing is lost', async () => {
    await know(nino.phone, nino.secret)
    const head = newHead()
    await bring(nino.phone, head, [newSheet(1)])
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const { status } = await bring(at % 2 ? nino.member : aram.phone, head, [newSheet(at + 2)])
        expect(status).toBe(200)
        for (const { id } of (await waiting(nino.phone)).rooms) await decide(nino.phone, id, true)
      }),
    )
    for (const { id } of (await waiting(nino.phone)).rooms) await decide(nino.phone, id, true)
    expect((await seatsOf(head)).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 13 }, (_, at) => at + 1),
    )
  })

  // on SQLite a transaction is alone
  if (kind === 'postgres')
    test('what is taken is held from before it is read: nothing comes to it in between, to be deleted with it', async () => {
      await know(nino.phone, nino.secret)
      await bring(nino.member, newHead(), [newSheet(1)])
      const [room] = (await waiting(nino.phone)).rooms
      const id = room?.id ?? ''
      const other = await openDatabase(centre.environment)
      const free: unknown[] = []
      await centre.database.transaction((queries) => {
        const watched: Queries = {
          ...queries,
          all: async (sql, values) => {
            const rows = await queries.all(sql, values)
            if (sql.includes('room_waiting.entries'))
              free.push(
                await other.all('SELECT id FROM room_waiting WHERE id = $1 FOR UPDATE SKIP LOCKED', [id]),
              )
            return rows
          },
        }
        return decideWaiting(
          watched,
          { id, take: true },
          { trainer: nino.id, findItems: () => undefined, now: NOW },
        )
      })
      await other.close()
      expect(free).toEqual([[]])
    })

  test('what waits has no names, forgets who asks to be forgotten, and is deleted a year after the last came', async () => {
    const { member } = await newTrainer('Somebody')
    const exam = examOf(member.person)
    const { code: subject } = HEAD
    const events = [
      { after: 0, act: 'opened', object: `${subject}#1` },
      { after: 60_000, act: 'ended', object: subject },
    ] as const
    const done = {
      ...exam,
      kind: 'room' as const,
      subject,
      events: [...events],
      result: { completion: true },
    }
    expect((await centre.send(member, [done])).value['refused']).toEqual([])
    const courier = await newTrainer('Courier')
    await bring(courier.phone, newHead(), [
      sheet(1, tailOf(exam.id).replace(/^0+/, '')),
      newSheet(2),
      { kind: 'seat', key: 'seat/1', at: 1, seat: 1, name: 'ნინო' } as unknown as Entry,
    ])
    const all = async () => JSON.stringify(await centre.database.all('SELECT * FROM room_waiting'))
    expect(await all()).toContain(tailOf(exam.id))
    expect(await all()).not.toContain('ნინო')
    for (const { person, ...phone } of [member, courier.phone])
      await centre.ask({ person, ...phone }, '/api/mine/forget', { version: 1, forget: true })
    for (const word of [tailOf(exam.id), courier.phone.person]) expect(await all()).not.toContain(word)
    await centre.database.transaction((queries) => dropRoomsBefore(queries, NOW * 2))
    expect(await all()).toBe('[]')
  })
})
