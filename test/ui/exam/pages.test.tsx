import { wipePhone } from '../../flow/phone.ts'
import type { ComponentChildren } from 'preact'
import { LocationProvider } from 'preact-iso'
import { beforeAll, describe, expect, test } from 'vitest'
import { showCode } from '../../../src/core/exam/exam-code.ts'
import { openExam } from '../../../src/core/exam/open-exam.ts'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { forgetWatches } from '../../../src/flow/exam-watch.ts'
import { openBank, type QuestionBank } from '../../../src/flow/questions.ts'
import { beginSitting, endSitting, pastExams, type SittingHere } from '../../../src/flow/sit-exam.ts'
import { Intro } from '../../../src/ui/tests/exam/intro.tsx'
import { PastList } from '../../../src/ui/tests/exam/past-list.tsx'
import { FiguresOnly } from '../../../src/ui/tests/exam/result-page.tsx'
import { SittingPage } from '../../../src/ui/tests/exam/sitting-page.tsx'
import { saveQuestions } from '../../flow/question-book.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

/** In the only window there is. */
const work = { isHere: true, turn: 0, goOnHere: () => undefined }

const en = wordsOfRoom('en', 'exam')
const nothing = (): void => undefined
const page = (what: ComponentChildren, language: Language = 'en'): string =>
  draw(<LocationProvider>{what}</LocationProvider>, language)

let bank: QuestionBank
let here: SittingHere
beforeAll(async () => {
  await wipePhone()
  forgetWatches()
  await saveQuestions('en')
  const [opened, begun] = [await openBank('en'), await beginSitting('en', 'officer')]
  if (!opened.ok || !begun.ok) throw new Error('no exam')
  bank = opened.value
  here = begun.value
})

function intro(language: Language, code?: string, begun?: SittingHere): string {
  const [raw] = bank.exams
  const opened = raw && openExam(raw)
  if (!opened) throw new Error('no exam')
  return page(<Intro opened={opened} bank={bank} code={code} begun={begun} />, language)
}

describe('the way in', () => {
  test.each(LANGUAGES)('has all its words in %s', (language) => {
    expect(gapsIn(intro(language) + intro(language, here.sitting.code, here))).toEqual([])
  })

  test('shows a code that nobody has had before, or the one that was given', () => {
    const [one, other] = [intro('en'), intro('en')].map((html) => /ts-e-code">([^<]*)</.exec(html)?.[1])
    expect(one).toMatch(/^\w{4}-\w{4}$/)
    expect(one).not.toBe(other)
    const given = intro('en', here.sitting.code)
    expect(given).toContain(showCode(here.sitting.code))
    expect(given).toContain(en['codeTaken'])
    expect(intro('en', 'no code at all')).not.toContain(en['codeTaken'])
  })

  test('leads first into the exam that was begun, and asks before another is begun', () => {
    const html = intro('en', undefined, here)
    expect(html).toContain('href="/tests/exam/officer?sit"')
    expect(html).toContain(en['anewText'])
    expect(html).toContain(en['takeLaysAside'])
    expect(intro('en')).not.toContain(en['begunTitle'])
  })

  test('chooses the time without a clock for whoever wants none anywhere', () => {
    const [raw] = bank.exams
    const opened = raw && openExam(raw)
    if (!opened) throw new Error('no exam')
    const html = draw(
      <LocationProvider>
        <Intro opened={opened} bank={bank} code={undefined} begun={undefined} />
      </LocationProvider>,
      'en',
      { unhurried: true },
    )
    expect(html).toMatch(/<input[^>]* checked[^>]*>Without the clock/)
  })
})

describe('an exam that is sat', () => {
  test.each(LANGUAGES)('has all its words in %s', (language) => {
    expect(gapsIn(page(<SittingPage work={work} begun={here} onNewer={nothing} />, language))).toEqual([])
  })

  test('says that it is saved, and in which language it lies here where that is another one', () => {
    expect(page(<SittingPage work={work} begun={here} onNewer={nothing} />)).toContain('Saved on this phone')
    const other = page(<SittingPage work={work} begun={here} onNewer={nothing} />, 'ka')
    expect(other).toContain('English')
    expect(other).toMatch(/<div lang="en"><p id="stem-/)
  })

  test('says that it is not saved where the phone keeps nothing', () => {
    const html = page(<SittingPage work={work} begun={{ ...here, kept: false }} onNewer={nothing} />)
    expect(html).toContain(en['notSaved'])
  })
})

test('an exam of long ago is listed by its day, and keeps its figures when its questions are gone', async () => {
  await endSitting(here)
  const past = await pastExams()
  const [only] = past
  if (!only) throw new Error('nothing was sat')
  const html = page(<PastList past={past} />)
  expect(html).toContain(`href="/tests/exam/officer?result=${here.attempt.id}"`)
  expect(html).toContain('0 of 8')
  expect(page(<FiguresOnly past={only} />)).toContain(en['onlyFigures'])
})
