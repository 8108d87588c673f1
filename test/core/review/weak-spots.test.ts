import { describe, expect, test } from 'vitest'
import { weakSpots } from '../../../src/core/review/weak-spots.ts'
import { answer, bankOf } from './bank.ts'

const lines = bankOf(2, 3)

describe('weak spots', () => {
  test('are questions whose last answer was not wholly right', () => {
    const answers = [
      answer('a1', 0, 1, 0),
      answer('a2', 1, 1, 0),
      answer('a1', 1, 1, 1),
      answer('a2', 0, 1, 1),
    ]
    expect(weakSpots(answers, lines, 10)).toEqual(['a2'])
  })

  test('the weakest come first, of equals the newest by the order of writing, whatever the clock said', () => {
    const answers = [
      answer('a1', 0, 4, 9),
      answer('a2', 3, 4, 2),
      answer('a3', 0, 1, 1),
      answer('b1', 1, 4, 0),
      answer('b2', 2, 4, -400),
    ]
    expect(weakSpots(answers, lines, 10)).toEqual(['a3', 'a1', 'b1', 'b2', 'a2'])
    expect(weakSpots(answers, lines, 2)).toEqual(['a3', 'a1'])
    expect(weakSpots(answers, lines, 0)).toEqual([])
  })

  test('withdrawn questions are none', () => {
    expect(weakSpots([answer('gone', 0, 1, 0)], lines, 10)).toEqual([])
  })
})
