import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allLocaleData, localeData } from '../../../src/build/locale-data.ts'
import {
  compareText,
  formatBytes,
  formatDate,
  formatList,
  formatNumber,
} from '../../../src/core/format/format.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { realPacks } from '../../build/real-content.ts'

/* Node carries the full locale data that browsers lack: it is the reference. */

const LOCALES = { ka: 'ka-GE', hy: 'hy-AM', az: 'az-AZ', en: 'en-GB' } as const

describe.each(LANGUAGES)('[%s]', (language) => {
  const locale = LOCALES[language]
  const data = localeData(language)

  test('dates are Node’s, on the day that the phone’s own clock shows', () => {
    const time = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 })
    const long = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(time, offset, (now, minutes) => {
        expect(formatDate(now, minutes, data)).toBe(long.format(now + minutes * 60_000))
      }),
      { seed: 18, numRuns: 400 },
    )
  })

  test('numbers are Node’s, grouped from five digits on', () => {
    const number = fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 2 ** 31 })),
      fc.integer({ min: 0, max: 3 }),
    )
    fc.assert(
      fc.property(number, ([digits, decimals]) => {
        const value = digits / 10 ** decimals
        const reference = new Intl.NumberFormat(locale, {
          useGrouping: 'min2',
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        })
        expect(formatNumber(value, decimals, data)).toBe(reference.format(value))
      }),
      { seed: 19, numRuns: 400 },
    )
  })

  test('numbers below zero have a minus that is no hyphen', () => {
    expect(formatNumber(-12, 0, data)).toBe('−12')
  })

  test('lists are Node’s', () => {
    const list = new Intl.ListFormat(locale, { type: 'conjunction' })
    for (const members of [[], ['ა'], ['ა', 'բ'], ['ა', 'բ', 'c'], ['ა', 'բ', 'c', 'ç', 'd']])
      expect(formatList(members, data)).toBe(list.format(members))
  })

  test('the order of words is Node’s, letter by letter', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...data.alphabet, ' '), maxLength: 8 })
      .map((text) => text.trim())
    const collator = new Intl.Collator(locale)
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(Math.sign(compareText(a, b, data))).toBe(Math.sign(collator.compare(a, b)))
      }),
      { seed: 20, numRuns: 2000 },
    )
  })

  test('the glossary stands in Node’s order', () => {
    const words = realPacks(language)[2].terms.map((term) => term[language])
    const collator = new Intl.Collator(locale)
    expect([...words].sort((a, b) => compareText(a, b, data))).toEqual([...words].sort(collator.compare))
  })

  test('the table that goes out with the app is the one made here', () => {
    const made: unknown = JSON.parse(readFileSync(`generated/formats-${language}.json`, 'utf8'))
    expect(made).toEqual(allLocaleData()[language])
  })
})

test('Azerbaijani dotless and dotted i are two letters in small and in capitals', () => {
  const data = localeData('az')
  expect(['İl', 'ıl', 'il', 'Il', 'jul', 'hə'].sort((a, b) => compareText(a, b, data))).toEqual([
    'hə',
    'ıl',
    'Il',
    'İl',
    'il',
    'jul',
  ])
})

test('letters of another alphabet come after one’s own', () => {
  expect(compareText('ჰ', 'a', localeData('ka'))).toBeLessThan(0)
  expect(compareText('z', 'ა', localeData('en'))).toBeLessThan(0)
})

test.each([
  [0, '1 kB'],
  [999, '1 kB'],
  [1500, '2 kB'],
  [999_499, '999 kB'],
  [999_500, '1,0 MB'],
  [12_345_678, '12,3 MB'],
])('%d bytes are said as %s', (bytes, said) => {
  expect(formatBytes(bytes, localeData('ka'))).toBe(said)
})
