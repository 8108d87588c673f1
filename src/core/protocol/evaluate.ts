import { neverHappens } from '../result.ts'
import { type Amendment, ORIGINAL } from './change.ts'
import type { BoxPath } from './box.ts'
import { judgeAllOrNone } from './checks/all-or-none.ts'
import { judgeAtMost } from './checks/at-most.ts'
import type { Desk, Finding } from './checks/check.ts'
import { judgeDelta } from './checks/delta.ts'
import { judgeEqual } from './checks/equal.ts'
import { judgeExactlyOne } from './checks/exactly-one.ts'
import { judgeGap } from './checks/gap.ts'
import { judgeImpliedValue } from './checks/implied-value.ts'
import { judgePresent } from './checks/present.ts'
import { judgeQuorum } from './checks/quorum.ts'
import { judgeRequired } from './checks/required.ts'
import { judgeSameAs } from './checks/same-as.ts'
import { judgeShare } from './checks/share.ts'
import { judgeTickAgrees } from './checks/tick-agrees.ts'
import { judgeTimeAfter } from './checks/time-after.ts'
import { judgeWords } from './checks/words.ts'
import { judgeZeroTotal } from './checks/zero-total.ts'
import type { Check, CheckKind, Form } from './form.ts'
import { boxesOf, type Paper, readSheet } from './paper.ts'
import type { Term } from './sum.ts'

/**
 * What one check says. `missing`: it cannot be judged until the boxes in `awaits` are filled. `suppressed`: an
 * earlier check (`by`) has said the more basic thing. Numbers carry no verdict of their own: a protocol in which every
 * check passes does not contradict itself, which is less than being right.
 */
export interface CheckResult {
  readonly code: string
  readonly kind: CheckKind
  readonly status: 'passed' | 'failed' | 'missing' | 'suppressed'
  readonly by: string | null
  /** The boxes to mark; empty unless the check failed. */
  readonly marks: readonly BoxPath[]
  readonly awaits: readonly BoxPath[]
  readonly left: number | null
  readonly right: number | null
  /** Left minus right; null unless both are known. */
  readonly difference: number | null
  readonly terms: { readonly left: readonly Term[]; readonly right: readonly Term[] }
}

/** What else lies on the desk: other filled forms, by the id of their form; the original, when an amendment is judged. */
export interface Beside {
  readonly forms?: Readonly<Record<string, { readonly form: Form; readonly sheet: unknown }>> | undefined
  readonly amendment?: Amendment | undefined
}

/**
 * Judges a filled form: one result for every check of the form, in the form's order. Pure and total: any sheet, however
 * odd, gets its results, and the same sheet always gets the same ones.
 */
export function evaluate(form: Form, sheet: unknown, beside: Beside = {}): CheckResult[] {
  const desk = deskFor(form, sheet, beside)
  const failed = new Set<string>()
  return form.checks.map((check) => {
    const by = check.unless.find((code) => failed.has(code)) ?? null
    const result = resultOf(check, judge(check, desk), by, desk.paper)
    if (result.status === 'failed') failed.add(check.code)
    return result
  })
}

function deskFor(form: Form, sheet: unknown, { forms = {}, amendment }: Beside): Desk {
  const others = new Map<string, Paper | undefined>()
  const read = (id: string): Paper | undefined => {
    if (amendment && (id === ORIGINAL || id === amendment.base.id))
      return readSheet(amendment.base, amendment.original)
    const there = Object.hasOwn(forms, id) ? forms[id] : undefined
    return there && readSheet(there.form, there.sheet)
  }
  return {
    paper: readSheet(form, sheet),
    // each is read once an evaluation, however many checks hold something against it
    other: (id) => {
      if (!others.has(id)) others.set(id, read(id))
      return others.get(id)
    },
    numerals: form.numerals,
    amendment,
  }
}

function resultOf(check: Check, finding: Finding, by: string | null, paper: Paper): CheckResult {
  const { left, right, terms } = finding
  const marks = check.marks?.flatMap((field) => boxesOf(paper, field)) ?? finding.marks
  return {
    code: check.code,
    kind: check.kind,
    status: by === null ? finding.status : 'suppressed',
    by,
    marks: by === null && finding.status === 'failed' ? marks : [],
    awaits: by === null ? finding.awaits : [],
    left,
    right,
    difference: left === null || right === null ? null : left - right,
    terms,
  }
}

function judge(check: Check, desk: Desk): Finding {
  switch (check.kind) {
    case 'required':
      return judgeRequired(check, desk)
    case 'equal':
      return judgeEqual(check, desk)
    case 'atMost':
      return judgeAtMost(check, desk)
    case 'zeroTotal':
      return judgeZeroTotal(check, desk)
    case 'share':
      return judgeShare(check, desk)
    case 'gap':
      return judgeGap(check, desk)
    case 'exactlyOne':
      return judgeExactlyOne(check, desk)
    case 'allOrNone':
      return judgeAllOrNone(check, desk)
    case 'tickAgrees':
      return judgeTickAgrees(check, desk)
    case 'impliedValue':
      return judgeImpliedValue(check, desk)
    case 'sameAs':
      return judgeSameAs(check, desk)
    case 'words':
      return judgeWords(check, desk)
    case 'quorum':
      return judgeQuorum(check, desk)
    case 'present':
      return judgePresent(check, desk)
    case 'timeAfter':
      return judgeTimeAfter(check, desk)
    case 'delta':
      return judgeDelta(check, desk)
    default:
      return neverHappens(check)
  }
}
