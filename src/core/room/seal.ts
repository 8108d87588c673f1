import * as z from 'zod/mini'
import { readBase64Url, writeBase64Url } from '../base64url.ts'
import { canonicalJson } from '../pack/canonical.ts'
import { reached, refused, type Result } from '../result.ts'
import { plainBytes } from './room-tag.ts'

/*
 * A record of a room on its way to the training centre: whoever carries the file, only the centre opens it. The format is written down
 * in docs/formats/room-seal.md, and there, too, what the seal does not do. Opened twice it is one record: merge.ts sees to that.
 */

const SEAL_FORMAT = 1

/** A public key of curve P-256 as its uncompressed point (SEC 1, 2.3.3): 65 bytes that begin with 4. */
export type OpenKey = Uint8Array

/** With what a text is locked: AES-256-GCM under a key of HKDF-SHA-256 (RFC 5869). */
export interface Lock {
  /** What both sides agreed on, 32 bytes. */
  readonly secret: Uint8Array
  readonly salt: Uint8Array
  readonly info: Uint8Array
  /** 12 bytes. */
  readonly iv: Uint8Array
  /** What is said in the clear and yet cannot be changed. */
  readonly said: Uint8Array
}

/** SHA-256. */
export type Digest = (bytes: Uint8Array) => Promise<Uint8Array>

/** What the sealing side can do. */
export interface SealMeans {
  readonly digest: Digest
  /** So many bytes of chance. */
  readonly chance: (length: number) => Uint8Array
  /** Makes a key pair for this one time, and agrees with the owner of a key on a secret (ECDH, SP 800-56A). */
  readonly agree: (centre: OpenKey) => Promise<{ readonly from: OpenKey; readonly secret: Uint8Array }>
  /** Locks the UTF-8 of a text; the 16 bytes of the tag come last. */
  readonly lock: (lock: Lock, text: string) => Promise<Uint8Array>
}

/** What the centre can do. */
export interface OpenMeans {
  readonly digest: Digest
  /** The public half of its own key. */
  readonly own: OpenKey
  /** The secret agreed on with the maker of a key; nothing when that is no point of the curve. */
  readonly agree: (from: OpenKey) => Promise<Uint8Array | undefined>
  /** The text; nothing when it, or what is said beside it, was changed. */
  readonly unlock: (lock: Lock, locked: Uint8Array) => Promise<string | undefined>
}

/** Why a text is not opened as a sealed record. */
export type SealProblem =
  | 'too-big' // more than any room gathers
  | 'not-json'
  | 'foreign' // JSON, and not sealed by this app
  | 'newer' // sealed by an app that writes a later format
  | 'other-key' // for somebody else
  | 'broken' // damaged or changed on the way

/** No longer text is parsed, in UTF-16 units: the longest record, three bytes a letter, in base64url. */
const LONGEST = 8_100_000
const POINT = 65
const IV = 12
const TAG = 16

/** By what a sealed file of any format is known, and what stands in one of this: made where one is opened, never on a phone. */
function schemas() {
  const mark = z.object({ ubani: z.literal('sealed-room'), format: z.int().check(z.positive()) })
  const bytes = z.string().check(z.regex(/^[\w-]+$/))
  const sealed = z.object({
    ...mark.shape,
    /** The fingerprint of the key it is sealed for. */
    key: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
    /** The public half of the key pair that was made for this file. */
    from: bytes,
    iv: bytes,
    text: bytes,
  })
  return { mark, sealed }
}
type Sealed = z.infer<ReturnType<typeof schemas>['sealed']>

/** What stands in the clear beside the text. */
interface Said {
  readonly key: string
  readonly from: string
  readonly iv: string
}

/** By what people and files name a key: the first 16 hex digits of the SHA-256 of its point. It proves nothing. */
export async function keyFingerprint(key: OpenKey, digest: Digest): Promise<string> {
  const bytes = (await digest(key)).subarray(0, 8)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Seals a text for the owner of a key; each time it is another file. */
export async function seal(text: string, centre: OpenKey, means: SealMeans): Promise<string> {
  const { from, secret } = await means.agree(centre)
  const iv = means.chance(IV)
  const said = {
    key: await keyFingerprint(centre, means.digest),
    from: writeBase64Url(from),
    iv: writeBase64Url(iv),
  }
  const locked = await means.lock({ ...lockOf(said, centre, from), secret, iv }, text)
  return canonicalJson({ ...headOf(said), text: writeBase64Url(locked) })
}

/** For which key a text is sealed; whether it was can only be found out by opening it. */
export function sealedFor(file: string): Result<string, SealProblem> {
  const sealed = readSealed(file)
  return sealed.ok ? reached(sealed.value.key) : sealed
}

/** Opens a sealed text with the key it is for. What it says is still to be read: anybody can seal anything. */
export async function openSeal(file: string, means: OpenMeans): Promise<Result<string, SealProblem>> {
  const sealed = readSealed(file)
  if (!sealed.ok) return sealed
  const { key, from, iv, text } = sealed.value
  if (key !== (await keyFingerprint(means.own, means.digest))) return refused('other-key')
  const [point, vector, locked] = [from, iv, text].map(readBase64Url)
  if (point?.length !== POINT || vector?.length !== IV || !locked || locked.length < TAG)
    return refused('broken')
  const secret = await means.agree(point)
  const lock = secret && { ...lockOf({ key, from, iv }, means.own, point), secret, iv: vector }
  const opened = lock && (await means.unlock(lock, locked))
  return opened === undefined ? refused('broken') : reached(opened)
}

function readSealed(file: string): Result<Sealed, SealProblem> {
  if (file.length > LONGEST) return refused('too-big')
  const json = parsed(file)
  if (!json.ok) return json
  const { mark: markSchema, sealed: sealedSchema } = schemas()
  const mark = markSchema.safeParse(json.value)
  if (!mark.success) return refused('foreign')
  if (mark.data.format > SEAL_FORMAT) return refused('newer')
  const sealed = sealedSchema.safeParse(json.value)
  return sealed.success ? reached(sealed.data) : refused('broken')
}

/** Both public points are in the key, so that a file fits no other pair; the head is locked along as it is written. */
function lockOf(said: Said, centre: OpenKey, from: OpenKey): Pick<Lock, 'salt' | 'info' | 'said'> {
  return {
    salt: Uint8Array.of(...from, ...centre),
    info: plainBytes('ubani-sealed-room-1'),
    said: plainBytes(canonicalJson(headOf(said))),
  }
}

function headOf({ key, from, iv }: Said): object {
  return { ubani: 'sealed-room', format: SEAL_FORMAT, key, from, iv }
}

function parsed(text: string): Result<unknown, 'not-json'> {
  try {
    return reached(JSON.parse(text))
  } catch {
    return refused('not-json') // whatever was wrong in the text, it is not ours
  }
}
