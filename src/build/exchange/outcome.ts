import { relative } from 'node:path'
import type { Problems } from '../read.ts'

/** What was done, in lines to be read, and whether all went well. */
export interface Outcome {
  readonly lines: readonly string[]
  readonly ok: boolean
}

/** The outcome when something does not fit: every problem with file, place, value and remedy. */
export function refused(problems: Problems, end: string): Outcome {
  return {
    lines: [
      ...problems.list.map(
        ({ file, place, value, remedy }) =>
          `✗ ${relative(process.cwd(), file) || file}, ${place}: “${value}” — ${remedy}.`,
      ),
      end,
    ],
    ok: false,
  }
}
