import { reached, refused, type Result } from '../result.ts'
import { readBase45, writeBase45 } from './base45.ts'
import { type Mac, startDigest, tagOf } from './room-tag.ts'
import type { RoomStart } from './start.ts'

/*
 * What all squares of a room have in common (docs/formats/room-square.md): a byte for kind and version, two for the room, four for the
 * tag at the end; base45 around it, for which a square is smallest.
 */

/** Why a text is not taken as a square of this room. */
export type SquareProblem =
  | 'foreign' // not of this app, or of another kind
  | 'torn' // something is missing or says what no app writes
  | 'newer' // made by an app that writes another version of this format
  | 'other-room'
  | 'forged' // of this room, and yet its tag is not: damaged or changed

/** The first byte without its version. */
const KINDS = { answers: 0xa0, evaluation: 0xe0 } as const
export type SquareKind = keyof typeof KINDS

const VERSION = 1
const VERSIONS = 16
/** What says to be of a later version than this is no square of ours: capitals of an address are base45, too. */
const LAST_VERSION = 4
const HEAD = 3
const TAG = 4

/** Writes a square around its own bytes. */
export async function writeFrame(
  kind: SquareKind,
  start: RoomStart,
  body: Uint8Array,
  mac: Mac,
): Promise<string> {
  const room = startDigest(start)
  const said = Uint8Array.of(KINDS[kind] + VERSION, room >> 8, room & 255, ...body)
  const tag = await tagOf(start, said, 32, mac)
  return writeBase45(Uint8Array.of(...said, ...bytesOf(BigInt(tag), TAG)))
}

/** The kind of a square of whatever version and room, by its first byte. */
export function frameKind(text: string): SquareKind | 'foreign' {
  const [first = 0] = readBase45(text.slice(0, 3)) ?? []
  const version = first % VERSIONS
  if (version === 0 || version > LAST_VERSION || !isWritten(text)) return 'foreign' // version 0 is nobody's
  const kind = first - version
  if (kind === KINDS.answers) return 'answers'
  return kind === KINDS.evaluation ? 'evaluation' : 'foreign'
}

/** The digest of the room that a square says it is of (`startDigest`). */
export function roomOfFrame(text: string, kind: SquareKind): Result<number, SquareProblem> {
  const bytes = bytesIn(text, kind)
  return bytes.ok ? reached(roomIn(bytes.value)) : bytes
}

/** Reads the own bytes of a square of this room, which are so many, or from so many to `most`. */
export async function readFrame(
  text: string,
  kind: SquareKind,
  start: RoomStart,
  { length, most = length, mac }: { readonly length: number; readonly most?: number; readonly mac: Mac },
): Promise<Result<Uint8Array, SquareProblem>> {
  const bytes = bytesIn(text, kind)
  if (!bytes.ok) return bytes
  if (roomIn(bytes.value) !== startDigest(start)) return refused('other-room')
  const own = bytes.value.length - HEAD - TAG
  if (own < length || own > most) return refused('torn')
  const said = bytes.value.subarray(0, -TAG)
  const tag = await tagOf(start, said, 32, mac)
  if (numberIn(bytes.value.subarray(-TAG)) !== BigInt(tag)) return refused('forged')
  return reached(said.subarray(HEAD))
}

/** A number in so many bytes, the highest first. */
export function bytesOf(whole: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => Number((whole >> BigInt(8 * (length - 1 - at))) & 255n))
}

/** The number in bytes, the highest first. */
export function numberIn(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
}

function bytesIn(text: string, kind: SquareKind): Result<Uint8Array, SquareProblem> {
  if (frameKind(text) !== kind) return refused('foreign')
  const bytes = readBase45(text)
  const [first = 0] = bytes ?? readBase45(text.slice(0, 3)) ?? []
  if (first % VERSIONS !== VERSION) return refused('newer')
  return bytes && bytes.length > HEAD + TAG ? reached(bytes) : refused('torn')
}

function roomIn([, high = 0, low = 0]: Uint8Array): number {
  return high * 256 + low
}

/** Whether every sign is one of base45; that the groups are whole is another question. */
function isWritten(text: string): boolean {
  return /^[0-9A-Z $%*+\-./:]+$/.test(text)
}
