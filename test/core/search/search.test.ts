import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { search, type SearchEntry } from '../../../src/core/search/search.ts'
import { documentsOf } from '../../../src/flow/documents.ts'
import { realPacks } from '../../build/real-content.ts'
import { entryOf } from './entries.ts'

const EVERYTHING = 10_000
const entries = Object.fromEntries(
  LANGUAGES.map((language) => [language, documentsOf(realPacks(language), language).search]),
) as Record<Language, readonly SearchEntry[]>

const ask = (language: Language, query: string) => search(entries[language], query, language, EVERYTHING)
const addresses = (language: Language, query: string): string[] =>
  ask(language, query)
    .hits.map(({ entry }) => entry.href)
    .sort()

describe('searching the real guide', () => {
  test('is done over all of it', () => {
    for (const language of LANGUAGES) expect(entries[language].length).toBeGreaterThan(300)
  })

  test('[ka] an inflected form finds every place that says the word in any form, and only those', () => {
    const asked = addresses('ka', 'ბიულეტენების')
    // A step stands under its section's title; the title is the section's own entry.
    const holding = entries.ka.filter(({ kind, heading, text }) =>
      /(^|[^ა-ჰ])ბიულეტენ/.test(kind === 'step' ? text : `${heading} ${text}`),
    )
    expect(holding.length).toBeGreaterThan(50)
    expect(holding.map(({ href }) => href).filter((href) => !asked.includes(href))).toEqual([])
    for (const { entry } of ask('ka', 'ბიულეტენების').hits) expect(entry.fold).toContain(' biuletn')
  })

  test('[ka] Latin letters find what Georgian letters find', () => {
    expect(addresses('ka', 'biuleteni')).toEqual(addresses('ka', 'ბიულეტენი'))
    expect(addresses('ka', 'q’uti')).toEqual(addresses('ka', 'ყუთის'))
    expect(addresses('ka', 'amomrcheveli')).toEqual(addresses('ka', 'ამომრჩევლებისთვის'))
  })

  test.each([
    ['ka', 'ბიულეპენი', 'ბიულეტენი'],
    ['ka', 'ხემლოწერა', 'ხელმოწერა'],
    ['ka', 'biulteni', 'ბიულეტენი'],
    ['hy', 'քվեաթերմիկ', 'քվեաթերթիկ'],
    ['hy', 'արձանգրություն', 'արձանագրություն'],
    ['az', 'bülpeten', 'bülleten'],
    ['az', 'protoklo', 'protokol'],
    ['en', 'signatrue', 'signature'],
    ['en', 'protcol', 'protocol'],
  ] as const)('[%s] a slip is forgiven and said to be a guess: %s', (language, slip, right) => {
    const answer = ask(language, slip)
    expect(answer.guessed).toBe(true)
    const found = addresses(language, slip)
    const wanted = addresses(language, right)
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.filter((href) => !found.includes(href))).toEqual([])
  })

  test('a Georgian word typed in the Azerbaijani interface is found in the glossary', () => {
    expect(addresses('az', 'ამომრჩევლის')).toContain('/glossary#voter')
    expect(addresses('az', 'seçicinin')).toContain('/glossary#voter')
  })

  for (const readers of LANGUAGES)
    test.each(LANGUAGES)(`[${readers}] every word of the glossary is found by its name in %s`, (language) => {
      const [, , { terms }] = realPacks(readers)
      const lost = terms.filter(
        (term) => !addresses(readers, term[language]).includes(`/glossary#${term.id}`),
      )
      expect(lost.map((term) => term[language])).toEqual([])
      expect(terms.length).toBeGreaterThan(70)
    })

  test.each(LANGUAGES)('[%s] an Azerbaijani word is found when typed without its marks', (readers) => {
    const plain = (word: string): string =>
      [...word.toLocaleLowerCase('az')]
        .map((letter) => 'eiuogsc'['əıüöğşç'.indexOf(letter)] ?? letter)
        .join('')
    const [, , { terms }] = realPacks(readers)
    const lost = terms.filter((term) => !addresses(readers, plain(term.az)).includes(`/glossary#${term.id}`))
    expect(plain('MƏNTƏQƏ üzvü, Işıq')).toBe('menteqe uzvu, isiq')
    expect(lost.map((term) => plain(term.az))).toEqual([])
  })

  test('every card and every step is found by its own first words', () => {
    for (const language of LANGUAGES) {
      const lost = entries[language].filter(({ kind, href, heading, text }) => {
        const words = kind === 'step' ? text : heading
        return !addresses(language, words.split(' ').slice(0, 6).join(' ')).includes(href)
      })
      expect(lost.map(({ href }) => href)).toEqual([])
    }
  })

  test('what nobody wrote is not found', () => {
    expect(ask('ka', 'კოსმოდრომი ჯირაფი')).toMatchObject({ hits: [], guessed: false })
    expect(ask('en', 'xylophone')).toMatchObject({ hits: [] })
  })
})

describe('ranking', () => {
  const text = 'Check the seal of the box.'
  const step = entryOf(text, 'en', { kind: 'step', href: 'step' })
  const section = entryOf(text, 'en', { kind: 'section', href: 'section' })
  const term = entryOf(text, 'en', { kind: 'term', href: 'term' })
  const card = entryOf(text, 'en', { kind: 'card', href: 'card' })
  const order = (list: readonly SearchEntry[], query: string): string[] =>
    search(list, query, 'en', EVERYTHING).hits.map(({ entry }) => entry.href)

  test('at equal match a card comes first, then a word, a step, a section', () => {
    expect(order([section, step, term, card], 'seal')).toEqual(['card', 'term', 'step', 'section'])
  })

  test('a hit in the heading outweighs one in the text', () => {
    const headed = entryOf('', 'en', { href: 'headed', heading: 'The seal' })
    expect(order([step, headed], 'seal')).toEqual(['headed', 'step'])
  })

  test('a whole word outweighs the beginning of a longer one', () => {
    const longer = entryOf('boxwood', 'en', { href: 'longer' })
    expect(order([longer, step], 'box')).toEqual(['step', 'longer'])
  })

  test('every word of the query must be there', () => {
    expect(order([step], 'seal box')).toEqual(['step'])
    expect(order([step], 'seal envelope')).toEqual([])
  })

  test('no more hits are given than are wanted, and those are the best', () => {
    expect(search([section, step, term, card], 'seal', 'en', 2).hits.map(({ entry }) => entry.href)).toEqual([
      'card',
      'term',
    ])
  })
})

describe('what is typed on the way to a word', () => {
  const entry = entryOf('The log-book lies on the table. 20:00', 'en')

  test.each([
    ['', 0],
    ['   ', 0],
    ['?!…', 0],
    ['b', 0],
    ['ta', 0],
    ['tab', 1],
    ['tabl', 1],
    ['20:00', 1],
  ])('%j gives %d hits', (query, hits) => {
    expect(search([entry], query, 'en', 10).hits).toHaveLength(hits)
  })

  test('two letters are found as a whole word', () => {
    expect(search([entryOf('no, it is so', 'en')], 'no', 'en', 10).hits).toHaveLength(1)
    expect(search([entryOf('nothing', 'en')], 'no', 'en', 10).hits).toHaveLength(0)
  })

  test('more words than anybody types are cut', () => {
    const many = Array.from({ length: 1000 }, (_, place) => `table${place}`).join(' ')
    expect(search([entry], many, 'en', 10).stems.length).toBeLessThanOrEqual(8)
  })
})
