/*
 * Guessing a secret. Wrong ones are counted by whatever may be told of who guesses, an address for one; where there were too many one
 * waits. In memory only, for each process alone.
 */

/** So many wrong secrets are looked at for one key in so long (ms). */
export const WRONG_SECRETS = { most: 10, within: 10 * 60_000 } as const
/** So much is remembered; the oldest goes first. */
const REMEMBERED = 20_000

/** The wrong secrets of the last minutes. */
export class WrongSecrets {
  private readonly counts = new Map<string, { readonly times: number; readonly since: number }>()

  constructor(private readonly now: () => number) {}

  /** For how many seconds no secret is looked at for any of these keys. */
  waitFor(keys: readonly string[]): number {
    return Math.max(0, ...keys.map((key) => this.left(key)))
  }

  /** Counts one that was wrong. */
  note(keys: readonly string[]): void {
    const now = this.now()
    for (const key of keys) {
      const count = this.counts.get(key)
      const goesOn = count !== undefined && now < count.since + WRONG_SECRETS.within
      remember(this.counts, key, goesOn ? { ...count, times: count.times + 1 } : { times: 1, since: now })
    }
  }

  private left(key: string): number {
    const count = this.counts.get(key)
    const left = count ? count.since + WRONG_SECRETS.within - this.now() : 0
    return count && count.times >= WRONG_SECRETS.most && left > 0 ? Math.ceil(left / 1000) : 0
  }
}

/** Puts something into a map that forgets the oldest when it is full. */
export function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key) // what is written last stands last
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest)
}
