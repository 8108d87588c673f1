import { rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Language } from '../../src/core/language.ts'
import { timeLeft } from '../../src/core/exam/sitting.ts'
import { forgetWatches } from '../../src/flow/exam-watch.ts'
import { presentPerson, renameProfile } from '../../src/flow/profiles.ts'
import {
  beginSitting,
  endSitting,
  noteSitting,
  openSitting,
  rescueText,
  type SittingHere,
  takeRescue,
} from '../../src/flow/sit-exam.ts'
import type { QuestionShelf } from '../../src/flow/questions.ts'
import { readAnswer, writeAnswer } from '../../src/core/question/answer.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { fullAnswer } from '../core/question/items.ts'
import { type BankChanges, saveQuestions } from './question-book.ts'

const MINUTE = 60_000
let shelf: QuestionShelf
beforeEach(async () => {
  shelf = await newPhone('en')
})
afterEach(() => {
  vi.useRealTimers()
})

/** Another phone, with the questions in one language. */
async function newPhone(language: Language, changes: BankChanges = {}): Promise<QuestionShelf> {
  await wipePhone()
  forgetWatches()
  return saveQuestions(language, changes)
}

async function begun(code?: string): Promise<SittingHere> {
  const here = await beginSitting('en', 'officer', { longer: 50, ...(code === undefined ? {} : { code }) })
  if (!here.ok) throw new Error(here.problem)
  return here.value
}

/** Half the paper answered, one question flagged, the fourth shown. */
async function halfWay(code?: string): Promise<SittingHere> {
  let here = await begun(code)
  for (const { item, seed } of here.paper.slice(0, 4)) {
    const found = here.items.get(item)
    if (!found) throw new Error(item)
    const given = readAnswer(found.item, fullAnswer(found.item, makeItem(found.item, seed).figures))
    const answer = given ? writeAnswer(given) : ''
    here = await noteSitting(here, { act: 'chose', object: `${item}=${answer}` })
  }
  here = await noteSitting(here, { act: 'pointed', object: here.paper[1]?.item ?? '' })
  return noteSitting(here, { act: 'reached', object: '4' })
}

test('an exam goes on on another phone where it stood, in another language too', async () => {
  const here = await halfWay()
  const text = rescueText(here)
  expect(text).toMatch(/^[A-Za-z0-9_-]{1,200}$/)
  const other = await newPhone('ka')
  const taken = await takeRescue(other, 'ka', `${text.slice(0, 10)}\n ${text.slice(10)}`)
  if (!taken.ok) throw new Error(taken.problem)
  expect(taken.value).toMatchObject({ kept: true, wordsLanguage: 'ka', paper: here.paper })
  expect(taken.value.attempt.id).not.toBe(here.attempt.id)
  const { answers, flagged, at, longer, code, rescued } = taken.value.sitting
  expect(answers).toEqual(here.sitting.answers)
  expect({ flagged, at, longer, code, rescued }).toEqual({
    flagged: here.sitting.flagged,
    at: 3,
    longer: 50,
    code: here.sitting.code,
    rescued: true,
  })
  expect((await endSitting(taken.value)).attempt.result?.scores?.['all']).toEqual({ right: 4, of: 8 })
})

test('the time used on the first phone is used, the time between is not', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 20, 8) })
  await begun()
  forgetWatches()
  vi.setSystemTime(Date.UTC(2026, 9, 20, 8, 20))
  const here = await openSitting('en', 'officer')
  if (!here) throw new Error('No exam')
  const text = rescueText(here)
  const other = await newPhone('en')
  vi.setSystemTime(Date.UTC(2026, 9, 22, 8))
  const taken = await takeRescue(other, 'en', text)
  if (!taken.ok) throw new Error(taken.problem)
  const { exam, sitting, elapsed } = taken.value
  expect((timeLeft(exam, sitting, elapsed()) ?? 0) / MINUTE).toBeCloseTo(60 - 20, 1)
  forgetWatches()
  vi.setSystemTime(Date.UTC(2026, 9, 22, 8, 5))
  const again = await openSitting('en', 'officer')
  if (!again) throw new Error('No exam')
  expect((timeLeft(again.exam, again.sitting, again.elapsed()) ?? 0) / MINUTE).toBeCloseTo(35, 1)
  // and handed on once more it brings the time of both phones along
  const third = await newPhone('en')
  const last = await takeRescue(third, 'en', rescueText(again))
  if (!last.ok) throw new Error(last.problem)
  expect((timeLeft(exam, last.value.sitting, last.value.elapsed()) ?? 0) / MINUTE).toBeCloseTo(35, 1)
})

test('taken twice it is one exam; on the phone it came from it goes on as it is', async () => {
  const here = await halfWay()
  const text = rescueText(here)
  expect(await takeRescue(shelf, 'en', text)).toEqual({ ok: false, problem: 'going-on' })
  const other = await newPhone('en')
  const [one, two] = [await takeRescue(other, 'en', text), await takeRescue(other, 'en', text)]
  if (!one.ok || !two.ok) throw new Error('Not taken')
  expect(two.value.attempt.id).toBe(one.value.attempt.id)
  expect(await rowsKept()).toMatchObject({ attempts: 1, papers: 1 })
})

test('what is no rescue, or of another bank, is refused by name and begins nothing', async () => {
  const text = rescueText(await halfWay())
  const other = await newPhone('en')
  const damaged = text.slice(0, 20) + (text[20] === 'A' ? 'B' : 'A') + text.slice(21)
  const cases = [
    ['', 'blank'],
    ['r'.repeat(3000), 'too-long'],
    ['hello', 'version'],
    [damaged, 'check'],
  ] as const
  for (const [given, problem] of cases)
    expect(await takeRescue(other, 'en', given)).toEqual({ ok: false, problem })
  expect(await takeRescue(await newPhone('en', { bank: '99999999' }), 'en', text)).toEqual({
    ok: false,
    problem: 'other-bank',
  })
  expect(await rowsKept()).not.toHaveProperty('attempts')
})

test('holds no name and no pseudonym: it is the same text, whoever sat', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.UTC(2026, 9, 20, 8) })
  const sat = async (code: string | undefined, name: string) => {
    await newPhone('en')
    await renameProfile(await presentPerson(), name)
    const here = await halfWay(code)
    return { text: rescueText(here), code: here.sitting.code, person: here.attempt.person }
  }
  const one = await sat(undefined, 'Nino Beridze')
  const other = await sat(one.code, 'Գոհար')
  expect(other.person).not.toBe(one.person)
  expect(other.text).toBe(one.text)
})
