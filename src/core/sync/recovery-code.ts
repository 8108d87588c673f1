import { readCodedDigits, type SignProblem, SIGN_COUNT, signsOfDigits, withCheck } from '../coded-signs.ts'
import { reached, refused, type Result } from '../result.ts'

/*
 * The secret of a recovery card (docs/formats/mine.md): 128 bits of chance as 28 signs, written down or printed and kept apart from the
 * phone. Whoever has it can be this person at the centre on a new phone, once.
 */

/** Bytes of a secret. */
export const RECOVERY_BYTES = 16
/** 27 signs hold 131 bits; the last one checks them. */
const LENGTH = 28
/** Another rest than that of the other codes; none has so many signs anyway. */
const REST = 11
/** Signs are shown in groups of so many. */
const GROUP = 4

/** The signs of a secret, without dashes. */
export function writeRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== RECOVERY_BYTES) throw new RangeError(`A card has 16 bytes, not ${secret.length}`)
  let whole = secret.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const digits = Array<number>(LENGTH - 1).fill(0)
  for (let place = digits.length - 1; place >= 0; place--) {
    digits[place] = Number(whole % SIGNS)
    whole /= SIGNS
  }
  return signsOfDigits(withCheck(digits, REST))
}

/** Reads the signs as a person typed them, or as the link of the square brought them. */
export function readRecoveryCode(text: string): Result<Uint8Array, SignProblem> {
  const read = readCodedDigits(recoveryFromSquare(text), REST, LENGTH)
  if (!read.ok) return read
  let whole = read.value.slice(0, -1).reduce((sum, digit) => sum * SIGNS + BigInt(digit), 0n)
  // more than 128 bits is nothing that was ever written
  if (whole >> BITS !== 0n) return refused('check')
  const secret = new Uint8Array(RECOVERY_BYTES)
  for (let place = RECOVERY_BYTES - 1; place >= 0; place--) {
    secret[place] = Number(whole & 0xffn)
    whole >>= 8n
  }
  return reached(secret)
}

/** Signs as they are shown: seven times four, to be read aloud and compared. */
export function showRecoveryCode(code: string): string {
  return Array.from({ length: LENGTH / GROUP }, (_, part) =>
    code.slice(part * GROUP, (part + 1) * GROUP),
  ).join('-')
}

/** The link of the square on the card. The signs stand behind a #, so that no server on the way is told of them. */
export function recoveryLink(origin: string, code: string): string {
  return `${origin}/privacy/phone#${code}`
}

/** The signs in a scanned link; any other text is given back as it is. */
export function recoveryFromSquare(text: string): string {
  return /\/privacy\/phone\/?#(.*)$/.exec(text.trim())?.[1] ?? text
}

const SIGNS = BigInt(SIGN_COUNT)
const BITS = BigInt(RECOVERY_BYTES * 8)
