/** How much somebody may ask for: so much at once, and so much a second after that. */
export interface Allowance {
  readonly atOnce: number
  readonly perSecond: number
}

/** Counts requests by whoever makes them, in memory. Of somebody who has been quiet for long enough nothing is kept. */
export class Allowances {
  private counts = new Map<string, { left: number; at: number }>()

  constructor(
    private readonly allowance: Allowance,
    private readonly now: () => number,
    /** So many are counted at most; then the quiet ones are forgotten. */
    private readonly most = 50_000,
  ) {}

  /** Takes one of somebody's requests. @returns 0, or in how many seconds there will be one to take */
  take(who: string): number {
    const { atOnce, perSecond } = this.allowance
    const now = this.now()
    const known = this.counts.get(who)
    // a clock that was set back gives nothing and takes nothing
    const left = known
      ? Math.min(atOnce, known.left + (Math.max(0, now - known.at) / 1000) * perSecond)
      : atOnce
    if (!known && this.counts.size >= this.most) this.forget(now)
    this.counts.set(who, { left: left < 1 ? left : left - 1, at: now })
    return left < 1 ? Math.ceil((1 - left) / perSecond) : 0
  }

  /** Forgets those who would have everything again; if nobody has, the half that was counted first. */
  private forget(now: number): void {
    const whole = (this.allowance.atOnce / this.allowance.perSecond) * 1000
    const rest = [...this.counts].filter(([, { at }]) => now - at < whole)
    this.counts = new Map(rest.length < this.most ? rest : rest.slice(rest.length / 2))
  }
}
