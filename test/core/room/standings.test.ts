import { describe, expect, test } from 'vitest'
import { makeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { decideOn } from '../../../src/core/room/phones.ts'
import type { Entry } from '../../../src/core/room/record.ts'
import { choicesOf, type SeatLine, seatLines } from '../../../src/core/room/standings.ts'
import { item } from '../question/items.ts'
import { card, code, decided, HEAD, ITEMS, named, OPENED, present, recordOf, sheet, tail } from './records.ts'

function linesOf(...entries: Entry[]): SeatLine[] {
  return seatLines(recordOf(entries), ITEMS)
}

function lineOf(seat: number, ...entries: Entry[]): SeatLine | undefined {
  return linesOf(...entries).find((line) => line.seat === seat)
}

/** The option of a card by which somebody says this at a place. */
function turnTo(place: number, option: string): number {
  return makeItem(ITEMS[place] as Item, HEAD.questions[place]?.seed ?? '').shown.indexOf(option)
}

describe('the seats', () => {
  test('are all of the room, and whoever came beyond', () => {
    expect(linesOf().map(({ seat, state }) => [seat, state])).toEqual([
      [1, 'missing'],
      [2, 'missing'],
      [3, 'missing'],
      [4, 'missing'],
    ])
    const seats = linesOf(sheet(60, 'a'), card(7, 1, 0), named(9, 'Nino'), present(8), present(11, false))
    expect(seats.map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 7, 8, 9, 60])
  })

  test('tell who is there and has not answered yet', () => {
    expect(lineOf(2, present(2), named(2, 'Nino'))).toMatchObject({
      state: 'present',
      name: 'Nino',
      of: 0,
      via: undefined,
    })
    expect(lineOf(2, named(2, ''))?.name).toBeUndefined()
    expect(lineOf(2, present(2, false))?.state).toBe('missing')
  })

  test('count what is wholly right, and never the warm-up', () => {
    expect(lineOf(1, sheet(1, 'a'))).toMatchObject({
      state: 'answered',
      right: 3,
      of: 3,
      minutes: 7,
      via: 'square',
      rights: [undefined, true, true, true],
    })
    const half = sheet(1, 'a', ['beta', 'beta', 'true:alpha']) // a tick and a reason are missing
    expect(lineOf(1, half)).toMatchObject({ right: 1, of: 3, rights: [undefined, true, false, false] })
    expect(lineOf(1, sheet(1, 'a', [null, 'no such', '']))).toMatchObject({ right: 0, of: 3 })
    expect(lineOf(1, { ...sheet(1, 'a'), answers: ['alpha', 'beta'] })).toMatchObject({ right: 1, of: 3 })
    const more = { ...sheet(1, 'a'), answers: [...sheet(1, 'a').answers, 'beta', 'beta'] }
    expect(lineOf(1, more)).toMatchObject({ right: 3, of: 3 })
  })

  test('take the rights of a code as they were told', () => {
    expect(lineOf(1, code(1, 5))).toMatchObject({
      state: 'answered',
      right: 2,
      of: 3,
      minutes: undefined,
      via: 'code',
      phones: [{ tail: 'mark-5', right: 2 }],
    })
  })

  test('count cards by the order shown, where they were seen', () => {
    const cards = [card(2, 0, 0), card(2, 1, turnTo(1, 'beta'))]
    expect(lineOf(2, ...cards)).toMatchObject({
      right: 1,
      of: 1,
      via: 'cards',
      rights: [undefined, true, undefined, undefined],
    })
    expect(lineOf(2, card(2, 1, turnTo(1, 'gamma')))).toMatchObject({ right: 0, of: 1 })
    expect(lineOf(2, card(2, 3, 0))).toMatchObject({ state: 'answered', of: 0 }) // a statement has no options for cards
  })

  test('use the sheet of a seat and not its cards', () => {
    expect(lineOf(2, card(2, 1, turnTo(1, 'gamma')), sheet(2, 'a'))).toMatchObject({
      right: 3,
      of: 3,
      via: 'square',
    })
  })
})

describe('one phone', () => {
  test('that told its code and showed its square is one', () => {
    const line = lineOf(1, code(1, 0x2c3), sheet(1, '42c3')) // 42c3 without its highest two bits
    expect(line).toMatchObject({ state: 'answered', via: 'square', right: 3 })
    expect(line?.phones).toHaveLength(1)
  })

  test('is one only on its own seat', () => {
    expect(
      linesOf(code(2, 0xa), sheet(1, 'a'))
        .map(({ state }) => state)
        .slice(0, 2),
    ).toEqual(['answered', 'answered'])
  })

  test('that was moved does not leave its code behind', () => {
    const lines = linesOf(code(1, 0xa), sheet(1, 'a'), decided(2, tail('a')))
    expect(lines.map(({ state }) => state)).toEqual(['missing', 'answered', 'missing', 'missing'])
  })
})

describe('two phones on a seat', () => {
  const two = [sheet(1, 'a'), sheet(1, 'b', ['alpha', null, null])]

  test('are both kept and neither counts until one is taken', () => {
    const line = lineOf(1, ...two)
    expect(line).toMatchObject({ state: 'two-phones', right: 0, of: 0, via: undefined, rights: [] })
    expect(line?.phones.map((phone) => [phone.tail, phone.right, phone.of])).toEqual([
      [tail('a'), 3, 3],
      [tail('b'), 0, 3],
    ])
    expect(choicesOf(recordOf(two), ITEMS, 1).every(({ count }) => count === 0)).toBe(true)
  })

  test('are settled by the trainer, and the last word counts', () => {
    expect(lineOf(1, ...two, decided(1, tail('b')))).toMatchObject({ state: 'answered', right: 0, of: 3 })
    expect(lineOf(1, ...two, decided(1, tail('b'), 1), decided(1, tail('a'), 2))).toMatchObject({ right: 3 })
    expect(lineOf(1, ...two, decided(1, tail('c')))?.state).toBe('two-phones')
    expect(lineOf(1, ...two, sheet(1, 'c'), decided(1, tail('b')))).toMatchObject({
      state: 'answered',
      right: 0,
    })
  })

  test('are settled by moving one of them to where it belongs', () => {
    const lines = linesOf(...two, decided(3, tail('b')))
    expect(lines.map(({ state, right }) => [state, right])).toEqual([
      ['answered', 3],
      ['missing', 0],
      ['answered', 0],
      ['missing', 0],
    ])
    const back = linesOf(
      ...two,
      decided(3, tail('b'), OPENED + 70_000),
      decided(2, tail('b'), OPENED + 80_000),
    )
    expect(back.map(({ state }) => state)).toEqual(['answered', 'answered', 'missing', 'missing'])
  })

  test('are settled by a square that is shown anew with another seat, even after they were moved', () => {
    const anew = sheet(4, 'b', undefined, { at: OPENED + 95_000 })
    const lines = linesOf(sheet(1, 'a'), decided(3, tail('b')), anew)
    expect(lines.map(({ state }) => state)).toEqual(['answered', 'missing', 'missing', 'answered'])
  })

  test('are settled although the clock of another collecting phone is ahead', () => {
    const ahead = [...two, code(2, 9)].map((entry) => ({ ...entry, at: entry.at + 3_600_000 }))
    const word = decideOn(ahead, { seat: 3, tail: tail('b') }, OPENED)
    expect(linesOf(...ahead, word).map(({ state }) => state)).toEqual([
      'answered',
      'answered',
      'answered',
      'missing',
    ])
    const later = decideOn([...ahead, word], { seat: 4, tail: tail('b') }, OPENED)
    expect(linesOf(...ahead, word, later)[3]?.state).toBe('answered')
    expect(linesOf(...ahead, decideOn(ahead, { seat: 4, tail: 'mark-9' }, OPENED))[3]?.via).toBe('code')
    const taken = [decideOn(ahead, { seat: 1, tail: tail('a') }, OPENED + 9_000_000)]
    expect(decideOn(taken, { seat: 1, tail: tail('b') }, OPENED).at).toBe(OPENED + 9_000_001)
    expect(decideOn([], { seat: 1, tail: tail('b') }, OPENED).at).toBe(OPENED)
  })

  test('may be known by their codes alone', () => {
    const codes = [code(1, 5), code(1, 6, [true, true, true])]
    expect(lineOf(1, ...codes)).toMatchObject({
      state: 'two-phones',
      phones: [{ tail: 'mark-5' }, { tail: 'mark-6' }],
    })
    expect(lineOf(1, ...codes, decided(1, 'mark-6'))).toMatchObject({ state: 'answered', right: 3 })
    // its square comes after the trainer's word
    expect(lineOf(1, ...codes, decided(1, 'mark-6'), sheet(1, '6'))).toMatchObject({
      state: 'answered',
      via: 'square',
    })
  })

  test('that are one, told anew after the seat was changed, become one by the trainer’s word', () => {
    const codes = [code(1, 5), code(2, 5)]
    expect(linesOf(...codes).filter(({ of }) => of > 0)).toHaveLength(2)
    expect(linesOf(...codes, decided(2, 'mark-5')).map(({ state }) => state)).toEqual([
      'missing',
      'answered',
      'missing',
      'missing',
    ])
  })
})

describe('the distribution', () => {
  const room = recordOf([
    sheet(1, 'a'),
    sheet(2, 'b', ['gamma', 'beta,gamma', 'false:alpha']),
    sheet(3, 'c', [null, '', 'true:']),
    code(4, 9),
    card(5, 1, turnTo(1, 'gamma')),
  ])
  const counts = (place: number): Record<string, number> =>
    Object.fromEntries(choicesOf(room, ITEMS, place).map(({ option, count }) => [option, count]))

  test('stands in the order shown, with no answer at the end; codes tell none', () => {
    expect(counts(1)).toEqual({ alpha: 0, beta: 1, gamma: 2, delta: 0, '—': 1 })
    const shown = makeItem(ITEMS[1] as Item, HEAD.questions[1]?.seed ?? '').shown
    const choices = choicesOf(room, ITEMS, 1)
    expect(choices.map(({ option }) => option)).toEqual([...shown, '—'])
    expect(choices.filter(({ right }) => right).map(({ option }) => option)).toEqual(['beta'])
  })

  test('counts no card of a seat from which a square or a code came', () => {
    const cards = [card(1, 1, turnTo(1, 'gamma')), card(4, 1, turnTo(1, 'gamma'))]
    expect(choicesOf(recordOf([...room.entries, ...cards]), ITEMS, 1)).toEqual(choicesOf(room, ITEMS, 1))
  })

  test('counts every tick, and nothing ticked is an answer', () => {
    expect(counts(2)).toEqual({ alpha: 0, beta: 2, gamma: 1, delta: 1, epsilon: 0, '—': 0 })
  })

  test('counts the verdicts of a statement', () => {
    expect(choicesOf(room, ITEMS, 3)).toEqual([
      { option: 'true', count: 2, right: true },
      { option: 'false', count: 1, right: false },
      { option: '—', count: 0, right: false },
    ])
  })

  test('is there for the warm-up', () => {
    expect(counts(0)).toMatchObject({ alpha: 3, '—': 0 })
  })

  test('is none where there are no options and no such place', () => {
    const head = { ...HEAD, questions: [...HEAD.questions, { topic: 'counting', item: 'agree', seed: 's' }] }
    expect(choicesOf({ ...room, head }, [...ITEMS, item('number')], 4)).toEqual([])
    expect(choicesOf(room, ITEMS, 9)).toEqual([])
  })

  test('knows the spots and pieces that are right', () => {
    const head = {
      ...HEAD,
      questions: [
        ...HEAD.questions,
        ...['point', 'enter'].map((id) => ({ topic: 'counting', item: id, seed: 's' })),
      ],
    }
    const rights = (place: number): string[] =>
      choicesOf({ ...room, head }, [...ITEMS, item('spot'), item('log')], place)
        .filter(({ right }) => right)
        .map(({ option }) => option)
        .sort()
    expect(rights(4)).toEqual(['campaign-poster', 'stranger'])
    expect(rights(5)).toEqual(['decision', 'time', 'who'])
  })
})
