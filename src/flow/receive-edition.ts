import type { Language } from '../core/language.ts'
import { entriesFor, openPack, type Pack } from '../core/pack/content.ts'
import { isOlder, type Manifest } from '../core/pack/manifest.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { EditionRow } from '../storage/db.ts'
import { currentEdition, putEdition } from '../storage/editions.ts'
import { orRefusal } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { checks } from './checks.ts'
import { documentsOf } from './documents.ts'
import { tellWorker } from './preferences.ts'

/** An edition that has arrived: the manifest as text and opened, and the pack texts by hash. */
export interface Arrived {
  readonly envelope: string
  readonly manifest: Manifest
  readonly texts: ReadonlyMap<string, string>
}

/** Whether a manifest may replace what is installed: undefined when it may, else why not. */
export async function whyNot(manifest: Manifest, language: Language): Promise<PackProblem | undefined> {
  if (entriesFor(manifest.packs, language).length === 0) return 'wrong-language'
  const present = await withDatabase((db) => currentEdition(db, language))
  return present && isOlder(manifest, present) ? 'older' : undefined
}

/**
 * The door in: whether packs came by network or by file, they are checked here and put in use in one transaction. Until
 * then, and whenever anything is wrong, the present edition goes on being used.
 */
export async function receiveEdition(
  arrived: Arrived,
  language: Language,
  now: number,
): Promise<Result<EditionRow, PackProblem>> {
  return orRefusal(async () => {
    const { envelope, manifest, texts } = arrived
    const objection = await whyNot(manifest, language)
    if (objection) return refused(objection)
    const opened = await openAll(arrived, language)
    if (!opened.ok) return opened
    const entries = entriesFor(manifest.packs, language)
    const edition: EditionRow = {
      id: `${language}@${manifest.version}@${manifest.issued}`,
      language,
      version: manifest.version,
      issued: manifest.issued,
      installedAt: now,
      manifest: envelope,
      bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0),
    }
    const documents = Object.entries(documentsOf(opened.value, language)).map(([name, value]) => ({
      name,
      value,
    }))
    const kept = entries.map(({ sha256 }) => ({ sha256, text: texts.get(sha256) ?? '' }))
    await withDatabase((db) => putEdition(db, edition, documents, kept))
    await tellWorker()
    return reached(edition)
  })
}

/** Opens every pack of a language against its manifest. */
export async function openAll(
  arrived: Omit<Arrived, 'envelope'>,
  language: Language,
): Promise<Result<Pack[], PackProblem>> {
  const packs: Pack[] = []
  for (const entry of entriesFor(arrived.manifest.packs, language)) {
    const text = arrived.texts.get(entry.sha256)
    if (text === undefined) return refused('damaged')
    const pack = await openPack(text, entry, checks)
    if (!pack.ok) return pack
    packs.push(pack.value)
  }
  return reached(packs)
}
