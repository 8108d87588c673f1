/**
 * The verbs of the flow floor that screens call, and the pressing of pages: the door behind which the database and the
 * schemas are fetched, in one file.
 */
export { toggleBookmark } from '../flow/bookmark-place.ts'
export { exportLanguage, importFile } from '../flow/hand-on-packs.ts'
export { installLanguage } from '../flow/install-pack.ts'
export { keepPlace } from '../flow/keep-place.ts'
export { lookAround } from '../flow/look-around.ts'
export { forgetLanguage, goBack, installedLanguages } from '../flow/manage-languages.ts'
export { changePreferences, readPreferences } from '../flow/preferences.ts'
export { onPersonChanged, pressableFor } from '../flow/present-person.ts'
export { dropPressed, keepPressed, notPressed } from '../flow/press-pages.ts'
export { openLibrary, returnBorrowed } from '../flow/read-guide.ts'
export { resetChecklist, tick, tickedSoFar } from '../flow/run-checklist.ts'
export { askToKeep, storageHealth } from '../flow/storage-health.ts'
export { onSuperseded } from '../flow/superseded.ts'
export { watchForUpdates } from '../flow/update-app.ts'
export { keepPressing } from './press.tsx'

/** From now on what was done travels home by itself; and what the phone has cleared meanwhile is told. */
export async function keepSending(): Promise<void> {
  const { keepSending, tellLoss } = await import('./post/door.ts')
  keepSending()
  await tellLoss()
}
