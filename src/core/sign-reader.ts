import { SIGNS } from './check-signs.ts'

/** A number in signs: five bits a sign, the lowest first; 32 is added to every sign but the last. */
export function numberSigns(value: number): string {
  let signs = ''
  let rest = value
  while (rest >= 32) {
    signs += SIGNS[32 + (rest % 32)]
    rest = Math.floor(rest / 32)
  }
  return signs + SIGNS[rest]
}

/** Reads signs one after another; beyond the end and beyond what is safe it reads noughts, and is not at the end. */
export class SignReader {
  readonly #text: string
  #at: number
  #strayed = false

  constructor(text: string, at: number) {
    this.#text = text
    this.#at = at
  }

  isAtEnd(): boolean {
    return !this.#strayed && this.#at === this.#text.length
  }

  number(): number {
    let value = 0
    for (let place = 0; place < 9; place++) {
      const sign = this.#sign()
      value += (sign % 32) * 32 ** place
      if (sign < 32) return value
    }
    return this.#stray()
  }

  signs(length: number): string {
    const from = this.#at
    this.#at += length
    if (this.#at > this.#text.length) this.#stray()
    return this.#text.slice(from, this.#at)
  }

  /** So many bits, six to a sign, the first in the lowest bit of a number. */
  bits(count: number): number {
    let value = 0
    for (let at = 0; at < count; at += 6) value += this.#sign() * 2 ** at
    return value
  }

  #sign(): number {
    const sign = this.#text[this.#at]
    this.#at += 1
    return sign === undefined ? this.#stray() : SIGNS.indexOf(sign)
  }

  #stray(): number {
    this.#strayed = true
    return 0
  }
}
