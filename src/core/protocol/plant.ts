import type { Random } from '../random.ts'
import type { BoxPath } from './box.ts'
import { type CheckResult, evaluate } from './evaluate.ts'
import type { Fault, FaultKind } from './form.ts'
import { plantCopiedFromOther, plantRecordMiscopied } from './faults/copies.ts'
import {
  plantDigitLost,
  plantDigitsSwapped,
  plantDigitWrong,
  plantGapFilled,
  plantRowsSwapped,
  plantSpoiledAsInvalid,
} from './faults/figures.ts'
import {
  plantBoxBlank,
  plantNoteMissing,
  plantSealMissing,
  plantSignatureMissing,
  plantTimeTooEarly,
} from './faults/procedure.ts'
import type { Ground, Planter, Slip } from './faults/slip.ts'
import { plantListForgotten, plantSumSlip } from './faults/sums.ts'
import { plantBallotsMissing, plantBallotsSurplus } from './faults/world.ts'
import type { Sheet } from './paper.ts'
import type { RecordSheet } from './record-sheet.ts'

/** A fault that was planted. */
export interface Planted {
  readonly fault: Fault
  /** The boxes that are wrong. For a fault of layer `world` the boxes the failed checks point to; no figure is wrong there. */
  readonly boxes: readonly BoxPath[]
  /** The codes that fail because of it; all of them are in `fault.raises`. */
  readonly codes: readonly string[]
}

/** A planted fault with the papers as it leaves them. */
export interface Planting {
  readonly planted: Planted
  readonly draft: Sheet
  readonly records: readonly RecordSheet[]
}

const PLANTERS: Readonly<Record<FaultKind, Planter>> = {
  digitsSwapped: plantDigitsSwapped,
  digitLost: plantDigitLost,
  digitWrong: plantDigitWrong,
  boxBlank: plantBoxBlank,
  rowsSwapped: plantRowsSwapped,
  sumSlip: plantSumSlip,
  listForgotten: plantListForgotten,
  copiedFromOther: plantCopiedFromOther,
  ballotsMissing: plantBallotsMissing,
  ballotsSurplus: plantBallotsSurplus,
  spoiledAsInvalid: plantSpoiledAsInvalid,
  gapFilledWithInvalid: plantGapFilled,
  signatureMissing: plantSignatureMissing,
  sealMissing: plantSealMissing,
  noteMissing: plantNoteMissing,
  timeTooEarly: plantTimeTooEarly,
  recordMiscopied: plantRecordMiscopied,
}

/** Kinds that leave a trace a check can see, if the form says that one of its checks can. */
const TRACED: ReadonlySet<FaultKind> = new Set([
  'boxBlank',
  'signatureMissing',
  'sealMissing',
  'noteMissing',
  'timeTooEarly',
])

/** More slips than this are not tried in one night. */
const MOST_SLIPS = 24

/** Every way in which a fault can befall a ground, in an order drawn by chance, whatever its form says about the codes. */
export function slipsOf(fault: Fault, ground: Ground, random: Random): Iterable<Slip> {
  return PLANTERS[fault.kind](fault, ground, random)
}

/**
 * Plants a fault: the first slip that raises no other codes than the form names, and that `suits`. Null when this night
 * cannot suffer it.
 */
export function plant(
  fault: Fault,
  ground: Ground,
  random: Random,
  suits: (codes: readonly string[]) => boolean = () => true,
): Planting | null {
  const before = codesBefore(fault, ground)
  let tried = 0
  for (const slip of slipsOf(fault, ground, random)) {
    if (tried++ === MOST_SLIPS) break
    const failed = failedIn(slip.draft, ground).filter(({ code }) => isOwn(code, fault, before))
    const codes = failed.map(({ code }) => code)
    if (codes.some((code) => !fault.raises.includes(code)) || !suits(codes)) continue
    if (codes.length === 0 && fault.raises.length > 0 && TRACED.has(fault.kind)) continue
    const boxes = fault.layer === 'world' ? [...new Set(failed.flatMap(({ marks }) => marks))] : slip.boxes
    return { planted: { fault, boxes, codes }, draft: slip.draft, records: slip.records }
  }
  return null
}

/** The codes of the checks that fail on a draft because of a fault. */
export function codesOf(fault: Fault, ground: Ground, draft: Sheet): string[] {
  const before = codesBefore(fault, ground)
  return failedIn(draft, ground)
    .map(({ code }) => code)
    .filter((code) => isOwn(code, fault, before))
}

/** The checks that fail on a sheet. */
export function failedIn(sheet: Sheet, { form, beside }: Pick<Ground, 'form' | 'beside'>): CheckResult[] {
  return evaluate(form, sheet, beside).filter(({ status }) => status === 'failed')
}

/** What fails already when nobody has made a mistake; ballots that are truly astray are themselves the fault. */
function codesBefore(fault: Fault, ground: Ground): ReadonlySet<string> {
  if (fault.layer === 'world') return new Set()
  return new Set(failedIn(ground.truth, ground).map(({ code }) => code))
}

/** A thought (H) that the figures of the night call for anyhow belongs to no fault that does not name it. */
function isOwn(code: string, fault: Fault, before: ReadonlySet<string>): boolean {
  return !before.has(code) && (!code.startsWith('H') || fault.raises.includes(code))
}

/** Whether a code is one of those that say something is wrong or must be explained, and no mere thought. */
export function isGrave(code: string): boolean {
  return !code.startsWith('H')
}
