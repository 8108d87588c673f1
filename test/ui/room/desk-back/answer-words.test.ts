import { describe, expect, test } from 'vitest'
import { makeItem } from '../../../../src/core/question/make.ts'
import { markAnswer } from '../../../../src/core/question/mark.ts'
import { answerWords, rightAnswer } from '../../../../src/ui/room/desk/after/answer-words.ts'
import { EVERY_KIND, item, wordsFor } from '../../../core/question/items.ts'
import { wordsIn } from './speech.ts'

const t = wordsIn('en')
const SEEDS = ['room/1/a', 'room/2/b', 'room/4095/c']

describe.each(EVERY_KIND.map((asked) => [asked.kind, asked] as const))(
  'the key of a question: %s',
  (_, asked) => {
    test.each(SEEDS)('is wholly right, and there are words for it: %s', (seed) => {
      const right = rightAnswer(asked, seed)
      expect(markAnswer(asked, right, seed).whole).toBe(true)
      expect(answerWords({ item: asked, words: wordsFor(asked), topic: '' }, right, seed, t)).toMatch(/\w/)
    })
  },
)

test('an option bears the letter at which it is shown', () => {
  const asked = item('choice')
  const opened = { item: asked, words: wordsFor(asked), topic: '' }
  for (const seed of SEEDS) {
    const { shown } = makeItem(asked, seed)
    expect(shown.map((id) => answerWords(opened, id, seed, t))).toEqual(
      shown.map((id, at) => `${'ABCD'[at]}: says ${id}`),
    )
  }
})

test('what is no answer has no words', () => {
  const asked = item('choice')
  expect(answerWords({ item: asked, words: wordsFor(asked), topic: '' }, 'nonsense', 'x', t)).toBeUndefined()
})
