import { crc32 } from '../crc-32.ts'
import { reached, refused, type Result } from '../result.ts'
import { readBase45, writeBase45 } from './base45.ts'
import { bytesOf, numberIn } from './square-frame.ts'

/*
 * More than one square holds: bytes cut into parts, each in a square of its own, shown in a loop and gathered in any order
 * (docs/formats/room-sequence.md). What the bytes say is nothing to this file.
 */

/** So many bytes of what is handed over are in a square: with the rest 372 signs, 57 modules a side at level L. */
export const PART_SIZE = 240

/** So many parts a sequence has at most: a loop of three quarters of a minute at three a second. */
export const MOST_PARTS = 128

/** Why a text is not taken as a part of a sequence. */
export type PartProblem =
  | 'foreign' // not of this app, or of another kind
  | 'torn' // damaged, or it says what no app writes
  | 'newer' // made by an app that writes another version of this format

/** A part of a sequence. */
export interface Part {
  /** By what the parts of one sequence belong together, and by what the whole is known to be right: its CRC-32. */
  readonly sequence: number
  /** How many parts there are, 1…128. */
  readonly count: number
  /** Which this is, from 0. */
  readonly at: number
  readonly bytes: Uint8Array
}

/** What has been gathered of a sequence. */
export interface Gathered extends Pick<Part, 'sequence' | 'count'> {
  /** By place; nothing where the part is still missing. */
  readonly parts: readonly (Uint8Array | undefined)[]
}

const KIND = 0xc0
const VERSION = 1
const VERSIONS = 16
const HEAD = 7
const CHECK = 2

/** Cuts bytes into the texts of squares. */
export function writeSequence(bytes: Uint8Array): Result<string[], 'too-long'> {
  const count = Math.max(1, Math.ceil(bytes.length / PART_SIZE))
  if (count > MOST_PARTS) return refused('too-long')
  const head = [KIND + VERSION, ...bytesOf(BigInt(crc32(bytes)), 4), count]
  return reached(
    Array.from({ length: count }, (_, at) => {
      const own = bytes.subarray(at * PART_SIZE, (at + 1) * PART_SIZE)
      const said = Uint8Array.of(...head, at, ...own)
      return writeBase45(Uint8Array.of(...said, ...checkOf(said)))
    }),
  )
}

/** Reads one part. */
export function readPart(text: string): Result<Part, PartProblem> {
  const [first = 0] = readBase45(text.slice(0, 3)) ?? []
  if (first <= KIND || first >= KIND + VERSIONS) return refused('foreign')
  if (first !== KIND + VERSION) return refused('newer')
  const bytes = readBase45(text)
  if (!bytes || bytes.length < HEAD + CHECK || bytes.length > HEAD + PART_SIZE + CHECK) return refused('torn')
  const said = bytes.subarray(0, -CHECK)
  if (numberIn(bytes.subarray(-CHECK)) !== numberIn(checkOf(said))) return refused('torn')
  const [, , , , , count = 0, at = 0] = said
  const own = said.subarray(HEAD)
  const isLast = at === count - 1
  if (count > MOST_PARTS || at >= count || (!isLast && own.length !== PART_SIZE)) return refused('torn')
  return reached({ sequence: Number(numberIn(said.subarray(1, 5))), count, at, bytes: own })
}

/** Puts a part to what has been gathered. A part of another sequence begins anew: whoever shows it is shown to now. */
export function gather(before: Gathered | undefined, part: Part): Gathered {
  const { sequence, count } = part
  const goesOn = before && before.sequence === sequence && before.count === count
  if (goesOn && before.parts[part.at]) return before
  const parts = goesOn ? [...before.parts] : Array.from<Uint8Array | undefined>({ length: count })
  parts[part.at] = part.bytes
  return { sequence, count, parts }
}

/** The numbers of the parts that are still missing, from 1, as they stand beside the squares. */
export function missingParts({ parts }: Gathered): number[] {
  return parts.flatMap((part, at) => (part ? [] : [at + 1]))
}

/** The bytes of a sequence of which nothing is missing; nothing when they are not what was cut. */
export function wholeOf({ sequence, parts }: Gathered): Uint8Array | undefined {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0))
  let next = 0
  for (const part of parts) {
    if (!part) return undefined
    bytes.set(part, next)
    next += part.length
  }
  return crc32(bytes) === sequence ? bytes : undefined
}

/** The lower half of a part's CRC-32. */
function checkOf(said: Uint8Array): Uint8Array {
  return bytesOf(BigInt(crc32(said) & 0xffff), CHECK)
}
