import { codedSigns, readCodedSigns, SIGN_COUNT, type SignProblem } from '../coded-signs.ts'
import { reached, type Result } from '../result.ts'

/*
 * The code of a group: what a trainer's sheet says and a member types (docs/formats/sync.md). It says nothing by itself; the centre knows
 * which group has it.
 */

/** How many codes there are: 29 signs at seven places, about 2³⁴. */
export const GROUP_CODES = SIGN_COUNT ** 7

/** Another rest than that of exercise codes (22), exam codes (0) and start codes (17): none is ever taken for another. */
const REST = 13

/**
 * The code of a group, without a dash.
 * @param chance 0 up to, but not including, `GROUP_CODES`; from a generator that nobody can foresee
 */
export function writeGroupCode(chance: number): string {
  if (!Number.isInteger(chance) || chance < 0 || chance >= GROUP_CODES)
    throw new RangeError(`No group code can hold ${chance}`)
  return codedSigns(chance, REST)
}

/** Reads a code as a person typed it, or as a link brought it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readGroupCode(text: string): Result<string, SignProblem> {
  const read = readCodedSigns(groupFromSquare(text), REST)
  return read.ok ? reached(codedSigns(read.value, REST)) : read
}

/** A code as it is shown, in two halves. */
export function showGroupCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The link that a phone's own camera opens. The code stands behind a #, so that no server on the way is told of it. */
export function groupLink(origin: string, code: string): string {
  return `${origin}/group#${code}`
}

/** The code in a scanned link; any other text is given back as it is. */
export function groupFromSquare(text: string): string {
  return /\/group\/?#(.*)$/.exec(text.trim())?.[1] ?? text
}
