import type { Language } from '../core/language.ts'
import type { Database, DocumentRow, EditionRow, TextRow } from './db.ts'

const currentKey = (language: Language): string => `edition:${language}`

/** The edition of a language that is in use. */
export async function currentEdition(db: Database, language: Language): Promise<EditionRow | undefined> {
  const id = (await db.settings.get(currentKey(language)))?.value
  return typeof id === 'string' ? db.editions.get(id) : undefined
}

/** Every language's edition in use. */
export async function currentEditions(db: Database): Promise<EditionRow[]> {
  const rows = await db.settings.where('key').startsWith('edition:').toArray()
  const found = await db.editions.bulkGet(rows.map((row) => String(row.value)))
  return found.filter((row) => row !== undefined)
}

/** The edition kept beside the one in use, to which one step back leads. */
export async function otherEdition(db: Database, language: Language): Promise<EditionRow | undefined> {
  const current = await currentEdition(db, language)
  const all = await db.editions.where('language').equals(language).toArray()
  return all.find((row) => row.id !== current?.id)
}

/**
 * Puts a whole edition in use, in one transaction: either all of it is there and in use, or the one before still is.
 * The edition that was in use until now is kept; older ones go.
 */
export async function putEdition(
  db: Database,
  edition: EditionRow,
  documents: readonly Omit<DocumentRow, 'edition'>[],
  texts: readonly Omit<TextRow, 'edition'>[],
): Promise<void> {
  await db.transaction('rw', [db.settings, db.editions, db.documents, db.texts, db.arrivals], async () => {
    const before = await currentEdition(db, edition.language)
    const rows = await db.editions.where('language').equals(edition.language).toArray()
    // The same edition once more (a repair) is no step forward: the one kept beside it stays.
    if (before?.id !== edition.id)
      for (const { id } of rows) if (id !== before?.id && id !== edition.id) await dropEdition(db, id)
    await dropParts(db, edition.id)
    await db.documents.bulkPut(documents.map((row) => ({ ...row, edition: edition.id })))
    await db.texts.bulkPut(texts.map((row) => ({ ...row, edition: edition.id })))
    await db.editions.put(edition)
    await db.settings.put({ key: currentKey(edition.language), value: edition.id })
    await db.arrivals.bulkDelete(texts.map((row) => row.sha256))
  })
}

/** Goes back to the edition before; the one left is kept, so the step can be taken again. Whether there was one. */
export async function stepBack(db: Database, language: Language): Promise<boolean> {
  return db.transaction('rw', [db.settings, db.editions], async () => {
    const other = await otherEdition(db, language)
    if (!other) return false
    await db.settings.put({ key: currentKey(language), value: other.id })
    return true
  })
}

/** Removes a language from the phone. */
export async function removeLanguage(db: Database, language: Language): Promise<void> {
  await db.transaction('rw', [db.settings, db.editions, db.documents, db.texts], async () => {
    const rows = await db.editions.where('language').equals(language).toArray()
    for (const { id } of rows) await dropEdition(db, id)
    await db.settings.delete(currentKey(language))
  })
}

/** One piece of an edition; its shape was checked when it was installed. */
export async function readDocument<Value>(
  db: Database,
  edition: string,
  name: string,
): Promise<Value | undefined> {
  const row = await db.documents.get([edition, name])
  return row?.value as Value | undefined
}

/** Several pieces of an edition, in one go, in the order of their names. */
export async function readDocuments<Value>(
  db: Database,
  edition: string,
  names: readonly string[],
): Promise<(Value | undefined)[]> {
  const rows = await db.documents.bulkGet(names.map((name): [string, string] => [edition, name]))
  return rows.map((row) => row?.value as Value | undefined)
}

/** The signed texts of an edition, for handing it on. */
export async function textsOf(db: Database, edition: string): Promise<TextRow[]> {
  return db.texts.where('edition').equals(edition).toArray()
}

async function dropEdition(db: Database, id: string): Promise<void> {
  await dropParts(db, id)
  await db.editions.delete(id)
}

async function dropParts(db: Database, id: string): Promise<void> {
  await db.documents.where('edition').equals(id).delete()
  await db.texts.where('edition').equals(id).delete()
}
