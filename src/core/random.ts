/**
 * Seeded chance: the same seed gives the same choices on every phone and in every language, for ever. Exercises are named
 * by their seed, so this algorithm (sfc32 by Chris Doty-Humphrey, seeded by a 128-bit hash of the text) never changes.
 */
export interface Random {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number
  /** True about so many times in a hundred. */
  chance(percent: number): boolean
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item
  /** The same items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** A stream of its own: drawing from it does not move this one, so that adding a draw in one place changes no other. */
  apart(name: string): Random
}

/** Chance from a seed. */
export function randomFrom(seed: string): Random {
  let [a, b, c, d] = stateFrom(seed)
  const next = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let turn = 0; turn < 12; turn++) next()

  const below = (limit: number): number => {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`Nothing can be drawn below ${limit}`)
    const fair = 2 ** 32 - (2 ** 32 % limit) // draws above it would favour small numbers
    let drawn = next()
    while (drawn >= fair) drawn = next()
    return drawn % limit
  }
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('Nothing to pick from')
    return items[below(items.length)] as Item
  }
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    pick,
    shuffle(items) {
      const mixed = [...items]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = below(at + 1)
        ;[mixed[at], mixed[other]] = [mixed[other] as (typeof mixed)[0], mixed[at] as (typeof mixed)[0]]
      }
      return mixed
    },
    apart: (name) => randomFrom(`${seed}/${name}`),
  }
}

/** Four 32-bit words from a text (cyrb128 by bryc, public domain: a hash for spreading seeds, not for secrets). */
function stateFrom(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    h1 = h2 ^ Math.imul(h1 ^ unit, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ unit, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ unit, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ unit, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  h1 ^= h2 ^ h3 ^ h4
  return [h1 | 0, (h2 ^ h1) | 0, (h3 ^ h1) | 0, (h4 ^ h1) | 0]
}
