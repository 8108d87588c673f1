import { fillDisk, wipePhone } from '../../../flow/phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { currentSeat, leaveRoom, type Seat, squareOf } from '../../../../src/flow/join-room.ts'
import { answering, finishing, going, moving } from '../../../../src/ui/room/seat/deeds.ts'
import {
  dropHand,
  type Hand,
  doIn,
  handOf,
  inHand,
  keepHand,
  shownIn,
} from '../../../../src/ui/room/seat/hand.ts'
import { saveQuestions } from '../../../flow/question-book.ts'
import { freshCode, got, rightAnswer, seated } from '../../../flow/quiz-room.ts'

let code: string
beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
  code = freshCode()
})
afterEach(() => vi.restoreAllMocks())

async function stored(): Promise<Seat> {
  const seat = got(await currentSeat('en'))
  if (!seat) throw new Error('nobody sits here')
  return seat
}

/** Answers the question at a place rightly. */
function answer(hand: Hand, place: number): string {
  const given = rightAnswer(hand.seat, place)
  doIn(hand, answering(place, given))
  return given
}

describe('a seat in hand', () => {
  test('shows at once what is done, and the phone has it when it says so', async () => {
    const hand = handOf(await seated(code))
    const given = answer(hand, 1)
    doIn(hand, going(2))
    expect(shownIn(hand)).toMatchObject({ at: 2, answers: [undefined, given, ...Array(4).fill(undefined)] })
    expect(await keepHand(hand)).toBe(true)
    expect(await stored()).toMatchObject({ at: 2, kept: true })
    expect((await stored()).answers[1]).toBe(given)
    expect(inHand()).toBeUndefined()
  })

  test('keeps everything of a hasty hand, in its order', async () => {
    const hand = handOf(await seated(code))
    const given = [0, 1, 2, 3].map((place) => {
      const text = answer(hand, place)
      void keepHand(hand)
      return text
    })
    expect(await keepHand(hand)).toBe(true)
    expect((await stored()).answers.slice(0, 4)).toEqual(given)
  })

  test('that a full phone refuses goes on in memory, and is kept whole with what is done next', async () => {
    const hand = handOf(await seated(code))
    const disk = fillDisk()
    const first = answer(hand, 1)
    expect(await keepHand(hand)).toBe(false)
    expect(shownIn(hand).answers[1]).toBe(first)
    expect(inHand()?.attempt.id).toBe(hand.seat.attempt.id)
    expect((await stored()).answers[1]).toBeUndefined()

    disk.free()
    const second = answer(hand, 2)
    expect(await keepHand(hand)).toBe(true)
    expect((await stored()).answers.slice(1, 3)).toEqual([first, second])
    expect(inHand()).toBeUndefined()
  })

  test('is kept without another answer when the phone is asked again', async () => {
    const hand = handOf(await seated(code))
    const disk = fillDisk()
    const given = answer(hand, 1)
    await keepHand(hand)
    disk.free()
    expect(await keepHand(hand)).toBe(true)
    expect((await stored()).answers[1]).toBe(given)
  })

  test('of a phone that keeps nothing comes to its square all the same', async () => {
    const disk = fillDisk()
    const hand = handOf(await seated(code))
    expect(hand.seat.kept).toBe(false)
    for (const place of [0, 1, 2, 3, 4, 5]) answer(hand, place)
    doIn(hand, finishing())
    expect(await keepHand(hand)).toBe(false)
    expect(shownIn(hand)).toMatchObject({ isDone: true, kept: false })
    expect(await squareOf(shownIn(hand))).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
    disk.free()
    dropHand(hand.seat)
  })

  test('on a phone that fills up on the way is finished all the same, and kept once there is space', async () => {
    const hand = handOf(await seated(code))
    const given = answer(hand, 1)
    await keepHand(hand)
    const disk = fillDisk()
    doIn(hand, finishing())
    expect(await keepHand(hand)).toBe(false)
    expect(shownIn(hand)).toMatchObject({ isDone: true, kept: false })
    expect(await squareOf(shownIn(hand))).not.toBe('')

    disk.free()
    expect(await keepHand(hand)).toBe(true)
    const { isDone, answers, attempt } = await stored()
    expect(isDone).toBe(true)
    expect(answers[1]).toBe(given)
    expect(attempt.result).toMatchObject({ completion: true, scores: { all: { right: 1, of: 5 } } })
  })

  test('is still there, with what was answered, when the page is come back to', async () => {
    const disk = fillDisk()
    const begun = await seated(code)
    const hand = handOf(begun)
    const given = answer(hand, 1)
    await keepHand(hand)
    expect(shownIn(handOf(begun)).answers[1]).toBe(given)
    disk.free()
    dropHand(begun)
  })

  test('is let go of once the phone has it in another way', async () => {
    const disk = fillDisk()
    const hand = handOf(await seated(code))
    disk.free()
    expect(inHand()).toBeDefined()
    handOf({ ...hand.seat, kept: true })
    expect(inHand()).toBeUndefined()
  })

  test('goes on in the language that was changed to while the phone was writing', async () => {
    await saveQuestions('ka')
    const hand = handOf(await seated(code))
    const other = got(await currentSeat('ka'))
    const given = answer(hand, 1)
    const writing = keepHand(hand)
    expect(handOf(other ?? hand.seat)).toBe(hand)
    await writing
    expect(hand.seat.wordsLanguage).toBe('ka')
    expect(hand.seat.items[1]?.words.stem).toContain('[ka]')
    expect(hand.seat.answers[1]).toBe(given)
  })

  test('is not shown as finished before it is: the square is made of what is finished', async () => {
    const hand = handOf(await seated(code))
    doIn(hand, finishing())
    expect(shownIn(hand).isDone).toBe(false)
    expect(await keepHand(hand)).toBe(true)
    expect(shownIn(hand).isDone).toBe(true)
  })

  test('moves to another seat, after the end, too', async () => {
    const hand = handOf(await seated(code, 7))
    doIn(hand, finishing())
    doIn(hand, moving(8))
    expect(shownIn(hand).seat).toBe(8)
    await keepHand(hand)
    expect(await stored()).toMatchObject({ seat: 8, isDone: true })
  })

  test('takes nothing more once another window has left the room, and says so', async () => {
    const hand = handOf(await seated(code))
    await leaveRoom(hand.seat)
    answer(hand, 1)
    expect(await keepHand(hand)).toBe(false)
    expect(hand.isLeft).toBe(true)
    expect(inHand()).toBeUndefined()
  })
})
