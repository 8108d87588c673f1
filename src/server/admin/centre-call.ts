import type { Database } from '../store/database.ts'

/** What was typed behind a command. */
export interface CentreCall {
  readonly given: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** Where a command works. */
export interface AtCentre {
  readonly database: Database
  /** What a person or another program takes from it. */
  readonly say: (line: string) => void
  /** What only a person reads. */
  readonly warn: (line: string) => void
  readonly now: number
  readonly publicUrl: string
}

/** The command was called wrongly, or what it is about is not there: nothing was done. */
export class CallProblem extends Error {}

/** A short text of one line; `otherwise` where none was given. */
export function textOf({ options }: CentreCall, name: string, otherwise?: string): string {
  const text = options[name] ?? otherwise
  if (typeof text !== 'string') throw new CallProblem(`--${name} is missing`)
  // signs that nobody sees, or that turn a line round, have no business in a table
  const plain = text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
  if (plain === '' && otherwise !== '') throw new CallProblem(`--${name} is empty`)
  if (plain.length > 80 || /[\p{Cc}\p{Cs}]/u.test(plain))
    throw new CallProblem(`--${name} is not one line of at most 80 signs`)
  return plain
}

/** A whole number from `least` to `most`; `otherwise` where none was given. */
export function wholeOf(
  { options }: CentreCall,
  name: string,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = options[name] ?? String(otherwise)
  const whole = /^\d{1,6}$/.test(String(text)) ? Number(text) : Number.NaN
  if (!(whole >= least && whole <= most))
    throw new CallProblem(`--${name} is a number from ${least} to ${most}`)
  return whole
}

/** The one thing that stands behind the command. */
export function onlyOf({ given }: CentreCall, what: string): string {
  const [one, ...others] = given
  if (one === undefined || others.length > 0) throw new CallProblem(`Which? One ${what} is needed`)
  return one
}

/** Throws when something stands behind a command that takes nothing. */
export function nothingIn({ given }: CentreCall): void {
  if (given.length > 0) throw new CallProblem(`“${given.join(' ')}” is not expected here`)
}

/** A line of a table: what a person reads, and a spreadsheet or another program takes. */
export function rowOf(cells: readonly (string | number | undefined)[]): string {
  return cells.map((cell) => cell ?? '–').join('\t')
}

/** A day, as YYYY-MM-DD in universal time. */
export function dayOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 10)
}
