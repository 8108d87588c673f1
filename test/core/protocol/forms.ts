import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import type { Amendment } from '../../../src/core/protocol/change.ts'
import type { Beside } from '../../../src/core/protocol/evaluate.ts'
import { type Form, formSchema } from '../../../src/core/protocol/form.ts'
import { type GoldenCase, goldenFileSchema } from '../../../src/core/protocol/golden.ts'
import type { Sheet } from '../../../src/core/protocol/paper.ts'

const ROOT = new URL('../../..', import.meta.url).pathname

/** Every form of the content wing, and the invented one of the tests, by id. */
export const FOLDERS: ReadonlyMap<string, string> = new Map(
  [join(ROOT, 'content/protocols'), join(ROOT, 'test/core/protocol/fixtures')].flatMap((wing) =>
    readdirSync(wing).map((id) => [id, join(wing, id)] as const),
  ),
)

/** The text of form.yml, as the author wrote it. */
export function formText(id: string): string {
  return readFileSync(join(FOLDERS.get(id) ?? id, 'form.yml'), 'utf8')
}

/** A form, parsed as the build parses it; a mistake in it fails the test with its place. */
export function formOf(id: string): Form {
  const problems = new Problems()
  const form = parseYaml(formText(id), formSchema, `${id}/form.yml`, problems)
  if (!form) throw new Error(`${id}/form.yml:\n${JSON.stringify(problems.list, null, 2)}`)
  return form
}

export const FORMS: ReadonlyMap<string, Form> = new Map([...FOLDERS.keys()].map((id) => [id, formOf(id)]))

/** A form that is known to exist. */
export function form(id: string): Form {
  const found = FORMS.get(id)
  if (!found) throw new Error(`No form ${id}`)
  return found
}

/** A case with `from` already unfolded. */
export interface ReadyCase {
  readonly form: Form
  readonly golden: GoldenCase
  readonly sheet: Sheet
}

/** Every golden case, as "form/case". */
export const CASES: ReadonlyMap<string, ReadyCase> = readCases()

function readCases(): Map<string, ReadyCase> {
  const cases = new Map<string, ReadyCase>()
  for (const [id, folder] of FOLDERS) {
    const found = FORMS.get(id)
    if (!found || !existsSync(join(folder, 'cases'))) continue
    const files = readdirSync(join(folder, 'cases')).sort(
      (a, b) => Number(b.startsWith('worked')) - Number(a.startsWith('worked')),
    )
    for (const file of files) {
      const text = readFileSync(join(folder, 'cases', file), 'utf8')
      for (const golden of goldenFileSchema.parse(parse(text)).cases) {
        if (cases.has(`${id}/${golden.id}`)) throw new Error(`${id}/${golden.id} stands twice`)
        const base = golden.from === undefined ? undefined : cases.get(`${id}/${golden.from}`)
        if (golden.from !== undefined && !base)
          throw new Error(`${id}/${golden.id}: no earlier case ${golden.from}`)
        cases.set(`${id}/${golden.id}`, {
          form: found,
          golden,
          sheet: {
            subjects: golden.subjects ?? base?.sheet.subjects ?? [],
            values: over(base?.sheet.values ?? {}, golden.values),
          },
        })
      }
    }
  }
  return cases
}

/** Puts values over others; in a repeated field, row by row. */
export function over(under: Sheet['values'], values: Sheet['values']): Sheet['values'] {
  const merged = { ...under }
  for (const [field, value] of Object.entries(values)) {
    const held = merged[field]
    merged[field] = isRows(value) && isRows(held) ? { ...held, ...value } : value
  }
  return merged
}

function isRows(value: Sheet['values'][string]): value is Readonly<Record<string, string | number | null>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A case that is known to exist, by "form/case". */
export function caseOf(path: string): ReadyCase {
  const found = CASES.get(path)
  if (!found) throw new Error(`No case ${path}`)
  return found
}

/** What lies beside a case. */
export function besideOf(golden: GoldenCase): Pick<Beside, 'forms'> {
  return {
    forms: Object.fromEntries(
      golden.beside.map((path) => {
        const there = caseOf(path)
        return [there.form.id, { form: there.form, sheet: there.sheet }]
      }),
    ),
  }
}

/** The amendment a case describes. */
export function amendmentOf(golden: GoldenCase): Amendment | undefined {
  if (golden.original === undefined) return undefined
  const original = caseOf(golden.original)
  return {
    base: original.form,
    original: original.sheet,
    changes: golden.changes,
    statements: golden.statements,
  }
}
