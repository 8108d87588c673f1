import { describe, expect, test } from 'vitest'
import {
  canReadItem,
  QUESTION_LANGUAGE,
  type RawTopic,
  topicLine,
} from '../../../src/core/question/question-line.ts'
import { RAW_TOPICS, TOPICS } from '../exam/real-bank.ts'
import { EVERY_KIND, topicOf, topicWords } from './items.ts'

const topic = topicOf(EVERY_KIND)
const raw: RawTopic = { reads: QUESTION_LANGUAGE, topic: { ...topic }, words: { ...topicWords(topic) } }

describe('the line of a topic', () => {
  test('says what lists need', () => {
    const { items, ...line } = topicLine(raw)
    expect(line).toEqual({
      id: 'counting',
      order: 10,
      title: 'title',
      about: 'about',
      guide: 'opening',
      reads: 1,
    })
    expect(items).toEqual(
      EVERY_KIND.map(({ id, kind, roles, difficulty }) => ({ id, kind, roles, difficulty })),
    )
    expect(items.every(canReadItem)).toBe(true)
  })

  test('says of the real topics what their schema says', () => {
    expect(RAW_TOPICS.map((each) => topicLine(each).items)).toEqual(
      TOPICS.map(({ items }) =>
        items.map(({ id, kind, roles, difficulty }) => ({ id, kind, roles, difficulty })),
      ),
    )
  })

  test('keeps a question of a newer kind, which cannot be read', () => {
    const line = topicLine({
      ...raw,
      topic: { ...topic, items: [{ id: 'new', kind: 'essay', difficulty: 9 }] },
    })
    expect(line.items).toEqual([{ id: 'new', kind: 'essay', roles: [], difficulty: 2 }])
    expect(line.items.every(canReadItem)).toBe(false)
  })

  test('is made of anything', () => {
    const odd = { id: 7, order: 'x', items: [null, 3, { roles: 'chair' }] }
    expect(topicLine({ reads: 1, topic: odd, words: {} })).toMatchObject({ id: '', order: 0, title: '' })
    expect(topicLine({ reads: 1, topic: odd, words: {} }).items).toHaveLength(1)
    expect(topicLine({ reads: 1, topic: {}, words: {} }).items).toEqual([])
  })
})
