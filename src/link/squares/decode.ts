import { decodeQR } from 'qr/decode.js'

/** Pixels a module, and light modules round them, in what the decoder is shown. */
const SCALE = 3
const QUIET = 4

/**
 * The text of a square laid flat. The decoder is shown it as if it had just been drawn, so that it only has to mend and to read.
 * @param turnedOver whether it was seen in a mirror, or through the paper
 */
export function textOf(dark: Uint8Array, dimension: number, turnedOver: boolean): string | undefined {
  const side = (dimension + 2 * QUIET) * SCALE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let row = 0; row < dimension; row++)
    for (let column = 0; column < dimension; column++) {
      if (dark[turnedOver ? column * dimension + row : row * dimension + column] === 0) continue
      for (let point = 0; point < SCALE * SCALE; point++) {
        const x = (column + QUIET) * SCALE + (point % SCALE)
        const y = (row + QUIET) * SCALE + Math.floor(point / SCALE)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
      }
    }
  try {
    return decodeQR({ data, width: side, height: side }, { effort: 1 })
  } catch {
    return undefined // it throws for every square that it cannot read
  }
}
