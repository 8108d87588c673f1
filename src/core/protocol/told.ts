import { type BoxPath, fieldOf } from './box.ts'
import { sectionsConcerned } from './concerns.ts'
import type { CheckResult } from './evaluate.ts'
import type { Form } from './form.ts'
import type { Disclosure } from './levels.ts'

/** The first letter of a code: an error, a warning, a thought for practice. */
export type Gravity = 'E' | 'W' | 'H'
const GRAVITIES: readonly Gravity[] = ['E', 'W', 'H']

/** A failed check as it is told to the person who fills the form in. */
export interface Told {
  readonly result: CheckResult
  readonly gravity: Gravity
  /** The section, by its index, where it is told and has to be answered for: the last one it speaks of. */
  readonly home: number
  /** The boxes to mark. */
  readonly marks: readonly BoxPath[]
  /** The box at which it is told, when it is about a single box of its home; null: above the section. */
  readonly at: BoxPath | null
}

/** How far the person has come, and how much the exercise says. */
export interface Telling {
  readonly disclosure: Disclosure
  /** Whether a section, by its index, has ever been left. */
  readonly left: (section: number) => boolean
}

/**
 * What is told, gravest first. Nothing is said before every section a check speaks of has been left; an empty box is
 * named earlier, as soon as its own section has been. Thoughts are for coached practice alone.
 */
export function tell(form: Form, results: readonly CheckResult[], { disclosure, left }: Telling): Told[] {
  if (disclosure === 'silent') return []
  const checks = new Map(form.checks.map((check) => [check.code, check]))
  const sectionOf = sectionFinder(form)
  const told = results.flatMap((result): Told[] => {
    const check = checks.get(result.code)
    const gravity = gravityOf(result.code)
    if (check === undefined || result.status !== 'failed') return []
    if (gravity === 'H' && disclosure !== 'coached') return []
    if (check.kind === 'required')
      return form.sections.flatMap((_, home) => {
        const marks = result.marks.filter((box) => sectionOf(box) === home)
        if (marks.length === 0 || !left(home)) return []
        return [{ result, gravity, home, marks, at: single(marks) }]
      })
    const sections = sectionsConcerned(form, check)
    if (!sections.every(left)) return []
    const home = sections.at(-1) ?? form.sections.length - 1
    if (!left(home)) return []
    const one = single(result.marks)
    const at = one !== null && sectionOf(one) === home ? one : null
    return [{ result, gravity, home, marks: result.marks, at }]
  })
  return told.sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity))
}

/** The mark on each box: the gravest thing said about it, and every code that says something. */
export function marksOf(
  told: readonly Told[],
): Map<BoxPath, { readonly gravity: Gravity; readonly codes: readonly string[] }> {
  const marks = new Map<BoxPath, { gravity: Gravity; codes: string[] }>()
  for (const { result, gravity, marks: boxes } of told)
    for (const box of boxes) {
      const held = marks.get(box)
      if (!held) marks.set(box, { gravity, codes: [result.code] })
      else if (!held.codes.includes(result.code)) held.codes.push(result.code)
    }
  return marks
}

/** Whether a section asks to be answered for: a thought does not, an error or a warning told there does. */
export function asksForAcceptance(told: readonly Told[], section: number): boolean {
  return told.some(({ home, gravity }) => home === section && gravity !== 'H')
}

/** The gravity of a code. */
export function gravityOf(code: string): Gravity {
  return GRAVITIES.find((letter) => code.startsWith(letter)) ?? 'E'
}

/** Finds the section of a box, by its index; −1 for a box the form does not have. */
export function sectionFinder(form: Form): (box: BoxPath) => number {
  const places = new Map(
    form.sections.flatMap(({ fields }, index) => fields.map((id) => [id, index] as const)),
  )
  return (box) => places.get(fieldOf(box)) ?? -1
}

function single(marks: readonly BoxPath[]): BoxPath | null {
  const [only] = marks
  return marks.length === 1 && only !== undefined ? only : null
}
