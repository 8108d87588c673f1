import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmless, readCsv, unharmed, writeCsv } from '../../../src/build/exchange/csv.ts'
import { editVoice } from '../../../src/build/exchange/edit-voice.ts'
import { escapeGift, unescapedAt, unescapeGift } from '../../../src/build/exchange/gift-escape.ts'
import { parseXml } from '../../../src/build/exchange/xml-read.ts'
import { element, unwritable, xmlFile } from '../../../src/build/exchange/xml-write.ts'
import { Problems } from '../../../src/build/read.ts'
import { parse } from 'yaml'

const SEEDED = { seed: 20261128, numRuns: 400 }

/** Texts made of the signs that mean something somewhere, and of anything else. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\~=#{}:"\',;\t\r\n<>&+-@% []/|n', '\r\n', 'ა', '🗳', '\ufeff', '\u2028', '\u0085'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('whatever a text holds', () => {
  test('a table gives it back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const problems = new Problems()
        const written = [['a', 'b'], ...rows]
        expect(readCsv(writeCsv(written), 't.csv', problems)).toEqual(written)
        expect(problems.list).toEqual([])
      }),
      SEEDED,
    )
  })

  test('no cell of a table begins as a formula', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(harmless(said)).not.toMatch(/^[=+\-@\t\r\n]/)
        expect(unharmed(harmless(said))).toBe(said)
      }),
      SEEDED,
    )
  })

  test('GIFT gives it back but for the kind of its line ends, and leaves no sign bare', () => {
    fc.assert(
      fc.property(text, (said) => {
        const escaped = escapeGift(said)
        expect(unescapeGift(escaped)).toBe(said.replace(/\r\n?/g, '\n'))
        expect(unescapedAt(escaped, '~=#{}:\n\r')).toBe(-1)
      }),
      SEEDED,
    )
  })

  test('XML gives it back, as a text and as an attribute', () => {
    fc.assert(
      fc.property(
        text.filter((said) => unwritable(said) === undefined),
        (said) => {
          const problems = new Problems()
          const file = xmlFile(element('r', { a: said }, [element('t', {}, said)]))
          const root = parseXml(file, 'r.xml', problems)?.documentElement
          expect(problems.list).toEqual([])
          expect(root?.getAttribute('a')).toBe(said)
          expect(root?.getElementsByTagName('t')[0]?.textContent).toBe(said)
        },
      ),
      SEEDED,
    )
  })

  test('a voice takes it in place, and what stood around it stays', () => {
    const styles = ['plain', '"double"', "'single'", '>-\n    folded\n    text', '|\n    block\n    text']
    fc.assert(
      fc.property(text, fc.constantFrom(...styles), (said, style) => {
        const source = `# first\na: 1\nb:\n  c: ${style} # here\n  d: last\n`.replace(
          / # here/,
          style.includes('\n') ? '' : ' # here',
        )
        const edited = editVoice(source, [{ path: ['b', 'c'], text: said }])
        expect(parse(edited)).toEqual({ a: 1, b: { c: said, d: 'last' } })
        expect(edited.startsWith('# first\na: 1\nb:\n  c: "')).toBe(true)
        expect(edited.endsWith('\n  d: last\n')).toBe(true)
        const added = editVoice(source, [{ path: ['b', 'e', 'f'], text: said }])
        expect((parse(added) as { b: { e: unknown } }).b.e).toEqual({ f: said })
      }),
      SEEDED,
    )
  })
})
