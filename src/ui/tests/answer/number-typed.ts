/** A number as it was typed, perhaps with spaces between its groups; nothing when it is none. */
export function numberTyped(typed: string): string | undefined {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,7}$/.test(digits) ? String(Number(digits)) : undefined
}
