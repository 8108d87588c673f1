import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import type { NextStep } from '../../../src/core/review/next-step.ts'
import type { Readiness } from '../../../src/core/review/readiness.ts'
import type { Progress, TestProgress } from '../../../src/flow/progress.ts'
import { Days } from '../../../src/ui/mine/days.tsx'
import { addressOf, NextCard } from '../../../src/ui/mine/next-card.tsx'
import { Pictures } from '../../../src/ui/mine/progress.tsx'
import { titleOfStep } from '../../../src/ui/mine/step-title.ts'
import { attemptOf } from '../scenario/attempt-of.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const en = wordsOfRoom('en', 'mine')
const some = { ready: 5, fading: 2, unseen: 3, of: 10, expected: 0.6 }
const readiness: Readiness = {
  ...some,
  topics: [
    { topic: 'counting', ...some },
    { topic: 'log-book', ...some },
  ],
}
const tests: TestProgress = {
  shelf: {
    language: 'en',
    from: { version: 3, issued: '2026-09-01', onThisPhone: true },
    bank: '0123abcd',
    polling: undefined,
    topics: [
      { id: 'counting', order: 1, title: 'The count', about: '', guide: 'counting', items: [], reads: 1 },
      { id: 'log-book', order: 2, title: 'The log-book', about: '', guide: 'log-book', items: [], reads: 1 },
    ],
    exams: [
      {
        id: 'officer',
        number: 1,
        order: 1,
        title: 'Officer style',
        about: '',
        roles: [],
        minutes: 60,
        questions: 24,
        pass: 80,
        reads: 1,
      },
    ],
    unreadable: 0,
  },
  readiness,
  roles: [{ role: 'chair', readiness }],
  answers: 31,
  exams: [
    {
      attempt: attemptOf('officer'),
      exam: 'officer',
      code: 'ABCD-EFGH',
      longer: 0,
      right: 18,
      of: 24,
      percent: 75,
    },
  ],
  quizzes: { ended: 2, last: { right: 4, of: 5 } },
  examOpen: undefined,
  daysLeft: 12,
}
const facts: Progress = {
  role: 'chair',
  guide: { done: 3, of: 16, next: 'counting' },
  scenes: { done: 1, of: 20, next: 'inked', skills: [{ skill: 'calm', right: 3, of: 4, plays: 1 }] },
  protocols: { done: 1, of: 5, next: 'ge-summary', ended: 2, values: { right: 40, of: 44 } },
  tests,
  byDay: [
    { day: '2026-10-03', answers: 0 },
    { day: '2026-10-04', answers: 31 },
  ],
  next: { kind: 'review' },
}
/** A phone on which nothing was done, with an edition of before there were questions. */
const nothing: Progress = {
  role: undefined,
  guide: { done: 0, of: 0, next: undefined },
  scenes: { done: 0, of: 0, next: undefined, skills: [] },
  protocols: { done: 0, of: 0, next: undefined, ended: 0, values: { right: 0, of: 0 } },
  tests: undefined,
  byDay: [],
  next: { kind: 'rest' },
}

describe('the page of progress', () => {
  test.each(LANGUAGES)('has all its words in %s, on a used phone and on a new one', (language) => {
    for (const each of [facts, nothing])
      expect(gapsIn(draw(<Pictures facts={each} title={undefined} />, language))).toEqual([])
  })

  test('shows the one best next step first', () => {
    const html = draw(<Pictures facts={facts} title={undefined} />, 'en')
    expect(html.indexOf('mi-next')).toBeGreaterThan(0)
    expect(html.indexOf('mi-next')).toBeLessThan(html.indexOf('mi-list'))
    expect(html).toContain('href="/tests/review"')
  })

  test('says in words and as a table what it draws; nothing is told by colour alone', () => {
    const html = draw(<Pictures facts={facts} title={undefined} />, 'en')
    for (const said of [
      'Chapters read: 3 of 16',
      'Calm: 3 of 4',
      'Figures right: 40 of 44',
      'Answers given: 31',
      'Quizzes in the room: 2',
      'In the last quiz right: 4 of 5',
    ])
      expect(html).toContain(said)
    expect(html.match(/<table/g)).toHaveLength(3)
    expect(html).toContain('<th scope="row">The count</th><td>5</td><td>2</td><td>3</td>')
    expect(
      html.match(/class="(ready-bar|mi-bar|mi-days)"(?! aria-hidden| style="[^"]*" aria-hidden)/g),
    ).toBeNull()
    expect(html).toMatch(/Ready: 5.*Fading: 2.*Not met: 3/s)
  })

  test('tells no figure of a quiz whose answers the room has not opened', () => {
    const closed: Progress = { ...facts, tests: { ...tests, quizzes: { ended: 1, last: undefined } } }
    const html = draw(<Pictures facts={closed} title={undefined} />, 'en')
    expect(html).toContain('Quizzes in the room: 1')
    expect(html).not.toContain('In the last quiz')
  })

  test('reckons for the day the member has set, and says so where none lies ahead', () => {
    const set = draw(<Pictures facts={facts} title={undefined} />, 'en', { pollingDay: '2026-10-04' })
    expect(set).toContain('4 October 2026.')
    const gone: Progress = { ...facts, tests: { ...tests, daysLeft: undefined } }
    expect(draw(<Pictures facts={gone} title={undefined} />, 'en', { pollingDay: '2026-10-04' })).toContain(
      en['readySoon'],
    )
  })

  test('draws no columns where nothing was answered', () => {
    const html = draw(<Days days={[{ day: '2026-10-04', answers: 0 }]} />, 'en')
    expect(html).toContain(en['daysNone'])
    expect(html).not.toContain('mi-days')
  })
})

const STEPS: readonly (readonly [NextStep, string | undefined, string | undefined])[] = [
  [{ kind: 'review' }, '/tests/review', undefined],
  [{ kind: 'rest' }, undefined, undefined],
  [{ kind: 'exam', id: 'officer', isOpen: false }, '/tests/exam/officer', 'Officer style'],
  [{ kind: 'exam', id: 'officer', isOpen: true }, '/tests/exam/officer?sit', 'Officer style'],
  [{ kind: 'topic', id: 'counting' }, '/tests/topic/counting', 'The count'],
  [{ kind: 'guide', id: 'opening' }, '/guide/opening', 'Opening'],
  [{ kind: 'scene', id: 'inked' }, '/scenarios/inked', 'An inked voter'],
  [{ kind: 'protocol', id: 'ge-summary' }, '/protocols/ge-summary', 'Summary protocol'],
  [{ kind: 'topic', id: 'withdrawn' }, '/tests/topic/withdrawn', undefined],
]

/** As much of an edition as tells titles. */
const library = {
  read: async (name: string): Promise<never> => {
    const found: Readonly<Record<string, unknown>> = {
      contents: [{ id: 'opening', title: 'Opening' }],
      scenes: [{ id: 'inked', title: 'An inked voter' }],
      protocols: { forms: [{ form: { id: 'ge-summary' }, words: { title: 'Summary protocol' } }], marks: [] },
    }
    return found[name] as never
  },
}

describe('the next step', () => {
  test.each(STEPS)('%o leads to where it is done, under its name', async (step, address, title) => {
    expect(addressOf(step)).toBe(address)
    expect(await titleOfStep(step, tests.shelf, library)).toBe(title)
  })

  test('says of an exam that was begun that it goes on, and of another that it begins', () => {
    const card = (isOpen: boolean): string =>
      draw(<NextCard step={{ kind: 'exam', id: 'officer', isOpen }} title="Officer style" />, 'en')
    expect(card(true)).toContain(en['goOn'])
    expect(card(true)).toContain(en['nextText_examOpen'])
    expect(card(false)).toContain(en['begin'])
    expect(card(false)).toContain(en['nextText_exam'])
  })

  test('of a day that was enough is to rest, without a button', () => {
    const html = draw(<NextCard step={{ kind: 'rest' }} title={undefined} />, 'en')
    expect(html).toContain(en['next_rest'])
    expect(html).not.toContain('<a ')
  })
})
