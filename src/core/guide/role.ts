/*
 * WARNING: this module is part of the first load; its schema stands apart so that zod does not come along.
 */

/** The functions a member can hold on polling day (Election Code 2011, art. 61, 65–67). */
export const ROLES = [
  'chair',
  'secretary',
  'flow-regulator',
  'registrar',
  'box-supervisor',
  'mobile-companion',
  'counter',
] as const

export type Role = (typeof ROLES)[number]

/** Whether a text names a role. */
export function isRole(text: unknown): text is Role {
  return typeof text === 'string' && (ROLES as readonly string[]).includes(text)
}
