import type { PackProblem } from '../core/pack/problem.ts'

/** What went wrong in the database, as far as a person can do something about it. */
export function storageProblem(
  error: unknown,
): Extract<PackProblem, 'storage-full' | 'storage-closed'> | undefined {
  const names = namesOf(error)
  if (names.some((name) => name === 'QuotaExceededError')) return 'storage-full'
  if (names.some((name) => CLOSED.has(name))) return 'storage-closed'
  return undefined
}

const CLOSED = new Set([
  'InvalidStateError',
  'DatabaseClosedError',
  'UnknownError',
  'OpenFailedError',
  'AbortError',
])

function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return []
  const { name, inner } = error as { name?: unknown; inner?: unknown }
  return [String(name), ...namesOf(inner)]
}
