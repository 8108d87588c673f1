import { expect, test } from 'vitest'
import { guessLanguage, isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../src/core/language.ts'

test.each([
  [['az-AZ', 'ka'], 'az'],
  [['AZ-latn-az'], 'az'],
  [['ru-RU', 'hy', 'en'], 'hy'],
  [['fr', 'ru', 'en-US'], 'en'],
  [['ru', 'tr'], 'ka'],
  [['enm', 'kab'], 'ka'],
  [[''], 'ka'],
  [[], 'ka'],
])('a phone that prefers %j is spoken to in %s', (preferred, language) => {
  expect(guessLanguage(preferred)).toBe(language)
})

test('only the four languages are languages', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true)
  for (const other of ['ru', 'KA', 'ka-GE', '', undefined, null, 7, ['ka']])
    expect(isLanguage(other)).toBe(false)
})

test('each language has its own name for itself', () => {
  expect(new Set(Object.values(LANGUAGE_NAMES)).size).toBe(LANGUAGES.length)
})
