import { PATHS } from '../../routes.ts'

/** Where a phone's camera leads when it reads the square of a second entry. */
export function entryLink(entry: string): string {
  return `${new URL(`${PATHS.protocols}/second`, location.origin).href}#${entry}`
}

/** The entry in what was scanned or pasted: the whole link, or what stands behind its "#". */
export function entryIn(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).trim()
}
