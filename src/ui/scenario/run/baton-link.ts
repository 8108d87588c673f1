import { PATHS } from '../../routes.ts'

/** Where a phone's own camera leads when it reads the square of a baton. */
export function batonLink(scene: string, baton: string): string {
  return `${new URL(`${PATHS.scenarios}/${scene}`, location.origin).href}#${baton}`
}

/** The baton in what was scanned or pasted: the whole link, or what stands behind its "#". */
export function batonIn(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).trim()
}
