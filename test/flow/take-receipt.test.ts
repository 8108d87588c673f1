import { fillDisk, wipePhone } from './phone.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tailOf } from '../../src/core/room/attempt-tail.ts'
import { decideSeat, takeCode, takeSquare } from '../../src/flow/host-room.ts'
import {
  answerCodeOf,
  changeSeat,
  currentSeat,
  finishRoom,
  type Seat,
  squareOf,
} from '../../src/flow/join-room.ts'
import { receiptSquare } from '../../src/flow/room-receipt.ts'
import { receiptOf, takeReceipt } from '../../src/flow/take-receipt.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { saveQuestions } from './question-book.ts'
import { answered, freshCode, got, hosted, seated } from './quiz-room.ts'

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})
afterEach(() => vi.restoreAllMocks())

/** Somebody who is done with a quiz, on a seat. */
async function done(code: string, seat: number): Promise<Seat> {
  return finishRoom(await answered(await seated(code, seat), 3))
}

test('a phone whose answers the trainer has learns it from the wall and keeps it', async () => {
  const room = await hosted()
  const me = await done(room.head.code, 7)
  expect(receiptOf(me)).toBeUndefined()
  const { room: after } = await takeSquare(room, await squareOf(me))
  const knowing = got(await takeReceipt(me, await receiptSquare(after)))
  expect(receiptOf(knowing)).toEqual({ seat: 7, at: knowing.attempt.updatedAt, isAtCentre: false })
  await withDatabase(async (db) => db.close())
  const again = got(await currentSeat('en'))
  expect(again && receiptOf(again)).toEqual(receiptOf(knowing))
  // taken a second time it is there once
  const twice = got(await takeReceipt(knowing, await receiptSquare(after)))
  expect(twice.attempt.events).toHaveLength(knowing.attempt.events.length)
})

test('so does one whose answer code was read aloud', async () => {
  const room = await hosted()
  const me = await done(room.head.code, 12)
  const { room: after } = await takeCode(room, await answerCodeOf(me))
  expect((await takeReceipt(me, await receiptSquare(after))).ok).toBe(true)
})

test('one whose answers are not here, or count for another seat, is told so', async () => {
  const room = await hosted()
  const me = await done(room.head.code, 7)
  expect(await takeReceipt(me, await receiptSquare(room))).toEqual({ ok: false, problem: 'not-in-it' })
  const { room: after } = await takeSquare(room, await squareOf(me))
  const receipt = await receiptSquare(after)
  expect(await takeReceipt(await changeSeat(me, 8), receipt)).toEqual({ ok: false, problem: 'not-in-it' })
})

test('of two phones on one seat neither is in it before the trainer has decided', async () => {
  const room = await hosted()
  const me = await done(room.head.code, 7)
  const other = await changeSeat(await done(room.head.code, 8), 7)
  const { room: one } = await takeSquare(room, await squareOf(me))
  const { room: both } = await takeSquare(one, await squareOf(other))
  for (const seat of [me, other])
    expect(await takeReceipt(seat, await receiptSquare(both))).toEqual({ ok: false, problem: 'not-in-it' })
  const decided = await receiptSquare(await decideSeat(both, 7, tailOf(other.attempt.id)))
  expect((await takeReceipt(other, decided)).ok).toBe(true)
  expect((await takeReceipt(me, decided)).ok).toBe(false)
})

test('a square of another kind or another room is none, and a full phone knows it all the same', async () => {
  const room = await hosted()
  const me = await done(room.head.code, 7)
  expect(await takeReceipt(me, await squareOf(me))).toEqual({ ok: false, problem: 'foreign' })
  expect(await takeReceipt(me, await receiptSquare(await hosted()))).toEqual({
    ok: false,
    problem: 'other-room',
  })
  const { room: after } = await takeSquare(room, await squareOf(me))
  fillDisk()
  const knowing = got(await takeReceipt(me, await receiptSquare(after)))
  expect(knowing.kept).toBe(false)
  expect(receiptOf(knowing)?.seat).toBe(7)
})

test('before the end there is nothing to be receipted', async () => {
  const me = await seated(freshCode())
  await expect(takeReceipt(me, '')).rejects.toThrow('not finished')
})
