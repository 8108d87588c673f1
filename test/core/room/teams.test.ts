import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { MOST_SEATS } from '../../../src/core/room/record.ts'
import { seatLines } from '../../../src/core/room/standings.ts'
import { TEAM_COUNTS, teamLines, teamOf } from '../../../src/core/room/teams.ts'
import { anyEntry, card, code, ITEMS, recordOf, sheet } from './records.ts'

const rooms = fc.record({
  seats: fc.integer({ min: 1, max: MOST_SEATS }),
  teams: fc.constantFrom(...TEAM_COUNTS),
})
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** A line of a seat, as far as teams look at it. */
function line(seat: number, right: number, of: number) {
  return { seat, right, of }
}

describe('the seats of a room', () => {
  test('are each in one team, neighbours together, and no team is larger than another by more than a seat', () => {
    fc.assert(
      fc.property(rooms, ({ seats, teams }) => {
        const inOrder = Array.from({ length: seats }, (_, at) =>
          teamOf(at + 1, seats, Math.min(teams, seats)),
        )
        // the number of the team never falls from seat to seat and leaves none out: blocks
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
        const sizes = [...new Set(inOrder)].map((team) => inOrder.filter((each) => each === team).length)
        expect([...new Set(inOrder)]).toEqual(sizes.map((_, at) => at + 1))
        expect(sizes).toHaveLength(Math.min(seats, teams))
        const lines = inOrder.map((_, at) => line(at + 1, 0, 0))
        const told = teamLines(lines, seats, teams).flatMap(({ team, seats: own }) => own.map(() => team))
        expect(told).toEqual(inOrder)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
      { seed: 211, numRuns: 1000 },
    )
  })

  test('say alone who plays with whom, and whoever sits beyond them goes with the last team', () => {
    const lines = [...Array.from({ length: 10 }, (_, at) => line(at + 1, 0, 0)), line(14, 3, 3)]
    const blocks = teamLines(lines, 10, 3).map(({ team, seats }) => [team, ...seats])
    expect(blocks.sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [1, 1, 2, 3, 4],
      [2, 5, 6, 7],
      [3, 8, 9, 10, 14],
    ])
  })
})

describe('the places of teams', () => {
  test('go by the share of right answers, whatever the size of a team', () => {
    const lines = [line(1, 8, 10), line(2, 8, 10), line(3, 9, 10), line(4, 0, 0)]
    expect(teamLines(lines, 4, 2)).toEqual([
      { team: 2, seats: [3, 4], right: 9, of: 10, share: 0.9, place: 1 },
      { team: 1, seats: [1, 2], right: 16, of: 20, share: 0.8, place: 2 },
    ])
  })

  test('are shared by those who did alike, and the next place is left out', () => {
    const lines = [line(1, 1, 3), line(2, 2, 6), line(3, 1, 5), line(4, 2, 3)]
    const places = teamLines(lines, 4, 4).map(({ team, place }) => [team, place])
    expect(places).toEqual([
      [4, 1],
      [1, 2],
      [2, 2],
      [3, 4],
    ])
  })

  test('are not for a team of which nobody counts: it stands last, and not as one with nothing right', () => {
    const lines = [line(1, 0, 0), line(2, 0, 0), line(3, 0, 5), line(4, 0, 0), line(5, 1, 5), line(6, 0, 0)]
    const [best, second, last] = teamLines(lines, 6, 3)
    expect(best).toMatchObject({ team: 3, place: 1 })
    expect(second).toMatchObject({ team: 2, share: 0, place: 2 })
    expect(last).toMatchObject({ team: 1, share: undefined, place: undefined })
  })
})

describe('the figures of teams', () => {
  test('are those of the seats that count: a code as a sheet, a card where it was seen, no seat with two phones', () => {
    const record = recordOf([
      sheet(1, 'a'),
      code(2, 7, [true, false, false]),
      card(3, 1, 0),
      sheet(4, 'b'),
      sheet(4, 'c'),
    ])
    const teams = teamLines(seatLines(record, ITEMS), 4, 2)
    expect(teams.find(({ team }) => team === 1)).toMatchObject({ right: 4, of: 6 })
    expect(teams.find(({ team }) => team === 2)).toMatchObject({ of: 1 })
  })

  test('add up to those of the seats, in whatever order things came', () => {
    for (let run = 0; run < 500; run++) {
      const random = randomFrom(`teams ${run}`)
      const entries = Array.from({ length: random.below(20) }, () => anyEntry(random))
      const count = random.pick([...TEAM_COUNTS])
      const lines = seatLines(recordOf(entries), ITEMS)
      const teams = teamLines(lines, 4, count)
      expect(sum(teams.map(({ right }) => right))).toBe(sum(lines.map(({ right }) => right)))
      expect(sum(teams.map(({ of }) => of))).toBe(sum(lines.map(({ of }) => of)))
      const shuffled = seatLines(recordOf(random.shuffle(entries)), ITEMS)
      expect(teamLines(shuffled, 4, count), `teams ${run}`).toEqual(teams)
    }
  })
})
