import type { Language } from '../core/language.ts'
import type { EditionRow } from '../storage/db.ts'
import { currentEditions, otherEdition, removeLanguage, stepBack } from '../storage/editions.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { tellWorker } from './preferences.ts'

/** An edition in use and the one before it, if it is still kept. */
export interface Installed {
  readonly edition: EditionRow
  readonly before: EditionRow | undefined
}

/** Every language on this phone. */
export async function installedLanguages(): Promise<Installed[]> {
  const looking = withDatabase(async (db) => {
    const editions = await currentEditions(db)
    return Promise.all(
      editions.map(async (edition) => ({ edition, before: await otherEdition(db, edition.language) })),
    )
  })
  return unlessRefused(looking, [])
}

/** Goes back to the edition before. Whether there was one. */
export async function goBack(language: Language): Promise<boolean> {
  return withDatabase((db) => stepBack(db, language))
}

/** Takes a language off this phone; what was done in it stays. */
export async function forgetLanguage(language: Language): Promise<void> {
  await withDatabase((db) => removeLanguage(db, language))
  await tellWorker()
}
