import { describe, expect, test } from 'vitest'
import { openItems } from '../../../src/core/question/open-item.ts'
import { QUESTION_LANGUAGE, type RawTopic } from '../../../src/core/question/question-line.ts'
import { RAW_TOPICS, TOPICS } from '../exam/real-bank.ts'
import { EVERY_KIND, item, topicOf, topicWords, wordsFor } from './items.ts'

const topic = topicOf(EVERY_KIND)
const words = topicWords(topic)

function rawOf(items: readonly unknown[], said: Record<string, unknown> = words.items): RawTopic {
  return { reads: QUESTION_LANGUAGE, topic: { ...topic, items }, words: { ...words, items: said } }
}

function idsIn(raw: RawTopic, ids?: readonly string[]): string[] {
  return openItems(raw, ids).map((opened) => opened.item.id)
}

describe('the questions of a topic', () => {
  test('are opened with their words, all in the authors’ order', () => {
    expect(openItems(rawOf(EVERY_KIND))).toEqual(
      EVERY_KIND.map((each) => ({ item: each, words: wordsFor(each), topic: 'counting' })),
    )
  })

  test('are opened as asked: only those, in the order asked, each once', () => {
    expect(idsIn(rawOf(EVERY_KIND), ['hold', 'pick', 'nothing', 'hold'])).toEqual(['hold', 'pick'])
    expect(idsIn(rawOf(EVERY_KIND), [])).toEqual([])
  })

  test('of the content wing open, every one', () => {
    for (const [at, raw] of RAW_TOPICS.entries())
      expect(idsIn(raw)).toEqual(TOPICS[at]?.items.map(({ id }) => id))
  })

  test.each<[string, unknown]>([
    ['of a kind that is not known', { ...item('choice'), kind: 'essay' }],
    ['with a field that is not known', { ...item('choice'), weight: 2 }],
    ['with a drawing that is not known', { ...item('spot'), id: 'pick', drawing: 'roof' }],
    ['that is none', 'pick'],
    ['without an id', { kind: 'choice' }],
  ])('are left out one by one: %s', (_, odd) => {
    expect(idsIn(rawOf([odd, item('truth')]))).toEqual(['hold'])
  })

  test.each(EVERY_KIND)('are left out when a word is missing: $kind', (asked) => {
    expect(idsIn(rawOf([asked]))).toEqual([asked.id])
    const said = wordsFor(asked)
    const lists = Object.entries(said).flatMap(([place, list]) =>
      typeof list === 'object' && place !== 'pairs' ? [[place, list] as const] : [],
    )
    for (const [place, list] of lists)
      for (const id of Object.keys(list)) {
        const { [id]: _, ...others } = list as Record<string, unknown>
        expect(idsIn(rawOf([asked], { [asked.id]: { ...said, [place]: others } })), `${place}.${id}`).toEqual(
          [],
        )
      }
    for (const side of ['lefts', 'rights'] as const)
      for (const id of Object.keys(said.pairs?.[side] ?? {})) {
        const { [id]: _, ...others } = said.pairs?.[side] ?? {}
        const pairs = { ...said.pairs, [side]: others }
        expect(idsIn(rawOf([asked], { [asked.id]: { ...said, pairs } })), `${side}.${id}`).toEqual([])
      }
    expect(idsIn(rawOf([asked], {}))).toEqual([])
  })

  test('of a topic that is none are none', () => {
    expect(idsIn({ reads: 1, topic: {}, words: {} })).toEqual([])
    expect(idsIn({ reads: 1, topic: { items: EVERY_KIND }, words: {} })).toEqual([])
    expect(idsIn({ reads: 1, topic: { items: 'x' }, words })).toEqual([])
  })
})
