import type { Random } from '../random.ts'

/**
 * Shares out `total` over so many places by a power law of a steepness of its own: a few large, many small, some none. The
 * largest come first. Only whole numbers and the four rules of arithmetic: `Math.pow` may differ in its last bit from one
 * phone to the next, and the same seed must give the same night on all of them.
 */
export function shareByPowerLaw(total: number, places: number, random: Random): number[] {
  const steep = random.between(0, 100) // between 1/rank and 1/rank²
  const shift = random.between(0, 2) // softens the lead of the first
  const weights = Array.from({ length: places }, (_, at) => {
    const rank = at + 1 + shift
    const weight = ((100 - steep) * 10_000) / rank + (steep * 10_000) / (rank * rank)
    return Math.ceil((weight * random.between(75, 125)) / 100)
  }).sort((a, b) => b - a)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => Math.floor((total * weight) / whole))
  const rest = total - shares.reduce((sum, share) => sum + share, 0) // fewer than there are places
  return shares.map((share, at) => (at < rest ? share + 1 : share))
}
