import { expect, test } from 'vitest'
import { entryOf } from '../../../../src/core/room/record.ts'
import { cardPlaces, countHeld, keptCards } from '../../../../src/ui/room/desk/after/poll.ts'
import { OPENED, roomOf } from './room-of.ts'

const card = (seat: number, place: number, option: number) =>
  entryOf({ kind: 'card', at: OPENED, card: seat, place, option })

test('cards answer what has one right option of at most four, the warm-up too', () => {
  expect(cardPlaces(roomOf())).toEqual([0, 1, 2])
})

test('cards that are kept count at their own place only', () => {
  const room = roomOf([card(1, 1, 0), card(2, 1, 2), card(3, 1, 2), card(1, 2, 3)])
  const held = keptCards(room, 1)
  expect([...held]).toEqual([
    [1, 0],
    [2, 2],
    [3, 2],
  ])
  expect(countHeld(held, 4)).toEqual([1, 0, 2, 0])
})
