import { expect, test } from 'vitest'
import { ROW, turnedBits } from '../../../../src/link/cards/dictionary.ts'
import { EDGES } from '../../../../src/ui/room/desk/after/kit/edges.ts'

const CELLS = Array.from({ length: ROW * ROW }, (_, at) => at)

/** The cells along each edge of a card as it is printed. */
const ALONG = {
  north: CELLS.filter((at) => at < ROW),
  west: CELLS.filter((at) => at % ROW === 0),
  south: CELLS.filter((at) => at >= ROW * (ROW - 1)),
  east: CELLS.filter((at) => at % ROW === ROW - 1),
}

test('the letter at an edge of a card is the one the camera reads when that edge is on top', () => {
  let turned = CELLS
  for (const edge of EDGES) {
    expect(turned.slice(0, ROW).toSorted((a, b) => a - b)).toEqual(ALONG[edge])
    turned = turnedBits(turned)
  }
})
