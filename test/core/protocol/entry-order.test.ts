import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blocksOf,
  boxesInOrder,
  placeAfter,
  stopsOf,
  wantsClock,
} from '../../../src/core/protocol/entry-order.ts'
import { FORMS, form } from './forms.ts'
import { formWith } from './paper.ts'

const SUBJECTS = ['4', '9', '41']

describe('the order in which boxes are filled', () => {
  test('[P85] the boxes of a section come in the order of the paper, and rows one after another', () => {
    const summary = form('ge-summary')
    const at = (id: string): number => summary.sections.findIndex((section) => section.id === id)
    expect(boxesInOrder(summary, at('voters'), SUBJECTS)).toEqual([
      'voters-unified',
      'voters-special',
      'signed-12',
      'signed-17',
      'signed-total',
    ])
    expect(boxesInOrder(summary, at('result'), SUBJECTS)).toEqual([
      'invalid',
      'votes/4',
      'votes/9',
      'votes/41',
    ])
  })

  test('[P85] words stand beside their figure, row by row', () => {
    const precinct = form('az-precinct')
    const result = precinct.sections.findIndex(({ id }) => id === 'result')
    const boxes = boxesInOrder(precinct, result, SUBJECTS)
    expect(boxes.slice(0, 2)).toEqual(['valid', 'valid-words'])
    expect(boxes.slice(-6)).toEqual([
      'votes/4',
      'votes-words/4',
      'votes/9',
      'votes-words/9',
      'votes/41',
      'votes-words/41',
    ])
    const table = blocksOf(precinct, result).at(-1)
    expect(table).toMatchObject({
      kind: 'table',
      columns: [{ field: { id: 'votes' }, words: { id: 'votes-words' } }],
    })
  })

  test('[P85] words whose figure stands in another section have a line of their own', () => {
    const small = formWith({ kind: 'required', fields: ['a'] })
    const parted = {
      ...small,
      sections: [
        { id: 'figures', phase: 'afterCount' as const, given: false, fields: ['a', 'm'] },
        { id: 'letters', phase: 'afterCount' as const, given: false, fields: ['w'] },
      ],
    }
    expect(boxesInOrder(parted, 0, [])).toEqual(['a', 'm'])
    expect(boxesInOrder(parted, 1, [])).toEqual(['w'])
  })

  test('[P85] the cursor stops at each option of a question and at both halves of a moment, but a day has no clock', () => {
    const small = formWith({ kind: 'timeAfter', field: 'm', after: { field: 'n', clock: '20:00' } })
    const stops = stopsOf(small, 0, []).map(({ box, part }) => `${box}:${part}`)
    expect(stops).toEqual([
      'a:',
      'w:',
      'b:',
      'c:',
      'zero:',
      'none:',
      'q:yes',
      'q:no',
      't:',
      'u:',
      'm:',
      'm:clock',
      'n:',
    ])
    expect(
      form('ge-summary')
        .fields.filter((field) => wantsClock(form('ge-summary'), field))
        .map(({ id }) => id),
    ).toEqual(['drawn-up-at'])
  })

  test('[P85] the day of polling is asked for without a clock, whatever is held against it', () => {
    const small = formWith({ kind: 'required', fields: ['m'] })
    const [day] = small.fields.filter(({ id }) => id === 'm')
    if (day?.kind !== 'date-time') throw new Error('m is no moment')
    expect(wantsClock(small, day)).toBe(true)
    expect(wantsClock(small, { ...day, derive: 'polling-date' })).toBe(false)
    expect(wantsClock(small, { ...day, derive: 'drawn-up-at' })).toBe(true)
  })

  test('[P85] every box of every form is reached exactly once', () => {
    for (const each of FORMS.values()) {
      const boxes = each.sections.flatMap((_, section) => boxesInOrder(each, section, SUBJECTS))
      const wanted = each.fields.flatMap(({ id, repeat }) =>
        repeat ? SUBJECTS.map((row) => `${id}/${row}`) : [id],
      )
      expect(boxes.toSorted(), each.id).toEqual(wanted.toSorted())
    }
  })
})

describe('where keys lead', () => {
  test('[P86] next leads through the boxes to the button, and from there no further', () => {
    expect([0, 1, 2, 3].map((at) => placeAfter(at, 'next', 3))).toEqual([1, 2, 3, 3])
  })

  test('[P86] down stays on the last box: it never falls off the form', () => {
    expect([0, 1, 2].map((at) => placeAfter(at, 'down', 3))).toEqual([1, 2, 2])
  })

  test('[P86] up stops at the first box and comes back from the button to the last', () => {
    expect([3, 2, 1, 0].map((at) => placeAfter(at, 'up', 3))).toEqual([2, 1, 0, 0])
  })

  test('[P86] first and last lead to the ends from anywhere; the last is where the total stands', () => {
    expect(placeAfter(1, 'first', 3)).toBe(0)
    expect(placeAfter(0, 'last', 3)).toBe(2)
    expect(placeAfter(0, 'last', 0)).toBe(0)
  })

  test('[P86] no key ever turns round', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (at, more) => {
        const count = at + more
        expect(placeAfter(at, 'next', count)).toBeGreaterThanOrEqual(at)
        expect(placeAfter(at, 'down', count)).toBeGreaterThanOrEqual(at)
        expect(placeAfter(at, 'up', count)).toBeLessThanOrEqual(at)
      }),
      { seed: 86 },
    )
  })
})
