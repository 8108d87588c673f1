import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { bankOf } from '../../src/core/exam/exam-code.ts'
import { releaseCode } from '../../src/core/room/release.ts'
import { readStart, showStart, startLink, writeStart } from '../../src/core/room/start.ts'
import { pastAnswers } from '../../src/flow/past-answers.ts'
import {
  answerCodeOf,
  changeSeat,
  currentSeat,
  evaluationSquare,
  finishRoom,
  giveAnswer,
  goTo,
  joinRoom,
  keptEvaluation,
  leaveRoom,
  marksOf,
  openAnswers,
  type Seat,
  squareOf,
  withAnswer,
} from '../../src/flow/join-room.ts'
import { mac } from '../../src/flow/mac.ts'
import { progressOf } from '../../src/flow/progress.ts'
import { exportProfile, presentPerson } from '../../src/flow/profiles.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { BANK, saveQuestions } from './question-book.ts'
import { answered, freshCode, got, rightAnswer, seated } from './quiz-room.ts'

let code: string
beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
  code = freshCode()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const HOUR = 60 * 60_000

/** Moves the phone's clock, and nothing else. */
function setClock(at: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
}

async function current(language: Parameters<typeof currentSeat>[0] = 'en'): Promise<Seat | undefined> {
  return got(await currentSeat(language))
}

async function released(seat: Seat): Promise<Seat> {
  return got(await openAnswers(seat, await releaseCode(seat.quiz.start, mac)))
}

describe('joining', () => {
  test('sits down with the warm-up and the questions of the code, and keeps them', async () => {
    const seat = await seated(code, 17)
    expect(seat).toMatchObject({ code, seat: 17, at: 0, kept: true, isDone: false, released: false })
    expect(seat.items).toHaveLength(6)
    expect(seat.items.map(({ item }) => item.id)).toEqual(seat.quiz.questions.map(({ item }) => item))
    expect(seat.answers).toEqual(Array.from({ length: 6 }, () => undefined))
    expect(attemptSchema.parse(seat.attempt)).toMatchObject({ kind: 'room', subject: code, language: 'en' })
    expect(seat.attempt.events).toMatchObject([
      { act: 'opened', object: `${code}#${BANK}` },
      { act: 'added', object: 'seat:17' },
    ])
    expect(await rowsKept()).toMatchObject({ attempts: 1, outbox: 1, papers: 1 })
  })

  test('takes a code as it is typed, and the link that a camera read', async () => {
    const seat = await seated(code)
    expect((await seated(showStart(code).toLowerCase())).attempt.id).toBe(seat.attempt.id)
    expect((await seated(startLink('https://ubani.example', code))).attempt.id).toBe(seat.attempt.id)
  })

  test('is the same quiz in every language', async () => {
    await saveQuestions('ka')
    const one = await seated(code)
    await leaveRoom(one)
    const other = await seated(code, 7, 'ka')
    expect(other.quiz).toEqual(one.quiz)
    expect(other).toMatchObject({ wordsLanguage: 'ka' })
  })

  test('with a code that is damaged, of another bank or of a topic that is not here says why, and begins nothing', async () => {
    const start = got(readStart(code))
    const damaged = (code.startsWith('2') ? '3' : '2') + code.slice(1)
    const cases = [
      ['', 'blank'],
      ['234', 'length'],
      ['1', 'letters'],
      [damaged, 'check'],
      [writeStart({ ...start, bank: (bankOf(BANK) + 1) % 1024 }), 'other-bank'],
      [writeStart({ ...start, topic: 29 }), 'no-topic'],
      [writeStart({ ...start, topic: 1, kinds: 'cards' }), 'too-few'],
    ] as const
    for (const [text, problem] of cases)
      expect(await joinRoom('en', text, 7), text).toEqual({ ok: false, problem })
    expect(await rowsKept()).not.toHaveProperty('attempts')
  })

  test('without questions on the phone says that they are missing', async () => {
    await wipePhone()
    const found = await joinRoom('en', code, 7)
    expect(found.ok).toBe(false)
  })

  test('at a seat that no room has is a mistake of the screen', async () => {
    await expect(joinRoom('en', code, 0)).rejects.toThrow(/seat 0/)
    await expect(joinRoom('en', code, 61)).rejects.toThrow(/seat 61/)
    expect(await rowsKept()).not.toHaveProperty('attempts')
  })

  test('again goes on where it was, on the seat said now', async () => {
    const before = await answered(await seated(code, 17), 2)
    const again = await seated(code, 18)
    expect(again.attempt.id).toBe(before.attempt.id)
    expect(again.seat).toBe(18)
    expect(again.answers).toEqual(before.answers)
  })

  test('another quiz leaves the first as it is; the newest is the one that is open', async () => {
    const one = await answered(await seated(code), 2)
    const other = await seated(freshCode())
    expect((await current())?.attempt.id).toBe(other.attempt.id)
    expect((await seated(code)).answers).toEqual(one.answers)
    expect((await current())?.attempt.id).toBe(other.attempt.id)
  })

  test('in two windows at once sits down once', async () => {
    const [one, other] = await Promise.all([seated(code, 3), seated(code, 4)])
    expect(other.attempt.id).toBe(one.attempt.id)
    expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1 })
    expect([3, 4]).toContain((await current())?.seat)
  })
})

describe('answering', () => {
  test('goes on after a kill at any moment exactly where it stood, with no step in between', async () => {
    let seat = await seated(code, 17)
    const steps = [
      () => giveAnswer(seat, 0, rightAnswer(seat, 0)),
      () => goTo(seat, 1),
      () => giveAnswer(seat, 1, rightAnswer(seat, 1)),
      () => goTo(seat, 2),
      () => giveAnswer(seat, 1, undefined),
      () => changeSeat(seat, 18),
      () => goTo(seat, 5),
      () => finishRoom(seat),
    ]
    for (const step of steps) {
      seat = await step()
      await withDatabase(async (db) => db.close())
      const again = await current()
      expect(again).toEqual(seat)
    }
    expect(seat).toMatchObject({ seat: 18, at: 5, isDone: true })
    expect(seat.answers.filter((answer) => answer !== undefined)).toHaveLength(1)
  })

  test('knows no place beyond the quiz', async () => {
    const seat = await seated(code)
    await expect(goTo(seat, 6)).rejects.toThrow(/place 6/)
    await expect(giveAnswer(seat, 6, 'beta')).rejects.toThrow(/place 6/)
  })

  test('in two windows loses nothing of either', async () => {
    const one = await seated(code)
    const other = await seated(code)
    await Promise.all([giveAnswer(one, 1, rightAnswer(one, 1)), giveAnswer(other, 2, rightAnswer(other, 2))])
    const seen = await giveAnswer(one, 3, rightAnswer(one, 3))
    expect(seen.answers.slice(1, 4)).not.toContain(undefined)
    const done = await finishRoom(other)
    expect(done.attempt.result).toEqual({ completion: true, scores: { all: { right: 3, of: 5 } } })
    const late = await giveAnswer(seen, 4, rightAnswer(seen, 4))
    expect(late.attempt).toEqual(done.attempt)
  })

  test('in a quiz that was left in another window is refused', async () => {
    const seat = await seated(code)
    await leaveRoom(got(await currentSeat('en')) ?? seat)
    await expect(giveAnswer(seat, 1, 'beta')).rejects.toThrow(/was left/)
    await expect(finishRoom(seat)).rejects.toThrow(/was left/)
    expect(await current()).toBeUndefined()
  })

  test('does not mind a clock that goes back', async () => {
    setClock(Date.UTC(2026, 9, 20, 8))
    let seat = await answered(await seated(code), 2)
    setClock(Date.UTC(2020, 0, 1))
    seat = await answered(await seated(code), 4)
    const done = await finishRoom(seat)
    expect(attemptSchema.parse(done.attempt)).toBeTruthy()
    expect((await current())?.attempt.id).toBe(done.attempt.id)
    expect(await squareOf(done)).not.toBe('')
  })
})

describe('finishing', () => {
  test('is for good: once, with the figures for the centre and nothing that says what was right', async () => {
    const done = await finishRoom(await answered(await seated(code), 3))
    expect(done.isDone).toBe(true)
    expect(done.attempt.result).toEqual({ completion: true, scores: { all: { right: 3, of: 5 } } })
    expect(done.attempt.events.some(({ act }) => act === 'did')).toBe(false)
    expect((await finishRoom(done)).attempt).toEqual(done.attempt)
    expect(marksOf(done)).toEqual([])
    expect(await pastAnswers()).toEqual([])
  })

  test('shows no figure anywhere before the room has opened the answers', async () => {
    await finishRoom(await answered(await seated(code), 3))
    const { tests } = got(await progressOf('en'))
    expect(tests).toMatchObject({ answers: 0, quizzes: { ended: 1, last: undefined } })
    const { file } = await exportProfile(await presentPerson())
    const { attempts } = JSON.parse(await file.text()) as { attempts: { kind: string; result: unknown }[] }
    expect(attempts).toMatchObject([{ kind: 'room', result: { completion: true } }])
    expect(JSON.stringify(attempts)).not.toContain('scores')
  })

  test('shows the quiz again for twelve hours', async () => {
    const start = Date.UTC(2026, 9, 20, 8)
    setClock(start)
    const done = await finishRoom(await seated(code))
    setClock(start + 11 * HOUR)
    expect((await current())?.attempt.id).toBe(done.attempt.id)
    setClock(start + 13 * HOUR)
    expect(await current()).toBeUndefined()
  })

  test('and joining again on that seat shows it again; on another seat, or another day, begins anew', async () => {
    const start = Date.UTC(2026, 9, 20, 8)
    setClock(start)
    const done = await finishRoom(await answered(await seated(code, 17), 5))
    expect((await seated(code, 17)).attempt.id).toBe(done.attempt.id)
    const neighbour = await seated(code, 18)
    expect(neighbour.attempt.id).not.toBe(done.attempt.id)
    expect(neighbour.answers.every((answer) => answer === undefined)).toBe(true)
    await leaveRoom(neighbour)
    setClock(start + 30 * HOUR)
    expect((await seated(code, 17)).attempt.id).not.toBe(done.attempt.id)
  })

  test('lets the seat be changed: the same phone shows another square', async () => {
    const done = await finishRoom(await answered(await seated(code, 17), 5))
    const before = await squareOf(done)
    const moved = await changeSeat(done, 18)
    expect(moved).toMatchObject({ seat: 18, isDone: true, answers: done.answers })
    expect(await squareOf(moved)).not.toBe(before)
    expect((await current())?.seat).toBe(18)
    expect(await changeSeat(moved, 18)).toEqual(moved)
  })

  test('comes before square and code', async () => {
    const seat = await seated(code)
    await expect(squareOf(seat)).rejects.toThrow(/not finished/)
    await expect(answerCodeOf(seat)).rejects.toThrow(/not finished/)
    await expect(openAnswers(seat, '2222')).rejects.toThrow(/not finished/)
  })

  test('keeps the questions of the five newest', async () => {
    for (let time = 0; time < 7; time++) await finishRoom(await seated(freshCode()))
    expect(await rowsKept()).toMatchObject({ attempts: 7, papers: 5 })
  })
})

describe('the release', () => {
  test('opens marks and feeds memory, once; a wrong code opens nothing', async () => {
    let seat = await answered(await seated(code), 3)
    seat = await giveAnswer(seat, 2, undefined)
    const done = await finishRoom(seat)
    const signs = await releaseCode(done.quiz.start, mac)
    const wrong = (signs.startsWith('2') ? '3' : '2') + signs.slice(1)
    expect(await openAnswers(done, wrong)).toEqual({ ok: false, problem: 'wrong-code' })
    expect(await openAnswers(done, '')).toEqual({ ok: false, problem: 'wrong-code' })
    expect((await current())?.released).toBe(false)

    const open = got(await openAnswers(done, signs.toLowerCase()))
    expect(open).toMatchObject({ released: true, isDone: true })
    expect(marksOf(open).map(({ whole }) => whole)).toEqual([true, true, false, true, false, false])
    expect(open.attempt.result).toEqual(done.attempt.result)
    const items = [1, 3].map((place) => open.quiz.questions[place]?.item)
    expect((await pastAnswers()).map(({ item }) => item)).toEqual(items)
    expect((await pastAnswers()).every(({ right, of }) => right === of)).toBe(true)
    expect(got(await progressOf('en')).tests).toMatchObject({
      answers: 2,
      quizzes: { ended: 1, last: { right: 2, of: 5 } },
    })

    const again = got(await openAnswers(open, signs))
    expect(again.attempt).toEqual(open.attempt)
    expect((await current())?.released).toBe(true)
    const { file } = await exportProfile(await presentPerson())
    expect(await file.text()).toContain('scores')
  })

  test('of a phone that keeps nothing shows the marks all the same', async () => {
    const done = await finishRoom(await answered(await seated(code), 3))
    const disk = fillDisk()
    const open = await released(done)
    disk.free()
    expect(open).toMatchObject({ released: true, kept: false })
    expect(marksOf(open)).toHaveLength(6)
    expect(await released(open)).toMatchObject({ released: true, kept: true })
    expect(await pastAnswers()).toHaveLength(3)
  })
})

describe('an evaluation', () => {
  test('comes again as the same square, after a kill, too, and stands in no attempt', async () => {
    const done = await finishRoom(await seated(code))
    expect(await keptEvaluation(done)).toBeUndefined()
    const square = await evaluationSquare(done, [5, 4, undefined, 3], 'Why?')
    expect(await evaluationSquare(done, [1, 1, 1, 1])).toBe(square)
    await withDatabase(async (db) => db.close())
    expect(await keptEvaluation(got(await currentSeat('en')) ?? done)).toBe(square)
    expect((await current())?.attempt).toEqual(done.attempt)
  })

  test('is made where the phone keeps nothing, too', async () => {
    const disk = fillDisk()
    const done = await finishRoom(await seated(code))
    const square = await evaluationSquare(done, [5, 4, 2, 3])
    expect(await evaluationSquare(done, [1, 1, 1, 1])).toBe(square)
    expect(await keptEvaluation(done)).toBe(square)
    disk.free()
    expect(await rowsKept()).not.toHaveProperty('evaluations')
  })
})

describe('a phone that keeps nothing', () => {
  test('refuses an answer; the quiz goes on in memory, and is kept whole once that works', async () => {
    const seat = await answered(await seated(code), 1)
    const disk = fillDisk()
    await expect(giveAnswer(seat, 2, rightAnswer(seat, 2))).rejects.toThrow()
    await expect(finishRoom(seat)).rejects.toThrow()
    let on = withAnswer(seat, 2, rightAnswer(seat, 2))
    expect(on.kept).toBe(false)
    on = await giveAnswer(on, 3, rightAnswer(on, 3))
    expect(on).toMatchObject({ kept: false })
    disk.free()
    expect((await current())?.answers.filter(Boolean)).toHaveLength(2)
    const kept = await giveAnswer(on, 4, rightAnswer(on, 4))
    expect(kept).toMatchObject({ kept: true })
    expect((await current())?.answers).toEqual([
      ...[0, 1, 2, 3, 4].map((place) => rightAnswer(seat, place)),
      undefined,
    ])
  })

  test('can be used from the first sign to the square', async () => {
    const disk = fillDisk()
    const seat = await seated(code)
    expect(seat.kept).toBe(false)
    const done = await finishRoom(await goTo(await answered(seat, 5), 5))
    expect(done).toMatchObject({ isDone: true, kept: false })
    expect(await squareOf(done)).not.toBe('')
    expect((await changeSeat(done, 8)).seat).toBe(8)
    await leaveRoom(done)
    disk.free()
    expect(await rowsKept()).not.toHaveProperty('attempts')
    expect(await changeSeat(done, 9)).toMatchObject({ kept: true, seat: 9, isDone: true })
    expect(await current()).toMatchObject({ seat: 9, isDone: true })
    expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1, outbox: 1 })
  })

  test('that was finished in memory is finished on the phone, too, once that works', async () => {
    const seat = await answered(await seated(code), 1)
    const disk = fillDisk()
    const done = await finishRoom(withAnswer(seat, 2, rightAnswer(seat, 2)))
    disk.free()
    await released(done)
    expect(await current()).toMatchObject({ isDone: true, released: true })
    expect((await current())?.attempt.result).toEqual({
      completion: true,
      scores: { all: { right: 2, of: 5 } },
    })
  })

  test('whose quiz another window has finished meanwhile adds no answer to it, only what still changes', async () => {
    const seat = await answered(await seated(code), 1)
    const done = await finishRoom(seat)
    const signs = await releaseCode(seat.quiz.start, mac)
    const on = withAnswer(seat, 2, rightAnswer(seat, 2))
    const disk = fillDisk()
    const moved = await changeSeat(on, 8)
    disk.free()
    const kept = await goTo(moved, 3)
    expect(kept).toMatchObject({ kept: true, isDone: true, seat: 8, answers: done.answers })
    expect(kept.attempt.events.slice(0, done.attempt.events.length)).toEqual(done.attempt.events)
    expect(kept.attempt.events).toHaveLength(done.attempt.events.length + 1)

    const full = fillDisk()
    const apart = got(await openAnswers(kept, signs))
    full.free()
    const open = got(await openAnswers(done, signs))
    const again = await changeSeat(apart, 8)
    expect(again.attempt.events).toEqual(open.attempt.events)
  })

  test('that was cleared under the quiz takes it again from memory', async () => {
    const seat = await answered(await seated(code), 3)
    await withDatabase((db) => Promise.all([db.attempts.clear(), db.papers.clear(), db.outbox.clear()]))
    const after = await giveAnswer(seat, 4, rightAnswer(seat, 4))
    expect(after.answers.filter(Boolean)).toHaveLength(5)
    expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1, outbox: 1 })
  })
})

describe('a new edition in mid-quiz', () => {
  test('with questions withdrawn and another bank: the quiz is finished on those with which it began', async () => {
    const seat = await answered(await seated(code), 2)
    const gone = seat.quiz.questions.map(({ item }) => item)
    await saveQuestions('en', { bank: '99999999', without: gone.slice(0, 3) })
    await withDatabase(async (db) => db.close())
    const again = await current()
    expect(again?.quiz).toEqual(seat.quiz)
    expect((await seated(code)).attempt.id).toBe(seat.attempt.id)
    const done = await finishRoom(await answered(again ?? seat, 5))
    expect(done.attempt.result?.scores?.['all']).toEqual({ right: 5, of: 5 })
    expect(await joinRoom('en', freshCode(), 7)).toEqual({ ok: false, problem: 'other-bank' })
  })

  test('in another language shows its words while the bank is the same, else those in which it began', async () => {
    await saveQuestions('ka')
    const seat = await answered(await seated(code), 2)
    const ka = await current('ka')
    expect(ka).toMatchObject({ wordsLanguage: 'ka', answers: seat.answers })
    expect(ka?.items[1]?.words.stem).toContain('[ka]')
    await saveQuestions('ka', { bank: '99999999' })
    expect(await current('ka')).toMatchObject({ wordsLanguage: 'ka' })
    await saveQuestions('hy', { bank: '99999999' })
    expect(await current('hy')).toMatchObject({ wordsLanguage: 'en' })
    expect(await current('az')).toMatchObject({ wordsLanguage: 'en' })
  })

  test('of a quiz whose kept questions are lost: the code gives them again, or nothing is open any more', async () => {
    const seat = await answered(await seated(code), 2)
    await withDatabase((db) => db.papers.clear())
    expect((await current())?.quiz).toEqual(seat.quiz)
    await withDatabase((db) => db.papers.clear())
    await saveQuestions('en', { bank: '99999999' })
    expect(await current()).toBeUndefined()
    expect(await joinRoom('en', code, 7)).toEqual({ ok: false, problem: 'other-bank' })
  })
})
