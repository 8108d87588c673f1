import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { composeFrame } from '../../../../bench/frames.ts'
import { randomFrom } from '../../../../src/core/random.ts'
import { readCards } from '../../../../src/link/cards/read.ts'
import { MarkerPicture } from '../../../../src/ui/room/sight/marker-picture.tsx'

/** The cells of a drawn card, true is dark, with its turn undone by hand as a browser would do it. */
function cellsOf(drawing: string): boolean[][] {
  let cells = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => true))
  for (const [, x, y, wide] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(wide); at++) {
      const row = cells[Number(y) - 1]
      if (row) row[Number(x) - 1 + at] = false
    }
  const degrees = Number(/rotate\((\d+) 5 5\)/.exec(drawing)?.[1])
  for (let turned = 0; turned < degrees; turned += 90)
    cells = cells.map((row, y) => row.map((_, x) => cells[7 - x]?.[y] === true))
  return cells
}

test.each([
  [0, 0],
  [35, 1],
  [120, 2],
  [249, 3],
])('the card %i turned %i times is what the camera reads', (id, turn) => {
  const drawing = renderToString(<MarkerPicture id={id} turn={turn} />)
  const corners = [
    { x: 60, y: 60 },
    { x: 160, y: 60 },
    { x: 160, y: 160 },
    { x: 60, y: 160 },
  ] as const
  const sheets = [{ grid: cellsOf(drawing), quiet: 1, corners }]
  const seen = readCards(composeFrame({ width: 220, height: 220, sheets, random: randomFrom('card') }))
  expect(seen).toMatchObject([{ id, turn, distance: 0 }])
})

test('a card says what it is, or leaves it to the text beside it', () => {
  expect(renderToString(<MarkerPicture id={1} turn={0} label="Card 2, answer A" />)).toContain(
    'role="img" aria-label="Card 2, answer A"',
  )
  expect(renderToString(<MarkerPicture id={1} turn={0} />)).toContain('aria-hidden')
})
