import type { FaultKind } from './fault-kinds.ts'
import type { Level } from './levels.ts'
import type { Random } from '../random.ts'

/** One planted fault that a learner met, and whether the cause was named. */
export interface Meeting {
  readonly kind: FaultKind
  readonly found: boolean
  readonly level: Level
}

/**
 * How hard a kind of fault is to find: 1, a look at the box or a failing sum shows it; 2, the sum fails but a record must say
 * why; 3, no sum sees it, or the paper itself misleads. The grades are our judgement, not measured.
 */
export const DIFFICULTY: Readonly<Record<FaultKind, 1 | 2 | 3>> = {
  boxBlank: 1,
  digitsSwapped: 1,
  digitLost: 1,
  digitWrong: 1,
  sumSlip: 1,
  sealMissing: 1,
  listForgotten: 2,
  copiedFromOther: 2,
  signatureMissing: 2,
  noteMissing: 2,
  timeTooEarly: 2,
  ballotsMissing: 2,
  ballotsSurplus: 2,
  spoiledAsInvalid: 2,
  rowsSwapped: 3,
  recordMiscopied: 3,
  gapFilledWithInvalid: 3,
}

/** Levels at which the app helped to find the fault: finding it there says less. */
const HELPED: ReadonlySet<Level> = new Set(['worked', 'guided', 'slip'])

/** What is older than so many meetings of the same kind no longer counts: people learn. */
const REMEMBERED = 6

/** The kinds a learner has met, the least sure first; of equals, in the order of first meeting. */
export function weakKinds(
  history: readonly Meeting[],
): { readonly kind: FaultKind; readonly met: number; readonly found: number }[] {
  return [...new Set(history.map(({ kind }) => kind))]
    .map((kind) => {
      const met = history.filter((meeting) => meeting.kind === kind)
      return { kind, met: met.length, found: met.filter(({ found }) => found).length }
    })
    .sort((one, other) => weightOf(history, other.kind) - weightOf(history, one.kind))
}

/**
 * The kind to drill next, out of those that can be had; null when there are none. What was missed comes more often, what was
 * found still comes now and then, and harder grades open one after another: a drill is never about one kind alone.
 * @param history oldest first
 */
export function nextKind(
  history: readonly Meeting[],
  kinds: readonly FaultKind[],
  random: Random,
): FaultKind | null {
  const open = openKinds(history, kinds)
  let drawn = open.reduce((sum, kind) => sum + weightOf(history, kind), 0)
  if (drawn === 0) return null
  drawn = random.below(drawn)
  for (const kind of open) {
    drawn -= weightOf(history, kind)
    if (drawn < 0) return kind
  }
  return null
}

/** The kinds of the grades that are open: the easiest, and each next one once the one before is steady. */
export function openKinds(history: readonly Meeting[], kinds: readonly FaultKind[]): FaultKind[] {
  const open: FaultKind[] = []
  for (const grade of [1, 2, 3] as const) {
    open.push(...new Set(kinds.filter((kind) => DIFFICULTY[kind] === grade)))
    if (open.length > 1 && !isSteady(history, grade)) break
  }
  return open
}

/** A grade is steady when four of the last five of its faults were found; one that was hardly met is not. */
function isSteady(history: readonly Meeting[], grade: 1 | 2 | 3): boolean {
  const last = history.filter(({ kind }) => DIFFICULTY[kind] === grade).slice(-5)
  return last.filter(({ found }) => found).length >= 4
}

/** How often a kind comes, relative to the others: from 2 (always found, without help) over 7 (never met) to 11 (always missed). */
function weightOf(history: readonly Meeting[], kind: FaultKind): number {
  let [missed, found] = [0, 0]
  for (const meeting of history.filter((one) => one.kind === kind).slice(-REMEMBERED))
    if (!meeting.found) missed += 2
    else found += HELPED.has(meeting.level) ? 1 : 2
  return 1 + Math.floor((12 * (missed + 2)) / (missed + found + 4))
}
