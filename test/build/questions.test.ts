import { beforeEach, describe, expect, test } from 'vitest'
import { Problems } from '../../src/build/read.ts'
import { contentReport } from '../../src/build/report.ts'
import { readSources } from '../../src/build/sources.ts'
import { readAnswer } from '../../src/core/question/answer.ts'
import { spokenProblems } from '../../src/core/question/bank-problems.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { markAnswer } from '../../src/core/question/mark.ts'
import type { Topic } from '../../src/core/question/question.ts'
import { EVERY_KIND, fullAnswer, item, topicOf } from '../core/question/items.ts'
import { layTopic } from './lay-bank.ts'
import { TestWing } from './wing.ts'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
})

/** Lays a topic into the wing. */
function add(topic: Topic, folder = topic.id): void {
  layTopic(wing, topic, folder)
}

/** What `npm run content` finds, a line for each problem. */
function told(): string[] {
  return wing
    .make()
    .problems.list.map(({ file, place, value, remedy }) => [file, place, value, remedy].join(' | '))
}

test('a bank in good order has no problem, and its counts are printed', () => {
  add(topicOf(EVERY_KIND))
  add(topicOf([item('choice', { id: 'other', roles: ['chair'] })], { id: 'closing', order: 20 }))
  const report = wing.make()
  expect(report.problems.list).toEqual([])
  const lines = contentReport(report)
  expect(lines).toContain('Questions: 9 in 2 topics')
  expect(lines).toContain('topic       counting 8 · closing 1')
  expect(lines).toContain('kind        choice 2 · several 1 · truth 1')
  expect(lines).toContain('role        everybody 8 · chair 1 · secretary 0')
  expect(lines).toContain('difficulty  1 0 · 2 9 · 3 0')
  expect(lines).toContain('review      draft 9 · reviewed 0')
})

test('the order of topics is the order of the day', () => {
  add(topicOf([item('choice')]))
  add(topicOf([item('choice', { id: 'other' })], { id: 'a-later', order: 20 }))
  expect(wing.make().questions.map(({ facts }) => facts.id)).toEqual(['counting', 'a-later'])
})

test('a wing without questions prints no counts', () => {
  expect(contentReport(wing.make())).not.toContain('Questions')
})

describe('a topic is refused with file, place, value and remedy', () => {
  const ITEMS = 'questions/counting/items.yml'

  test.each<[string, () => void, string]>([
    [
      'when its folder is called otherwise',
      () => add(topicOf([item('choice')]), 'count'),
      'questions/count/items.yml | id | counting | call the folder and the topic the same',
    ],
    [
      'when its order is another’s',
      () => {
        add(topicOf([item('choice')]))
        add(topicOf([item('truth')], { id: 'closing' }))
      },
      `${ITEMS} | order | 10 | choose another: it is the order of closing`,
    ],
    [
      'when a place of the guide does not exist',
      () => add(topicOf([item('choice', { guide: 'opening#sael' })])),
      `${ITEMS} | pick.guide | opening#sael | name a chapter, or chapter#section, that exists`,
    ],
    [
      'when its own chapter does not exist',
      () => add(topicOf([item('choice')], { guide: 'openning' })),
      `${ITEMS} | guide | openning | name a chapter`,
    ],
    [
      'when an act is unknown',
      () => add(topicOf([item('choice', { law: [{ act: 'codex', certainty: 'sure' }] })])),
      `${ITEMS} | pick.law | codex | name an act that stands in law/acts.yml`,
    ],
    [
      'when a source is unknown',
      () => add(topicOf([item('choice', { law: [{ act: 'code', certainty: 'sure', sources: ['S2'] }] })])),
      `${ITEMS} | pick.law | S2 | name a source that stands in law/acts.yml`,
    ],
    [
      'when a role is unknown',
      () => {
        add(topicOf([item('choice', { roles: ['chair'] })]))
        wing.change(ITEMS, '"chair"', '"chairman"')
      },
      'chairman | write one of: chair, secretary',
    ],
    [
      'when a kind is unknown',
      () => {
        add(topicOf([item('choice')]))
        wing.change(ITEMS, '"choice"', '"guess"')
      },
      `${ITEMS} | line`,
    ],
    [
      'when the right answer is none',
      () => add(topicOf([item('choice', { right: 'omega' })])),
      `${ITEMS} | pick.right | omega | name one of: alpha, beta, gamma, delta`,
    ],
    [
      'when a voice is missing',
      () => {
        add(topicOf([item('choice')]))
        wing.remove('questions/counting/hy.yml')
      },
      'questions/counting/hy.yml | whole file | missing | write the hy voice of questions/counting',
    ],
    [
      'when a voice says too much in one place',
      () => {
        add(topicOf([item('choice')]))
        wing.change('questions/counting/az.yml', 'says beta', 'x'.repeat(161))
      },
      'questions/counting/az.yml | line',
    ],
    [
      'when a voice lacks an option',
      () => {
        add(topicOf([item('choice')]))
        wing.change('questions/counting/en.yml', '"beta":', '"bota":')
      },
      'questions/counting/en.yml | items.pick.options.beta | missing | write it',
    ],
    [
      'when a voice was made from an earlier text',
      () => {
        add(topicOf([item('choice')]))
        wing.change('questions/counting/ka.yml', 'Take along', 'Do take along')
      },
      'questions/counting/hy.yml | of | made from an earlier Georgian text | bring it up to date, then run npm run content -- stamp content/questions/counting/hy.yml',
    ],
  ])('%s', (_, spoil, line) => {
    spoil()
    expect(told().join('\n')).toContain(line)
  })
})

describe('the real bank', () => {
  const problems = new Problems()
  const { questions } = readSources({ root: 'content' }, 'ka', problems)
  const model = questions.filter(({ facts }) => facts.id === 'counting')

  test('has a model topic with every kind of question, in good order', () => {
    expect(model.flatMap(spokenProblems)).toEqual([])
    expect(new Set(model.flatMap(({ facts }) => facts.items.map(({ kind }) => kind))).size).toBe(8)
  })

  test('can be answered in full, whatever the seed', () => {
    for (const { facts } of questions)
      for (const asked of facts.items)
        for (const seed of ['', 'a', '7', 'paper/3']) {
          const text = fullAnswer(asked, makeItem(asked, seed).figures)
          expect(readAnswer(asked, text), asked.id).toBeDefined()
          expect(markAnswer(asked, text, seed).whole, asked.id).toBe(true)
        }
  })
})
