import type { Value } from './database.ts'

/** The places of so many rows of so many values: `($1, $2), ($3, $4)`. */
export function placesFor(rows: number, columns: number): string {
  return Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(', ')})`,
  ).join(', ')
}

/** Cuts what is to be written into parts of which each fits into one statement. */
export function inParts<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, part) =>
    items.slice(part * most, (part + 1) * most),
  )
}

/** A list of places: `$1, $2, $3`. */
export function placesOf(values: readonly Value[]): string {
  return values.map((_, place) => `$${place + 1}`).join(', ')
}
