/*
 * Guessing the code of a group. A whole village comes from one address, and a guesser may come from many: wrong codes are counted for each
 * address and for each beginning of a code. Where there were too many one waits, which costs an honest phone little: it has kept its code
 * and its results, and asks again by itself. Whose group was joined from the same address before does not wait at all. In memory only, for
 * each process alone.
 */

const HOUR = 60 * 60_000
/** So many wrong codes an hour from one address, and of one beginning. */
export const WRONG_CODES = 10
/** Signs of a beginning: 841 of them, so that guessing at all of them is 8,410 tries an hour among 17 thousand million codes. */
const BEGINNING = 2
/** A group that was joined from an address is known there so long (ms). */
const KNOWN = 24 * HOUR
/** So many addresses and groups are remembered; the oldest go first. */
const REMEMBERED = 20_000

/** So many codes from one address, or of one beginning, are looked at at once: a class, and no thousand guesses before one is counted. */
const AT_ONCE = 40
/** Whoever comes on top of these comes back after so many seconds. */
const CROWDED = 2

/** What a code came to. `wrong`: no group has it. */
export type CodeOutcome = 'right' | 'wrong' | 'neither'

/** The wrong codes of the last hour. */
export class WrongCodes {
  private readonly wrong = new Map<string, readonly number[]>()
  private readonly known = new Map<string, number>()
  private readonly looking = new Map<string, number>()

  /** @param warn is told of each beginning at which there were too many, never an address */
  constructor(private readonly warn: (beginning: string) => void = () => undefined) {}

  /** Begins to look at a code, which is then ended. @returns 0, or for how many seconds it is not looked at, and there is nothing to end */
  begin(address: string, code: string, now: number): number {
    const wait = this.waitFor(address, code, now)
    if (wait > 0) return wait
    for (const key of keysOf(address, code)) this.looking.set(key, (this.looking.get(key) ?? 0) + 1)
    return 0
  }

  /** Ends looking at a code. */
  end(address: string, code: string, outcome: CodeOutcome, now: number): void {
    for (const key of keysOf(address, code)) {
      const others = (this.looking.get(key) ?? 1) - 1
      if (others > 0) this.looking.set(key, others)
      else this.looking.delete(key)
      if (outcome === 'wrong') this.noteWrong(key, now)
    }
    // the others of the village come next
    if (outcome === 'right') put(this.known, known(address, code), now)
  }

  private waitFor(address: string, code: string, now: number): number {
    if ((this.known.get(known(address, code)) ?? -Infinity) > now - KNOWN) return 0
    const ends = keysOf(address, code).map((key) => {
      const times = this.recent(key, now)
      return times.length < WRONG_CODES ? 0 : (times.at(-WRONG_CODES) ?? 0) + HOUR - now
    })
    const wait = Math.ceil(Math.max(...ends) / 1000)
    const isCrowded = keysOf(address, code).some((key) => (this.looking.get(key) ?? 0) >= AT_ONCE)
    return wait === 0 && isCrowded ? CROWDED : wait
  }

  private noteWrong(key: string, now: number): void {
    const times = [...this.recent(key, now), now]
    if (times.length === WRONG_CODES && !key.startsWith('@')) this.warn(key)
    put(this.wrong, key, times.slice(-WRONG_CODES))
  }

  private recent(key: string, now: number): readonly number[] {
    return (this.wrong.get(key) ?? []).filter((at) => at > now - HOUR)
  }
}

function keysOf(address: string, code: string): readonly string[] {
  return [`@${address}`, code.slice(0, BEGINNING)]
}

function known(address: string, code: string): string {
  return `${code}@${address}`
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key) // what is written last stands last
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest)
}
