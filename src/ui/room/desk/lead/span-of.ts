/** The ends of a row of numbers as boards write them; one alone stands alone. */
export function spanOf(...ends: readonly (number | undefined)[]): string {
  return [...new Set(ends)].join('–')
}
