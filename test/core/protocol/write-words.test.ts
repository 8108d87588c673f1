import { describe, expect, test } from 'vitest'
import { readWords, type Numerals } from '../../../src/core/protocol/read-words.ts'
import { writeWords } from '../../../src/core/protocol/write-words.ts'
import { NUMBERS } from './paper.ts'
import { SHELF, upTo } from './shelf.ts'

const AZ: Numerals = { language: 'az', add: NUMBERS, times: { yüz: 100, min: 1000, milyon: 1_000_000 } }
const SPOKEN = SHELF.forms.flatMap(({ id, numerals }) => (numerals ? [{ id, numerals }] : []))

describe('numbers in words', () => {
  test.each([
    [0, 'sıfır'],
    [7, 'yeddi'],
    [10, 'on'],
    [11, 'on bir'],
    [20, 'iyirmi'],
    [100, 'yüz'],
    [105, 'yüz beş'],
    [742, 'yeddi yüz qırx iki'],
    [1000, 'min'],
    [1350, 'min üç yüz əlli'],
    [2001, 'iki min bir'],
    [100_000, 'yüz min'],
    [1_000_000, 'milyon'],
  ])('[P47] %i is %s', (number, words) => {
    expect(writeWords(number, AZ)).toBe(words)
  })

  test('[P47] what is written is read again as the same number', () => {
    for (const number of [...upTo(12_000), 99_999, 123_456, 999_999, 1_000_001, 21_000_300])
      if (readWords(writeWords(number, AZ), AZ) !== number) expect.unreachable(`${number}`)
  })

  test.each(SPOKEN)('[P47] the words of $id reach as far as a precinct does', ({ numerals }) => {
    for (const number of upTo(2600))
      if (readWords(writeWords(number, numerals), numerals) !== number) expect.unreachable(`${number}`)
  })

  test('[P47] a language that lacks a word writes none, rather than a wrong one', () => {
    const poor: Numerals = { language: 'zz', add: { one: 1, two: 2, ten: 10 }, times: { hundred: 100 } }
    expect(writeWords(12, poor)).toBe('ten two')
    expect(writeWords(13, poor)).toBe('')
    expect(writeWords(0, poor)).toBe('')
    expect(writeWords(3, poor)).toBe('')
    expect(writeWords(1000, poor)).toBe('')
    expect(writeWords(212, poor)).toBe('two hundred ten two')
  })
})
