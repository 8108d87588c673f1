import '../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import { markAnswer } from '../../../src/core/question/mark.ts'
import { topicLine } from '../../../src/core/question/question-line.ts'
import type { Item } from '../../../src/core/question/question.ts'
import type { Readiness } from '../../../src/core/review/readiness.ts'
import type { QuestionShelf } from '../../../src/flow/questions.ts'
import { Hub } from '../../../src/ui/tests/hub/hub.tsx'
import { TopicLines } from '../../../src/ui/tests/hub/topic-lines.tsx'
import { Question } from '../../../src/ui/tests/practice/question.tsx'
import { RoundsView } from '../../../src/ui/tests/practice/rounds.tsx'
import type { Round, Rounds } from '../../../src/ui/tests/practice/use-rounds.ts'
import { ReviewEnd } from '../../../src/ui/tests/review/review-end.tsx'
import { item, topicOf, topicWords, wordsFor } from '../../core/question/items.ts'
import { draw, wordsOfRoom } from '../scenario/speech.ts'
import { gapsIn } from './bank.ts'

const nothing = (): void => undefined
const en = wordsOfRoom('en', 'tests')

const topic = topicOf([item('choice'), item('order')])
const shelf: QuestionShelf = {
  language: 'en',
  from: { version: 3, issued: '2026-01-01T00:00:00Z', onThisPhone: true },
  bank: '1a2b3c4d',
  polling: '2026-10-04',
  topics: [topicLine({ reads: 1, topic: { ...topic }, words: { ...topicWords(topic) } })],
  exams: [
    {
      id: 'officer',
      number: 1,
      order: 10,
      title: 'Officer',
      about: '',
      roles: [],
      minutes: 60,
      questions: 24,
      pass: 80,
      reads: 1,
    },
  ],
  unreadable: 2,
}

function roundOf(of: Item, answer?: string): Round {
  const opened = { item: of, words: wordsFor(of), topic: 'counting' }
  return {
    turn: { topic: 'counting', item: of.id, seed: 's', opened },
    made: makeItem(of, 's'),
    given: answer === undefined ? undefined : { answer, mark: markAnswer(of, answer, 's') },
  }
}

const question = (round: Round) => <Question round={round} isFirst onAnswer={nothing} onNext={nothing} />

describe('the entrance', () => {
  test.each(LANGUAGES)('has all its words in %s and leads everywhere', (language) => {
    const html = draw(<Hub shelf={shelf} />, language)
    expect(gapsIn(html)).toEqual([])
    for (const place of ['review', 'exam/officer', 'topic/counting', 'weak', 'role/chair', 'role/counter'])
      expect(html).toContain(`href="/tests/${place}"`)
  })

  test('says for which day the edition is made, and takes another', () => {
    expect(draw(<Hub shelf={shelf} />, 'en')).toMatch(
      /<input class="ts-field" type="date" aria-labelledby="polling-title" aria-describedby="polling-text" value/,
    )
    expect(draw(<Hub shelf={shelf} />, 'en', { pollingDay: '2026-11-22' })).toContain('value="2026-11-22"')
  })

  test('says what needs a newer app, and nothing where nothing does', () => {
    expect(draw(<Hub shelf={shelf} />, 'en')).toContain('2 questions or exams need a newer app')
    expect(draw(<Hub shelf={{ ...shelf, unreadable: 0 }} />, 'en')).not.toContain('newer app')
  })

  test('puts one’s own role first', () => {
    const html = draw(<Hub shelf={shelf} />, 'en', { role: 'counter' })
    expect(html.indexOf('/tests/role/counter')).toBeLessThan(html.indexOf('/tests/role/chair'))
  })

  test('shows how ready one is in a topic in words as well as in a bar', () => {
    const standing = { ready: 3, fading: 1, unseen: 4, of: 8, expected: 0.4 }
    const readiness: Readiness = { ...standing, topics: [{ topic: 'counting', ...standing }] }
    const html = draw(<TopicLines topics={shelf.topics} readiness={readiness} />, 'en')
    expect(html).toContain('aria-hidden="true"')
    expect(html).toMatch(/Ready: 3.*Fading: 1.*Not met: 4/)
  })
})

describe('a question on the screen', () => {
  test('is a heading that can take the focus, and has no way on before it is answered', () => {
    const html = draw(question(roundOf(item('choice'))), 'en')
    expect(html).toMatch(/<h2 id="question" tabindex="-1">Asking about pick/)
    expect(html).toContain(`<button type="submit" class="button primary">${en['check']}</button>`)
    expect(html).toContain(en['showMe'])
    expect(html).not.toContain(en['next'])
  })

  test('that was answered takes no other answer, and has the way on', () => {
    const html = draw(question(roundOf(item('choice'), 'beta')), 'en')
    expect(html).not.toContain('<input')
    expect(html).toContain(en['verdictWhole'])
    expect(html).toContain(en['next'])
  })

  test('to which somebody knew no answer is explained all the same', () => {
    const html = draw(question(roundOf(item('choice'), '')), 'en')
    expect(html).toContain(en['verdictNone'])
    expect(html).toContain('because of beta')
  })
})

describe('questions one after the other', () => {
  const rounds = (change: Partial<Rounds<unknown>>): Rounds<unknown> => ({
    going: undefined,
    round: undefined,
    kept: undefined,
    answer: nothing,
    goOn: nothing,
    keepAgain: nothing,
    ...change,
  })
  const drawn = (change: Partial<Rounds<unknown>>): string =>
    draw(<RoundsView rounds={rounds(change)}>the end</RoundsView>, 'en')

  test('say that the phone has an answer only once it has it, and aloud when it refuses', () => {
    const practice = wordsOfRoom('en', 'practice')
    expect(drawn({})).not.toContain(practice['saved'])
    expect(drawn({ kept: 'saving' })).toContain(practice['saving'])
    expect(drawn({ kept: 'saved' })).toContain(practice['saved'])
    expect(drawn({ kept: 'not-saved' })).toMatch(/role="alert".*not saved.*Save again/)
  })

  test('come to their end where there is one', () => {
    expect(drawn({})).not.toContain('the end')
    expect(drawn({ round: 'over' })).toContain('the end')
  })
})

test('the end of the day says that it is enough, and nothing of what waits', () => {
  const html = draw(<ReviewEnd shelf={shelf} onMore={nothing} />, 'en')
  expect(html).toContain(en['enoughTitle'])
  expect(html).toContain(en['fewMore'])
  expect(html).not.toMatch(/\d+ (questions|left|due)/)
})
