import { correction, generate } from 'lean-qr'
import { expect, test } from 'vitest'
import { writeEvaluation } from '../../src/core/room/evaluation.ts'
import { readSquares } from '../../src/link/squares/read.ts'
import { mac, startOf } from '../core/room/room.ts'
import { frameOf, INDOORS } from './frames.ts'

test.each(['ქ', 'Ֆ', 'q'])('the longest question, of %s alone, is read by a camera', async (letter) => {
  const said = { number: 5, ratings: [1, 2, 3, 4], question: letter.repeat(120) }
  const text = await writeEvaluation(startOf(), said, mac)
  const square = generate(text, { minCorrectionLevel: correction.L }) // as the phone draws it
  const grid = Array.from({ length: square.size }, (_, y) =>
    Array.from({ length: square.size }, (__, x) => square.get(x, y)),
  )
  const sheet = { grid, quiet: 4, side: grid.length * 5 }
  const { picture } = frameOf([sheet], { seed: letter, weather: INDOORS, width: 1920, height: 1080 })
  expect(readSquares(picture).map((found) => found.text)).toEqual([text])
})
