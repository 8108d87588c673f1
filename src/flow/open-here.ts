import { type Uuid, uuidSchema } from '../core/ids.ts'

/*
 * Whose PIN was given in this window. It lasts as long as the window: a reload does not ask again, a new start does. Only the
 * one who is present is open: whoever hands the phone on by choosing another locks their own.
 */

const KEY = 'ubani-open'

/** Windows without session storage, or with none to spare, ask again after a reload. */
let remembered: Uuid | undefined

/** Whose PIN was given in this window, if anybody's. */
export function openHere(): Uuid | undefined {
  if (remembered) return remembered
  try {
    const stored = uuidSchema.safeParse(sessionStorage.getItem(KEY))
    return stored.success ? stored.data : undefined
  } catch {
    return undefined // no session storage here, or none allowed
  }
}

/** Remembers whose PIN was given, or that nobody is open any more. */
export function setOpenHere(person: Uuid | undefined): void {
  remembered = person
  try {
    if (person) sessionStorage.setItem(KEY, person)
    else sessionStorage.removeItem(KEY)
  } catch {
    // No session storage here: it holds until the page is left.
  }
}
