import type { Language } from '../core/language.ts'
import { entriesFor, openPack } from '../core/pack/content.ts'
import { type Manifest, openManifest } from '../core/pack/manifest.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { fetchManifest, fetchPack } from '../link/pack-feed.ts'
import { arrivedTexts, keepArrival } from '../storage/arrivals.ts'
import type { EditionRow } from '../storage/db.ts'
import { orRefusal, unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { checks } from './checks.ts'
import { type Arrived, receiveEdition, whyNot } from './receive-edition.ts'

/** How far a download is, in bytes of text. */
export interface Progress {
  readonly arrived: number
  readonly whole: number
}

/**
 * Downloads the packs of a language and puts them in use. Packs are fetched side by side; each that has arrived whole is
 * kept, so after a cut or a cancel only the rest is fetched.
 */
export async function installLanguage(
  signal: AbortSignal,
  language: Language,
  onProgress: (progress: Progress) => void,
): Promise<Result<EditionRow, PackProblem>> {
  return orRefusal(async () => {
    const found = await findManifest(signal)
    if (!found.ok) return found
    const { envelope, manifest } = found.value
    const objection = await whyNot(manifest, language)
    if (objection) return refused(objection)
    const texts = await fetchTexts(signal, { manifest, language, onProgress, arrivals: keptArrivals })
    if (!texts.ok) return texts
    return receiveEdition({ envelope, manifest, texts: texts.value }, language, Date.now())
  })
}

/** Fetches a language's packs for reading without installing them: a shared link opened on a phone that has nothing yet. */
export async function borrowLanguage(
  signal: AbortSignal,
  language: Language,
): Promise<Result<Arrived, PackProblem>> {
  const found = await findManifest(signal)
  if (!found.ok) return found
  const { manifest } = found.value
  const texts = await fetchTexts(signal, {
    manifest,
    language,
    onProgress: () => undefined,
    arrivals: arrivalsIfPossible,
  })
  if (!texts.ok) return texts
  return reached({ ...found.value, texts: texts.value })
}

async function findManifest(
  signal: AbortSignal,
): Promise<Result<Pick<Arrived, 'envelope' | 'manifest'>, PackProblem>> {
  const envelope = await fetchManifest(signal)
  if (!envelope.ok) return envelope
  const manifest = await openManifest(envelope.value, checks)
  if (!manifest.ok) return manifest
  return reached({ envelope: envelope.value, manifest: manifest.value })
}

/** Where texts that have arrived whole lie until all are there. */
const keptArrivals = {
  find: (wanted: readonly string[]) => withDatabase((db) => arrivedTexts(db, wanted)),
  keep: (sha256: string, text: string) => withDatabase((db) => keepArrival(db, sha256, text)),
}

/** The same for reading only, which also goes without storage (private window, full disk). */
const arrivalsIfPossible: typeof keptArrivals = {
  find: (wanted) => unlessRefused(keptArrivals.find(wanted), new Map<string, string>()),
  keep: (sha256, text) => unlessRefused(keptArrivals.keep(sha256, text), undefined),
}

interface Fetching {
  readonly manifest: Manifest
  readonly language: Language
  readonly onProgress: (progress: Progress) => void
  readonly arrivals: typeof keptArrivals
}

async function fetchTexts(
  signal: AbortSignal,
  { manifest, language, onProgress, arrivals }: Fetching,
): Promise<Result<ReadonlyMap<string, string>, PackProblem>> {
  const entries = entriesFor(manifest.packs, language)
  const texts = new Map(await arrivals.find(entries.map((entry) => entry.sha256)))
  const whole = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  let arrived = entries.reduce((sum, entry) => sum + (texts.has(entry.sha256) ? entry.bytes : 0), 0)
  onProgress({ arrived, whole })
  const results = await Promise.all(
    entries
      .filter((entry) => !texts.has(entry.sha256))
      .map((entry) =>
        orRefusal(async (): Promise<Result<true, PackProblem>> => {
          const text = await fetchPack(signal, entry, (more) => {
            arrived += more
            onProgress({ arrived: Math.min(arrived, whole), whole })
          })
          if (!text.ok) return text
          const opened = await openPack(text.value, entry, checks)
          if (!opened.ok) return opened
          texts.set(entry.sha256, text.value)
          await arrivals.keep(entry.sha256, text.value)
          return reached(true)
        }),
      ),
  )
  const problem = results.find((result) => !result.ok)
  return problem ?? reached(texts)
}
