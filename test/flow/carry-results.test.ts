import { wipePhone } from './phone.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { writeGroupCode } from '../../src/core/sync/group-code.ts'
import type { Place } from '../../src/core/sync/place.ts'
import { hasToCarry } from '../../src/flow/carry-results.ts'
import {
  exportRoom,
  forgetRoom,
  type HostedRoom,
  importRoom,
  nameSeat,
  takeCode,
  takeSquare,
} from '../../src/flow/host-room.ts'
import { answerCodeOf, finishRoom, type Seat, squareOf } from '../../src/flow/join-room.ts'
import { joinGroup, joiningHere } from '../../src/flow/join-group.ts'
import { presentPerson } from '../../src/flow/present-person.ts'
import { addProfile, openProfile } from '../../src/flow/profiles.ts'
import { watchRoomPlace } from '../../src/flow/room-place.ts'
import { receiptSquare } from '../../src/flow/room-receipt.ts'
import { sendNow, sendScores } from '../../src/flow/send-scores.ts'
import { receiptOf, takeReceipt, tellsMore } from '../../src/flow/take-receipt.ts'
import { broughtWaits } from '../../src/flow/brought-waits.ts'
import { decideRoom, forgetPhone, makePhoneKnown, waitingRooms } from '../../src/flow/trainer-phone.ts'
import { watchOutbox } from '../../src/flow/watch-outbox.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { type CentreLine, CUT, FAIR, openCentreLine } from './centre-line.ts'
import { saveQuestions } from './question-book.ts'
import { answered, got, hosted, seated } from './quiz-room.ts'

/* A trainer's phone, the phones of a room, and the real server. */

const START = Date.UTC(2026, 9, 1)
const PATH = '/api/rooms/records'

let line: CentreLine
beforeAll(async () => {
  line = await openCentreLine()
})
afterAll(() => line.end())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  await wipePhone()
  await saveQuestions('en')
  line.weather = FAIR
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The trainer, who has joined a group and made this phone known as theirs. */
async function trainer() {
  const person = await member()
  expect(await makePhoneKnown(line.secret)).toEqual({ ok: true, value: undefined })
  line.requests.length = 0
  return person
}

/** Somebody who has joined a group, on a phone that is no trainer's. */
async function member() {
  await joinGroup(line.code, {})
  await sendScores('due')
  expect((await joiningHere()).state).toBe('joined')
  line.requests.length = 0
  return presentPerson()
}

/** Somebody who is done with a quiz, on a seat; they sit at the same phone, for there is one in these tests. */
async function done(room: HostedRoom, seat: number, right = 3): Promise<Seat> {
  return finishRoom(await answered(await seated(room.head.code, seat), right))
}

/** A centre that answers so. */
const saying = (status: number, code: string) => () =>
  Promise.resolve(
    new Response(JSON.stringify({ code }), {
      status,
      headers: { 'content-type': 'application/problem+json', 'ubani-sync': '2' },
    }),
  )

async function later(ms: number): Promise<number | undefined> {
  vi.setSystemTime(Date.now() + ms)
  return sendScores('due')
}

const pieces = () => line.requests.filter(({ path }) => path === PATH).length
const resultsOf = async ({ head }: HostedRoom) =>
  (await line.results())
    .filter(({ code }) => code === head.code)
    .sort((one, other) => (one.seat ?? 0) - (other.seat ?? 0))
const placeOfRoom = (room: HostedRoom): Promise<Exclude<Place, 'trainer'> | undefined> =>
  new Promise((found) => {
    const stop = watchRoomPlace(room, (place) => {
      found(place)
      queueMicrotask(() => stop())
    })
  })
const carriedRows = async () =>
  withDatabase(async (db) => (await db.settings.toArray()).filter(({ key }) => key.startsWith('carried/')))

/** Lets nothing but records through, so that what phones bring themselves is not here. */
const onlyRecords = () => {
  line.weather = (request, deliver) => (new URL(request.url).pathname === '/api/sync' ? CUT() : deliver())
}

/** A room to which two have shown their squares and one has told a code, with a name that the trainer wrote. */
async function collected(): Promise<{ readonly room: HostedRoom; readonly seats: readonly Seat[] }> {
  const opened = await nameSeat(await hosted(), 1, 'ნინო')
  const seats = [await done(opened, 1, 2), await done(opened, 2, 4), await done(opened, 3, 1)]
  let room = opened
  for (const seat of seats.slice(0, 2)) room = (await takeSquare(room, await squareOf(seat))).room
  room = (await takeCode(room, await answerCodeOf(seats[2] as Seat))).room
  return { room, seats }
}

describe('what was collected in a room', () => {
  test('goes to the centre with the next sending, without names, and once', async () => {
    const person = await trainer()
    const { room, seats } = await collected()
    expect(await placeOfRoom(room)).toBe('phone')
    let sent = ''
    line.weather = async (request, deliver) => {
      if (new URL(request.url).pathname === PATH) sent = await unpacked(request)
      return deliver()
    }
    expect(await sendScores('due')).toBeUndefined()
    expect(pieces()).toBe(1)
    expect(sent).toContain(tailOf((seats[0] as Seat).attempt.id))
    expect(sent).not.toContain('ნინო')
    expect(await placeOfRoom(room)).toBe('centre')
    expect(await hasToCarry(person)).toBe(false)
    await sendNow()
    expect(pieces()).toBe(1)
    // their own phones told it as well: each is there once
    expect((await resultsOf(room)).map(({ seat, via }) => [seat, via])).toEqual([
      [1, 'phone'],
      [2, 'phone'],
      [3, 'phone'],
    ])
  })

  test('a cut, a portal and a centre in trouble lose nothing, and it goes again after a rest', async () => {
    await trainer()
    const { room } = await collected()
    await sendScores('due')
    const more = (await takeSquare(room, await squareOf(await done(room, 9)))).room
    await sendAttempts()
    for (const weather of [
      CUT,
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      async () => new Response('', { status: 500 }),
    ]) {
      line.weather = weather
      const before = pieces()
      const rest = await later(60 * 60_000)
      expect(rest).toBeGreaterThan(1_000)
      expect(pieces()).toBe(before + 1)
      expect(await placeOfRoom(more)).toBe('phone')
      // not before the rest is over
      await sendScores('due')
      expect(pieces()).toBe(before + 1)
    }
    // the centre commits, and its answer is lost
    line.weather = async (_request, deliver) => {
      await deliver()
      return CUT()
    }
    await later(60 * 60_000)
    expect(await placeOfRoom(more)).toBe('phone')
    line.weather = FAIR
    expect(await later(60 * 60_000)).toBeUndefined()
    expect(await placeOfRoom(more)).toBe('centre')
    expect((await resultsOf(more)).map(({ seat }) => seat)).toEqual([1, 2, 3, 9])
  })

  test('what came since the last time goes alone', async () => {
    await trainer()
    const { room } = await collected()
    onlyRecords()
    await sendNow()
    line.weather = FAIR
    await later(60 * 60_000)
    const more = (await takeSquare(room, await squareOf(await done(room, 9)))).room
    let sent = ''
    line.weather = async (request, deliver) => {
      if (new URL(request.url).pathname === PATH) sent = await unpacked(request)
      return deliver()
    }
    await later(60 * 60_000)
    expect((JSON.parse(sent) as { entries: { seat: number }[] }).entries.map(({ seat }) => seat)).toEqual([9])
    expect(await placeOfRoom(more)).toBe('centre')
  })

  test('stays on a phone that the centre does not know, neither in a group nor as a trainer’s', async () => {
    const { room } = await collected()
    line.requests.length = 0
    expect(await sendScores('wished')).toBeUndefined()
    expect(line.requests).toEqual([])
    expect(await placeOfRoom(room)).toBe('phone')
  })

  describe('by a trainer who has joined no group', () => {
    const paths = () => line.requests.map(({ path }) => path)

    test('goes once the phone was made known, and what its owner did stays', async () => {
      const { room } = await collected()
      expect(await makePhoneKnown(line.secret)).toEqual({ ok: true, value: undefined })
      line.requests.length = 0
      expect(await sendScores('due')).toBeUndefined()
      expect(paths()).toEqual([PATH])
      expect(await placeOfRoom(room)).toBe('centre')
      expect((await resultsOf(room)).map(({ seat, via }) => [seat, via])).toEqual([
        [1, 'square'],
        [2, 'square'],
        [3, 'code'],
      ])
      await sendNow()
      expect(paths()).toEqual([PATH])
      expect((await joiningHere()).state).toBe('none')
    })

    test('goes again after a cut, with the same rests as everything', async () => {
      const { room } = await collected()
      await makePhoneKnown(line.secret)
      line.requests.length = 0
      line.weather = CUT
      const rest = (await sendScores('due')) ?? 0
      expect(rest).toBeGreaterThan(1_000)
      await later(rest / 2)
      expect(paths()).toEqual([PATH])
      line.weather = FAIR
      expect(await later(rest)).toBeUndefined()
      expect(await placeOfRoom(room)).toBe('centre')
    })

    test('goes also where a group was asked for in vain; while that is asked nothing goes before its answer', async () => {
      const { room } = await collected()
      await makePhoneKnown(line.secret)
      await joinGroup(writeGroupCode(7), {})
      line.requests.length = 0
      line.weather = saying(426, 'version')
      await later(1)
      expect(paths()).toEqual(['/api/enrol'])
      line.weather = FAIR
      await sendScores('wished')
      expect((await joiningHere()).state).toBe('refused')
      expect(paths()).toEqual(['/api/enrol', '/api/enrol', PATH])
      expect(await placeOfRoom(room)).toBe('centre')
    })

    test('stays once the centre took the phone back, which is asked seldom, and goes when it is made known again', async () => {
      const { room } = await collected()
      await makePhoneKnown(line.secret)
      await line.run('DELETE FROM trainer_phones')
      line.requests.length = 0
      expect(await sendScores('due')).toBe(6 * 60 * 60_000)
      await later(60 * 60_000)
      expect(paths()).toEqual([PATH])
      expect(await placeOfRoom(room)).toBe('phone')
      await makePhoneKnown(line.secret)
      await sendNow()
      expect(await placeOfRoom(room)).toBe('centre')
    })

    test('stays while the phone is in the hands of another, whose profile the centre does not know', async () => {
      const nino = await presentPerson()
      await makePhoneKnown(line.secret)
      await openProfile(await addProfile('Gela'))
      const { room } = await collected()
      line.requests.length = 0
      expect(await sendScores('wished')).toBeUndefined()
      expect(paths()).toEqual([])
      await openProfile(nino)
      expect(await placeOfRoom(room)).toBe('phone')
    })
  })

  test('[41] from a file that a colleague handed over goes as well, and twice is once', async () => {
    await trainer()
    const { room } = await collected()
    const file = await exportRoom(room).file.text()
    await sendScores('due')
    const gela = await addProfile('Gela')
    await openProfile(gela)
    await joinGroup(line.code, {})
    await importRoom(file)
    await sendScores('wished')
    await sendScores('wished')
    const { kept } = await keptBy(gela)
    expect(kept).toBe(1)
    expect(await resultsOf(room)).toHaveLength(3)
  })

  test('that the centre will not have is set aside and shown, and what else waits goes on', async () => {
    await trainer()
    const { room } = await collected()
    const other = (await takeSquare(await hosted('Second'), await squareOf(await done(room, 5)))).room
    const second = await hosted('Third')
    const filled = (await takeSquare(second, await squareOf(await done(second, 6)))).room
    line.weather = async (request, deliver) =>
      new URL(request.url).pathname === PATH && (await unpacked(request)).includes(room.head.id)
        ? new Response('{"code":"broken"}', {
            status: 400,
            headers: { 'content-type': 'application/problem+json', 'ubani-sync': '1' },
          })
        : deliver()
    expect(await sendScores('due')).toBeUndefined()
    expect(await placeOfRoom(room)).toBe('aside')
    expect(await placeOfRoom(filled)).toBe('centre')
    expect(await placeOfRoom(other)).toBeUndefined() // a square of another quiz is none: nothing came to it
    line.weather = FAIR
    await sendNow()
    expect(await placeOfRoom(room)).toBe('centre')
  })

  test('of a room that was forgotten nothing is remembered', async () => {
    await trainer()
    const { room } = await collected()
    await sendScores('due')
    expect(await carriedRows()).toHaveLength(1)
    await forgetRoom(room.head.id)
    expect(await carriedRows()).toEqual([])
  })
})

describe('a phone that the centre does not know as a trainer’s', () => {
  beforeEach(() => line.run('DELETE FROM room_waiting'))

  test('brings everything, is told that it waits, and says nowhere that it is at the centre', async () => {
    await member()
    const { room, seats } = await collected()
    await carryAlone()
    expect(await placeOfRoom(room)).toBe('phone')
    expect(await broughtWaits()).toBe(true)
    const [row] = await carriedRows()
    expect(row?.value).toMatchObject({ waits: true })
    expect(await resultsOf(room)).toEqual([])
    const knowing = got(await takeReceipt(seats[1] as Seat, await receiptSquare(room)))
    expect(receiptOf(knowing)).toMatchObject({ isAtCentre: false })
    // it is there: nothing is brought again by itself, and the line is not held
    expect(await hasToCarry(await presentPerson())).toBe(false)
  })

  test('that its trainer makes known afterwards needs nothing more: what waited counts, and the wall says so', async () => {
    await member()
    const { room, seats } = await collected()
    await carryAlone()
    expect(await resultsOf(room)).toEqual([])
    expect(await makePhoneKnown(line.secret)).toMatchObject({ ok: true })
    expect(await resultsOf(room)).toHaveLength(3)
    await carryAlone(sendNow)
    expect(await placeOfRoom(room)).toBe('centre')
    expect(await broughtWaits()).toBe(false)
    const sure = got(await takeReceipt(seats[1] as Seat, await receiptSquare(room)))
    expect(receiptOf(sure)).toMatchObject({ isAtCentre: true })
    expect(await resultsOf(room)).toHaveLength(3)
  })

  test('learns with the next wish that its trainer has taken what it brought', async () => {
    await member()
    const { room } = await collected()
    await carryAlone()
    const waiting = got(await asTrainerOf(() => waitingRooms()))
    expect(waiting.map(({ seats: of, group }) => [of, group])).toEqual([[3, 'Gldani 1']])
    expect(await resultsOf(room)).toEqual([])
    await asTrainerOf(() => decideRoom(waiting[0]?.id ?? '', true))
    expect(await resultsOf(room)).toHaveLength(3)
    expect(await placeOfRoom(room)).toBe('phone')
    await carryAlone(sendNow)
    expect(await placeOfRoom(room)).toBe('centre')
    expect(await broughtWaits()).toBe(false)
  })

  test('of an app that knows of no waiting keeps what it brought, and it waits at the centre all the same', async () => {
    await member()
    const { room } = await collected()
    line.weather = async (request, deliver) => {
      const answer = await deliver()
      if (new URL(request.url).pathname !== PATH) return answer
      const { waits, ...said } = (await answer.json()) as Record<string, unknown>
      expect(waits).toBe(true)
      return new Response(JSON.stringify(said), { headers: answer.headers })
    }
    await carryAlone()
    expect(await resultsOf(room)).toEqual([])
    line.weather = FAIR
    const [waiting] = got(await asTrainerOf(() => waitingRooms()))
    expect(waiting?.seats).toBe(3)
  })

  /** Does something on the trainer's own phone: another profile of the one phone of these tests. */
  async function asTrainerOf<Value>(work: () => Promise<Value>): Promise<Value> {
    const person = await presentPerson()
    const own = await addProfile('Nino')
    await openProfile(own)
    await joinGroup(line.code, {})
    expect(await makePhoneKnown(line.secret)).toMatchObject({ ok: true })
    const value = await work()
    expect(await forgetPhone()).toMatchObject({ ok: true })
    await openProfile(person)
    return value
  }
})

describe('the receipt on the wall', () => {
  test('says that the answers are at the centre once they are, and the phone that reads it knows', async () => {
    await trainer()
    const { room, seats } = await collected()
    const [me] = seats as [Seat, ...Seat[]]
    const first = await receiptSquare(room)
    const knowing = got(await takeReceipt(me, first))
    expect(receiptOf(knowing)).toMatchObject({ seat: 1, isAtCentre: false })
    expect(tellsMore(knowing, first)).toBe(false)
    expect(await placesAt(knowing)).toBe('trainer')
    onlyRecords()
    await sendUntilCarried(room)
    const second = await receiptSquare(room)
    expect(tellsMore(knowing, second)).toBe(true)
    const sure = got(await takeReceipt(knowing, second))
    expect(receiptOf(sure)).toMatchObject({ seat: 1, isAtCentre: true })
    expect(sure.attempt.events.slice(-2).map(({ object }) => object)).toEqual(['receipt:1', 'centre:1'])
    expect(tellsMore(sure, second)).toBe(false)
    expect(got(await takeReceipt(sure, second)).attempt.events).toHaveLength(sure.attempt.events.length)
    // its own phone has not sent it: the row waits, and the place is the centre all the same
    expect(await withDatabase((db) => db.outbox.get(sure.attempt.id))).toBeDefined()
    expect(await placesAt(sure)).toBe('centre')
  })

  test('tells both at once to a phone that reads it for the first time', async () => {
    await trainer()
    const { room, seats } = await collected()
    onlyRecords()
    await sendUntilCarried(room)
    const sure = got(await takeReceipt(seats[1] as Seat, await receiptSquare(room)))
    expect(receiptOf(sure)).toMatchObject({ seat: 2, isAtCentre: true })
  })

  test('says no more than is so as soon as somebody else is collected', async () => {
    await trainer()
    const { room, seats } = await collected()
    onlyRecords()
    await sendUntilCarried(room)
    const more = (await takeSquare(room, await squareOf(await done(room, 9)))).room
    const knowing = got(await takeReceipt(seats[1] as Seat, await receiptSquare(more)))
    expect(receiptOf(knowing)).toMatchObject({ isAtCentre: false })
  })
})

/** Sends everything but what was collected. */
async function sendAttempts(): Promise<void> {
  line.weather = (request, deliver) => (new URL(request.url).pathname === PATH ? CUT() : deliver())
  await later(60 * 60_000)
}

/** Sends what was collected, with attempts that do not get through. */
async function sendUntilCarried(room: HostedRoom): Promise<void> {
  await carryAlone()
  expect(await placeOfRoom(room)).toBe('centre')
}

/** The same, wherever what was collected comes to be. */
async function carryAlone(send: () => Promise<unknown> = () => sendScores('wished')): Promise<void> {
  await withDatabase(async (db) => {
    const rows = await db.outbox.toArray()
    await db.outbox.clear()
    await send()
    await db.outbox.bulkPut(rows)
  })
}

async function placesAt({ attempt }: Seat): Promise<Place | undefined> {
  return new Promise((found) => {
    const stop = watchOutbox(({ places }) => {
      queueMicrotask(() => stop())
      found(places.get(attempt.id))
    })
  })
}

async function keptBy(person: string): Promise<{ readonly kept: number }> {
  const rows = await carriedRows()
  return { kept: rows.filter(({ key }) => key.startsWith(`carried/${person}/`)).length }
}

async function unpacked(request: Request): Promise<string> {
  const copy = request.clone()
  const body =
    copy.headers.get('content-encoding') === 'gzip'
      ? copy.body?.pipeThrough(new DecompressionStream('gzip'))
      : copy.body
  return new Response(body ?? null).text()
}
