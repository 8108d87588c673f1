/** Below this many letters nothing counts as a slip: too many words are near. */
export const SLIP_FROM = 4

/**
 * Whether `typed` is a slip of the beginning of `word`: one wrong, missing, extra or swapped letter from four letters
 * on, two from eight. Optimal string alignment distance, cut off early.
 */
export function isSlip(typed: string, word: string): boolean {
  const allowed = typed.length >= 8 ? 2 : typed.length >= SLIP_FROM ? 1 : 0
  if (allowed === 0 || word.length < typed.length - allowed) return false
  const columns = Math.min(word.length, typed.length + allowed)
  let before: number[] = []
  let previous = Array.from({ length: columns + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= columns; column++) {
      const same = typed[row - 1] === word[column - 1]
      let cost = Math.min(
        (previous[column] ?? Infinity) + 1,
        (current[column - 1] ?? Infinity) + 1,
        (previous[column - 1] ?? Infinity) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? Infinity) + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > allowed) return false
    before = previous
    previous = current
  }
  // The word may go on after what was typed: any prefix within reach counts.
  return previous.slice(Math.max(0, typed.length - allowed)).some((cost) => cost <= allowed)
}
