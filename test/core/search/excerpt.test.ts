import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { excerpt, marked, type Piece } from '../../../src/core/search/excerpt.ts'
import { queryStems, search } from '../../../src/core/search/search.ts'
import { documentsOf } from '../../../src/flow/documents.ts'
import { realPacks } from '../../build/real-content.ts'

const said = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')
/** The text with «» around what is marked. */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, hit }) => (hit ? `«${text}»` : text)).join('')

describe('an excerpt', () => {
  test.each([
    ['ka', 'უბანი', 'უბნის კარი ღიაა, უბნებში კი – არა.', '«უბნის» კარი ღიაა, «უბნებში» კი – არა.'],
    ['ka', 'ubani', 'კარი. უბნის კარი.', '«უბნის» კარი.'],
    ['hy', 'ստուգեք', 'Կնիքը ստուգե՛ք հիմա։', 'Կնիքը «ստուգե՛ք» հիմա։'],
    ['hy', 'կնիքի', 'Բացեք։ Կնիքը ստուգե՛ք։', '«Կնիքը» ստուգե՛ք։'],
    ['az', 'BÜLLETEN', 'Bülletenin möhürü.', '«Bülletenin» möhürü.'],
    ['en', 'seal box', 'Open the door. Seal the boxes! Then rest.', '«Seal» the «boxes»!'],
    ['en', '20:00', 'Close at 20:00 sharp.', 'Close at «20:00» sharp.'],
  ] as const)(
    '[%s] of %j marks what was looked for in the sentence that holds most of it',
    (language, query, text, wanted) => {
      expect(shown(excerpt(text, queryStems(query, language), language))).toBe(wanted)
    },
  )

  test('of a long sentence is a piece of it around the first hit', () => {
    const text = `${'word '.repeat(80)}seal ${'word '.repeat(80)}`
    const pieces = excerpt(text, queryStems('seal', 'en'), 'en', 60)
    expect(shown(pieces)).toContain('«seal»')
    expect(said(pieces).length).toBeLessThanOrEqual(62)
    expect(text).toContain(said(pieces).replaceAll('…', ''))
  })

  test('of a text that does not hold it is its first sentence, unmarked', () => {
    expect(shown(excerpt('One thing. Another.', queryStems('seal', 'en'), 'en'))).toBe('One thing.')
    expect(excerpt('', ['seal'], 'en')).toEqual([])
  })

  test('marking leaves the text as it was', () => {
    for (const language of LANGUAGES)
      for (const { text } of documentsOf(realPacks(language), language).search)
        expect(said(marked(text, ['ubn', 'kveatertik', 'bulet', 'balot'], language))).toBe(text)
  })

  test.each([
    ['ka', 'ხელმოწერა'],
    ['ka', 'biuleteni'],
    ['hy', 'քվեաթերթիկ'],
    ['az', 'bülleten'],
    ['en', 'signature'],
  ] as const)('[%s] every place of the guide that says “%s” shows it marked', (language, query) => {
    const { search: entries } = documentsOf(realPacks(language), language)
    const { hits, stems } = search(entries, query, language, 1000)
    const unmarked = hits.filter(({ entry }) => {
      const pieces = [...marked(entry.heading, stems, language), ...excerpt(entry.text, stems, language)]
      return !pieces.some((piece) => piece.hit)
    })
    expect(hits.length).toBeGreaterThan(10)
    expect(unmarked.map(({ entry }) => entry.href)).toEqual([])
  })
})
