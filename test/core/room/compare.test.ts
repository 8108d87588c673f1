import { describe, expect, test } from 'vitest'
import { compareRooms, type ReportedRoom } from '../../../src/core/room/compare.ts'
import type { Entry, RoomHead } from '../../../src/core/room/record.ts'
import { reportOf } from '../../../src/core/room/report.ts'
import { code, HEAD, ITEMS, named, recordOf, sheet } from './records.ts'

function roomOf(entries: readonly Entry[], head: Partial<RoomHead> = {}): ReportedRoom {
  return { head: { ...HEAD, ...head }, report: reportOf(recordOf(entries, head), ITEMS) }
}

const before = roomOf([
  sheet(1, 'a', ['alpha', 'beta,delta', null]),
  sheet(2, 'b', [null, null, null]),
  sheet(3, 'c'),
  named(1, 'Nino'),
  named(2, 'Old name'),
])

describe('before and after', () => {
  test('the same seat is the same person, and who is in one of them only is in no mean', () => {
    const after = roomOf([sheet(1, 'd'), code(2, 5), sheet(4, 'e', [null, null, null]), named(2, 'Գոհար')])
    const compared = compareRooms(before, after)
    expect(compared.seats).toEqual([
      { seat: 1, name: 'Nino', before: { right: 1, of: 3 }, after: { right: 3, of: 3 } },
      { seat: 2, name: 'Գոհար', before: { right: 0, of: 3 }, after: { right: 2, of: 3 } },
      { seat: 3, name: undefined, before: { right: 3, of: 3 }, after: undefined },
      { seat: 4, name: undefined, before: undefined, after: { right: 0, of: 3 } },
    ])
    expect(compared.both).toBe(2)
    expect(compared.before).toBeCloseTo(1 / 6)
    expect(compared.after).toBeCloseTo(5 / 6)
    expect(compared.topics).toEqual([
      { topic: 'opening', before: { right: 0, of: 2 }, after: { right: 2, of: 2 } },
      { topic: 'counting', before: { right: 1, of: 4 }, after: { right: 3, of: 4 } },
    ])
  })

  test('a topic that only one of them asked stands alone', () => {
    const questions = HEAD.questions.map((question, place) =>
      place === 1 ? { ...question, topic: 'box' } : question,
    )
    const { topics } = compareRooms(before, roomOf([sheet(1, 'd')], { questions }))
    expect(topics.map(({ topic, before: first, after }) => [topic, first?.of, after?.of])).toEqual([
      ['opening', 1, undefined],
      ['counting', 2, 2],
      ['box', undefined, 1],
    ])
  })

  test('two phones on a seat compare with nobody', () => {
    const { seats, both } = compareRooms(before, roomOf([sheet(1, 'd'), sheet(1, 'e')]))
    expect(both).toBe(0)
    expect(seats.find(({ seat }) => seat === 1)?.after).toBeUndefined()
  })

  test('of rooms nobody came to there is nothing', () => {
    expect(compareRooms(roomOf([]), roomOf([]))).toMatchObject({
      seats: [],
      both: 0,
      before: undefined,
      after: undefined,
    })
  })
})
