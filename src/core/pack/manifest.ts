import * as z from 'zod/mini'
import { languageSchema } from '../language-schema.ts'
import { reached, refused, type Result } from '../result.ts'
import type { PackProblem } from './problem.ts'

/** The format this app reads; docs/formats/pack.md describes it field by field. */
export const PACK_FORMAT = 1

/** The audience of the packs shipped with this app: Georgia's precinct commissions. */
export const AUDIENCE = 'ge-pec'

/** No manifest, pack or pack file larger than this (bytes) is read: a hostile file is refused before it is parsed. */
export const LIMITS = { manifest: 64 * 1024, pack: 4 * 1024 * 1024, bundle: 16 * 1024 * 1024 } as const

export const packEntrySchema = z.object({
  /** What the pack holds; a newer app may know more kinds, this one ignores those it does not know. */
  kind: z.string().check(z.regex(/^[a-z]{1,24}$/)),
  language: languageSchema,
  /** Where it lies below /packs/: language, kind and hash, nothing else. */
  path: z.string().check(z.regex(/^(ka|hy|az|en)\/[a-z]{1,24}\.[0-9a-f]{16}\.json$/)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Size of the text in bytes. */
  bytes: z.int().check(z.positive(), z.maximum(LIMITS.pack)),
  /** Size as it travels, compressed, in bytes; for telling the reader what a download costs. */
  wire: z.int().check(z.positive()),
})
export type PackEntry = z.infer<typeof packEntrySchema>

export const manifestSchema = z.object({
  format: z.int(),
  audience: z.string(),
  /** The number people see; never falls. */
  version: z.int().check(z.positive()),
  /** ISO time of signing: between two manifests of one version the later one is newer. */
  issued: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  packs: z.array(packEntrySchema).check(z.maxLength(200)),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The signed envelope: the payload's exact text, so that nobody needs to agree on how to write JSON again. */
export const envelopeSchema = z.object({
  payload: z.string(),
  /** Ed25519 over the UTF-8 bytes of `payload`; base64url. */
  signature: z.string(),
  /** The public key, base64url of 32 bytes. It only selects among the keys built into the app. */
  key: z.string(),
})

/** What the pure core needs from the world to check a pack. */
export interface Checks {
  /** Lower-case hex SHA-256 of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => Promise<string>
  /** Whether `signature` (base64url) over `text` is by `key` (base64url). */
  readonly verify: (text: string, signature: string, key: string) => Promise<boolean>
  /** The public keys this app trusts, base64url. */
  readonly trusted: readonly string[]
}

/** Reads text as JSON, or says it is none. */
export function readJson(text: string): Result<unknown, 'not-a-pack'> {
  try {
    return reached(JSON.parse(text))
  } catch {
    return refused('not-a-pack') // whatever was wrong in the text, it is not ours
  }
}

/** Opens a manifest envelope: shape, key, signature, format, audience, in that order. */
export async function openManifest(text: string, checks: Checks): Promise<Result<Manifest, PackProblem>> {
  if (text.length > LIMITS.manifest) return refused('too-large')
  if (/^\s*</.test(text)) return refused('portal')
  const json = readJson(text)
  if (!json.ok) return json
  const envelope = envelopeSchema.safeParse(json.value)
  if (!envelope.success) return refused('not-a-pack')
  const { payload, signature, key } = envelope.data
  if (!checks.trusted.includes(key)) return refused('foreign-key')
  if (!(await checks.verify(payload, signature, key))) return refused('bad-signature')
  const inner = readJson(payload)
  if (!inner.ok) return inner
  const format = z.object({ format: z.int() }).safeParse(inner.value)
  if (!format.success) return refused('wrong-shape')
  if (format.data.format > PACK_FORMAT) return refused('newer-format')
  const manifest = manifestSchema.safeParse(inner.value)
  if (!manifest.success) return refused('wrong-shape')
  if (manifest.data.audience !== AUDIENCE) return refused('foreign-audience')
  return reached(manifest.data)
}

/** Whether `candidate` may replace `present`: never an older one (no downgrade by an old file or a stale cache). */
export function isOlder(
  candidate: Pick<Manifest, 'version' | 'issued'>,
  present: Pick<Manifest, 'version' | 'issued'>,
): boolean {
  if (candidate.version !== present.version) return candidate.version < present.version
  return candidate.issued < present.issued
}
