import { describe, expect, test } from 'vitest'
import { NAME_LENGTH, profileName } from '../../../src/core/profile/name.ts'
import { plainQuestion } from '../../../src/core/room/room-question.ts'
import { readRoster } from '../../../src/core/room/roster.ts'

/** Names as four countries write them, with signs that have two spellings, no capitals, or capitals that do not come back. */
const NAMES = [
  'Нино Йоргенсен', // й is one sign or и and a breve
  'Əli Şükürov-Ağayev',
  'İlqar Çingizoğlu',
  'Երևանյան Գոհար', // ԵՐԵՒԱՆ has a letter more
  'ნინო ბერიძე', // its capitals are in few fonts
  'ᲜᲘᲜᲝ ბერიძე',
  'José 👩‍👩‍👧 Müller',
]

/** Every place that keeps what a person wrote of themselves or of another. */
const PLACES = [
  ['a profile', profileName],
  ['a question to the trainer', plainQuestion],
  [
    'a list of seats',
    (typed: string): string => {
      const read = readRoster(`1,${typed}`)
      return read.ok ? (read.value[0]?.name ?? '') : read.problem
    },
  ],
] as const

describe.each(PLACES)('a name in %s', (_, kept) => {
  test.each(NAMES)(
    '[47] %s is the same bytes from a phone that takes its signs apart, and no letter is made large',
    (name) => {
      const composed = kept(name.normalize('NFC'))
      expect(kept(name.normalize('NFD'))).toBe(composed)
      expect(composed).toBe(composed.normalize('NFC'))
      expect(kept(composed)).toBe(composed)
      expect(composed).toContain(name.normalize('NFC').split(' ')[0])
    },
  )

  test('[47] turns no line round and steers nothing', () => {
    expect(kept('\u202eნინო\u202c\u0000\u001b[2J\u2066 ბ.')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  })

  test('[47] of ten thousand letters takes no longer than one', () => {
    const start = performance.now()
    for (const letter of ['ნ', 'և', 'и\u0306', '👩‍👩‍👧', '\u202e', '\u0301'])
      expect(kept(letter.repeat(10_000)).length).toBeLessThan(10 * NAME_LENGTH)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
