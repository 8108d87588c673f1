import { expect, test } from 'vitest'
import { seatNames } from '../../../../src/ui/room/desk/after/seat-names.ts'

/** The names of some seats, of which some are known. */
function namesOf(seats: readonly number[], known: Readonly<Record<number, string>> = {}): readonly string[] {
  return seatNames(seats.map((seat) => ({ seat, name: known[seat] })))
}

test('seats in a row without names are said as a span, from three on', () => {
  expect(namesOf([])).toEqual([])
  expect(namesOf([7, 8])).toEqual(['7', '8'])
  expect(namesOf([1, 3, 4, 5, 9, 10, 11, 12])).toEqual(['1', '3–5', '9–12'])
})

test('a name is said in its place, and no span runs over it', () => {
  expect(namesOf([1, 2, 3, 4, 5, 6, 7], { 4: 'Nino' })).toEqual(['1–3', '4 Nino', '5–7'])
  expect(namesOf([1, 3, 4], { 1: 'Aram' })).toEqual(['1 Aram', '3', '4'])
})
