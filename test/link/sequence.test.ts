import { correction, generate } from 'lean-qr'
import { expect, test } from 'vitest'
import { composeFrame, cornersAt } from '../../bench/frames.ts'
import { randomFrom } from '../../src/core/random.ts'
import { PART_SIZE, writeSequence } from '../../src/core/room/square-sequence.ts'
import { readSquares } from '../../src/link/squares/read.ts'
import { INDOORS } from './frames.ts'

/** A square as a phone shows it when a record is handed over. */
function gridOf(text: string): boolean[][] {
  const square = generate(text, { minCorrectionLevel: correction.L })
  return Array.from({ length: square.size }, (_, y) =>
    Array.from({ length: square.size }, (_, x) => square.get(x, y)),
  )
}

test('a full square of a sequence is read from the screen of another phone, held by hand', () => {
  const random = randomFrom('hand over')
  const bytes = Uint8Array.from({ length: 3 * PART_SIZE }, () => random.below(256))
  const sequence = writeSequence(bytes)
  const texts = sequence.ok ? sequence.value : []
  expect(texts).toHaveLength(3)
  const read = texts.map((text, at) => {
    const picture = composeFrame({
      width: 1280,
      height: 720,
      sheets: [
        { grid: gridOf(text), quiet: 4, corners: cornersAt({ x: 640, y: 360 }, 480, 8 * at - 6, 0.08) },
      ],
      ...INDOORS,
      random,
    })
    return readSquares(picture)[0]?.text
  })
  expect(read).toEqual(texts)
})
