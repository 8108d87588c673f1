import aruco from 'js-aruco2'
import { expect, test } from 'vitest'
import { closest } from '../../src/link/cards/closest.ts'
import { bitsOf, MARKERS, turnedBits } from '../../src/link/cards/dictionary.ts'
import { markerBits } from '../../src/link/marker.ts'
import { cardsFrame } from './frames.ts'

const { AR } = aruco
const ids = Array.from({ length: MARKERS }, (_, id) => id)

test('the markers are those that all readers of ARUCO_MIP_36h12 know', () => {
  const known = new AR.Dictionary('ARUCO_MIP_36h12').codeList
  expect(ids.map((id) => bitsOf(id).join(''))).toEqual(known)
})

test('another reader sees the cards that are drawn here', () => {
  const { cards, picture } = cardsFrame(9, 80, { seed: 'reference', weather: { blur: 0.6 } })
  const seen = new AR.Detector({ dictionaryName: 'ARUCO_MIP_36h12', maxHammingDistance: 2 }).detect(picture)
  const byNumber = (one: number, other: number): number => one - other
  expect(seen.map(({ id }) => id).toSorted(byNumber)).toEqual(cards.map(({ id }) => id).toSorted(byNumber))
})

test('each marker is found in each turn, with as many wrong bits as it has', () => {
  for (const id of ids) {
    let bits = [...bitsOf(id)]
    for (let turn = 0; turn < 4; turn++, bits = turnedBits(bits)) {
      expect(closest(bits)).toEqual({ id, turn, distance: 0 })
      const spoilt = bits.map((bit, at) => (at === id % 36 || at === (id * 7 + 5) % 36 ? 1 - bit : bit))
      expect(closest(spoilt)).toMatchObject({ id, turn })
    }
  }
})

test('what is no marker is far from all', () => {
  const patterns = [() => 0, () => 1, (at: number) => at % 2, (at: number) => (at + Math.floor(at / 6)) % 2]
  for (const pattern of patterns)
    expect(closest(Array.from({ length: 36 }, (_, at) => pattern(at))).distance).toBeGreaterThan(5)
})

test('there are no more', () => {
  expect(() => markerBits(250)).toThrow('250')
})
