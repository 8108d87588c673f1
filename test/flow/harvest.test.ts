import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAnswerCode } from '../../src/core/room/answer-code.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { seatLines } from '../../src/core/room/standings.ts'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import {
  decideSeat,
  type HostedRoom,
  readRoom,
  takeCard,
  takeCode,
  takeSquare,
} from '../../src/flow/host-room.ts'
import {
  answerCodeOf,
  changeSeat,
  evaluationSquare,
  finishRoom,
  type Seat,
  squareOf,
} from '../../src/flow/join-room.ts'
import { mac } from '../../src/flow/mac.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { saveQuestions } from './question-book.ts'
import { answered, got, hosted, seated, squareFrom } from './quiz-room.ts'

let room: HostedRoom
beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
  room = await hosted()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Somebody who answered so many rightly and finished; another phone each time, as far as the room can tell. */
async function phone(seat: number, count: number): Promise<Seat> {
  await withDatabase((db) => db.attempts.clear())
  return finishRoom(await answered(await seated(room.head.code, seat), count))
}

function lines(here: HostedRoom) {
  return seatLines(
    here,
    here.items.map(({ item }) => item),
  )
}

function line(here: HostedRoom, seat: number) {
  return lines(here).find((each) => each.seat === seat)
}

describe('a square', () => {
  test('[41] brings the answers of a seat, and counts once', async () => {
    const square = await squareFrom(room.head.code, 17, 4)
    const first = await takeSquare(room, square)
    expect(first.outcome).toEqual({ kind: 'taken', seat: 17, taken: 'new' })
    expect(line(first.room, 17)).toMatchObject({ state: 'answered', right: 4, of: 5, via: 'square' })
    const again = await takeSquare(first.room, square)
    expect(again.outcome).toEqual({ kind: 'taken', seat: 17, taken: 'again' })
    expect(again.room).toEqual(first.room)
    expect(got(await readRoom('en', room.head.id)).entries).toEqual(first.room.entries)
  })

  test('carries the answers as they were given, and when', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 20, 8) })
    room = await hosted()
    const seat = await answered(await seated(room.head.code, 17), 3)
    vi.setSystemTime(Date.UTC(2026, 9, 20, 8, 12, 30))
    const done = await finishRoom(seat)
    const { room: after } = await takeSquare(room, await squareOf(done))
    expect(after.entries).toMatchObject([
      {
        kind: 'sheet',
        seat: 17,
        language: 'en',
        tail: tailOf(done.attempt.id),
        minutes: 12,
        via: 'square',
      },
    ])
    const [sheet] = after.entries
    const sorted = (answer: string | null | undefined): string => (answer ?? '').split(',').sort().join()
    expect(sheet?.kind === 'sheet' && sheet.answers.map(sorted)).toEqual(done.answers.map(sorted))
  })

  test('says in which language its owner read it, whatever the trainer reads', async () => {
    await saveQuestions('ka')
    const done = await finishRoom(await answered(await seated(room.head.code, 18, 'ka'), 5))
    const { room: after } = await takeSquare(room, await squareOf(done))
    expect(line(after, 18)).toMatchObject({ language: 'ka', right: 5, of: 5 })
    expect(after.head.language).toBe('en')
  })

  test('[40] of another room, a forged one, a torn one and any other text are refused by name', async () => {
    const other = await squareFrom((await hosted()).head.code, 17, 4)
    expect((await takeSquare(room, other)).outcome).toEqual({ kind: 'refused', problem: 'other-room' })
    const square = await squareFrom(room.head.code, 17, 4)
    const problems = new Set<unknown>()
    for (let at = 0; at < square.length; at++) {
      const sign = square[at] === '7' ? '8' : '7'
      const { outcome } = await takeSquare(room, square.slice(0, at) + sign + square.slice(at + 1))
      expect(outcome.kind).toBe('refused')
      if (outcome.kind === 'refused') problems.add(outcome.problem)
    }
    expect(problems).toContain('forged')
    for (const text of ['', 'https://ubani.example/room/join#K7PM3QXA', square.slice(0, -2)])
      expect((await takeSquare(room, text)).outcome.kind).toBe('refused')
    expect(got(await readRoom('en', room.head.id)).entries).toEqual([])
  })

  test('of a second phone on a seat is taken, and stays open until the trainer decides', async () => {
    const [one, other] = [await phone(17, 4), await phone(17, 2)]
    let here = (await takeSquare(room, await squareOf(one))).room
    const second = await takeSquare(here, await squareOf(other))
    expect(second.outcome).toEqual({ kind: 'taken', seat: 17, taken: 'second-phone' })
    expect(line(second.room, 17)).toMatchObject({ state: 'two-phones' })
    here = await decideSeat(second.room, 17, tailOf(other.attempt.id))
    expect(line(here, 17)).toMatchObject({ state: 'answered', right: 2 })
    here = await decideSeat(here, 17, tailOf(one.attempt.id))
    expect(line(here, 17)).toMatchObject({ state: 'answered', right: 4 })
  })

  test('of a phone that changed its seat moves its answers there', async () => {
    const [one, other] = [await phone(17, 4), await phone(17, 2)]
    let here = (await takeSquare(room, await squareOf(one))).room
    here = (await takeSquare(here, await squareOf(other))).room
    const moved = await takeSquare(here, await squareOf({ ...other, seat: 18 }))
    expect(moved.outcome).toEqual({ kind: 'taken', seat: 18, taken: 'new' })
    expect(line(moved.room, 17)).toMatchObject({ state: 'answered', right: 4 })
    expect(line(moved.room, 18)).toMatchObject({ state: 'answered', right: 2 })
  })

  test('of a phone that changed its seat counts even when the trainer’s clock has gone back since', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 20, 8) })
    const one = await phone(17, 4)
    const here = (await takeSquare(room, await squareOf(one))).room
    vi.setSystemTime(Date.UTC(2026, 9, 20, 7))
    const moved = await takeSquare(here, await squareOf(await changeSeat(one, 18)))
    expect(moved.outcome).toMatchObject({ kind: 'taken', seat: 18 })
    expect(line(moved.room, 17)).toMatchObject({ state: 'missing' })
  })

  test('of a seat beyond those of the room is taken all the same', async () => {
    const { room: here } = await takeSquare(room, await squareFrom(room.head.code, 60, 5))
    expect(line(here, 60)).toMatchObject({ state: 'answered', right: 5 })
    expect(lines(here)).toHaveLength(37)
  })

  test('of a phone whose calendar is wrong is taken, and said', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2020, 0, 1) })
    const square = await squareFrom(room.head.code, 17, 4)
    vi.useRealTimers()
    expect((await takeSquare(room, square)).outcome).toMatchObject({ taken: 'other-day' })
  })

  test('is kept or refused, never lost unsaid', async () => {
    const square = await squareFrom(room.head.code, 17, 4)
    const disk = fillDisk()
    await expect(takeSquare(room, square)).rejects.toThrow()
    disk.free()
    expect((await takeSquare(room, square)).outcome).toMatchObject({ taken: 'new' })
  })

  test('taken in two windows at once is there once, and neither loses another', async () => {
    const [one, other] = [await squareOf(await phone(17, 4)), await squareOf(await phone(18, 3))]
    const taken = await Promise.all([takeSquare(room, one), takeSquare(room, other), takeSquare(room, one)])
    const came = taken.map(({ outcome }) => (outcome.kind === 'taken' ? outcome.taken : ''))
    expect(came.filter((each) => each === 'new')).toHaveLength(2)
    expect(came.filter((each) => each === 'again')).toHaveLength(1)
    expect(got(await readRoom('en', room.head.id)).entries).toHaveLength(2)
  })
})

describe('a typed code', () => {
  test('brings what was right where no camera can read; the square after it is the same phone', async () => {
    const done = await phone(17, 3)
    const code = await answerCodeOf(done)
    expect(code).toHaveLength(12)
    const first = await takeCode(room, `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)
    expect(first.outcome).toEqual({ kind: 'taken', seat: 17, taken: 'new' })
    expect(line(first.room, 17)).toMatchObject({ state: 'answered', right: 3, of: 5, via: 'code' })
    expect((await takeCode(first.room, code)).outcome).toMatchObject({ taken: 'again' })
    const { room: whole } = await takeSquare(first.room, await squareOf(done))
    expect(line(whole, 17)).toMatchObject({ state: 'answered', right: 3, via: 'square' })
    expect((await takeCode(whole, code)).outcome).toMatchObject({ taken: 'again' })
  })

  test('of another room, or one that is mistyped, is refused by name', async () => {
    const said = { seat: 17, rights: [true, true, false, true, false], mark: 77 }
    const code = await writeAnswerCode(room.quiz.start, said, mac)
    expect((await takeCode(room, code)).outcome).toMatchObject({ kind: 'taken', seat: 17 })
    expect((await takeCode(await hosted(), code)).outcome).toEqual({ kind: 'refused', problem: 'other-room' })
    const wrong = (code.startsWith('2') ? '3' : '2') + code.slice(1)
    expect((await takeCode(room, wrong)).outcome).toEqual({ kind: 'refused', problem: 'check' })
    expect((await takeCode(room, '')).outcome).toEqual({ kind: 'refused', problem: 'blank' })
    expect((await takeCode(room, '2222')).outcome).toEqual({ kind: 'refused', problem: 'length' })
  })
})

describe('an evaluation', () => {
  test('counts once, names nobody, and is told from answers', async () => {
    const done = await phone(17, 3)
    const square = await evaluationSquare(done, [5, undefined, 3, 1], ' Why\n so? ')
    const first = await takeSquare(room, square)
    expect(first.outcome).toEqual({ kind: 'evaluation', isNew: true })
    expect(first.room.entries).toMatchObject([
      { kind: 'evaluation', ratings: [5, null, 3, 1], question: 'Why so?' },
    ])
    const again = await takeSquare(first.room, square)
    expect(again.outcome).toEqual({ kind: 'evaluation', isNew: false })
    expect(again.room.entries).toEqual(first.room.entries)
    const other = await takeSquare(await hosted(), square)
    expect(other.outcome).toEqual({ kind: 'refused', problem: 'other-room' })
    expect(lines(first.room).every(({ state }) => state === 'missing')).toBe(true)
  })
})

describe('a card', () => {
  /** A place of the quiz with a choice. */
  const placeOfChoice = (): number => {
    const place = room.items.findIndex(({ item }, at) => at > 0 && item.kind === 'choice')
    if (place < 0) throw new Error('No choice counts in this quiz')
    return place
  }

  test('held up is an answer of its seat, and turned another', async () => {
    const place = placeOfChoice()
    const [item, seed] = [room.items[place]?.item, room.quiz.questions[place]?.seed ?? '']
    if (item?.kind !== 'choice') throw new Error('No choice in this quiz')
    const right = makeItem(item, seed).shown.indexOf(item.right)
    const wrong = await takeCard(room, place, { id: 16, turn: (right + 1) % 4 })
    expect(wrong.outcome).toEqual({ kind: 'taken', seat: 17, taken: 'new' })
    const turned = await takeCard(wrong.room, place, { id: 16, turn: right })
    expect(turned.outcome).toMatchObject({ seat: 17, taken: 'new' })
    expect(turned.room.entries).toMatchObject([{ kind: 'card', card: 17, place, option: right }])
    if (place > 0)
      expect(line(turned.room, 17)).toMatchObject({ state: 'answered', right: 1, of: 1, via: 'cards' })
  })

  test('seen again as it was asks nothing of the phone', async () => {
    const place = placeOfChoice()
    const { room: here } = await takeCard(room, place, { id: 0, turn: 1 })
    const read = vi.spyOn(IDBObjectStore.prototype, 'get')
    const again = await takeCard(here, place, { id: 0, turn: 1 })
    expect(read).not.toHaveBeenCalled() // a camera sees forty cards many times a second
    expect(again).toEqual({ room: here, outcome: { kind: 'taken', seat: 1, taken: 'again' } })
  })

  test('that no room has, or of an option that the question has not, says nothing', async () => {
    const place = placeOfChoice()
    const other = room.items.findIndex(({ item }) => item.kind !== 'choice')
    expect((await takeCard(room, place, { id: 59, turn: 0 })).outcome).toMatchObject({ seat: 60 })
    for (const id of [60, -1, 1.5])
      expect((await takeCard(room, place, { id, turn: 0 })).outcome).toEqual({
        kind: 'refused',
        problem: 'no-card',
      })
    const refused = { kind: 'refused', problem: 'no-option' }
    expect((await takeCard(room, place, { id: 3, turn: 4 })).outcome).toEqual(refused)
    expect((await takeCard(room, other, { id: 3, turn: 0 })).outcome).toEqual(refused)
    await expect(takeCard(room, 99, { id: 3, turn: 0 })).rejects.toThrow(/place 99/)
  })
})
