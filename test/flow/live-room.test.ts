import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { answeredAt, recordWithBoard } from '../../src/core/room/live-board.ts'
import type { PhoneMessage } from '../../src/core/room/message.ts'
import { choicesOf, NO_ANSWER, seatLines } from '../../src/core/room/standings.ts'
import {
  forgetRoom,
  type HostedRoom,
  readRoom,
  releaseAnswers,
  takeSquare,
} from '../../src/flow/host-room.ts'
import { finishRoom, giveAnswer, goTo, type Seat, squareOf } from '../../src/flow/join-room.ts'
import { goLive, type LiveHost, liveHostOf, type LiveView, wasLive } from '../../src/flow/live-host.ts'
import { type Hints, type LiveSeat, liveSeat, seatWithHints } from '../../src/flow/live-seat.ts'
import { receiptOf } from '../../src/flow/take-receipt.ts'
import { loopback } from '../../src/link/loopback.ts'
import { randomFrom } from '../../src/core/random.ts'
import { Ear } from '../contract/transport.ts'
import { saveQuestions } from './question-book.ts'
import { answered, got, hosted, rightAnswer, seated } from './quiz-room.ts'

let room: HostedRoom
const ends: (() => void)[] = []
beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
  room = await hosted()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Waits until a live room shows something. */
function shows(host: LiveHost, isSo: (view: LiveView) => boolean): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (!isSo(host.view())) return
      stop()
      done()
    }
    const stop = host.watch(look)
    look()
  })
}

/** A phone that is told things, and what it heard. */
class Phone {
  isLive = false
  hints: Hints = {}
  private readonly looks = new Set<() => void>()
  readonly live: LiveSeat

  constructor(line: ReturnType<typeof loopback>) {
    this.live = liveSeat(
      room.head.code,
      {
        onLive: (isLive) => {
          this.isLive = isLive
          this.look()
        },
        onHints: (hints) => {
          this.hints = hints
          this.look()
        },
      },
      line.phone(),
    )
    ends.push(this.live.stop)
  }

  until(isSo: (phone: this) => boolean): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        if (!isSo(this)) return
        this.looks.delete(look)
        done()
      }
      this.looks.add(look)
      look()
    })
  }

  private look(): void {
    for (const look of this.looks) look()
  }
}

async function live(line: ReturnType<typeof loopback>): Promise<LiveHost> {
  const host = await goLive(room, line.host())
  ends.push(host.end)
  await shows(host, ({ state }) => state === 'open')
  return host
}

function said(view: LiveView, seat: Seat): PhoneMessage | undefined {
  return view.board.get(tailOf(seat.attempt.id))
}

/** What the phone has of the room: how many count as answered, and from which way. */
async function collected(): Promise<{ answered: number; via: (string | undefined)[] }> {
  const { head, entries, items } = got(await readRoom('en', room.head.id))
  const lines = seatLines(
    { head, entries },
    items.map(({ item }) => item),
  ).filter(({ state }) => state === 'answered')
  return { answered: lines.length, via: lines.map(({ via }) => via) }
}

describe('with a network', () => {
  test('answers are on the board as they are given, and a finished quiz is taken once, by whichever way', async () => {
    const line = loopback()
    const host = await live(line)
    const phone = new Phone(line)
    let seat = await answered(await seated(room.head.code, 7), 1)
    phone.live.tell(seat)
    await shows(host, (view) => said(view, seat)?.answers[1] === seat.answers[1])
    expect(answeredAt(host.view().board, 1)).toEqual({ phones: 1, answered: 1 })
    expect(answeredAt(host.view().board, 2)).toEqual({ phones: 1, answered: 0 })
    expect((await collected()).answered).toBe(0) // what is not finished counts for nothing

    seat = await finishRoom(await answered(seat, 5))
    phone.live.tell(seat)
    await shows(host, ({ room }) => room !== undefined)
    expect(await collected()).toEqual({ answered: 1, via: ['network'] })
    const { outcome } = await takeSquare(room, await squareOf(seat))
    expect(outcome).toMatchObject({ kind: 'taken', taken: 'again' })
    expect((await collected()).answered).toBe(1)
  })

  test('the phone hears where the room is, that its answers are there, and sees what was right once that is opened', async () => {
    const line = loopback()
    const host = await live(line)
    const phone = new Phone(line)
    let seat = await finishRoom(await answered(await seated(room.head.code, 7), 5))
    phone.live.tell(seat)
    host.at(4)
    await phone.until(({ hints }) => hints.place === 4 && hints.receipt !== undefined)
    seat = await seatWithHints(seat, phone.hints)
    expect(receiptOf(seat)).toMatchObject({ seat: 7 })
    expect(seat.released).toBe(false)

    host.see((await releaseAnswers(got(await readRoom('en', room.head.id)))).room)
    await phone.until(({ hints }) => hints.release !== undefined)
    seat = await seatWithHints(seat, phone.hints)
    expect(seat.released).toBe(true)
    expect(await seatWithHints(seat, phone.hints)).toBe(seat)
  })

  test('where the trainer is now never arrives before where the trainer was', async () => {
    const { post, ...rest } = loopback().host()
    const arrived: number[] = []
    const waiting: (() => void)[] = []
    const host = await goLive(room, {
      ...rest,
      post: async (message) => {
        if (message.kind === 'at') arrived.push(message.place)
        await new Promise<void>((done) => waiting.push(done))
        return post(message)
      },
    })
    ends.push(host.end)
    await shows(host, ({ state }) => state === 'open')
    for (const place of [1, 2, 3]) host.at(place)
    expect(arrived).toEqual([1])
    for (let done = waiting.shift(); done; done = waiting.shift()) {
      done()
      await new Promise((next) => setImmediate(next))
    }
    expect(arrived).toEqual([1, 3])
  })

  test('nothing that is heard opens anything on a phone that is still answering, nor does a wrong code', async () => {
    const seat = await seated(room.head.code, 7)
    expect(await seatWithHints(seat, { release: '2222', receipt: 'X' })).toBe(seat)
    const done = await finishRoom(seat)
    expect(await seatWithHints(done, { release: '2222', receipt: 'NO RECEIPT' })).toBe(done)
  })

  test('what the phone of the trainer cannot keep is said, and taken when it comes again', async () => {
    const line = loopback()
    const host = await live(line)
    const seat = await finishRoom(await answered(await seated(room.head.code, 7), 5))
    const disk = fillDisk()
    const phone = new Phone(line)
    phone.live.tell(seat)
    await shows(host, ({ isRefused }) => isRefused)
    disk.free()
    line.cut()
    line.mend()
    await shows(host, ({ isRefused }) => !isRefused)
    expect((await collected()).answered).toBe(1)
  })

  test('a room that is forgotten is not carried any more', async () => {
    const line = loopback()
    await live(line)
    await forgetRoom(room.head.id)
    expect(liveHostOf(room.head.id)).toBeUndefined()
    expect(wasLive(room.head.id)).toBe(false)
    expect(
      (
        await line
          .phone()
          .post({ version: 1, kind: 'answers', tail: '0'.repeat(16), seat: 1, number: 1, answers: [] })
      ).ok,
    ).toBe(false)
  })
})

describe('without one', () => {
  test('cut in the middle of a question nothing is lost: the phone goes on, is collected by its square, and counts once', async () => {
    const line = loopback()
    const host = await live(line)
    const phone = new Phone(line)
    let seat = await answered(await seated(room.head.code, 7), 1)
    phone.live.tell(seat)
    await shows(host, (view) => said(view, seat) !== undefined)

    seat = await goTo(seat, 2)
    phone.live.tell(seat)
    line.cut()
    expect([phone.isLive, host.view().state]).toEqual([false, 'lost'])
    seat = await giveAnswer(seat, 2, rightAnswer(seat, 2))
    phone.live.tell(seat)
    seat = await finishRoom(await answered(seat, 5))
    phone.live.tell(seat)
    expect(seat).toMatchObject({ isDone: true, kept: true })

    const { outcome } = await takeSquare(room, await squareOf(seat))
    expect(outcome).toMatchObject({ kind: 'taken', taken: 'new', seat: 7 })
    expect(await collected()).toEqual({ answered: 1, via: ['square'] })

    // the network comes back, and with it the same answers once more
    line.mend()
    await shows(host, ({ room }) => room !== undefined)
    expect((await collected()).answered).toBe(1)
  })

  test('a server that was started anew is told everything once more, by both', async () => {
    const line = loopback()
    const host = await live(line)
    host.at(3)
    const phone = new Phone(line)
    const seat = await answered(await seated(room.head.code, 7), 1)
    phone.live.tell(seat)
    await shows(host, (view) => said(view, seat) !== undefined)
    await new Promise((done) => setImmediate(done)) // until the phone, too, knows that it was heard
    line.restart()
    await shows(host, ({ state }) => state === 'open')
    const [trainer, other] = [new Ear(line.host()), new Ear(line.phone())]
    ends.push(trainer.stop, other.stop)
    await other.heard({ version: 1, kind: 'at', place: 3 })
    await trainer.until(({ messages }) => messages.some(({ tail }) => tail === tailOf(seat.attempt.id)))
  })

  test('where nobody carries the room a phone asks again only with an answer, and not at every one', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 })
    const line = loopback()
    const asked = vi.fn<() => void>()
    const { post, listen } = line.phone()
    const counting = {
      post,
      listen: (hearing: Parameters<typeof listen>[0]) => {
        asked()
        return listen(hearing)
      },
    }
    const phone = liveSeat(room.head.code, { onLive: () => undefined, onHints: () => undefined }, counting)
    ends.push(phone.stop)
    const seat = await seated(room.head.code, 7)
    for (let tap = 0; tap < 5; tap++) phone.tell(seat)
    expect(asked).toHaveBeenCalledTimes(1)
    vi.setSystemTime(Date.now() + 20_000)
    phone.tell(seat)
    expect(asked).toHaveBeenCalledTimes(2)
    phone.stop()
    vi.setSystemTime(Date.now() + 20_000)
    phone.tell(seat)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  test('no server, a room that is taken: the desk is told, and nothing is carried', async () => {
    for (const [problem, state] of [
      ['lost', 'no-server'],
      ['foreign', 'no-server'],
      ['taken', 'taken'],
      ['full', 'full'],
    ] as const) {
      const host = await goLive(room, { ...loopback().host(), open: async () => ({ ok: false, problem }) })
      await shows(host, (view) => view.state === state)
      expect(liveHostOf(room.head.id)).toBeUndefined()
    }
  })
})

describe('the board', () => {
  const says = (tail: string, seat: number, number: number, ...answers: (string | null)[]): PhoneMessage => ({
    version: 1,
    kind: 'answers',
    tail: tail.padStart(16, '0'),
    seat,
    number,
    answers,
  })

  test('is counted with what has been collected, each seat once', async () => {
    const items = room.items.map(({ item }) => item)
    // where one thing is chosen, each phone is counted once
    const place = items.findIndex(({ kind }, at) => at > 0 && kind !== 'several')
    const seat = await answered(await seated(room.head.code, 7), 5)
    const { room: after } = await takeSquare(room, await squareOf(await finishRoom(seat)))
    const given = (answer: string | null) =>
      Array.from({ length: 6 }, (_, at) => (at === place ? answer : null))
    const right = seat.answers[place] ?? ''
    const board = new Map(
      [
        says('a', 7, 9, ...given('seven again')),
        says('b', 8, 1, ...given(null)),
        says('c', 9, 1, ...given(null)),
        says('d', 9, 1, ...given(right)),
      ].map((message) => [message.tail, message]),
    )
    const record = recordWithBoard({ head: after.head, entries: after.entries }, board)
    const choices = choicesOf(record, items, place)
    const counted = choices.reduce((sum, { count }) => sum + count, 0)
    const none = choices.find(({ option }) => option === NO_ANSWER)?.count
    expect([counted, none]).toEqual([3, 1])
    expect(answeredAt(board, place)).toEqual({ phones: 3, answered: 2 })
  })
})

test('in foul weather every finished phone is collected once', async () => {
  const line = loopback(randomFrom('foul room'))
  const host = await live(line)
  for (const number of [1, 2, 3]) {
    const phone = new Phone(line)
    const seat = await finishRoom(await answered(await seated(room.head.code, number), number))
    let heard = false
    while (!heard) {
      line.cut()
      line.mend()
      phone.live.tell(seat)
      await new Promise((done) => setImmediate(done))
      heard = said(host.view(), seat)?.square !== undefined
    }
  }
  await shows(host, ({ room }) => room?.entries.filter(({ kind }) => kind === 'sheet').length === 3)
  expect(await collected()).toEqual({ answered: 3, via: ['network', 'network', 'network'] })
})
