import { bitsOf, ROW } from './cards/dictionary.ts'

/**
 * What is drawn within the dark border of a marker card: six rows of six, true is light.
 * @param id which card, from 0 to 249
 */
export function markerBits(id: number): readonly (readonly boolean[])[] {
  const bits = bitsOf(id)
  return Array.from({ length: ROW }, (_, row) =>
    bits.slice(row * ROW, (row + 1) * ROW).map((bit) => bit === 1),
  )
}
