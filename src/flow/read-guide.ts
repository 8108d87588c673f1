import type { Language } from '../core/language.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { currentEdition, readDocument, readDocuments } from '../storage/editions.ts'
import { storageProblem } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { type Documents, documentsOf } from './documents.ts'
import { borrowLanguage } from './install-pack.ts'
import { openAll } from './receive-edition.ts'

/** Which edition is being read; what is borrowed from the network is not on this phone. */
export interface ReadFrom {
  readonly version: number
  readonly issued: string
  readonly onThisPhone: boolean
}

/** Opened for reading: the pieces of one language, from this phone or, when nothing is installed yet, from the network. */
export interface Library {
  readonly language: Language
  readonly from: ReadFrom
  read<Name extends keyof Documents>(name: Name): Promise<Documents[Name] | undefined>
  /** Several pieces of one kind in one go. */
  readAll<Name extends keyof Documents>(names: readonly Name[]): Promise<(Documents[Name] | undefined)[]>
}

const borrowed = new Map<Language, Promise<Result<Library, PackProblem>>>()

/** Opens the guide of a language. */
export async function openLibrary(language: Language): Promise<Result<Library, PackProblem>> {
  try {
    const edition = await withDatabase((db) => currentEdition(db, language))
    if (!edition) return await borrow(language)
    const { id, version, issued } = edition
    return reached({
      language,
      from: { version, issued, onThisPhone: true },
      read: (name) => withDatabase((db) => readDocument(db, id, name)),
      readAll: (names) => withDatabase((db) => readDocuments(db, id, names)),
    })
  } catch (error) {
    const problem = storageProblem(error)
    if (!problem) throw error
    return borrow(language) // no storage (private window, full disk): reading still works while there is a network
  }
}

/** Forgets what was borrowed, so that the next reading sees what has been installed meanwhile. */
export function returnBorrowed(): void {
  borrowed.clear()
}

async function borrow(language: Language): Promise<Result<Library, PackProblem>> {
  const known = borrowed.get(language)
  if (known) return known
  const opening = fetchLibrary(language)
  borrowed.set(language, opening)
  if (!(await opening).ok) borrowed.delete(language)
  return opening
}

async function fetchLibrary(language: Language): Promise<Result<Library, PackProblem>> {
  const arrived = await borrowLanguage(AbortSignal.timeout(60_000), language)
  if (!arrived.ok) return refused(arrived.problem)
  const packs = await openAll(arrived.value, language)
  if (!packs.ok) return packs
  const documents = documentsOf(packs.value, language)
  const { version, issued } = arrived.value.manifest
  return reached({
    language,
    from: { version, issued, onThisPhone: false },
    read: async (name) => documents[name],
    readAll: async (names) => names.map((name) => documents[name]),
  })
}
