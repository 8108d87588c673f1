import * as z from 'zod/mini'
import { readBase64Url, writeBase64Url } from '../base64url.ts'
import { readCodedDigits, SIGN_COUNT, signsOfDigits, withCheck } from '../coded-signs.ts'
import { uuidSchema } from '../ids.ts'
import { canonicalJson } from '../pack/canonical.ts'
import { reached, refused, type Result } from '../result.ts'

/*
 * A locked copy of a profile, to bring it back on this phone or another (docs/formats/backup.md): everything of `profile.md`, and what else
 * the phone needs to go on. What locks it is a passphrase, or a code that the phone makes.
 */

export const BACKUP_FORMAT = 1

/** Rounds of PBKDF2 with HMAC-SHA-256 that are written. Fewer are never opened, nor so many that a phone would stand still. */
export const BACKUP_ROUNDS = 600_000
const MOST_ROUNDS = 5_000_000

/** A passphrase has at least so many letters. */
export const SHORTEST = 8
/** Signs of a code that the phone makes; 19 of chance, 92 bits. */
const CODE_LENGTH = 20
/** Another rest than that of other codes. */
const REST = 19
/** No longer text is parsed, in UTF-16 units: a hundred thousand answers are below a quarter of it. */
export const LONGEST_BACKUP = 48_000_000

/** Why a text is not opened as a locked copy. */
export const BACKUP_PROBLEMS = [
  'too-big', // more than anybody has done
  'not-json',
  'foreign', // JSON, and no locked copy
  'newer', // written by an app that writes a later format
  'broken', // something in it was changed, or is missing
  'wrong-secret',
] as const
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number]

/** By what a locked copy of any format is known. */
const markSchema = z.object({ format: z.int().check(z.positive()), ubani: z.literal('backup') })

const bytesSchema = (length: number) =>
  z.string().check(z.refine((text) => readBase64Url(text)?.length === length))

const headSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  ubani: z.literal('backup'),
  /** When it was made, by that phone's clock (ISO 8601). */
  made: z.string().check(z.maxLength(40)),
  /** What locks it. */
  secret: z.enum(['words', 'code']),
  rounds: z.int().check(z.minimum(BACKUP_ROUNDS), z.maximum(MOST_ROUNDS)),
  salt: bytesSchema(16),
  nonce: bytesSchema(12),
  /** Tells a wrong secret from a broken file. */
  check: bytesSchema(8),
})
export type BackupHead = z.infer<typeof headSchema>

/** A locked copy as it lies in the file. */
export interface Locked {
  readonly head: BackupHead
  readonly sealed: Uint8Array
}

/** What is locked in it. */
const contentSchema = z.looseObject({
  person: uuidSchema,
  name: z.string().check(z.maxLength(80)),
  preferences: z.unknown(),
  /** Each is looked at by itself (`attemptSchema`). */
  attempts: z.array(z.unknown()),
  /** Which of them the centre had not acknowledged. */
  waiting: z.array(uuidSchema),
  /** Rooms they held: head and entries of each, as in room-record.md. */
  rooms: z.array(z.unknown()),
  /** The code of their group, and whether the centre had confirmed it: then it knows them by the key of the phone that made the copy. */
  group: z.optional(z.object({ code: z.string().check(z.maxLength(20)), joined: z.boolean() })),
  /** The 16 bytes of their recovery card (mine.md), base64url: with it another phone can take the place of this one at the centre. */
  card: z.optional(bytesSchema(16)),
})
export type BackupContent = z.infer<typeof contentSchema>

/** What is authenticated beside the content: everything in the file but it. */
export function boundWith(head: BackupHead): string {
  return canonicalJson(head)
}

/** Writes the file. */
export function writeBackup({ head, sealed }: Locked): string {
  return JSON.stringify({ ...head, sealed: writeBase64Url(sealed) })
}

/** Reads the file without opening it. */
export function readBackup(text: string): Result<Locked, BackupProblem> {
  if (text.length > LONGEST_BACKUP) return refused('too-big')
  const value = parsed(text)
  if (value === undefined) return refused('not-json')
  const mark = markSchema.safeParse(value)
  if (!mark.success) return refused('foreign')
  if (mark.data.format > BACKUP_FORMAT) return refused('newer')
  const head = headSchema.safeParse(value)
  const { sealed } = value as { readonly sealed?: unknown }
  const bytes = typeof sealed === 'string' ? readBase64Url(sealed) : undefined
  return head.success && bytes ? reached({ head: head.data, sealed: bytes }) : refused('broken')
}

/** Reads what was locked, once it is open. */
export function readContent(text: string): Result<BackupContent, 'broken'> {
  const read = contentSchema.safeParse(parsed(text))
  return read.success ? reached(read.data) : refused('broken')
}

/** Whether something can be a passphrase. */
export function isPassphrase(typed: string): boolean {
  return Array.from(typed.trim()).length >= SHORTEST
}

/** The secret as it is hashed: a code without its dashes and in one alphabet, words as they were typed, in one way of writing them. */
export function plainSecret(typed: string, kind: BackupHead['secret']): string | undefined {
  if (kind === 'words') return typed.normalize('NFKC').trim()
  const read = readCodedDigits(typed, REST, CODE_LENGTH)
  return read.ok ? signsOfDigits(read.value) : undefined
}

/**
 * A code that nobody can foresee, in five times four signs.
 * @param chance bytes; the more the better, 19 of 232 values each are used
 */
export function backupCode(chance: Uint8Array): string | undefined {
  // each sign as likely as any other: what does not divide evenly is left out
  const even = Math.floor(256 / SIGN_COUNT) * SIGN_COUNT
  const digits = Array.from(chance)
    .filter((byte) => byte < even)
    .map((byte) => byte % SIGN_COUNT)
    .slice(0, CODE_LENGTH - 1)
  if (digits.length < CODE_LENGTH - 1) return undefined
  return signsOfDigits(withCheck(digits, REST)).replace(/(.{4})(?!$)/g, '$1-')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
