import { fillDisk, wipePhone } from '../../../flow/phone.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type HostedRoom, readRoom, takeSquare } from '../../../../src/flow/host-room.ts'
import { withDatabase } from '../../../../src/storage/open.ts'
import { makeDeedLine } from '../../../../src/ui/room/desk/after/deed-line.ts'
import { rollOf } from '../../../../src/ui/room/desk/after/roll.ts'
import { makeSweep, type Said } from '../../../../src/ui/room/desk/after/sweep.ts'
import { got, hosted, squareFrom } from '../../../flow/quiz-room.ts'
import { saveQuestions } from '../../../flow/question-book.ts'

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** A sweep through a room, as the page puts it together. */
function sweepOf(first: HostedRoom) {
  let room = first
  const said: Said[] = []
  const run = makeDeedLine({
    room: () => room,
    give: (next) => {
      room = next
    },
    refused: () => undefined,
  })
  const sweep = makeSweep(
    (text) =>
      run(async (now) => {
        const { room: after, outcome } = await takeSquare(now, text)
        return { room: after, told: outcome }
      }),
    (news) => said.push(news),
  )
  return { ...sweep, said, room: () => room }
}

test('squares shown faster than the phone writes are all taken, and all there after the phone was killed', async () => {
  const room = await hosted()
  const squares = await squaresOf(room, [7, 8, 9])
  const { show, said } = sweepOf(room)
  await Promise.all([...squares, ...squares].map(show))
  expect(said.map(({ outcome }) => outcome)).toEqual(
    [7, 8, 9].map((seat) => ({ kind: 'taken', seat, taken: 'new' })),
  )
  await withDatabase(async (db) => db.close())
  const again = got(await readRoom('en', room.head.id))
  expect(rollOf(again).came).toBe(3)
  expect(rollOf(again).missing).toHaveLength(33)
})

test('what a full phone refuses is not lost: it is said, and taken once there is room', async () => {
  const room = await hosted()
  const [square = ''] = await squaresOf(room, [7])
  const sweep = sweepOf(room)
  const full = fillDisk()
  await sweep.show(square)
  expect(sweep.said.at(-1)?.outcome).toBe('not-saved')
  full.free()
  await sweep.again(square)
  expect(rollOf(sweep.room()).came).toBe(1)
})

async function squaresOf(room: HostedRoom, seats: readonly number[]): Promise<string[]> {
  const squares: string[] = []
  for (const seat of seats) squares.push(await squareFrom(room.head.code, seat, 4))
  return squares
}
