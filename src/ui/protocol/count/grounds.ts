import type { MarkFile } from '../../../core/protocol/mark.ts'

/** The grounds one can give for calling a ballot valid or invalid, in the order of the mark file. */
export function groundsFor(file: MarkFile, vote: 'valid' | 'invalid'): string[] {
  const verdictOf = new Map(file.marks.map(({ ground, verdict }) => [ground, verdict]))
  return file.grounds.map(({ id }) => id).filter((id) => verdictOf.get(id) === vote)
}
