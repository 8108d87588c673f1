import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ExerciseId, Exercise, Shelf } from '../../../src/core/protocol/exercise.ts'
import { makeExercise } from '../../../src/core/protocol/exercise.ts'
import type { Form } from '../../../src/core/protocol/form.ts'
import { type MarkFile, markFileSchema } from '../../../src/core/protocol/mark.ts'
import { makeDay, type Day, type NightPlan } from '../../../src/core/protocol/night.ts'
import { FOLDERS, FORMS } from './forms.ts'
import { marksOf } from './marks.ts'

/** The words of a voice for text fields; the forms of the tests have no voice and need none. */
function samplesOf(id: string): Record<string, string> {
  const path = join(FOLDERS.get(id) ?? id, 'en.yml')
  if (!existsSync(path)) return {}
  const voice = parse(readFileSync(path, 'utf8')) as { samples?: Record<string, string> }
  return voice.samples ?? {}
}

/** Every form there is, with the marks and samples of the content wing. */
export const SHELF: Shelf = {
  forms: [...FORMS.values()],
  marks: [...new Set([...FORMS.values()].flatMap(({ marks }) => marks ?? []))].map(marksOf),
  samples: Object.fromEntries([...FORMS.keys()].map((id) => [id, samplesOf(id)])),
}

/** Forms that are filled in for their own sake; an amendment needs a protocol to amend. */
export const BASES: readonly Form[] = SHELF.forms.filter(({ amends }) => !amends)

/** A day of a form, without marks unless they are given: its ballots are most of the work. */
export function dayOf(
  form: Form,
  seed: number | string,
  plan: Partial<NightPlan> = {},
  marks?: MarkFile,
): Day {
  return makeDay(form, marks, `test ${seed}`, { size: 'usual', ...plan })
}

/** An exercise that can be made. */
export function exerciseOf(
  form: Form,
  level: ExerciseId['level'],
  seed: number,
  shelf: Shelf = SHELF,
): Exercise {
  const made = makeExercise({ form: form.number, level, seed, generator: 1 }, shelf)
  if (!made.ok) throw new Error(`${form.id} ${level} ${seed}: ${made.problem}`)
  return made.value
}

/** Whole numbers from 0 up to, but not including, `count`. */
export function upTo(count: number): number[] {
  return [...Array(count).keys()]
}

/** A handful of marks of every kind, so that tests do not hang on the content. */
export const SOME_MARKS: MarkFile = markFileSchema.parse({
  id: 'some',
  country: 'zz',
  grounds: [
    { id: 'yes', law: [{ act: 'invented', certainty: 'sure' }] },
    { id: 'no', law: [{ act: 'invented', certainty: 'sure' }] },
    { id: 'who-knows', law: [{ act: 'invented', certainty: 'sure' }] },
  ],
  marks: [
    mark('ring', 'valid', [{ shape: 'ring', at: 'chosen' }], { weight: 90 }),
    mark('others-out', 'valid', [{ shape: 'line', at: 'others' }], { weight: 5 }),
    mark('on-the-rule', 'disputed', [{ shape: 'cross', at: 'between' }]),
    mark(
      'one-and-a-half',
      'disputed',
      [
        { shape: 'ring', at: 'chosen' },
        { shape: 'dot', at: 'second' },
      ],
      {
        invalidAs: 'unmarked',
      },
    ),
    mark('bare', 'invalid', [], { invalidAs: 'unmarked', weight: 4 }),
    mark('foreign', 'invalid', [{ shape: 'ring', at: 'chosen' }], { invalidAs: 'form' }),
    mark('three', 'invalid', [
      { shape: 'ring', at: 'chosen' },
      { shape: 'ring', at: 'second' },
      { shape: 'ring', at: 'third' },
    ]),
    mark('two', 'invalid', [
      { shape: 'ring', at: 'chosen' },
      { shape: 'ring', at: 'second' },
    ]),
  ],
})

function mark(id: string, verdict: string, strokes: object[], more: object = {}): object {
  const ground = { valid: 'yes', invalid: 'no', disputed: 'who-knows' }[verdict]
  return { id, verdict, ground, level: 1, strokes, ...more }
}
