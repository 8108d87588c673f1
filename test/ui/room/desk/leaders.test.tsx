import '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { merge } from '../../../../src/core/room/merge.ts'
import { entryOf, type KeylessEntry } from '../../../../src/core/room/record.ts'
import type { HostedRoom } from '../../../../src/flow/host-room.ts'
import { LeaderBoard, Leaders } from '../../../../src/ui/room/desk/lead/leaders.tsx'
import { openedRoom } from './host.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const BOARDS = ['off', 'teams', 'rounds', 'five'] as const

let room: HostedRoom
beforeAll(async () => {
  room = await openedRoom('en', { seed: 3 })
})

/** The room after codes were read aloud: the seat, and place by place whether it is right, as `10110`. */
function after(...came: readonly (readonly [seat: number, rights: string])[]): HostedRoom {
  const codes = came.map(
    ([seat, rights]): KeylessEntry => ({
      kind: 'code',
      at: 1,
      seat,
      mark: seat,
      rights: Array.from(rights, (sign) => sign === '1'),
    }),
  )
  return { ...room, entries: merge(room.entries, codes.map(entryOf)) }
}
function released(of: HostedRoom): HostedRoom {
  return { ...of, entries: merge(of.entries, [entryOf({ kind: 'released', at: 5 })]) }
}
/** What the lines of lists say, each with its number. */
function linesIn(html: string): string[] {
  return [...html.matchAll(/<li(?:[^>]* value="(\d+)")?[^>]*>([^<]*)/g)].map(
    ([, place = '–', says]) => `${place} ${says}`,
  )
}

describe('the choice of a board', () => {
  test('is not there before the answers are out', () => {
    expect(draw(<Leaders room={after([1, '11111'])} />, 'en')).toBe('')
  })

  test('is off at first, and shows no figure until another is chosen', () => {
    const html = draw(<Leaders room={released(after([1, '11111']))} />, 'en')
    const says = [...html.matchAll(/<input type="radio"([^>]*)><span>([^<]*)/g)].map(
      ([, how = '', name]) => `${how.includes('checked') ? '*' : ''}${name}`,
    )
    expect(says).toEqual(['*Off', 'Teams', 'Round by round', 'The five best, by seat number'])
    expect(html).not.toContain('<li')
    expect(draw(<LeaderBoard room={released(after([1, '11111']))} board="off" />, 'en')).toBe('')
  })
})

describe('the board', () => {
  test('of teams has them by their share, alike ones in one place, and says of whom nothing counts', () => {
    const of = after([1, '11100'], [2, '11100'], [10, '11100'], [19, '11110'])
    const html = draw(<LeaderBoard room={of} board="teams" />, 'en')
    expect(linesIn(html)).toEqual([
      '1 Team 3 (seat no. 19–27): 80%, 4 of 5 right',
      '2 Team 1 (seat no. 1–9): 60%, 6 of 10 right',
      '2 Team 2 (seat no. 10–18): 60%, 3 of 5 right',
      '– Team 4 (seat no. 28–36): no answers counted yet',
    ])
    expect(html).toMatch(/<label for="team-count">[^<]+<\/label><select id="team-count"/)
    expect([...html.matchAll(/<option[^>]*>(\d)/g)].map(([, number]) => number)).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
  })

  test('of rounds has the best of each, and who is ahead after it', () => {
    const of = after([4, '11111'], [7, '11110'], [9, '11110'], [12, '11000'], [15, '00000'])
    const html = draw(<LeaderBoard room={of} board="rounds" />, 'en')
    expect(html).toContain('>Round 1: question no. 1–5<')
    expect(linesIn(html)).toEqual([
      '1 Seat no. 4: 5 right',
      '2 Seat no. 7, 9: 4 right',
      '1 Seat no. 4: 5 right',
      '2 Seat no. 7, 9: 4 right',
      '4 Seat no. 12: 2 right',
    ])
  })

  test('of rounds draws a dash where nobody was asked', () => {
    const html = draw(<LeaderBoard room={room} board="rounds" />, 'en')
    expect(html).toMatch(/<p>Best in this round<\/p><p>–<\/p>/)
    expect(html).not.toContain('<li')
  })

  test('of the five best has no sixth', () => {
    const of = after([1, '11111'], ...[2, 3, 4, 5, 6].map((seat) => [seat, '11000'] as const))
    const lines = linesIn(draw(<LeaderBoard room={of} board="five" />, 'en'))
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe('1 Seat 1: 5 of 5')
  })

  test.each(LANGUAGES)('has all its words in %s', (language) => {
    const of = released(after([1, '11111'], [2, '00000']))
    for (const board of BOARDS)
      expect(gapsIn(draw(<LeaderBoard room={of} board={board} />, language))).toEqual([])
    expect(draw(<Leaders room={of} />, language)).toContain(wordsOfRoom(language, 'desk')['leaders_teams'])
  })
})
