import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { bankOf, writeExamCode } from '../../src/core/exam/exam-code.ts'
import { timeLeft } from '../../src/core/exam/sitting.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { forgetWatches } from '../../src/flow/exam-watch.ts'
import {
  beginSitting,
  endSitting,
  layAside,
  newExamCode,
  noteSitting,
  openExamCode,
  openPastExam,
  openSitting,
  pastExams,
  prepareSitting,
  type SittingHere,
  triesLeft,
} from '../../src/flow/sit-exam.ts'
import { pastAnswers } from '../../src/flow/past-answers.ts'
import type { QuestionShelf } from '../../src/flow/questions.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { fullAnswer } from '../core/question/items.ts'
import { BANK, saveQuestions } from './question-book.ts'

let shelf: QuestionShelf
beforeEach(async () => {
  await wipePhone()
  kill()
  shelf = await saveQuestions('en')
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  passed = 0
})

const MINUTE = 60_000

/** What is left of a window that was killed: nothing. */
function kill(): void {
  forgetWatches()
}

async function begun(...args: Parameters<typeof beginSitting>): Promise<SittingHere> {
  const here = await beginSitting(...args)
  if (!here.ok) throw new Error(here.problem)
  return here.value
}

async function opened(language: Parameters<typeof openSitting>[0] = 'en'): Promise<SittingHere> {
  const here = await openSitting(language, 'officer')
  if (!here) throw new Error('No exam lies here')
  return here
}

/** What a member who knows everything gives to the question in this place. */
function rightEvent(here: SittingHere, at: number) {
  const question = here.paper[at]
  const found = question && here.items.get(question.item)
  if (!found) throw new Error(`No question ${at}`)
  const { figures } = makeItem(found.item, question.seed)
  return { act: 'chose' as const, object: `${question.item}=${fullAnswer(found.item, figures)}` }
}

async function answered(here: SittingHere, count: number): Promise<SittingHere> {
  let now = here
  for (let at = 0; at < count; at++) now = await noteSitting(now, rightEvent(now, at))
  return now
}

/** Moves the phone's clock, and nothing else. */
function setClock(at: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
}

const real = performance.now.bind(performance)
let passed = 0

/** So much time goes by for a window that stays open. */
function letPass(ms: number): void {
  const before = performance.now()
  passed += ms
  vi.spyOn(performance, 'now').mockImplementation(() => real() + passed)
  expect(performance.now()).toBeGreaterThanOrEqual(before + ms)
}

const SECOND_PAPER = writeExamCode({ exam: 1, seed: 77, bank: bankOf(BANK) })

describe('an exam', () => {
  test('begins with its paper, as its blueprint says, and says on what', async () => {
    const here = await begun('en', 'officer')
    expect(here).toMatchObject({ kept: true, wordsLanguage: 'en', words: { title: 'Officer [en]' } })
    expect(here.paper).toHaveLength(8)
    expect(here.items.size).toBe(8)
    expect(here.sitting).toMatchObject({ exam: 'officer', bank: BANK, at: 0, longer: 0, ended: false })
    expect(attemptSchema.parse(here.attempt)).toMatchObject({ kind: 'exam', subject: 'officer' })
    expect(here.attempt.events).toMatchObject([
      { act: 'opened', object: `officer@${here.sitting.code}#${BANK}` },
    ])
    expect(await rowsKept()).toMatchObject({ attempts: 1, outbox: 1, papers: 1 })
  })

  test('is the same paper for the same code, in every language, and another for another', async () => {
    await saveQuestions('ka')
    const code = newExamCode(shelf, { number: 1 })
    const one = await begun('en', 'officer', { code })
    await layAside(one)
    const other = await begun('ka', 'officer', { code: `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}` })
    expect(other.paper).toEqual(one.paper)
    expect([...other.items.values()][0]?.words.stem).toContain('[ka]')
    await layAside(other)
    const third = await begun('en', 'officer', { code: SECOND_PAPER })
    expect(third.paper).not.toEqual(one.paper)
  })

  test('[1] goes on after a kill at any moment exactly where it stood', async () => {
    let here = await begun('en', 'officer', { longer: 25 })
    const first = here.paper[0]?.item ?? ''
    const events = [
      rightEvent(here, 0),
      { act: 'pointed' as const, object: first },
      { act: 'reached' as const, object: '2' },
      rightEvent(here, 1),
      { act: 'chose' as const, object: `${first}=` },
      { act: 'unpointed' as const, object: first },
      { act: 'added' as const, object: 'overtime' },
    ]
    for (const event of events) {
      here = await noteSitting(here, event)
      kill()
      const again = await opened()
      expect(again.sitting).toEqual(here.sitting)
      expect(again.paper).toEqual(here.paper)
      expect(again.attempt).toEqual(here.attempt)
    }
    expect(here.sitting).toMatchObject({ longer: 25, at: 1, overtime: true })
    expect(here.sitting.answers.size).toBe(1)
    expect(await pastExams()).toEqual([])
  })

  test('ends with how each question came out and with figures by topic, once', async () => {
    const here = await answered(await begun('en', 'officer'), 6)
    expect(await pastAnswers()).toEqual([])
    const ended = await endSitting(here)
    expect(ended.sitting.ended).toBe(true)
    const enough = { completion: true, success: true, scores: { all: { right: 6, of: 8 } } }
    expect(ended.attempt.result).toMatchObject(enough)
    expect(Object.keys(ended.attempt.result?.scores ?? {}).sort()).toEqual(
      ['all', 'complaints', 'counting', 'opening', 'voting'].sort(),
    )
    expect(ended.attempt.events.filter(({ act }) => act === 'did')).toHaveLength(8)
    expect(await pastAnswers()).toHaveLength(6)
    await withDatabase((db) => db.outbox.clear())
    const again = await endSitting(here)
    expect(again.attempt).toEqual(ended.attempt)
    expect((await noteSitting(here, rightEvent(here, 7))).attempt).toEqual(ended.attempt)
    expect(await rowsKept()).not.toHaveProperty('outbox')
    expect(await openSitting('en', 'officer')).toBeUndefined()
    expect(await pastExams()).toMatchObject([{ exam: 'officer', right: 6, of: 8, percent: 75 }])
  })

  test('keeps the papers of the five newest, and of older ones the figures', async () => {
    const ids: string[] = []
    for (let time = 0; time < 7; time++) ids.push((await endSitting(await begun('en', 'officer'))).attempt.id)
    expect(await rowsKept()).toMatchObject({ attempts: 7, papers: 5 })
    await saveQuestions('en', { bank: '99999999' })
    const [newest, oldest] = [(await pastExams())[0]?.attempt, (await pastExams()).at(-1)?.attempt]
    if (!newest || !oldest) throw new Error('No exams')
    expect((await openPastExam(newest.id, 'en'))?.paper).toHaveLength(8)
    expect(await openPastExam(oldest.id, 'en')).toBeUndefined()
  })

  test('is begun as often as it may be, when a number is set', async () => {
    await saveQuestions('en', { exams: [{ tries: 2 }] })
    const { exam, ...here } = await begun('en', 'officer')
    expect(await triesLeft(exam)).toBe(2)
    await endSitting({ exam, ...here })
    await endSitting(await begun('en', 'officer'))
    expect(await triesLeft(exam)).toBe(0)
    expect(await beginSitting('en', 'officer')).toEqual({ ok: false, problem: 'no-tries' })
  })
})

describe('a code', () => {
  test('whose paper was drawn ahead begins that paper, once, even when a new bank has come meanwhile', async () => {
    const code = newExamCode(shelf, { number: 1 })
    await prepareSitting('en', 'officer', code)
    await prepareSitting('en', 'officer', 'no code')
    expect(await rowsKept()).not.toHaveProperty('attempts')
    const here = await begun('en', 'officer', { code })
    expect(here.sitting.code).toBe(code)
    await layAside(here)
    await prepareSitting('en', 'officer', code)
    await saveQuestions('en', { bank: '99999999' })
    const old = await begun('en', 'officer', { code })
    expect(old.sitting.bank).toBe(here.sitting.bank)
    expect(old.paper).toEqual(here.paper)
    await layAside(old)
    expect(await beginSitting('en', 'officer', { code })).toEqual({ ok: false, problem: 'other-bank' })
  })

  test('opens the exam it was made for', () => {
    const code = newExamCode(shelf, { number: 1 })
    expect(openExamCode(shelf, code)).toMatchObject({ ok: true, value: { code, exam: { id: 'officer' } } })
  })

  test('that is damaged, of another bank or of an unknown exam is refused by name, and nothing begins', async () => {
    const code = newExamCode(shelf, { number: 1 })
    const damaged = (code.startsWith('2') ? '3' : '2') + code.slice(1)
    const elsewhere = writeExamCode({ exam: 1, seed: 1, bank: (bankOf(BANK) + 1) % 1024 })
    const unknown = writeExamCode({ exam: 9, seed: 1, bank: bankOf(BANK) })
    const cases = [
      ['', 'blank'],
      ['123', 'letters'],
      ['2345', 'length'],
      [damaged, 'check'],
      [elsewhere, 'other-bank'],
      [unknown, 'unknown-exam'],
    ] as const
    for (const [text, problem] of cases) {
      expect(openExamCode(shelf, text)).toEqual({ ok: false, problem })
      expect(await beginSitting('en', 'officer', { code: text })).toEqual({ ok: false, problem })
    }
    expect(await beginSitting('en', 'nobody')).toEqual({ ok: false, problem: 'unknown-exam' })
    expect(await rowsKept()).not.toHaveProperty('attempts')
  })
})

describe('two windows', () => {
  test('that begin at once sit one exam', async () => {
    const [one, other] = await Promise.all([begun('en', 'officer'), begun('en', 'officer')])
    expect(other.attempt.id).toBe(one.attempt.id)
    expect(other.paper).toEqual(one.paper)
    expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1 })
  })

  test('lose nothing of each other’s', async () => {
    const one = await begun('en', 'officer')
    const other = await opened()
    await Promise.all([noteSitting(one, rightEvent(one, 0)), noteSitting(other, rightEvent(other, 1))])
    const seen = await noteSitting(one, rightEvent(one, 2))
    expect(seen.sitting.answers.size).toBe(3)
    const ended = await endSitting(other)
    expect(ended.attempt.result).toMatchObject({ success: false, scores: { all: { right: 3, of: 8 } } })
    expect((await noteSitting(seen, rightEvent(seen, 3))).sitting.ended).toBe(true)
  })

  test('of which one lays the exam aside: the other is told, and the new one stays', async () => {
    const one = await begun('en', 'officer')
    await layAside(await opened())
    const anew = await begun('en', 'officer')
    await expect(noteSitting(one, rightEvent(one, 0))).rejects.toThrow(/laid aside/)
    await expect(endSitting(one)).rejects.toThrow(/laid aside/)
    expect((await opened()).attempt.id).toBe(anew.attempt.id)
  })

  test('another paper does not take the place of the one that lies here unasked', async () => {
    const one = await begun('en', 'officer')
    expect(await beginSitting('en', 'officer', { code: SECOND_PAPER })).toEqual({
      ok: false,
      problem: 'going-on',
    })
    expect((await begun('en', 'officer', { code: one.sitting.code })).attempt.id).toBe(one.attempt.id)
  })
})

describe('a phone that keeps nothing', () => {
  test('refuses an answer, takes it later, and nothing is lost', async () => {
    const here = await answered(await begun('en', 'officer'), 7)
    const disk = fillDisk()
    await expect(noteSitting(here, rightEvent(here, 7))).rejects.toThrow()
    await expect(endSitting(here)).rejects.toThrow()
    disk.free()
    kill()
    expect((await opened()).sitting.answers.size).toBe(7)
    const whole = await noteSitting(here, rightEvent(here, 7))
    expect((await endSitting(whole)).attempt.result).toMatchObject({
      success: true,
      scores: { all: { right: 8, of: 8 } },
    })
  })

  test('lets an exam begin all the same, and keeps it with its paper once it can', async () => {
    const disk = fillDisk()
    const here = await begun('en', 'officer')
    expect(here).toMatchObject({ kept: false, sitting: { exam: 'officer' } })
    await expect(noteSitting(here, rightEvent(here, 0))).rejects.toThrow()
    disk.free()
    expect(await noteSitting(here, rightEvent(here, 0))).toMatchObject({ kept: true })
    kill()
    const again = await opened()
    expect(again.attempt.id).toBe(here.attempt.id)
    expect(again.sitting.answers.size).toBe(1)
  })

  test('that was cleared under the exam takes it again from memory', async () => {
    const here = await answered(await begun('en', 'officer'), 3)
    await withDatabase((db) => Promise.all([db.attempts.clear(), db.papers.clear(), db.outbox.clear()]))
    const after = await noteSitting(here, rightEvent(here, 3))
    expect(after.sitting.answers.size).toBe(4)
    expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1, outbox: 1 })
  })
})

describe('a new edition', () => {
  test('with a question withdrawn and others asked: the exam stays on its paper', async () => {
    const here = await answered(await begun('en', 'officer'), 2)
    const gone = here.paper.map(({ item }) => item)
    await saveQuestions('en', { bank: '99999999', without: gone.slice(0, 6) })
    kill()
    const again = await opened()
    expect(again.paper).toEqual(here.paper)
    expect([...again.items.keys()].sort()).toEqual([...gone].sort())
    expect((await endSitting(await answered(again, 8))).attempt.result?.scores?.['all']).toEqual({
      right: 8,
      of: 8,
    })
  })

  test('keeps the rules by which the exam began', async () => {
    await begun('en', 'officer')
    await saveQuestions('en', { exams: [{ minutes: 5, pass: 100 }] })
    expect((await opened()).exam).toMatchObject({ minutes: 40, pass: 50 })
  })

  test('takes the place of one whose paper is lost for good; what was done stays as it was', async () => {
    const here = await answered(await begun('en', 'officer'), 1)
    await saveQuestions('en', { bank: '99999999' })
    await withDatabase((db) => db.papers.clear())
    expect(await openSitting('en', 'officer')).toBeUndefined()
    const anew = await begun('en', 'officer')
    expect(anew.attempt.id).not.toBe(here.attempt.id)
    const before = await withDatabase((db) => db.attempts.get(here.attempt.id))
    expect(before?.events.slice(0, 2)).toEqual(here.attempt.events)
  })

  test('of a paper that was lost while the bank is the same: the code gives it again', async () => {
    const here = await answered(await begun('en', 'officer'), 1)
    await withDatabase((db) => db.papers.clear())
    expect((await opened()).paper).toEqual(here.paper)
    expect(await rowsKept()).toMatchObject({ papers: 1 })
  })
})

describe('another language in mid-exam', () => {
  test('shows the same paper in its words while its bank is the same, and keeps them', async () => {
    await saveQuestions('ka')
    const here = await answered(await begun('en', 'officer'), 2)
    const ka = await opened('ka')
    expect(ka).toMatchObject({ wordsLanguage: 'ka', words: { title: 'Officer [ka]' } })
    expect(ka.paper).toEqual(here.paper)
    expect(ka.sitting).toEqual(here.sitting)
    await saveQuestions('ka', { bank: '99999999' })
    expect((await opened('ka')).wordsLanguage).toBe('ka')
  })

  test('with another bank keeps to the words in which it began', async () => {
    await saveQuestions('ka', { bank: '99999999' })
    await begun('en', 'officer')
    expect(await opened('ka')).toMatchObject({ wordsLanguage: 'en', words: { title: 'Officer [en]' } })
  })

  test('without a pack in that language keeps to the words in which it began', async () => {
    await begun('en', 'officer')
    expect((await opened('hy')).wordsLanguage).toBe('en')
  })
})

describe('the time', () => {
  const START = Date.UTC(2026, 9, 20, 8)

  test('runs on while the app is closed, as in a hall', async () => {
    setClock(START)
    const here = await begun('en', 'officer')
    kill()
    setClock(START + 10 * MINUTE)
    const again = await opened()
    expect(again.elapsed()).toBeGreaterThanOrEqual(10 * MINUTE)
    expect(timeLeft(again.exam, again.sitting, again.elapsed())).toBeLessThanOrEqual(30 * MINUTE)
    expect(here.attempt.id).toBe(again.attempt.id)
  })

  test.each([
    ['back a year', -365 * 24 * 60],
    ['ahead a year', 365 * 24 * 60],
  ])('does not heed a clock set %s while the window is open, nor after a kill', async (_, minutes) => {
    setClock(START)
    let here = await begun('en', 'officer')
    letPass(5 * MINUTE)
    setClock(START + minutes * MINUTE)
    here = await noteSitting(here, rightEvent(here, 0))
    expect(here.sitting.spent / MINUTE).toBeCloseTo(5, 1)
    const shown = await opened() // the way back from the settings, in the same window
    expect(shown.elapsed() / MINUTE).toBeCloseTo(5, 1)
    kill()
    setClock(START + (minutes + 3) * MINUTE)
    const again = await opened()
    expect(again.elapsed() / MINUTE).toBeCloseTo(8, 1)
  })

  test('[12] with a clock set back while the app is closed: nothing is taken away and nothing given', async () => {
    setClock(START)
    const here = await begun('en', 'officer')
    letPass(12 * MINUTE)
    await noteSitting(here, rightEvent(here, 0))
    kill()
    setClock(START - 365 * 24 * 60 * MINUTE)
    const again = await opened()
    expect(again.elapsed() / MINUTE).toBeCloseTo(12, 1)
    letPass(3 * MINUTE) // time does not stand still until the clock is where it was
    const later = await noteSitting(again, rightEvent(again, 1))
    expect(later.sitting.answers.size).toBe(2)
    expect(later.sitting.spent / MINUTE).toBeCloseTo(15, 1)
  })

  test('[11] with a clock set ahead while the app is closed: time is up, every answer is there, and it goes on', async () => {
    setClock(START)
    await answered(await begun('en', 'officer'), 3)
    kill()
    setClock(START + 365 * 24 * 60 * MINUTE)
    const again = await opened()
    expect(timeLeft(again.exam, again.sitting, again.elapsed())).toBe(0)
    const on = await noteSitting(again, { act: 'added', object: 'overtime' })
    expect(timeLeft(on.exam, on.sitting, on.elapsed())).toBeUndefined()
    expect(on.sitting.answers.size).toBe(3)
    setClock(START + 60 * MINUTE)
    kill()
    const ended = await endSitting(await answered(await opened(), 8))
    expect(attemptSchema.parse(ended.attempt).result?.scores?.['all']).toEqual({ right: 8, of: 8 })
  })
})
