import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, readAnswer, writeAnswer } from '../../../src/core/question/answer.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { EVERY_KIND, fullAnswer, item } from './items.ts'

describe('an answer', () => {
  test.each(EVERY_KIND.map((asked) => [asked.kind, asked] as const))(
    'to a %s question is read as it was written, and fits an event',
    (_, asked) => {
      const text = fullAnswer(asked, makeItem(asked, 's').figures)
      const answer = readAnswer(asked, text)
      expect(answer).toBeDefined()
      const again = writeAnswer(answer as Answer)
      expect(readAnswer(asked, again)).toEqual(
        readAnswer(asked, writeAnswer(readAnswer(asked, again) as Answer)),
      )
      expect(again.length).toBeLessThan(500)
    },
  )

  test('in any order of ticks is one text', () => {
    const asked = item('several')
    fc.assert(
      fc.property(fc.shuffledSubarray([...asked.options]), (ids) => {
        const text = writeAnswer({ kind: 'several', ids })
        expect(text).toBe(writeAnswer({ kind: 'several', ids: [...ids].reverse() }))
        expect(readAnswer(asked, text)).toEqual({ kind: 'several', ids: [...ids].sort() })
      }),
      { seed: 7 },
    )
  })

  test('with no tick is an answer too', () => {
    expect(readAnswer(item('log'), '')).toEqual({ kind: 'log', ids: [] })
  })

  test('of pairs in any order is one text', () => {
    const pairs = [
      ['beta', 'four'],
      ['alpha', 'one'],
    ] as const
    expect(writeAnswer({ kind: 'match', pairs: new Map(pairs) })).toBe('alpha=one,beta=four')
    expect(writeAnswer({ kind: 'match', pairs: new Map([...pairs].reverse()) })).toBe('alpha=one,beta=four')
  })

  test.each<[Item, string]>([
    [item('choice'), 'omega'],
    [item('choice'), ''],
    [item('several'), 'alpha,omega'],
    [item('several'), 'alpha,alpha'],
    [item('spot'), 'log-book'],
    [item('truth'), 'perhaps:alpha'],
    [item('truth'), 'true:omega'],
    [item('order'), 'alpha>alpha'],
    [item('order'), 'alpha,beta'],
    [item('match'), 'alpha=five'],
    [item('match'), 'alpha=one,alpha=two'],
    [item('match'), 'alpha'],
    [item('number'), '-5'],
    [item('number'), '1 350'],
    [item('number'), ''],
    [item('log'), 'time,,who'],
  ])('that is none is not read: $0.kind “$1”', (asked, text) => {
    expect(readAnswer(asked, text)).toBeUndefined()
  })
})

test('even the longest ids leave an answer short enough for an event', () => {
  const ids = Array.from({ length: 7 }, (_, at) => `${at}`.repeat(28))
  const steps = readAnswer(item('order', { steps: ids }), ids.join('>'))
  expect(writeAnswer(steps as Answer).length).toBeLessThan(400)
  const pairs = ids.slice(0, 6).map((id) => ({ left: id, right: id }))
  const matched = readAnswer(
    item('match', { pairs, extra: [] }),
    ids
      .slice(0, 6)
      .map((id) => `${id}=${id}`)
      .join(','),
  )
  expect(writeAnswer(matched as Answer).length).toBeLessThan(400)
})
