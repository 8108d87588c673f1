/** What can go wrong in the field: a value or a coded refusal. What cannot happen throws instead. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

/** Wraps a value that was reached. */
export function reached<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a refusal. */
export function refused<Problem>(problem: Problem): {
  readonly ok: false
  readonly problem: Problem
} {
  return { ok: false, problem }
}

/** Ends a `switch` over a union: adding a member then fails to compile until it is handled. */
export function neverHappens(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
