import { reached, refused, type Result } from '../result.ts'

/** Why a typed list of ballot numbers is not taken. */
export type SubjectsProblem =
  | 'blank' // no number at all
  | 'letters' // something that is no number and parts none
  | 'range' // "12–8"
  | 'twice' // a number that stands there twice
  | 'too-few' // fewer than the form has at least
  | 'too-many' // more than the form has room for

const LARGEST = 999

/**
 * Reads the numbers under which the electoral subjects stand on the ballot: "4, 5, 9, 25, 41" or "1-12", in the order of
 * the ballot paper. Numbers that could be meant otherwise are refused, not guessed.
 */
export function readSubjects(
  typed: string,
  { min, max }: { readonly min: number; readonly max: number },
): Result<string[], SubjectsProblem> {
  const parts = typed
    .replace(/\s*[-\u2010-\u2015]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const numbers: number[] = []
  if (parts.length === 0) return refused('blank')
  for (const part of parts) {
    const found = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part)
    if (!found) return refused('letters')
    const first = Number(found[1])
    const last = found[2] === undefined ? first : Number(found[2])
    if (last < first || first < 1 || last > LARGEST) return refused('range')
    for (let number = first; number <= last; number++) numbers.push(number)
  }
  if (new Set(numbers).size < numbers.length) return refused('twice')
  if (numbers.length < min) return refused('too-few')
  if (numbers.length > max) return refused('too-many')
  return reached(numbers.map(String))
}

/** Writes a list of ballot numbers as a person would: neighbours as a range, "1–5, 8". */
export function writeSubjects(subjects: readonly string[]): string {
  const runs: { first: number; last: number }[] = []
  for (const number of subjects.map(Number)) {
    const run = runs.at(-1)
    if (run && number === run.last + 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs
    .map(({ first, last }) =>
      first === last ? String(first) : `${first}${last - first > 1 ? '–' : ', '}${last}`,
    )
    .join(', ')
}
