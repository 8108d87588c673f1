import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Amendment } from '../core/protocol/change.ts'
import { evaluateAmendment } from '../core/protocol/amend.ts'
import { type Beside, type CheckResult, evaluate } from '../core/protocol/evaluate.ts'
import type { Form } from '../core/protocol/form.ts'
import { type GoldenCase, goldenFileSchema } from '../core/protocol/golden.ts'
import type { Sheet } from '../core/protocol/paper.ts'
import { type Problems, parseYaml, textOf, type Wing } from './read.ts'

/** A golden case with `from` already unfolded. */
export interface ReadyCase {
  readonly form: Form
  readonly golden: GoldenCase
  readonly sheet: Sheet
  /** Where it stands, for messages. */
  readonly file: string
}

/** The golden cases of some forms, by "form/case"; a case may start from another form's. */
export type Cases = ReadonlyMap<string, ReadyCase>

/** A form and the folder it lies in. */
export interface PlacedForm {
  readonly folder: string
  readonly form: Form
}

/** Reads the cases of every form; what cannot be read, or starts from a case that is not there, is a problem. */
export function readCases(wing: Wing, forms: readonly PlacedForm[], problems: Problems): Cases {
  const written = forms.flatMap((placed) => casesIn(wing, placed, problems))
  const ready = new Map<string, ReadyCase>()
  const unfold = (path: string, way: readonly string[]): ReadyCase | undefined => {
    const known = ready.get(path)
    if (known) return known
    const found = written.find((each) => `${each.form.id}/${each.golden.id}` === path)
    if (!found || way.includes(path)) return undefined
    const { form, golden, file } = found
    const from = golden.from
    const base =
      from === undefined
        ? undefined
        : unfold(from.includes('/') ? from : `${form.id}/${from}`, [...way, path])
    if (from !== undefined && !base) problems.add(file, `${golden.id}, from`, from, 'name a case that exists')
    const sheet: Sheet = {
      subjects: golden.subjects ?? base?.sheet.subjects ?? [],
      values: over(base?.sheet.values ?? {}, golden.values),
    }
    const made = { form, golden, sheet, file }
    ready.set(path, made)
    return made
  }
  for (const { form, golden, file } of written) {
    const path = `${form.id}/${golden.id}`
    if (
      written.filter((each) => each.form.id === form.id && each.golden.id === golden.id)[0]?.golden !== golden
    )
      problems.add(file, golden.id, golden.id, 'give the case an id of its own')
    unfold(path, [])
  }
  return ready
}

function casesIn(wing: Wing, { folder, form }: PlacedForm, problems: Problems): Omit<ReadyCase, 'sheet'>[] {
  return namesIn(wing, `${folder}/cases`).flatMap((name) => {
    const file = `${folder}/cases/${name}`
    const read = parseYaml(textOf(wing, file) ?? '', goldenFileSchema, file, problems)
    return (read?.cases ?? []).map((golden) => ({ form, golden, file }))
  })
}

function namesIn(wing: Wing, folder: string): string[] {
  try {
    return readdirSync(join(wing.root, folder))
      .filter((name) => name.endsWith('.yml'))
      .sort()
  } catch {
    return [] // a form without cases: checkCases names the checks that nothing shows
  }
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

/** What lies beside a case. */
export function besideOf({ beside }: GoldenCase, cases: Cases): Pick<Beside, 'forms'> {
  return {
    forms: Object.fromEntries(
      beside.flatMap((path) => {
        const there = cases.get(path)
        return there ? [[there.form.id, { form: there.form, sheet: there.sheet }] as const] : []
      }),
    ),
  }
}

/** The amendment a case describes. */
export function amendmentOf(
  { original, changes, statements }: GoldenCase,
  cases: Cases,
): Amendment | undefined {
  const signed = original === undefined ? undefined : cases.get(original)
  return signed && { base: signed.form, original: signed.sheet, changes, statements }
}

/** What the checks say about a case, in the shape in which the case expects it. */
export interface Said {
  readonly failed: Readonly<Record<string, readonly string[]>>
  readonly missing: readonly string[]
  readonly suppressed: readonly string[]
}

/** Judges a case; for an amendment also the protocol read together with it. */
export function judgeCase(ready: ReadyCase, cases: Cases): { own: Said; merged: Said | undefined } {
  const { form, golden, sheet } = ready
  const beside = besideOf(golden, cases)
  const amendment = amendmentOf(golden, cases)
  if (!amendment) return { own: said(evaluate(form, sheet, beside)), merged: undefined }
  const { own, merged } = evaluateAmendment(form, sheet, amendment, beside)
  return { own: said(own), merged: said(merged) }
}

function said(results: readonly CheckResult[]): Said {
  const of = (status: CheckResult['status']): CheckResult[] =>
    results.filter((each) => each.status === status)
  return {
    failed: Object.fromEntries(of('failed').map(({ code, marks }) => [code, marks])),
    missing: of('missing').map(({ code }) => code),
    suppressed: of('suppressed').map(({ code }) => code),
  }
}

/** Every case must say exactly what the checks say, and every check must fail in some case or be raised by some fault. */
export function checkCases(forms: readonly PlacedForm[], cases: Cases, problems: Problems): void {
  const bitten = new Map<string, Set<string>>()
  for (const ready of cases.values()) {
    const { golden, file, form } = ready
    for (const path of [golden.original, ...golden.beside])
      if (path !== undefined && !cases.has(path))
        problems.add(file, golden.id, path, 'name a case that exists, as form/case')
    const { own, merged } = judgeCase(ready, cases)
    compare(file, `${golden.id}, expect`, golden.expect, own, problems)
    if (golden.expectMerged && merged)
      compare(file, `${golden.id}, expectMerged`, golden.expectMerged, merged, problems)
    const codes = bitten.get(form.id) ?? new Set()
    for (const code of Object.keys(own.failed)) codes.add(code)
    bitten.set(form.id, codes)
  }
  for (const { folder, form } of forms) {
    const raised = new Set(form.faults.flatMap(({ raises }) => raises))
    for (const { code } of form.checks)
      if (!bitten.get(form.id)?.has(code) && !raised.has(code))
        problems.add(
          `${folder}/form.yml`,
          `check ${code}`,
          code,
          'write a golden case in which it fails, or a fault that raises it: a check that nothing triggers checks nothing',
        )
  }
}

function compare(file: string, place: string, wanted: Said, found: Said, problems: Problems): void {
  const [expected, real] = [plain(wanted), plain(found)]
  if (expected !== real)
    problems.add(file, place, expected, `the checks say ${real}: correct the case, or the form`)
}

function plain({ failed, missing, suppressed }: Said): string {
  const failures = Object.keys(failed)
    .sort()
    .map((code) => `${code}[${failed[code]?.join(' ')}]`)
  return [
    `failed ${failures.join(' ') || 'nothing'}`,
    ...(missing.length > 0 ? [`missing ${missing.join(' ')}`] : []),
    ...(suppressed.length > 0 ? [`suppressed ${suppressed.join(' ')}`] : []),
  ].join('; ')
}
