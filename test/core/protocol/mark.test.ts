import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { LANGUAGES } from '../../../src/core/language.ts'
import { type Mark, type MarkFile, markFileSchema } from '../../../src/core/protocol/mark.ts'
import { LONGEST, markProblems, markVoiceProblems } from '../../../src/core/protocol/mark-problems.ts'
import { marksOf, wordsOf } from './marks.ts'

const GEORGIA = marksOf('ge')
const law = [{ act: 'code', certainty: 'sure' }]

/** A small file of marks in which nothing is wrong. */
function sound(): MarkFile {
  const mark = (
    id: string,
    verdict: Mark['verdict'],
    ground: string,
    strokes: object[],
    more: object = {},
  ) => ({
    id,
    verdict,
    ground,
    level: 1,
    strokes,
    ...more,
  })
  return markFileSchema.parse({
    id: 'zz',
    country: 'zz',
    grounds: ['clear', 'unclear', 'open'].map((id) => ({ id, law })),
    marks: [
      mark('ring', 'valid', 'clear', [{ shape: 'ring', at: 'chosen' }]),
      mark('blank', 'invalid', 'unclear', [], { invalidAs: 'unmarked' }),
      mark('word', 'disputed', 'open', [{ shape: 'word', word: 'no', at: 'chosen', on: 'space' }]),
    ],
  })
}

/** What is said about the sound file once it has been changed. */
function saidAfter(change: (file: { grounds: MarkFile['grounds']; marks: Mark[] }) => void): string[] {
  const file = structuredClone(sound())
  change(file)
  return markProblems(file).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

function first(marks: Mark[]): Mark {
  return marks[0] as Mark
}

describe('a file of marks', () => {
  test('[P80] in which everything hangs together has no problems', () => {
    expect(markProblems(sound())).toEqual([])
  })

  test('[P80] is refused when a mark names a ground that does not exist, with its place', () => {
    expect(saidAfter(({ marks }) => (first(marks).ground = 'whim'))).toEqual([
      'marks.0.ground: unknown ground "whim"',
      'grounds.0.id: no mark shows "clear"',
    ])
  })

  test('[P80] is refused when one ground makes ballots both valid and invalid', () => {
    expect(saidAfter(({ marks }) => (first(marks).ground = 'unclear'))).toContain(
      'marks.1.ground: "unclear" is a ground for valid, not for invalid',
    )
  })

  test('[P80] is refused when a verdict is never met', () => {
    expect(saidAfter(({ marks }) => marks.pop())).toContain('marks: no mark is disputed')
  })

  test('[P81] is refused when an id stands twice', () => {
    expect(saidAfter(({ marks }) => (first(marks).id = 'blank'))).toEqual([
      'marks.1.id: "blank" stands twice',
    ])
    expect(saidAfter(({ grounds }) => grounds.push({ ...sound().grounds[0], id: 'open' } as never))).toEqual([
      'grounds.3.id: "open" stands twice',
    ])
  })

  test('[P81] is refused when two marks are one and the same drawing', () => {
    expect(saidAfter(({ marks }) => marks.push({ ...first(marks), id: 'circle', weight: 9 }))).toEqual([
      'marks.3: drawn like "ring"',
    ])
  })

  test('[P81] tells papers apart that bear the same ink', () => {
    const torn = { signed: true, stamped: true, envelope: 'torn', own: true } as const
    expect(saidAfter(({ marks }) => marks.push({ ...first(marks), id: 'torn', paper: torn }))).toEqual([])
  })

  test('[P81] is refused when a word says no word, or a ring does', () => {
    const said = saidAfter(({ marks }) => {
      first(marks).strokes = [
        { shape: 'ring', at: 'chosen', on: 'number', word: 'no', size: 100, faint: false },
      ]
      ;(marks[2] as Mark).strokes = [{ shape: 'word', at: 'foot', on: 'number', size: 100, faint: false }]
    })
    expect(said).toHaveLength(2)
    expect(said.join()).toContain('marks.0.strokes.0.word')
    expect(said.join()).toContain('marks.2.strokes.0.word')
  })

  test('[P81] is refused when a second line is marked without a first, or a third without a second', () => {
    const lone = (at: 'second' | 'third') =>
      saidAfter(({ marks }) => {
        first(marks).strokes = [{ shape: 'ring', at, on: 'number', size: 100, faint: false }]
      })
    expect(lone('second')).toEqual(['marks.0.strokes.0.at: a second line without a first'])
    expect(lone('third')).toEqual(['marks.0.strokes.0.at: a third line without a second'])
  })

  test('[P81] is refused when a valid ballot is counted as a kind of invalid one, or an unmarked one bears a mark', () => {
    expect(saidAfter(({ marks }) => (first(marks).invalidAs = 'form'))).toEqual([
      'marks.0.invalidAs: a mark that is valid is not counted as form',
    ])
    expect(
      saidAfter(({ marks }) => {
        ;(marks[1] as Mark).strokes = [{ shape: 'stain', at: 'foot', on: 'number', size: 100, faint: false }]
      }),
    ).toEqual(['marks.1.invalidAs: a ballot with a mark on it is not unmarked'])
  })
})

describe('the words for marks', () => {
  const words = {
    title: 'Marks',
    grounds: Object.fromEntries(['clear', 'unclear', 'open'].map((id) => [id, { name: id, rule: id }])),
    marks: Object.fromEntries(['ring', 'blank', 'word'].map((id) => [id, { see: id, why: id }])),
    words: { no: 'no' },
  }

  test('[P82] that are complete have no problems', () => {
    expect(markVoiceProblems(sound(), words)).toEqual([])
  })

  test('[P82] are refused when a ground, a mark or a handwritten word is missing or unknown', () => {
    expect(markVoiceProblems(sound(), { ...words, words: { yes: 'yes' } })).toEqual([
      'words.no is missing',
      'words.yes is unknown',
    ])
    const { ring: _, ...rest } = words.marks
    expect(markVoiceProblems(sound(), { ...words, marks: rest })).toEqual(['marks.ring is missing'])
    const { open: __, ...grounds } = words.grounds
    expect(markVoiceProblems(sound(), { ...words, grounds })).toEqual(['grounds.open is missing'])
  })

  test('[P82] are refused when they are too long to stand beside a ballot, or empty', () => {
    const tooLong = { see: 'x'.repeat(LONGEST.see + 1), why: '' }
    const said = markVoiceProblems(sound(), { ...words, marks: { ...words.marks, ring: tooLong } })
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('marks.ring.see')
    expect(said[1]).toContain('marks.ring.why')
  })
})

describe('the marks of Georgia', () => {
  const of = (verdict: Mark['verdict']) => GEORGIA.marks.filter((mark) => mark.verdict === verdict)

  test('[P83] hang together', () => {
    expect(markProblems(GEORGIA)).toEqual([])
  })

  test.each(LANGUAGES)('[P83] are said in full in [%s]', (language) => {
    expect(markVoiceProblems(GEORGIA, wordsOf('ge', language))).toEqual([])
  })

  test.each(LANGUAGES)('[P83] no two of them look alike in words in [%s]', (language) => {
    const seen = Object.values(wordsOf('ge', language).marks).map(({ see }) => see)
    expect(seen.filter((see, at) => seen.indexOf(see) !== at)).toEqual([])
  })

  test('[P83] are enough to learn from: 64, of which 24 valid, 26 invalid and 10 disputed', () => {
    expect(GEORGIA.marks.length).toBeGreaterThanOrEqual(64)
    expect(of('valid').length).toBeGreaterThanOrEqual(24)
    expect(of('invalid').length).toBeGreaterThanOrEqual(26)
    expect(of('disputed').length).toBeGreaterThanOrEqual(10)
  })

  test('[P83] invalid ones rest on the six grounds of Art. 69(3), each with its letter, and on nothing else', () => {
    const used = new Set(of('invalid').map(({ ground }) => ground))
    const letters = GEORGIA.grounds
      .filter(({ id }) => used.has(id))
      .map(({ law: [reference] }) => reference?.article)
    expect(letters).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `69(3)(${letter})`))
  })

  test('[P83] a ballot with a flaw of paper that the law names is never called valid', () => {
    const flawed = GEORGIA.marks.filter(({ paper }) => !paper.signed || !paper.stamped || !paper.own)
    expect(flawed.length).toBeGreaterThan(3)
    expect(new Set(flawed.map(({ verdict }) => verdict))).toEqual(new Set(['invalid']))
    const outside = GEORGIA.marks.filter(({ paper }) =>
      ['none', 'foreign', 'two-ballots'].includes(paper.envelope),
    )
    expect(new Set(outside.map(({ verdict }) => verdict))).toEqual(new Set(['invalid']))
  })

  test('[P83] the case on which a complaint failed in 2020 is called disputed and cites it', () => {
    const mark = GEORGIA.marks.find(({ id }) => id === 'others-crossed-and-ring')
    const ground = GEORGIA.grounds.find(({ id }) => id === mark?.ground)
    expect(mark?.verdict).toBe('disputed')
    expect(ground?.law.flatMap(({ sources }) => sources ?? [])).toContain('E11')
  })

  test('[P83] cite acts and sources that exist', () => {
    const acts = parse(readFileSync(new URL('../../../content/law/acts.yml', import.meta.url), 'utf8'))
    const known = new Set([...acts.acts, ...acts.sources].map(({ id }: { id: string }) => id))
    const cited = GEORGIA.grounds.flatMap(({ law: references }) =>
      references.flatMap(({ act, sources }) => [act, ...(sources ?? [])]),
    )
    expect(cited.filter((id) => !known.has(id))).toEqual([])
  })

  test('[P83] every verdict begins with plain ones, and a ballot of two subjects suffices for most', () => {
    expect(of('valid').filter(({ level }) => level === 1).length).toBeGreaterThan(5)
    expect(of('invalid').filter(({ level }) => level === 1).length).toBeGreaterThan(5)
    const third = GEORGIA.marks.filter(({ strokes }) => strokes.some(({ at }) => at === 'third'))
    expect(third.length).toBeLessThan(4)
  })
})
