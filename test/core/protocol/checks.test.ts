import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { amendment, formWith, judge, sheet, verdict } from './paper.ts'

const SUM = { kind: 'equal', left: { plus: ['a', 'b'] }, right: 'c' }

describe('blank boxes', () => {
  test('[P2] a sum with a blank box cannot be judged and says which box it awaits', () => {
    const result = judge(SUM, { a: 3, b: null, c: 3 })
    expect([result.status, result.awaits, result.left]).toEqual(['missing', ['b'], null])
  })
  test('[P2] a nought is an answer', () => {
    expect(verdict(SUM, { a: 3, b: 0, c: 3 })).toBe('passed')
  })
  test('[P2] a sum over no rows is unknown, not nought', () => {
    const form = formWith({ kind: 'equal', left: { each: 'v' }, right: 'c' })
    expect(evaluate(form, { subjects: [], values: { c: 0 } })[0]?.status).toBe('missing')
  })
  test.each([['-'], ['12,5'], ['1O'], [Number.NaN], [-1], [2.5], [1e12], [true], [{}], [['3']]])(
    '[P3] %j in a count box is as good as blank',
    (held) => {
      expect(verdict(SUM, { a: held as never, b: 0, c: 3 })).toBe('missing')
      expect(verdict({ kind: 'required', fields: ['a'] }, { a: held as never })).toBe('failed a')
    },
  )
  test('[P3] what a person types is read: spaces and points group thousands', () => {
    expect(verdict(SUM, { a: '1 350', b: ' 2 ', c: '1.352' })).toBe('passed')
  })
  test('[P4] a blank is a nought only where the form says so', () => {
    expect(verdict({ ...SUM, left: { plus: ['a', 'zero'] } }, { a: 3, zero: '', c: 3 })).toBe('passed')
  })
  test('[P4] a blank that does not apply stands outside the sum', () => {
    expect(verdict({ ...SUM, left: { plus: ['a', 'none'] } }, { a: 3, c: 3 })).toBe('passed')
    expect(judge({ ...SUM, left: 'none' }, { c: 0 })).toMatchObject({ status: 'missing', awaits: ['none'] })
  })
})

describe('kinds of check', () => {
  test.each([
    [{ a: 0, t: 'x', v: { 1: 1, 2: 2, 3: 0 } }, 'passed'],
    [{ a: '', t: ' ', v: { 1: 1, 3: null } }, 'failed a t v/2 v/3'],
  ])('[P5] required: %j → %s', (values, expected) => {
    expect(verdict({ kind: 'required', fields: ['a', 't', 'v'] }, values)).toBe(expected)
  })

  test.each([
    [{ a: 1, b: 2, c: 3 }, 'passed'],
    [{ a: 1, b: 2, c: 4 }, 'failed a b c'],
  ])('[P6] equal: %j → %s', (values, expected) => expect(verdict(SUM, values)).toBe(expected))
  test('[P6] equal takes parts away too', () => {
    const check = { kind: 'equal', left: { plus: ['a', { const: 5 }], minus: ['b'] }, right: 'c' }
    expect(verdict(check, { a: 4, b: 2, c: 7 })).toBe('passed')
    expect(verdict(check, { a: 4, b: 2, c: 11 })).toBe('failed a b c')
  })

  test.each([
    [{ a: 3, b: 3 }, 'passed'],
    [{ a: 2, b: 3 }, 'passed'],
    [{ a: 4, b: 3 }, 'failed a b'],
  ])('[P7] atMost: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'atMost', left: 'a', right: 'b' }, values)).toBe(expected),
  )

  test.each([
    [{ v: { 1: 5, 2: 0, 3: 0 }, c: 0 }, 'failed c'],
    [{ v: { 1: 5 }, c: null }, 'failed c'],
    [{ v: { 1: 5 }, c: 5 }, 'passed'],
    [{ v: { 1: 0, 2: 0, 3: 0 }, c: 0 }, 'passed'],
    [{ v: { 1: 0 }, c: 0 }, 'missing'],
  ])('[P8] zeroTotal: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'zeroTotal', parts: { each: 'v' }, total: 'c' }, values)).toBe(expected),
  )

  test.each([
    [{ a: 37, b: 742 }, 'passed'],
    [{ a: 40, b: 742 }, 'failed a'],
    [{ a: 10, b: 200 }, 'failed a'], // exactly five per cent
    [{ a: 9, b: 30 }, 'passed'], // thirty per cent, but below the floor
    [{ a: 10, b: 0 }, 'failed a'],
  ])('[P9] share of 5 %% and at least 10: %j → %s', (values, expected) => {
    const check = { kind: 'share', part: 'a', of: 'b', percent: 5, minCount: 10, threshold: 'trainer' }
    expect(verdict(check, values)).toBe(expected)
  })

  test.each([
    ['any', { a: 102, b: 100 }, 'failed a b'],
    ['all', { a: 102, b: 100 }, 'passed'],
    ['all', { a: 85, b: 100 }, 'failed a b'],
    ['any', { a: 1015, b: 1000 }, 'failed a b'],
    ['all', { a: 1015, b: 1000 }, 'passed'],
    ['any', { a: 0, b: 0 }, 'passed'],
    ['any', { a: 1, b: 0 }, 'failed a b'],
  ])('[P10] gap of 2 %% and 15, %s: %j → %s', (combine, values, expected) => {
    const check = { kind: 'gap', left: 'a', right: 'b', percent: 2, count: 15, combine, threshold: 'trainer' }
    expect(verdict(check, values)).toBe(expected)
  })

  test.each([
    [{ q: ['no'] }, 'passed'],
    [{ q: [] }, 'failed q'],
    [{ q: ['yes', 'no'] }, 'failed q'],
    [{ q: ['yes', 'yes', 'perhaps'] }, 'passed'],
  ])('[P11] exactlyOne: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'exactlyOne', field: 'q' }, values)).toBe(expected),
  )

  test.each([
    [{}, 'passed'],
    [{ t: 'x', m: '2026-10-04' }, 'passed'],
    [{ t: 'x' }, 'failed m'],
    [{ m: '2026-10-04' }, 'failed t'],
  ])('[P12] allOrNone: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'allOrNone', fields: ['t', 'm'] }, values)).toBe(expected),
  )

  test.each([
    [{ q: ['yes'], a: 3, b: 3 }, 'passed'],
    [{ q: ['yes'], a: 3, b: 4 }, 'failed q'],
    [{ q: ['no'], a: 3, b: 3 }, 'failed q'],
    [{ q: ['no'], a: 3, b: 4 }, 'passed'],
    [{ q: [], a: 3, b: 4 }, 'missing'],
    [{ q: ['no'], a: 3 }, 'missing'],
  ])('[P13] tickAgrees: %j → %s', (values, expected) => {
    const when = { left: 'a', relation: 'equal', right: 'b' }
    expect(verdict({ kind: 'tickAgrees', field: 'q', option: 'yes', when }, values)).toBe(expected)
  })

  test.each([
    [{ a: 5, b: 3, c: 2 }, 'passed'],
    [{ a: 5, b: 3, c: 3 }, 'failed c'],
    [{ a: 5, b: 3 }, 'missing'],
    [{ a: 3, b: 3, c: 9 }, 'passed'],
    [{ a: 5, c: 2 }, 'missing'],
  ])('[P14] impliedValue, a number: %j → %s', (values, expected) => {
    const when = { left: 'a', relation: 'more', right: 'b' }
    const must = { equal: { plus: ['a'], minus: ['b'] } }
    expect(verdict({ kind: 'impliedValue', when, field: 'c', must }, values)).toBe(expected)
  })
  test.each([
    [{ a: 3, b: 3, c: 0 }, 'failed c'],
    [{ a: 3, b: 3 }, 'passed'],
    [{ a: 2, b: 3, c: 1 }, 'passed'],
  ])('[P14] impliedValue, blank: %j → %s', (values, expected) => {
    const when = { left: 'a', relation: 'equal', right: 'b' }
    expect(verdict({ kind: 'impliedValue', when, field: 'c', must: 'blank' }, values)).toBe(expected)
  })

  test.each([
    [{ a: 742, b: '742' }, 'passed'],
    [{ a: 742, b: 724 }, 'failed a'],
    [{ a: 742 }, 'missing'],
  ])('[P15] sameAs within a form: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'sameAs', field: 'a', as: { field: 'b' } }, values)).toBe(expected),
  )
  test('[P15] sameAs holds the rows of another form against the same rows, and waits until they lie there', () => {
    const check = { kind: 'sameAs', field: 'v', as: { form: 'far', field: 'v' } }
    const votes = { 1: 1, 2: 2, 3: 3 }
    const far = (subjects: string[]) => ({
      forms: { far: { form: { ...formWith(check), id: 'far' }, sheet: { subjects, values: { v: votes } } } },
    })
    expect(verdict(check, { v: { 1: 1, 2: 3, 3: 2 } }, far(['1', '2', '3']))).toBe('failed v/2 v/3')
    expect(verdict(check, { v: votes }, far(['3', '2', '1']))).toBe('passed')
    expect(verdict(check, { v: votes }, far(['1', '2']))).toBe('missing')
    expect(verdict(check, { v: votes }, far(['1', '2', '3', '4']))).toBe('missing')
    expect(verdict(check, { v: votes })).toBe('missing')
  })

  test.each([
    [625, 'altı yüz iyirmi beş', 'passed'],
    [625, 'ALTI YÜZ İYİRMİ BEŞ', 'passed'],
    [652, 'altı yüz iyirmi beş', 'failed w'],
    [100, 'yüz', 'passed'],
    [1172, 'min yüz yetmiş iki', 'passed'],
    [2000, 'iki min', 'passed'],
    [105000, 'yüz beş min', 'passed'],
    [0, 'sıfır', 'passed'],
    [5, 'iki üç', 'failed w'],
    [20500, 'iki yüz beş yüz', 'failed w'],
    [1000, 'on yüz', 'failed w'],
    [5000, 'iki min üç min', 'failed w'],
    [30, 'on iyirmi', 'failed w'],
    [7, 'yedi', 'failed w'],
    [7, '7', 'failed w'],
    [7, '', 'missing'],
  ])('[P16] words: %d beside "%s" → %s', (a, w, expected) =>
    expect(verdict({ kind: 'words', fields: ['w'] }, { a, w })).toBe(expected),
  )

  test.each([
    [[2, 3], false, { a: 6, b: 9 }, 'passed', 6],
    [[2, 3], false, { a: 6, b: 10 }, 'failed a', 7],
    [[1, 2], true, { a: 8, b: 17 }, 'failed a', 9],
    [[1, 2], true, { a: 9, b: 17 }, 'passed', 9],
    [[1, 2], true, { a: 5, b: 10 }, 'failed a', 6],
    [[1, 1], false, { a: 17, b: 17 }, 'passed', 17],
    [[1, 1], false, { a: 17 }, 'missing', null],
  ])('[P17] quorum %j, more than it %s: %j → %s, needed %s', (share, more, values, expected, needed) => {
    const check = { kind: 'quorum', left: 'a', of: 'b', share, more }
    expect(verdict(check, values)).toBe(expected)
    expect(judge(check, values).right).toBe(needed)
  })

  test.each([
    [{ q: ['yes'] }, 'passed'],
    [{ q: [] }, 'failed q'],
  ])('[P18] present: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'present', field: 'q' }, values)).toBe(expected),
  )
  test.each([
    [{ a: 3, b: 3 }, 'passed'],
    [{ a: 3, b: 4 }, 'failed t'],
    [{ a: 3, b: 4, t: 'because' }, 'passed'],
    [{ a: 3, t: 'because' }, 'missing'],
  ])('[P18] present when the numbers differ: %j → %s', (values, expected) => {
    const when = { left: 'a', relation: 'unequal', right: 'b' }
    expect(verdict({ kind: 'present', field: 't', when }, values)).toBe(expected)
  })

  test.each([
    [{ m: '2026-10-05T01:30', n: '2026-10-04' }, 'passed'],
    [{ m: '2026-10-04T20:00', n: '2026-10-04' }, 'passed'],
    [{ m: '2026-10-04T19:40', n: '2026-10-04' }, 'failed m'],
    [{ m: '2026-10-04', n: '2026-10-04' }, 'passed'], // a date alone is held only against the day
    [{ m: '2026-10-03', n: '2026-10-04' }, 'failed m'],
    [{ m: '2026-02-30', n: '2026-02-01' }, 'missing'], // no such day
    [{ m: '2026-10-04T20:00' }, 'missing'],
  ])('[P19] timeAfter 20:00: %j → %s', (values, expected) =>
    expect(verdict({ kind: 'timeAfter', field: 'm', after: { field: 'n', clock: '20:00' } }, values)).toBe(
      expected,
    ),
  )
})

describe('results', () => {
  test('[P20] a check keeps silent when a more basic one has failed, and still carries its arithmetic', () => {
    const form = formWith(
      { kind: 'zeroTotal', parts: 'a', total: 'c' },
      { kind: 'equal', left: 'a', right: 'c', unless: ['E10'] },
    )
    const [, silent] = evaluate(form, sheet({ a: 5, c: 0 }))
    expect(silent).toMatchObject({ status: 'suppressed', by: 'E10', marks: [], difference: 5 })
    const [, judged] = evaluate(form, sheet({ a: 5, c: 4 }))
    expect(judged).toMatchObject({ status: 'failed', by: null, marks: ['a', 'c'] })
  })
  test('[P20] only a failed check silences: one that waits or is itself silent does not', () => {
    const form = formWith(
      { kind: 'equal', left: 'a', right: 'b' },
      { kind: 'equal', left: 'b', right: 'c', unless: ['E10'] },
      { kind: 'equal', left: 'a', right: 'c', unless: ['E11'] },
    )
    expect(evaluate(form, sheet({ a: 1, b: 2, c: 3 })).map(({ status }) => status)).toEqual([
      'failed',
      'suppressed',
      'failed',
    ])
    expect(evaluate(form, sheet({ b: 2, c: 3 }))[1]?.status).toBe('failed')
  })
  test('[P21] the form decides what is marked; a repeated field stands for its rows; none is possible', () => {
    expect(verdict({ ...SUM, marks: ['c', 'v'] }, { a: 1, b: 1, c: 1 })).toBe('failed c v/1 v/2 v/3')
    expect(verdict({ ...SUM, marks: [] }, { a: 1, b: 1, c: 1 })).toBe('failed')
  })
  test('[P22] a result shows the sum: terms with their signs, both sides, left minus right', () => {
    const check = { kind: 'equal', left: { plus: [{ each: 'v' }, { const: 2 }], minus: ['a'] }, right: 'c' }
    expect(judge(check, { v: { 1: 10, 2: 20, 3: 30 }, a: 4, c: 60 })).toMatchObject({
      left: 58,
      right: 60,
      difference: -2,
      terms: {
        left: [
          { box: 'v/1', sign: 1, value: 10 },
          { box: 'v/2', sign: 1, value: 20 },
          { box: 'v/3', sign: 1, value: 30 },
          { box: null, sign: 1, value: 2 },
          { box: 'a', sign: -1, value: 4 },
        ],
        right: [{ box: 'c', sign: 1, value: 60 }],
      },
    })
  })
  test('[P29] the rows of an amendment are held against the original', () => {
    const held = { a: 516, v: { 1: 7 } }
    const rule = (name: string, ...changes: Parameters<typeof amendment>[1]) =>
      verdict({ kind: 'delta', rule: name }, {}, { amendment: amendment(held, changes) })
    const good = { box: 'a', was: 516, becomes: 561 }
    expect(rule('someChange')).toBe('failed')
    expect(rule('someChange', { ...good, becomes: ' ' })).toBe('failed')
    expect(rule('someChange', good)).toBe('passed')
    expect(rule('wasIsOriginal', good)).toBe('passed')
    expect(rule('wasIsOriginal', { ...good, was: '516' })).toBe('passed')
    expect(rule('wasIsOriginal', { ...good, was: 561 })).toBe('failed a')
    expect(rule('wasIsOriginal', { box: 'b', was: null, becomes: 1 })).toBe('passed')
    expect(rule('wasIsOriginal', { box: 'v/8', was: null, becomes: 1 })).toBe('failed v/8')
    expect(rule('becomesOther', good)).toBe('passed')
    expect(rule('becomesOther', { ...good, becomes: '516' })).toBe('failed a')
    expect(rule('becomesOther', { ...good, becomes: 'many' })).toBe('failed a')
    expect(rule('oneRowPerBox', good, { box: 'v/1', was: 7, becomes: 8 })).toBe('passed')
    expect(rule('oneRowPerBox', good, { ...good, becomes: 1 })).toBe('failed a')
    expect(rule('oneRowPerBox')).toBe('missing')
    expect(verdict({ kind: 'delta', rule: 'someChange' }, {})).toBe('missing')
  })
})
