import { describe, expect, test } from 'vitest'
import { readWords } from '../src/build/words.ts'
import { LANGUAGES, type Language } from '../src/core/language.ts'
import { PACK_PROBLEMS } from '../src/core/pack/problem.ts'

/** A letter by which each language is known. */
const LETTER: Readonly<Record<Language, RegExp>> = {
  ka: /[ა-ჰ]/,
  hy: /[ա-ֆ]/,
  az: /[əğışçöü]/,
  en: /[a-z]/,
}

describe.each(LANGUAGES)('the words in [%s]', (language) => {
  const words = readWords('locales', language)
  const keys = Object.entries(words).flatMap(([room, texts]) =>
    Object.keys(texts).map((key) => `${room}:${key}`),
  )

  test.each(PACK_PROBLEMS)('have a sentence of their own for trouble with a pack: %s', (code) => {
    const sentence = words['problems']?.[code] ?? ''
    expect(sentence).toMatch(LETTER[language])
    expect(sentence).toMatch(/[.։]$/)
    const same = Object.values(words['problems'] ?? {}).filter((other) => other === sentence)
    expect(same).toHaveLength(1)
  })

  test('have exactly the plural forms that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const suffix = /_(zero|one|two|few|many|other)$/
    const plural = new Set(keys.filter((key) => suffix.test(key)).map((key) => key.replace(suffix, '')))
    expect(plural.size).toBeGreaterThan(4)
    for (const key of plural) {
      const present = keys.filter((each) => each.replace(suffix, '') === key && suffix.test(each))
      expect(present.map((each) => each.slice(key.length + 1)).toSorted(), key).toEqual(forms)
    }
  })

  test('count with {{count}} in every plural form', () => {
    const counting = keys.filter((key) => key.endsWith('_other'))
    const lost = counting.filter((key) => {
      const [room = '', name = ''] = key.split(':')
      return !words[room]?.[name]?.includes('{{count}}')
    })
    expect(lost).toEqual([])
  })

  test('are shown as they are: no markup, no capitals where Georgian has none', () => {
    const texts = Object.values(words).flatMap((room) => Object.values(room))
    expect(texts.filter((text) => /<[a-z/]|&[a-z]+;/i.test(text))).toEqual([])
    expect(texts.filter((text) => /[Ა-Ჿ]/.test(text))).toEqual([])
  })
})
