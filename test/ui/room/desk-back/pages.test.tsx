import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../../src/core/language.ts'
import { entryOf } from '../../../../src/core/room/record.ts'
import { showStart } from '../../../../src/core/room/start.ts'
import type { HostedRoom } from '../../../../src/flow/host-room.ts'
import { CardsPage } from '../../../../src/ui/room/desk/after/cards-page.tsx'
import { clockOf } from '../../../../src/ui/room/desk/after/clock-of.ts'
import { CollectPage } from '../../../../src/ui/room/desk/after/collect-page.tsx'
import { ComparePage } from '../../../../src/ui/room/desk/after/compare-page.tsx'
import { ComparisonView } from '../../../../src/ui/room/desk/after/comparison-view.tsx'
import { KitPage } from '../../../../src/ui/room/desk/after/kit-page.tsx'
import { ReportPage } from '../../../../src/ui/room/desk/after/report-page.tsx'
import { SeatsPage } from '../../../../src/ui/room/desk/after/seats-page.tsx'
import { compareRooms } from '../../../../src/core/room/compare.ts'
import { reportOf } from '../../../../src/core/room/report.ts'
import { OPENED, roomOf, sheet } from './room-of.ts'
import { draw, gapsIn, textOf } from './speech.ts'

const onRoom = (): void => undefined

/** Forty minutes later. */
const LATER = OPENED + 40 * 60_000

/** Three came, one of them twice; one is in the room, and one has a name. */
const BUSY = roomOf([
  sheet(1, 5),
  sheet(2, 2, { phone: 44 }),
  sheet(3, 4),
  sheet(3, 1, { phone: 2, at: LATER }),
  entryOf({ kind: 'present', at: OPENED, seat: 4, isHere: true }),
  entryOf({ kind: 'seat', at: OPENED, seat: 5, name: 'Nino B.' }),
  entryOf({ kind: 'card', at: OPENED, card: 6, place: 1, option: 2 }),
  entryOf({ kind: 'evaluation', at: OPENED, number: 1, ratings: [5, 4, null, 3], question: '?' }),
])
const PAGES = { CollectPage, CardsPage, SeatsPage, ReportPage, KitPage }

function collect(room: HostedRoom, language: Language = 'en'): string {
  return draw(<CollectPage room={room} onRoom={onRoom} />, language)
}

describe.each(LANGUAGES)('at the back of the desk in %s', (language) => {
  test.each(Object.entries(PAGES))('%s has all its words, of an empty room too', (_, Page) => {
    const html = [roomOf(), BUSY].map((room) => draw(<Page room={room} onRoom={onRoom} />, language)).join('')
    expect(gapsIn(html)).toEqual([])
  })

  test('two rooms side by side have all their words', () => {
    const reported = {
      head: BUSY.head,
      report: reportOf(
        BUSY,
        BUSY.items.map(({ item }) => item),
      ),
    }
    const html = draw(<ComparisonView comparison={compareRooms(reported, reported)} />, language)
    expect(gapsIn(html + draw(<ComparePage />, language))).toEqual([])
  })
})

describe('collecting', () => {
  test('says how many came, and who is missing, in words that can be read aloud', () => {
    const text = textOf(collect(roomOf(BUSY.entries, { seats: 8 })))
    expect(text).toContain('4 of 8')
    expect(text).toContain('Still missing: 5 Nino B., 7 & 8')
    expect(text).toContain('In the room, no answers yet: 4')
    expect(text).toContain('1 evaluation is here.')
  })

  test('tells every seat by a sign and a word, not by its colour alone', () => {
    const html = collect(BUSY)
    const seats = html.match(/<li data-is="[^"]*".*?<\/li>/g) ?? []
    expect(seats).toHaveLength(36)
    const came = seats.filter((seat) => seat.includes('data-is="answered"'))
    for (const seat of came) expect(seat).toMatch(/<svg.*answers are here/)
    expect(seats.at(-1)).not.toContain('<svg')
    expect(seats.at(-1)).toContain('not here yet')
  })

  test('asks which of two phones sits on a seat, the one that came first first', () => {
    const html = collect(BUSY)
    const text = textOf(html)
    expect(text).toContain('Two phones say seat 3')
    expect(html).toContain(`<b>Phone 1, came at ${clockOf(OPENED + 3000)}</b>`)
    expect(html).toContain(`<b>Phone 2, came at ${clockOf(LATER)}</b>`)
    expect(text).not.toContain('Two phones say seat 1')
  })

  test('asks no more once it is decided, and lets it be looked at', () => {
    const [, , third] = [1, 2, 3].map((seat) => sheet(seat, 4))
    if (third?.kind !== 'sheet') throw new Error('no sheet')
    const decided = entryOf({ kind: 'decided', at: LATER + 1, seat: 3, tail: third.tail })
    const text = textOf(collect(roomOf([...BUSY.entries, decided])))
    expect(text).not.toContain('Two phones say seat 3')
    expect(text).toContain('Seat 3: chosen from two phones')
  })

  test('has the field for a typed code from the beginning, camera or not', () => {
    expect(collect(roomOf())).toMatch(/<input[^>]*aria-labelledby="answer-code"/)
  })
})

describe('asking with cards', () => {
  const cards = (at: string) => draw(<CardsPage room={BUSY} onRoom={onRoom} />, 'en', at)

  test('takes the place out of the address, and only a place that cards can answer', () => {
    expect(cards('/room/host/x/cards?place=2')).toContain('Asking about seal')
    expect(cards('/room/host/x/cards?place=3')).toContain('Asking about pick')
    expect(cards('/room/host/x/cards')).toContain('Asking about pick')
    const offered = cards('/room/host/x/cards').match(/<option/g)
    expect(offered).toHaveLength(3)
  })

  test('shows what was seen before, and keeps which letter is right to itself', () => {
    const html = cards('/room/host/x/cards?place=1')
    expect(textOf(html)).toContain('Cards seen: 1 of 36')
    expect(html).toContain('rb-letter">C<')
    expect(html).not.toContain('rb-right')
  })

  test('says so where no question fits', () => {
    const room = roomOf()
    const html = draw(<CardsPage room={{ ...room, items: room.items.slice(3) }} onRoom={onRoom} />)
    expect(html).toContain('None of the questions')
  })
})

test('seats have room for a name each, and paper for signing lies below', () => {
  const html = draw(<SeatsPage room={BUSY} onRoom={onRoom} />)
  expect(html.match(/aria-label="Name on seat \d+"/g)).toHaveLength(36)
  expect(html).toMatch(/<input[^>]*value="Nino B\."/)
  expect(html).toMatch(/rb-paper-only.*Attendance list.*<td>Nino B\.<\/td><td><\/td>/)
  expect(html.match(/aria-pressed="false"/g)).toHaveLength(31)
  // who is only said to be here can be taken back, whose answers are here cannot
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(5)
  expect(
    html.match(/<button[^>]*disabled[^>]*aria-pressed="true"|aria-pressed="true"[^>]*disabled/g),
  ).toHaveLength(4)
})

test('the printed kit has the code, the key with its letters, and a number for every seat', () => {
  const html = draw(<KitPage room={roomOf([], { seats: 10 })} onRoom={onRoom} />)
  expect(html).toContain(showStart(BUSY.head.code))
  expect(html.match(/Take along/g)).toHaveLength(6)
  expect(html).toMatch(/[ABCD]: says beta/)
  expect(html.match(/Your seat/g)).toHaveLength(10)
  expect(html.match(/rb-numbers new-sheet/g)).toHaveLength(2)
})
