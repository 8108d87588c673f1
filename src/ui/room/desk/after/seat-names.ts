import type { SeatLine } from '../../../../core/room/standings.ts'

/** So many seats in a row are said as a span. */
const SPAN = 3

/** Some seats for reading aloud: a number with its name, and seats in a row without names from one to another. */
export function seatNames(lines: readonly Pick<SeatLine, 'seat' | 'name'>[]): readonly string[] {
  const names: string[] = []
  let row: number[] = []
  const close = (): void => {
    const [first, last] = [row[0], row.at(-1)]
    names.push(...(row.length >= SPAN ? [`${first}–${last}`] : row.map(String)))
    row = []
  }
  for (const { seat, name } of lines) {
    if (name !== undefined || row.at(-1) !== seat - 1) close()
    if (name === undefined) row.push(seat)
    else names.push(`${seat} ${name}`)
  }
  close()
  return names
}
