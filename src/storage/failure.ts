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

/** What an action on storage gives, or `otherwise` where the phone gives no storage: for what reading need not stop for. */
export async function unlessRefused<Value>(action: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await action
  } catch (error) {
    if (!storageProblem(error)) throw error
    return otherwise
  }
}

/** Does something that needs storage; what the phone refuses becomes a coded refusal. */
export async function orRefusal<Outcome>(
  action: () => Promise<Outcome>,
): Promise<Outcome | { readonly ok: false; readonly problem: PackProblem }> {
  try {
    return await action()
  } catch (error) {
    const problem = storageProblem(error)
    if (!problem) throw error
    return { ok: false, problem }
  }
}

const CLOSED = new Set([
  'InvalidStateError',
  'DatabaseClosedError',
  'UnknownError',
  'OpenFailedError',
  'AbortError',
  'MissingAPIError',
  'SecurityError',
])

function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return []
  // A write of many rows at once tells each row's failure in a list (Dexie's BulkError), not as its cause.
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown }
  return [String(name), ...namesOf(inner), ...(Array.isArray(failures) ? failures.flatMap(namesOf) : [])]
}
