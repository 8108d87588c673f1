import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AttemptEvent } from '../../../src/core/attempt/attempt.ts'
import { MOST_SEATS } from '../../../src/core/room/record.ts'
import {
  isSeat,
  NO_SEAT,
  replaySeat,
  receiptEvent,
  seatAfter,
  seatEvent,
  type SeatSoFar,
  sittingDown,
} from '../../../src/core/room/seat.ts'
import { fixture } from '../exam/fixture.ts'

type Told = readonly [act: AttemptEvent['act'], object: string]

/** Events a second after each other. */
function eventsOf(...told: readonly Told[]): AttemptEvent[] {
  return told.map(([act, object], at) => ({ act, object, after: at * 1000 }))
}

const OPENED: Told = ['opened', 'K7PM3QXA#1357beef']

function seatOf(...told: readonly Told[]): SeatSoFar {
  return replaySeat(eventsOf(OPENED, ...told))
}

const item = fc.constantFrom('ink', 'seal', 'two-short')
const doings: fc.Arbitrary<Told> = fc.oneof(
  fc.tuple(
    fc.constant('chose' as const),
    fc.tuple(item, fc.constantFrom('', 'a', 'a,b', 'true:a', 'x=y,z=y')).map((pair) => pair.join('=')),
  ),
  fc.tuple(fc.constant('reached' as const), fc.constantFrom('0', '1', '20', '-1', 'x')),
  fc.tuple(
    fc.constant('added' as const),
    fc.constantFrom('seat:1', 'seat:60', 'seat:61', 'seat:0', 'receipt:3', 'released', 'x'),
  ),
  fc.tuple(fc.constant('did' as const), fc.constant('ink=1/1')),
  fc.tuple(fc.constant('ended' as const), fc.constant('K7PM3QXA')),
)

describe('a seat', () => {
  test('is the same whether it is folded at once or dies after any event and is folded anew', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 40 }), (told) => {
        const events = eventsOf(OPENED, ...told)
        let live = NO_SEAT
        for (const [at, event] of events.entries()) {
          live = seatAfter(live, event)
          const stored = JSON.parse(JSON.stringify(events.slice(0, at + 1))) as AttemptEvent[]
          expect(replaySeat(stored)).toEqual(live)
        }
      }),
      { seed: 1201, numRuns: 300 },
    )
  })

  test.each(
    fixture('room-events') as { name: string; events: AttemptEvent[]; seat: Record<string, unknown> }[],
  )('$name reads as it always did', ({ events, seat }) => {
    const { answers, ...rest } = replaySeat(events)
    expect({ ...rest, answers: Object.fromEntries(answers) }).toEqual(seat)
  })

  test('says its code and its bank, once', () => {
    expect(seatOf(['opened', '22222222#00000000'])).toMatchObject({ code: 'K7PM3QXA', bank: '1357beef' })
    expect(replaySeat(eventsOf(['opened', 'K7PM3QXA'])).code).toBe('')
  })

  test('is the one said last, of those that a room has', () => {
    expect(seatOf(['added', 'seat:7'], ['added', 'seat:8']).seat).toBe(8)
    for (const odd of ['seat:0', 'seat:61', 'seat:100', 'seat:-1', 'seat:', 'seat:1.5', 'seat'])
      expect(seatOf(['added', 'seat:7'], ['added', odd]).seat, odd).toBe(7)
    expect([1, MOST_SEATS, MOST_SEATS + 1].map(isSeat)).toEqual([true, true, false])
    expect([0, 61, 1.5, Number.NaN].map(isSeat)).toEqual([false, false, false, false])
    expect(() => seatEvent(61)).toThrow(/seat 61/)
  })

  test('keeps the last answer; an empty one takes it back', () => {
    expect(seatOf(['chose', 'ink=a'], ['chose', 'seal=x=y,z=y'], ['chose', 'ink=b']).answers).toEqual(
      new Map([
        ['ink', 'b'],
        ['seal', 'x=y,z=y'],
      ]),
    )
    expect(seatOf(['chose', 'ink=a'], ['chose', 'ink=']).answers.size).toBe(0)
    expect(seatOf(['chose', 'ink'], ['chose', '=a']).answers.size).toBe(0)
  })

  test('after the end takes no answer and turns no page, but may be changed, and released', () => {
    const ended = [['chose', 'ink=a'] as const, ['ended', 'K7PM3QXA'] as const]
    const after = seatOf(
      ...ended,
      ['chose', 'ink=b'],
      ['reached', '3'],
      ['opened', '22222222#00000000'],
      ['added', 'seat:9'],
      ['added', 'released'],
    )
    expect(after).toEqual({ ...seatOf(...ended), seat: 9, released: true })
    expect(after.spent).toBe(2000)
  })

  test('knows that the trainer has the answers, on the seat said last', () => {
    const ended = seatOf(['ended', 'K7PM3QXA'], ['added', 'receipt:7'], ['added', 'receipt:9'])
    expect(ended.receipt).toEqual({ seat: 9, after: 3000 })
    for (const odd of ['receipt:0', 'receipt:61', 'receipt:', 'receipt'])
      expect(seatOf(['added', odd]).receipt, odd).toBeUndefined()
    expect(receiptEvent(9)).toEqual({ act: 'added', object: 'receipt:9' })
    expect(ended.seat).toBe(0)
  })

  test('knows that the answers are at the centre, apart from what the trainer has', () => {
    const ended = seatOf(
      ['ended', 'K7PM3QXA'],
      ['added', 'receipt:7'],
      ['added', 'centre:7'],
      ['added', 'receipt:9'],
    )
    expect(ended).toMatchObject({ centre: 7, receipt: { seat: 9 }, seat: 0 })
    for (const odd of ['centre:0', 'centre:61', 'centre:', 'centre'])
      expect(seatOf(['added', odd]).centre, odd).toBeUndefined()
    expect(receiptEvent(9, 'centre')).toEqual({ act: 'added', object: 'centre:9' })
  })

  test('begins with the events of sitting down', () => {
    const events = sittingDown('K7PM3QXA', '1357beef', 17).map((event) => ({ ...event, after: 0 }))
    expect(replaySeat(events)).toEqual({ ...NO_SEAT, code: 'K7PM3QXA', bank: '1357beef', seat: 17 })
  })
})
