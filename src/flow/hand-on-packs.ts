import type { Language } from '../core/language.ts'
import { readBundle, writeBundle } from '../core/pack/bundle.ts'
import { LIMITS, openManifest } from '../core/pack/manifest.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { EditionRow } from '../storage/db.ts'
import { currentEdition, textsOf } from '../storage/editions.ts'
import { withDatabase } from '../storage/open.ts'
import { checks } from './checks.ts'
import { receiveEdition } from './receive-edition.ts'

/** A file by which another phone gets this phone's edition of a language, with no network. */
export async function exportLanguage(language: Language): Promise<{ name: string; file: Blob } | undefined> {
  const found = await withDatabase(async (db) => {
    const edition = await currentEdition(db, language)
    return edition && { edition, texts: await textsOf(db, edition.id) }
  })
  if (!found) return undefined
  const { edition, texts } = found
  const packs = Object.fromEntries(texts.map((row) => [row.sha256, row.text]))
  const plain = new Blob([writeBundle(language, edition.manifest, packs)])
  const file = canPress() ? await pressed(plain) : plain // taken in either dress
  return { name: `ubani-${language}-${edition.version}.ubani`, file }
}

/** Browsers have it since Chrome 80, Safari 16.4 and Firefox 113. */
function canPress(): boolean {
  return typeof CompressionStream === 'function'
}

function pressed(plain: Blob): Promise<Blob> {
  return new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob()
}

/** Takes packs from a file through the same door as a download. */
export async function importFile(file: Blob): Promise<Result<EditionRow, PackProblem>> {
  const text = await textOf(file)
  if (!text.ok) return text
  const bundle = readBundle(text.value)
  if (!bundle.ok) return bundle
  const { language, manifest: envelope, packs } = bundle.value
  const manifest = await openManifest(envelope, checks)
  if (!manifest.ok) return manifest
  const arrived = { envelope, manifest: manifest.value, texts: new Map(Object.entries(packs)) }
  return receiveEdition(arrived, language, Date.now())
}

/** Unpacks up to a limit and no further: a small file that swells to gigabytes is dropped on the way. */
async function textOf(file: Blob): Promise<Result<string, PackProblem>> {
  if (file.size > LIMITS.bundle) return refused('too-large')
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const packed = start[0] === 0x1f && start[1] === 0x8b
  if (packed && typeof DecompressionStream !== 'function') return refused('old-browser')
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream()
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return reached(text + decoder.decode())
      size += value.length
      if (size > LIMITS.bundle) {
        await reader.cancel()
        return refused('too-large')
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    return refused('not-a-pack') // a broken gzip stream
  }
}
