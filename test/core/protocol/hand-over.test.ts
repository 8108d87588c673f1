import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEntries } from '../../../src/core/protocol/compare-entries.ts'
import type { Form } from '../../../src/core/protocol/form.ts'
import { readSecondEntry, writeSecondEntry } from '../../../src/core/protocol/hand-over.ts'
import { type Paper, readSheet, type Sheet } from '../../../src/core/protocol/paper.ts'
import { everyBox, givenFields } from '../../../src/core/protocol/typed.ts'
import { CASES, caseOf, FORMS, form } from './forms.ts'
import { formWith } from './paper.ts'

const ALL = [...FORMS.values()]
const ge = form('ge-summary')
const { sheet } = caseOf('ge-summary/example-a')
const text = writeSecondEntry(ge, 'K7MW3QXP', sheet)

/** See the last test. */
const KEPT = '1-Bxw69BIK7MW3QXPDCYH007hUBACgwy15dgBhBggBClg51mkB3v61mkBBWbrw'

/** Sheets as a hand fills them, with some boxes blank and some unreadable. */
function sheets(found: Form): fc.Arbitrary<Sheet> {
  const count = fc.oneof(fc.nat(1500), fc.nat(999_999_999), fc.constantFrom('', ' 1 350', '-', '0', null))
  const moment = fc.constantFrom(
    '2026-10-05T00:00',
    '2024-02-29T23:59',
    '2026-10-04',
    '0001-01-01',
    '9999-12-31T23:59',
    '',
  )
  const words = fc.constantFrom('altı yüz qırx', 'sıfır', 'one hundred two', 'nonsense', '')
  const boxOf = (field: Form['fields'][number]) => {
    if (field.kind === 'count') return count
    if (field.kind === 'date-time') return moment
    if (field.kind === 'ticks') return fc.subarray(field.options)
    return field.kind === 'words' ? words : fc.string()
  }
  const ids = fc.oneof(fc.nat(99).map(String), fc.constantFrom('007', 'a-1', 'Z', '12345678'))
  return fc.uniqueArray(ids, { maxLength: 12 }).chain((subjects) =>
    fc.record({
      subjects: fc.constant(subjects),
      values: fc.record(
        Object.fromEntries(
          found.fields.map((field) => [
            field.id,
            field.repeat
              ? fc.record(Object.fromEntries(subjects.map((row) => [row, boxOf(field)])))
              : boxOf(field),
          ]),
        ),
      ),
    }),
  )
}

/** A text with its check, worked out bit by bit as RFC 4880 describes it. */
function checked(body: string): string {
  const bits = [...body].flatMap((sign) =>
    Array.from({ length: 8 }, (_, at) => (sign.charCodeAt(0) >> (7 - at)) & 1),
  )
  let sum = 0xb704cen
  for (const bit of bits) {
    const carry = ((sum >> 23n) & 1n) ^ BigInt(bit)
    sum = ((sum << 1n) & 0xffffffn) ^ (carry ? 0x864cfbn : 0n)
  }
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return body + [18n, 12n, 6n, 0n].map((shift) => signs[Number((sum >> shift) & 63n)]).join('')
}

/** What of a paper travels. */
function travelling(paper: Paper) {
  const given = givenFields(paper.form)
  return everyBox(paper.form, paper.subjects).flatMap(({ box, field }) =>
    field.kind === 'text' || field.kind === 'words' || given.has(field.id)
      ? []
      : [[box, paper.contents.get(box)]],
  )
}

describe('a second entry as a short text', () => {
  test.each(ALL)('[P68] $id: what is written is read again', (found) => {
    const there = (entry: Sheet) => {
      const written = writeSecondEntry(found, 'CODE', entry)
      expect(written).toMatch(/^[A-Za-z0-9_-]+$/)
      const read = readSecondEntry(written, ALL)
      if (!read.ok) throw new Error(read.problem)
      expect(read.value.code).toBe('CODE')
      expect(read.value.form).toBe(found)
      expect(travelling(readSheet(found, read.value.sheet))).toEqual(travelling(readSheet(found, entry)))
      expect(writeSecondEntry(found, 'CODE', read.value.sheet)).toBe(written)
    }
    fc.assert(fc.property(sheets(found), there), { seed: 67, numRuns: 120 })
  })
  test.each([...CASES])('[P68] %s: on the other phone nothing differs, words included', (_, ready) => {
    const read = readSecondEntry(writeSecondEntry(ready.form, 'CODE', ready.sheet), ALL)
    if (!read.ok) throw new Error(read.problem)
    const given = givenFields(ready.form)
    const differing = compareEntries(ready.form, ready.sheet, read.value.sheet)
    const odd = differing.filter((box) => !given.has(box))
    // words that are no number cannot travel, and so are asked about
    expect(odd.filter((box) => !box.includes('words'))).toEqual([])
    if (!ready.golden.id.includes('words')) expect(odd).toEqual([])
  })
  test('[P68] it fits a small QR square: 27 subjects, every figure of a large precinct, words and all', () => {
    const subjects = Array.from({ length: 27 }, (_, at) => String(at + 30))
    const row = (value: unknown) => Object.fromEntries(subjects.map((id) => [id, value]))
    for (const found of ALL) {
      const values = Object.fromEntries(
        found.fields.map((field) => {
          const value = {
            count: 32_766,
            ticks: field.kind === 'ticks' ? field.options : [],
            text: 'x'.repeat(300),
          }
          const moment = '2026-10-05T01:20'
          const held =
            field.kind === 'date-time' ? moment : field.kind === 'words' ? 'altı yüz qırx' : value[field.kind]
          return [field.id, field.repeat ? row(held) : held]
        }),
      )
      const written = writeSecondEntry(found, 'K7MW3QXP', { subjects, values } as Sheet)
      expect(written.length, found.id).toBeLessThanOrEqual(400)
    }
  })
  test('[P68] spaces and line breaks on the way do no harm', () => {
    const broken = ` ${text.slice(0, 20)}\n${text.slice(20, 40)} \t${text.slice(40)}\n`
    expect(readSecondEntry(broken, ALL)).toEqual(readSecondEntry(text, ALL))
  })
  test('[P68] every changed or lost character is noticed', () => {
    for (let at = 0; at < text.length; at++) {
      for (const sign of 'Aa0-_Z9')
        if (sign !== text[at])
          expect(readSecondEntry(text.slice(0, at) + sign + text.slice(at + 1), ALL).ok).toBe(false)
      expect(readSecondEntry(text.slice(0, at) + text.slice(at + 1), ALL).ok).toBe(false)
      const [one = '', other = ''] = [text[at], text[at + 1]]
      if (other !== '' && one !== other)
        expect(readSecondEntry(text.slice(0, at) + other + one + text.slice(at + 2), ALL).ok).toBe(false)
    }
  })
  test('[P68] every refusal has its name', () => {
    const problem = (held: string, forms: readonly Form[] = ALL) => {
      const read = readSecondEntry(held, forms)
      return read.ok ? null : read.problem
    }
    expect(problem(' \n')).toBe('blank')
    expect(problem('x'.repeat(4001))).toBe('too-long')
    expect(problem(`2${text.slice(1)}`)).toBe('version')
    expect(problem('https://example.org')).toBe('version')
    expect(problem(text.replace(/.$/, '='))).toBe('letters')
    expect(problem(text.slice(0, -1))).toBe('check')
    expect(problem('1')).toBe('check')
    expect(problem(text, [form('az-precinct')])).toBe('form')
    expect(problem(text, [{ ...ge, version: '2018.1' }])).toBe('edition')
    // the same edition with another box: an app that changed a form without saying so
    expect(problem(text, [{ ...ge, fields: ge.fields.slice(0, -1) }])).toBe('broken')
  })
  test('[P68] one entry has one text: a number written with a sign too many is refused, though its check is right', () => {
    expect(checked('123456789')).toBe('123456789Ic8C') // CRC-24 21CF02, the value other makers publish
    expect(checked(text.slice(0, -4))).toBe(text)
    const longer = text.slice(0, -4).replace('IK7MW3QXP', 'oAK7MW3QXP') // 8, and 8 + 0 × 32
    expect(readSecondEntry(checked(longer), ALL)).toEqual({ ok: false, problem: 'broken' })
  })
  test('[P68] hostile text is refused, never thrown at', () => {
    const sign = fc.constantFrom(...'ABCDEFghijklm0123456789-_')
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: sign, maxLength: 600 }).map((rest) => `1${rest}`),
      fc
        .tuple(fc.nat(text.length), fc.string({ unit: sign, maxLength: 40 }))
        .map(([at, rest]) => text.slice(0, at) + rest),
    )
    fc.assert(
      fc.property(hostile, (held) => {
        const read = readSecondEntry(held, ALL)
        if (read.ok) expect(held.replace(/\s/g, '')).toBe(text)
      }),
      { seed: 67, numRuns: 2000 },
    )
  })
  test('[P68] the example in the description of the format is what is written', () => {
    const page = readFileSync(new URL('../../../docs/formats/second-entry.md', import.meta.url), 'utf8')
    expect(/```\n(1 .+)\n/.exec(page)?.[1]?.replaceAll(' ', '')).toBe(text)
  })
  test('[P68] a code that is none is a mistake of ours', () => {
    expect(() => writeSecondEntry(ge, 'no code', sheet)).toThrow('"no code"')
  })
  test('[P68] version 1 stays readable', () => {
    // written by the first version of this format, on a form of the tests that never changes
    const small = formWith({ kind: 'required', fields: ['a'] })
    const entry: Sheet = {
      subjects: ['1', '12', '007'],
      values: {
        a: 640,
        b: 0,
        c: null,
        zero: 1,
        none: 999_999_999,
        v: { 1: 31, 12: 32, '007': 1023 },
        q: ['no'],
        m: '2026-10-04',
        n: '2026-10-05T01:20',
        w: 'altı yüz qırx',
      },
    }
    expect(writeSecondEntry(small, 'K7MW3QXP', entry)).toBe(KEPT)
    expect(readSecondEntry(KEPT, [small])).toMatchObject({
      ok: true,
      value: { code: 'K7MW3QXP', sheet: entry },
    })
  })
})
