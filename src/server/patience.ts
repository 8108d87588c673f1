/** Whoever is sent away comes back after so many seconds at least, and not all together. */
const AWAY = 5
const SPREAD = 25
/** No longer than a phone rests by itself at most (core/sync/outbox.ts). */
const LONGEST = 15 * 60
/** Of those who are away so many a second are to come back on the whole: about as many full batches as a server with two cores takes. */
const BACK = 200

/**
 * Says for how long those who are sent away are asked to wait: the more are away, the longer, so that they do not come back as a second
 * wave that is higher than the first. Whoever was asked to wait counts until then.
 */
export class Patience {
  /** How many come back, by the second in which they do. */
  private readonly due = new Map<number, number>()
  private away = 0
  private looked = 0

  constructor(
    private readonly now: () => number,
    /** 0…1: spreads those who are sent away. */
    private readonly chance: () => number,
  ) {}

  /** Sends somebody away. @returns for how many seconds */
  ask(): number {
    const second = Math.floor(this.now() / 1000)
    if (second !== this.looked) this.forget(second)
    const spread = Math.min(LONGEST, Math.max(SPREAD, (2 * this.away) / BACK))
    const after = AWAY + Math.floor(this.chance() * spread)
    this.due.set(second + after, (this.due.get(second + after) ?? 0) + 1)
    this.away++
    return after
  }

  private forget(second: number): void {
    this.looked = second
    // a clock that was set back keeps nobody away for longer than they were asked to be
    for (const [at, count] of this.due)
      if (at <= second || at > second + AWAY + LONGEST) {
        this.due.delete(at)
        this.away -= count
      }
  }
}
