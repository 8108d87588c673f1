import { expect, test } from 'vitest'
import { placeOf, totalsOf } from '../../../src/core/sync/place.ts'
import { receiptEvent, seatEvent } from '../../../src/core/room/seat.ts'

const attempt = (...events: readonly { readonly act: 'added'; readonly object: string }[]) => ({
  events: events.map((event, after) => ({ ...event, after })),
})
const seat = seatEvent(17) as { act: 'added'; object: string }
const receipt = receiptEvent(17) as { act: 'added'; object: string }
const brought = receiptEvent(17, 'centre') as { act: 'added'; object: string }

test.each([
  ['that waits is on the phone', attempt(), {}, 'phone'],
  ['of the room without a receipt is on the phone', attempt(seat), {}, 'phone'],
  ['whose answers the trainer has is with the trainer', attempt(seat, receipt), {}, 'trainer'],
  ['that the trainer has brought to the centre is there', attempt(seat, receipt, brought), {}, 'centre'],
  ['that the centre has acknowledged is at the centre', attempt(), undefined, 'centre'],
  ['with a receipt is at the centre once that has it', attempt(seat, receipt), undefined, 'centre'],
  ['that the centre will not have is set aside', attempt(), { aside: 'broken' }, 'aside'],
  ['is set aside whoever else has its answers', attempt(receipt), { aside: 'foreign' }, 'aside'],
] as const)('an attempt %s', (_what, { events }, row, place) => {
  expect(placeOf({ events: [...events] }, row)).toBe(place)
})

test('totals count every place', () => {
  expect(totalsOf([])).toEqual({ phone: 0, trainer: 0, centre: 0, aside: 0 })
  expect(totalsOf(['phone', 'centre', 'phone', 'aside', 'trainer'])).toEqual({
    phone: 2,
    trainer: 1,
    centre: 1,
    aside: 1,
  })
})
