import { wipePhone } from '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { markOf } from '../../../../src/core/room/answer-code.ts'
import { tailOf } from '../../../../src/core/room/attempt-tail.ts'
import { writeReceipt } from '../../../../src/core/room/receipt.ts'
import { takeSquare } from '../../../../src/flow/host-room.ts'
import { finishRoom, type Seat, squareOf } from '../../../../src/flow/join-room.ts'
import { mac } from '../../../../src/flow/mac.ts'
import { receiptSquare } from '../../../../src/flow/room-receipt.ts'
import { takeReceipt } from '../../../../src/flow/take-receipt.ts'
import { TakeReceipt } from '../../../../src/ui/room/seat/take-receipt.tsx'
import { saveQuestions } from '../../../flow/question-book.ts'
import { answered, got, hosted, seated } from '../../../flow/quiz-room.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const nothing = (): void => undefined

let done: Seat
let known: Seat
let sure: Seat
beforeAll(async () => {
  await wipePhone()
  await saveQuestions('en')
  const room = await hosted()
  done = await finishRoom(await answered(await seated(room.head.code, 7), 3))
  const { room: after } = await takeSquare(room, await squareOf(done))
  known = got(await takeReceipt(done, await receiptSquare(after)))
  const taken = new Map([[7, markOf(tailOf(done.attempt.id))]])
  sure = got(await takeReceipt(known, await writeReceipt(room.quiz.start, { taken, at: 'centre' }, mac)))
})

describe.each(LANGUAGES)('the receipt on a participant’s phone in %s', (language) => {
  const words = wordsOfRoom(language, 'room')

  test('is asked for until it is known, says on which seat the answers are, and at last that they are at the centre', () => {
    const asking = draw(<TakeReceipt seat={done} onSeat={nothing} />, language)
    const knowing = draw(<TakeReceipt seat={known} onSeat={nothing} />, language)
    const ending = draw(<TakeReceipt seat={sure} onSeat={nothing} />, language)
    expect(gapsIn(asking + knowing + ending)).toEqual([])
    expect(asking).toContain(words['proofScan'])
    expect(knowing).toContain(words['proofHere']?.replace('{{number}}', '7'))
    expect(knowing).toContain(words['proofScan'])
    expect(ending).toContain(words['proofCentre'])
    expect(ending).not.toContain(words['proofScan'])
  })

  test('has a sentence for whatever else the camera may see', () => {
    for (const problem of ['foreign', 'torn', 'newer', 'other-room', 'forged', 'not-in-it'])
      expect(words[`proof_${problem}`], problem).toMatch(/[.։]$/)
  })
})
