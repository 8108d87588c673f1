import { PATHS } from '../../routes.ts'

/** Where a phone's own camera leads when it reads the square of an exam. */
export function rescueLink(exam: string, text: string): string {
  return `${new URL(`${PATHS.tests}/exam/${exam}`, location.origin).href}#${text}`
}

/** The exam in what was scanned, read from a file or pasted: the whole link, or what stands behind its "#". */
export function rescueIn(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).trim()
}
