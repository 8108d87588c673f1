import { describe, expect, test } from 'vitest'
import { examSchema, examWordsSchema, questionsIn } from '../../../src/core/exam/exam.ts'
import { canReadExam, EXAM_LANGUAGE, examLine, openExam } from '../../../src/core/exam/open-exam.ts'
import { EXAM_WORDS, examOf, MADE_UP_EXAM } from './exams.ts'

const raw = { reads: EXAM_LANGUAGE, exam: { ...MADE_UP_EXAM }, words: { ...EXAM_WORDS } }

describe('an exam from a pack', () => {
  test('is opened whole', () => {
    expect(openExam(raw)).toEqual({ exam: MADE_UP_EXAM, words: EXAM_WORDS })
    expect(questionsIn(MADE_UP_EXAM)).toBe(12)
  })

  test.each([
    ['a newer language', { ...raw, reads: EXAM_LANGUAGE + 1 }],
    ['a rule that is not known', { ...raw, exam: { ...MADE_UP_EXAM, penalty: 1 } }],
    ['a kind of question that is not known', { ...raw, exam: { ...MADE_UP_EXAM, kinds: ['essay'] } }],
    ['words that are missing', { ...raw, words: { title: 'Officer' } }],
  ])('is left out with %s', (_, other) => {
    expect(openExam(other)).toBeUndefined()
  })

  test('has a line that is read without its schema', () => {
    expect(examLine(raw)).toEqual({
      id: 'officer',
      number: 1,
      order: 10,
      title: 'Officer',
      about: 'What it asks',
      roles: [],
      minutes: 60,
      questions: 12,
      pass: 80,
      reads: 1,
    })
    expect(canReadExam(examLine(raw))).toBe(true)
    expect(canReadExam(examLine({ ...raw, reads: EXAM_LANGUAGE + 1 }))).toBe(false)
    expect(examLine({ ...raw, exam: { ...raw.exam, roles: ['chair', 'pilot'] } }).roles).toEqual(['chair'])
    expect(examLine({ reads: 1, exam: {}, words: {} })).toMatchObject({ id: '', questions: 0, title: '' })
    expect(examLine({ reads: 1, exam: { topics: [null, 7, { count: 3 }] }, words: {} }).questions).toBe(3)
  })
})

describe('the blueprint', () => {
  test.each([
    ['number', 0],
    ['number', 31],
    ['minutes', 4],
    ['minutes', 241],
    ['pass', 0],
    ['pass', 101],
    ['topics', []],
    ['topics', [{ topic: 'alpha', count: 0 }]],
    ['unverified', ['weather']],
    ['law', []],
    ['tries', 0],
  ])('does not take %s %j', (field, value) => {
    expect(examSchema.safeParse({ ...examOf(), [field]: value }).success).toBe(false)
  })

  test('limits its words', () => {
    expect(examWordsSchema.safeParse(EXAM_WORDS).success).toBe(true)
    expect(examWordsSchema.safeParse({ ...EXAM_WORDS, title: 'x'.repeat(61) }).success).toBe(false)
    expect(examWordsSchema.safeParse({ ...EXAM_WORDS, note: '' }).success).toBe(false)
  })
})
