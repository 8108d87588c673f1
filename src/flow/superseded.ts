import { onSuperseded as onStorageSuperseded } from '../storage/open.ts'

/** Tells what to do when another window has brought a newer version of the app's storage. */
export function onSuperseded(react: () => void): void {
  onStorageSuperseded(react)
}
