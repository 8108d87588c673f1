/*
 * WARNING: this module is part of the first load.
 */

/** The name of the app: Georgian for "precinct"; the same in every language. */
export const BRAND = 'უბანი'

/** The mark: a house with a slot and a folded ballot, drawn for Ubani. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="mark-house" d="M3 14 16 3l13 11v14H3z" />
      <path class="mark-paper" d="M11 9.5h10v8H11z" />
      <path class="mark-tick" d="m13 13.2 2.2 2.2 4-4.2" />
      <path class="mark-slot" d="M8 18.5h16" />
    </svg>
  )
}
