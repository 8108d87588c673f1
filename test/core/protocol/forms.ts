import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  amendmentOf as amendmentIn,
  besideOf as besideIn,
  type Cases,
  type ReadyCase,
  readCases,
} from '../../../src/build/cases.ts'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import type { Amendment } from '../../../src/core/protocol/change.ts'
import type { Beside } from '../../../src/core/protocol/evaluate.ts'
import { type Form, formSchema } from '../../../src/core/protocol/form.ts'
import type { GoldenCase } from '../../../src/core/protocol/golden.ts'

export { over, type ReadyCase } from '../../../src/build/cases.ts'

const ROOT = new URL('../../..', import.meta.url).pathname

/** Where forms lie: the content wing, and the invented country of the tests. */
const WINGS = [join(ROOT, 'content/protocols'), join(ROOT, 'test/core/protocol/fixtures')]

/** Every form's folder, by its id. */
export const FOLDERS: ReadonlyMap<string, string> = new Map(
  WINGS.flatMap((wing) => readdirSync(wing).map((id) => [id, join(wing, id)] as const)),
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

/** Every golden case, as "form/case"; a mistake in a file of cases fails the test with its place. */
export const CASES: Cases = new Map(WINGS.flatMap((wing) => [...casesOf(wing)]))

function casesOf(wing: string): Cases {
  const problems = new Problems()
  const placed = readdirSync(wing).flatMap((id) => {
    const found = FORMS.get(id)
    return found ? [{ folder: id, form: found }] : []
  })
  const cases = readCases({ root: wing }, placed, problems)
  if (problems.list.length > 0) throw new Error(JSON.stringify(problems.list, null, 2))
  return cases
}

/** A case that is known to exist, by "form/case". */
export function caseOf(path: string): ReadyCase {
  const found = CASES.get(path)
  if (!found) throw new Error(`No case ${path}`)
  return found
}

/** What lies beside a case. */
export function besideOf(golden: GoldenCase): Pick<Beside, 'forms'> {
  return besideIn(golden, CASES)
}

/** The amendment a case describes. */
export function amendmentOf(golden: GoldenCase): Amendment | undefined {
  return amendmentIn(golden, CASES)
}
