import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { contentReport } from '../../src/build/report.ts'
import type { Exam } from '../../src/core/exam/exam.ts'
import { openExam } from '../../src/core/exam/open-exam.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { type PackOf, questionsPackSchema } from '../../src/core/pack/content.ts'
import { openItems } from '../../src/core/question/open-item.ts'
import type { Item } from '../../src/core/question/question.ts'
import { examOf } from '../core/exam/exams.ts'
import { EVERY_KIND, item, topicOf } from '../core/question/items.ts'
import { layExam, layTopic } from './lay-bank.ts'
import { realPacks } from './real-content.ts'
import { TestWing } from './wing.ts'

const EXAM = 'exams/trial/exam.yml'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

/** An exam in good order, drawing four of the eight questions. */
function exam(change: Record<string, unknown> = {}): Exam {
  return examOf({ id: 'trial', minutes: 20, unverified: ['pass'], ...change })
}

/** What `npm run content` finds, a line for each problem. */
function told(): string[] {
  return wing
    .make()
    .problems.list.map(({ file, place, value, remedy }) => [file, place, value, remedy].join(' | '))
}

/** The questions pack of a language, as it was just made. */
function packOf(language: string): PackOf<'questions'> {
  const report = wing.make()
  expect(report.problems.list).toEqual([])
  const entry = report.manifest?.packs.find((each) => each.kind === 'questions' && each.language === language)
  if (!entry) throw new Error(`No questions in ${language}`)
  return questionsPackSchema.parse(JSON.parse(readFileSync(join(wing.target, entry.path), 'utf8')))
}

test('exams and questions make one pack; its plan and its words open as they were written', () => {
  layTopic(wing, topicOf(EVERY_KIND))
  layExam(wing, exam({ id: 'later', number: 2, order: 20 }))
  layExam(wing, exam())
  const pack = packOf('hy')
  expect(pack.exams.map((raw) => openExam(raw)?.exam)).toEqual([
    exam(),
    exam({ id: 'later', number: 2, order: 20 }),
  ])
  expect(pack.exams.map((raw) => openExam(raw)?.words)).toEqual([
    { title: 'trial', about: 'about', note: 'note' },
    { title: 'later', about: 'about', note: 'note' },
  ])
  expect(pack.topics.flatMap((raw) => openItems(raw)).map((opened) => opened.item)).toEqual(EVERY_KIND)
})

test('what an exam draws, and what nobody has confirmed of it, is printed', () => {
  layTopic(wing, topicOf(EVERY_KIND))
  layExam(wing, exam())
  expect(contentReport(wing.make())).toContain(
    'Exam trial: 4 questions of 1 topics, drawn from 8; 20 minutes, 80 %; unverified: pass\n',
  )
})

test('a wing without questions has no such pack', () => {
  expect(wing.make().manifest?.packs.map(({ kind }) => kind)).not.toContain('questions')
})

test('who reviewed a question stays at home; whether it was reviewed goes out', () => {
  const reviewed = { review: 'reviewed', reviewedBy: 'An Office', reviewedOn: '2027-01-15' }
  layTopic(wing, topicOf([item('choice', reviewed)]))
  const text = JSON.stringify(packOf('az'))
  expect(text).not.toContain('An Office')
  expect(text).not.toContain('2027-01-15')
  expect(text).toContain('"review":"reviewed"')
})

describe('the fingerprint of the bank', () => {
  /** The fingerprint of a bank of the usual questions, one of them changed, and the usual exam, changed likewise. */
  function bankWith(change: Record<string, unknown>, plan: Record<string, unknown> = {}): string {
    layTopic(wing, topicOf([item('choice', change), ...EVERY_KIND.slice(1)]))
    layExam(wing, exam(plan))
    return packOf('ka').bank
  }

  test('is the same in every language', () => {
    layTopic(wing, topicOf(EVERY_KIND))
    expect(new Set(LANGUAGES.map((language) => packOf(language).bank)).size).toBe(1)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ['another right answer', { right: 'gamma' }],
    ['another order of options', { options: ['delta', 'beta', 'gamma', 'alpha'] }],
    ['another difficulty', { difficulty: 3 }],
    ['another role', { roles: ['chair'] }],
    ['another plan of the exam', {}, { topics: [{ topic: 'counting', count: 3 }] }],
  ])('changes with %s, for a code would give another paper', (_what, change, plan) => {
    const before = bankWith({})
    expect(bankWith(change, plan)).not.toBe(before)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ['a law reference', { law: [{ act: 'code', article: '2', certainty: 'likely' }] }],
    ['a place of the guide', { guide: 'opening' }],
    ['a review', { review: 'reviewed', reviewedBy: 'An Office', reviewedOn: '2027-01-15' }],
    ['the minutes and the mark of an exam', {}, { minutes: 30, pass: 70 }],
  ])('stays as it is with %s, so that codes given out go on working', (_what, change, plan) => {
    const before = bankWith({})
    expect(bankWith(change, plan)).toBe(before)
  })

  test('does not depend on the order in which topics and questions are written', () => {
    const [first, ...rest] = EVERY_KIND
    if (!first) throw new Error('No questions')
    const lay = (items: readonly Item[], orders: readonly [number, number]): string => {
      layTopic(wing, topicOf(items, { order: orders[0] }))
      layTopic(wing, topicOf([first], { id: 'closing', order: orders[1] }))
      return packOf('ka').bank
    }
    expect(lay(rest.toReversed(), [20, 10])).toBe(lay(rest, [10, 20]))
  })
})

describe('the day of the vote', () => {
  test('goes out with the questions where it is set', () => {
    layTopic(wing, topicOf(EVERY_KIND))
    expect(packOf('en')).not.toHaveProperty('polling')
    wing.change('packs.yml', 'source: ka', 'source: ka\npolling: 2028-02-29')
    expect(packOf('en').polling).toBe('2028-02-29')
  })

  test.each(['2027-02-29', '2027-13-01', '30.10.2027', 'soon', '2027-1-5'])('%s is no day', (day) => {
    wing.change('packs.yml', 'source: ka', `source: ka\npolling: ${day}`)
    expect(told()).toEqual([
      `packs.yml | line 4, polling | ${day} | write a day of the calendar, as 2027-01-31`,
    ])
  })
})

describe('an exam is refused with file, place, value and remedy', () => {
  test.each<[string, () => void, string]>([
    [
      'when its folder is called otherwise',
      () => layExam(wing, exam(), 'try'),
      'exams/try/exam.yml | id | trial | call the folder and the exam the same',
    ],
    [
      'when its number is another’s',
      () => {
        layExam(wing, exam())
        layExam(wing, exam({ id: 'second', order: 20 }))
      },
      'exam.yml | number | 1 | choose another',
    ],
    [
      'when a topic does not exist',
      () => layExam(wing, exam({ topics: [{ topic: 'couting', count: 1 }] })),
      `${EXAM} | topics.couting | couting | name a topic of the bank`,
    ],
    [
      'when a topic holds too few questions of its kinds',
      () => layExam(wing, exam({ kinds: ['choice'] })),
      `${EXAM} | topics.counting | 4 of 1 | ask fewer`,
    ],
    [
      'when two papers would be much alike',
      () => layExam(wing, exam({ topics: [{ topic: 'counting', count: 5 }] })),
      `${EXAM} | topics | 5 of 8 | let at least 10 questions fit`,
    ],
    [
      'when an act is unknown',
      () => layExam(wing, exam({ law: [{ act: 'codex', certainty: 'sure' }] })),
      `${EXAM} | law | codex | name an act that stands in law/acts.yml`,
    ],
    [
      'when it doubts what it does not have',
      () => {
        layExam(wing, exam())
        wing.change(EXAM, '"pass"\n', '"colour"\n')
      },
      'colour | write one of: questions, minutes, pass, tries, topics',
    ],
    [
      'when a voice is missing',
      () => {
        layExam(wing, exam())
        wing.remove('exams/trial/az.yml')
      },
      'exams/trial/az.yml | whole file | missing | write the az voice of exams/trial',
    ],
    [
      'when a voice is older than the Georgian one',
      () => {
        layExam(wing, exam())
        wing.change('exams/trial/ka.yml', 'about', 'other')
      },
      'exams/trial/hy.yml | ',
    ],
  ])('%s', (_what, spoil, expected) => {
    layTopic(wing, topicOf(EVERY_KIND))
    spoil()
    const lines = told()
    expect(lines.filter((line) => line.includes(expected)).length, lines.join('\n')).toBeGreaterThan(0)
    expect(wing.make().manifest).toBeUndefined()
  })

  test('only a missing voice is told once', () => {
    layTopic(wing, topicOf(EVERY_KIND))
    layExam(wing, exam())
    wing.remove('exams/trial/az.yml')
    expect(told()).toHaveLength(1)
  })
})

describe.each(LANGUAGES)('[%s] the real bank', (language) => {
  const pack = realPacks(language).find((each) => each.kind === 'questions')

  test('opens whole: every question and every exam', () => {
    const topics = pack?.kind === 'questions' ? pack.topics : []
    expect(topics.flatMap((raw) => openItems(raw)).length).toBeGreaterThanOrEqual(220)
    expect(topics.flatMap((raw) => openItems(raw))).toHaveLength(
      topics.reduce((sum, { topic }) => sum + (Array.isArray(topic['items']) ? topic['items'].length : 0), 0),
    )
    const exams = pack?.kind === 'questions' ? pack.exams : []
    expect(exams.map((raw) => openExam(raw)?.exam.id)).toEqual(['officer', 'heads'])
  })
})

test('the officer’s exam is what is known of it: 24 questions of one right answer in an hour', () => {
  const pack = realPacks('en').find((each) => each.kind === 'questions')
  const raw = pack?.kind === 'questions' ? pack.exams[0] : undefined
  const officer = raw && openExam(raw)
  if (!officer) throw new Error('No officer’s exam')
  expect(officer.exam.topics.reduce((sum, { count }) => sum + count, 0)).toBe(24)
  expect(officer.exam).toMatchObject({
    minutes: 60,
    kinds: ['choice'],
    unverified: ['pass', 'tries', 'topics'],
  })
})
