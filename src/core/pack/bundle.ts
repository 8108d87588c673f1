import * as z from 'zod/mini'
import type { Language } from '../language.ts'
import { languageSchema } from '../language-schema.ts'
import { reached, refused, type Result } from '../result.ts'
import { LIMITS, readJson } from './manifest.ts'
import type { PackProblem } from './problem.ts'

/** By what a hand-over file of any format is known. */
const bundleMarkSchema = z.object({ ubani: z.literal('packs'), format: z.int() })

/** The file by which one phone hands a language's packs to another; its texts go through the same door as a download. */
const bundleSchema = z.object({
  ...bundleMarkSchema.shape,
  language: languageSchema,
  /** The signed manifest envelope, as text. */
  manifest: z.string(),
  /** Pack texts by SHA-256. Nobody has signed this wrapper: the first wrong line ends the reading, a million of them cost nothing. */
  packs: z.custom<Readonly<Record<string, string>>>(isTextsByHash),
})
export type Bundle = z.infer<typeof bundleSchema>

export const BUNDLE_FORMAT = 1

function isTextsByHash(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(
    ([hash, text]) => /^[0-9a-f]{64}$/.test(hash) && typeof text === 'string',
  )
}

/** Writes the hand-over file. */
export function writeBundle(language: Language, manifest: string, packs: Record<string, string>): string {
  return JSON.stringify({ ubani: 'packs', format: BUNDLE_FORMAT, language, manifest, packs } satisfies Bundle)
}

/** Reads a hand-over file's wrapper; what is inside is not yet trusted. */
export function readBundle(text: string): Result<Bundle, PackProblem> {
  if (text.length > LIMITS.bundle) return refused('too-large')
  const json = readJson(text)
  if (!json.ok) return json
  const mark = bundleMarkSchema.safeParse(json.value)
  if (!mark.success) return refused('not-a-pack')
  if (mark.data.format > BUNDLE_FORMAT) return refused('newer-format')
  const bundle = bundleSchema.safeParse(json.value)
  if (!bundle.success) return refused('not-a-pack')
  return reached(bundle.data)
}
