/** Puts something where something else was, or under a name of its own. */
export function changed(
  value: unknown,
  way: readonly number[],
  put: unknown,
  name: string | undefined,
): unknown {
  const [turn, ...rest] = way
  if (turn === undefined || typeof value !== 'object' || value === null) return put
  const keys = Object.keys(value)
  const key = keys[turn % (keys.length || 1)] ?? name ?? 'x'
  if (Array.isArray(value)) return value.with(Number(key), changed(value[Number(key)], rest, put, name))
  const inner = changed((value as Record<string, unknown>)[key], rest, put, name)
  // a name such as __proto__ must arrive as a member, as JSON has it
  return Object.fromEntries([...Object.entries(value), [name ?? key, inner]])
}
