import { describe, expect, test } from 'vitest'
import type { Exam, ExamWords } from '../../../src/core/exam/exam.ts'
import { examProblems, type SpokenExam } from '../../../src/core/exam/exam-problems.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { EXAM_WORDS, examOf, lineOf, MADE_UP, MADE_UP_EXAM } from './exams.ts'

function spoken(exam: Exam): SpokenExam {
  return {
    exam,
    voices: Object.fromEntries(LANGUAGES.map((language): [string, ExamWords] => [language, EXAM_WORDS])),
  }
}

function told(exams: readonly SpokenExam[], topics = MADE_UP): string[] {
  return examProblems(exams, topics).map(({ exam, file, place, value, remedy }) =>
    [exam, file, place, value, remedy].join(' | '),
  )
}

describe('an exam', () => {
  test('in good order has no problem', () => {
    const other = examOf({ id: 'heads', number: 2, order: 20, topics: [{ topic: 'beta', count: 4 }] })
    expect(told([spoken(MADE_UP_EXAM), spoken(other)])).toEqual([])
  })

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a topic that the bank lacks',
      {
        topics: [
          { topic: 'omega', count: 1 },
          { topic: 'alpha', count: 2 },
        ],
      },
      'officer | exam | topics.omega | omega | name a topic of the bank',
    ],
    [
      'a topic twice',
      {
        topics: [
          { topic: 'alpha', count: 1 },
          { topic: 'alpha', count: 1 },
        ],
      },
      'officer | exam | topics.alpha | alpha | name a topic once, with all its questions',
    ],
    [
      'more than there is',
      {
        topics: [
          { topic: 'alpha', count: 10 },
          { topic: 'beta', count: 1 },
          { topic: 'gamma', count: 1 },
        ],
      },
      'officer | exam | topics.alpha | 10 of 9 | ask fewer: no more questions of this topic fit the kinds and roles',
    ],
    [
      'nearly all there is',
      { topics: [{ topic: 'alpha', count: 5 }] },
      'officer | exam | topics | 5 of 9 | let at least 10 questions fit, so that papers differ',
    ],
  ])('is refused that asks for %s', (_, change, line) => {
    expect(told([spoken(examOf(change))])).toContain(line)
  })

  test('counts only questions of its kinds and its roles', () => {
    const topics = [
      {
        id: 'counting',
        items: [
          lineOf('one'),
          lineOf('two', { kind: 'order' }),
          lineOf('three', { roles: ['counter'] }),
          lineOf('four', { roles: ['chair', 'counter'] }),
        ],
      },
    ]
    const exam = examOf({ kinds: ['choice'], roles: ['chair'], topics: [{ topic: 'counting', count: 3 }] })
    expect(told([spoken(exam)], topics)[0]).toMatch('topics.counting | 3 of 2 | ask fewer')
  })

  test('shares neither number nor id nor order with another', () => {
    expect(told([spoken(MADE_UP_EXAM), spoken({ ...MADE_UP_EXAM, id: 'heads', order: 20 })])).toEqual([
      'heads | exam | number | 1 | choose another: officer has it',
    ])
    expect(told([spoken(MADE_UP_EXAM), spoken(MADE_UP_EXAM)])).toHaveLength(3)
  })

  test('speaks in four voices', () => {
    expect(told([{ exam: MADE_UP_EXAM, voices: { ka: EXAM_WORDS, en: EXAM_WORDS } }])).toEqual([
      'officer | hy |  | no words | an exam speaks in four voices: write this one too',
      'officer | az |  | no words | an exam speaks in four voices: write this one too',
    ])
  })
})
