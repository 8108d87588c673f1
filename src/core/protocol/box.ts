/**
 * The address of one box on the paper: a field ("signed-total"), or a field and a row ("votes/41").
 * Only `boxOf` makes one, so that the spelling stands in a single place.
 */
export type BoxPath = string

/** What stands in a box as it was typed, ticked or stored. Blank: null, undefined, an empty text, no tick. */
export type Box = string | number | null | undefined | readonly string[]

/** The box of a field, or of one row of a repeated field. */
export function boxOf(field: string, row?: string): BoxPath {
  return row === undefined ? field : `${field}/${row}`
}

/** The field a box belongs to. */
export function fieldOf(box: BoxPath): string {
  const cut = box.indexOf('/')
  return cut < 0 ? box : box.slice(0, cut)
}

/** The row of a box in a repeated field; undefined for a box of its own. */
export function rowOf(box: BoxPath): string | undefined {
  const cut = box.indexOf('/')
  return cut < 0 ? undefined : box.slice(cut + 1)
}
