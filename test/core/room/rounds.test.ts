import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { type Rank, roundsOf } from '../../../src/core/room/rounds.ts'
import { seatLines } from '../../../src/core/room/standings.ts'
import { anyEntry, card, code, ITEMS, recordOf, sheet } from './records.ts'

/** Seats from 1 by whether they are right, place by place from 1: `101`; a dash where nothing was asked. */
function seats(...rows: string[]) {
  return rows.map((row, at) => ({
    seat: at + 1,
    rights: [undefined, ...Array.from(row, (sign) => (sign === '-' ? undefined : sign === '1'))],
  }))
}

/** Ranks in short: the place, right answers, and who has it. */
function shortly(ranks: readonly Rank[] = []): string[] {
  return ranks.map(({ place, right, seats: own }) => `${place}. ${right}: ${own.join()}`)
}

describe('the rounds of a quiz', () => {
  test('are of five questions, and the last has what is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (questions) => {
        const places = roundsOf([], questions).flatMap(({ first, last }) => {
          expect(last - first).toBeLessThan(5)
          return Array.from({ length: last - first + 1 }, (_, at) => first + at)
        })
        expect(places).toEqual(Array.from({ length: questions }, (_, at) => at + 1))
      }),
      { seed: 212 },
    )
    expect(roundsOf([], 12).map(({ first, last }) => [first, last])).toEqual([
      [1, 5],
      [6, 10],
      [11, 12],
    ])
  })

  test('tell who was best in each, and how things stand after it', () => {
    const [one, two] = roundsOf(seats('1111100000', '1110011111', '0000111111'), 10)
    expect(shortly(one?.best)).toEqual(['1. 5: 1', '2. 3: 2', '3. 1: 3'])
    expect(shortly(one?.standing)).toEqual(shortly(one?.best))
    expect(shortly(two?.best)).toEqual(['1. 5: 2,3'])
    expect(shortly(two?.standing)).toEqual(['1. 8: 2', '2. 6: 3', '3. 5: 1'])
  })
})

describe('the best of a round', () => {
  test('are three at most, and more only where some did alike', () => {
    const [steps] = roundsOf(seats('11111', '11110', '11100', '11000'), 5)
    expect(shortly(steps?.best)).toEqual(['1. 5: 1', '2. 4: 2', '3. 3: 3'])
    const [alike] = roundsOf(seats('11111', '01111', '11110', '11101', '00011'), 5)
    expect(shortly(alike?.best)).toEqual(['1. 5: 1', '2. 4: 2,3,4'])
    expect(shortly(alike?.standing)).toEqual(['1. 5: 1', '2. 4: 2,3,4', '5. 2: 5'])
  })

  test('have something right, and were asked in it', () => {
    const [one, two] = roundsOf(seats('00000-----', '-----11111'), 10)
    expect(one?.best).toEqual([])
    expect(shortly(one?.standing)).toEqual(['1. 0: 1'])
    expect(shortly(two?.best)).toEqual(['1. 5: 2'])
    expect(shortly(two?.standing)).toEqual(['1. 5: 2', '2. 0: 1'])
  })

  test('are no quicker than others who did alike', () => {
    const record = recordOf([sheet(1, 'a'), sheet(2, 'b', undefined, { minutes: 1 })])
    expect(shortly(roundsOf(seatLines(record, ITEMS), 3)[0]?.best)).toEqual(['1. 3: 1,2'])
  })
})

describe('the figures of rounds', () => {
  test('know a code place by place and a card where it was seen', () => {
    const record = recordOf([
      code(1, 7, [true, false, true]),
      sheet(2, 'a'),
      sheet(3, 'b'),
      sheet(3, 'c'),
      card(4, 0, 0),
    ])
    expect(shortly(roundsOf(seatLines(record, ITEMS), 3)[0]?.standing)).toEqual(['1. 3: 2', '2. 2: 1'])
  })

  test('add up to those of the seats, in whatever order things came', () => {
    for (let run = 0; run < 500; run++) {
      const random = randomFrom(`rounds ${run}`)
      const entries = Array.from({ length: random.below(20) }, () => anyEntry(random))
      const lines = seatLines(recordOf(entries), ITEMS)
      const rounds = roundsOf(lines, ITEMS.length - 1)
      const told = rounds
        .at(-1)
        ?.standing.flatMap(({ right, seats: own }) => own.map((seat) => [seat, right]))
      const wanted = lines.filter(({ of }) => of > 0).map(({ seat, right }) => [seat, right])
      expect(
        told?.sort(([a = 0], [b = 0]) => a - b),
        `rounds ${run}`,
      ).toEqual(wanted)
      const shuffled = seatLines(recordOf(random.shuffle(entries)), ITEMS)
      expect(roundsOf(shuffled, ITEMS.length - 1), `rounds ${run}`).toEqual(rounds)
    }
  })

  test('of a quiz of any length never lose a right answer between two rounds', () => {
    const row = fc.array(fc.constantFrom('1', '0', '-'), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (rows, questions) => {
        const lines = seats(...rows.map((signs) => signs.slice(0, questions).join('')))
        let before = new Map<number, number>()
        for (const { first, last, standing } of roundsOf(lines, questions)) {
          const after = new Map(
            standing.flatMap(({ right, seats: own }) => own.map((seat) => [seat, right] as const)),
          )
          for (const { seat, rights } of lines) {
            const own = rights.slice(first, last + 1).filter(Boolean).length
            expect(after.get(seat) ?? 0).toBe((before.get(seat) ?? 0) + own)
          }
          before = after
        }
      }),
      { seed: 213 },
    )
  })
})
