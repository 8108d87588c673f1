import { describe, expect, test } from 'vitest'
import { makeItem } from '../../../src/core/question/make.ts'
import { isWhole, placesOf } from '../../../src/ui/tests/exam/standing.ts'
import { EVERY_KIND, fullAnswer, item } from '../../core/question/items.ts'
import { paperOf, sittingWith } from './paper-of.ts'

describe('a question of the map', () => {
  test.each(EVERY_KIND.map((each) => [each.kind, each] as const))(
    '%s is open until it has an answer',
    (_, asked) => {
      expect(isWhole(asked, undefined)).toBe(false)
      expect(isWhole(asked, 'no answer at all')).toBe(false)
      expect(isWhole(asked, fullAnswer(asked, makeItem(asked, '7').figures))).toBe(true)
    },
  )

  test('is answered by a wrong answer just as by a right one', () => {
    expect(isWhole(item('choice'), 'alpha')).toBe(true)
    expect(isWhole(item('several'), 'alpha')).toBe(true)
    expect(isWhole(item('truth'), 'false:alpha')).toBe(true)
  })

  test('is still open while a part is: the reason, a left without its right, nothing ticked', () => {
    expect(isWhole(item('truth'), 'true:')).toBe(false)
    expect(isWhole(item('match'), 'alpha=one,beta=two')).toBe(false)
    expect(isWhole(item('several'), '')).toBe(false)
  })
})

test('the map knows of each question whether it is open and whether it is marked', () => {
  const { paper, items } = paperOf()
  const places = placesOf(
    paper,
    items,
    sittingWith({ act: 'chose', object: 'pick=alpha' }, { act: 'pointed', object: 'tick' }),
  )
  expect(places.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(places.filter(({ isOpen }) => !isOpen).map((place) => place.item)).toEqual(['pick'])
  expect(places.filter(({ isFlagged }) => isFlagged).map((place) => place.item)).toEqual(['tick'])
})
