import { type Random, randomFrom } from '../random.ts'
import type { Mark, MarkFile } from './mark.ts'
import type { Ballot } from './night.ts'
import type { RunEvent } from './run.ts'
import { type Pile, pairOf } from './run-count.ts'

/** How hard a drill is: 1 plain marks, 2 marks that need a thought, 3 hard ones. */
export type DrillLevel = 1 | 2 | 3
export const DRILL_LEVELS: readonly DrillLevel[] = [1, 2, 3]

/** How many ballots a drill has. */
export const DRILL_LENGTH = 20

/** Ballots to sort, one by one, each with its verdict at once. */
export interface SortingDrill {
  /** "ge-2-k3f9": marks, level, seed; the same on every phone. */
  readonly code: string
  readonly level: DrillLevel
  readonly subjects: readonly string[]
  readonly ballots: readonly Ballot[]
}

/** How many of each verdict, how many subjects. */
const PLAN = {
  1: { valid: 9, invalid: 9, disputed: 2, subjects: 5 },
  2: { valid: 8, invalid: 8, disputed: 4, subjects: 9 },
  3: { valid: 6, invalid: 7, disputed: 7, subjects: 16 },
} as const

/** Makes the drill of a code; undefined when no marks of this shelf bear it. */
export function drillOf(code: string, files: readonly MarkFile[]): SortingDrill | undefined {
  const [, id, digit, seed] = /^([a-z0-9-]+)-([123])-([a-z0-9]{1,8})$/.exec(code) ?? []
  const file = files.find((one) => one.id === id)
  const level = DRILL_LEVELS.find((one) => String(one) === digit)
  return file && level && seed !== undefined ? makeSortingDrill(file, level, seed) : undefined
}

/** Makes a drill: mostly odd marks of its level, no mark twice while there are others. */
export function makeSortingDrill(file: MarkFile, level: DrillLevel, seed: string): SortingDrill {
  const code = `${file.id}-${level}-${seed}`
  const random = randomFrom(`sorting/${code}`)
  const subjects = drawSubjects(PLAN[level].subjects, random.apart('subjects'))
  const marks = (['valid', 'invalid', 'disputed'] as const).flatMap((verdict) =>
    pick(
      file.marks.filter((mark) => mark.verdict === verdict),
      PLAN[level][verdict],
      level,
      random.apart(verdict),
    ),
  )
  const ballots = random
    .shuffle(marks)
    .map((mark, at) => ballotOf(mark, at + 1, subjects, random.apart(`ballot ${at}`)))
  return { code, level, subjects, ballots }
}

/** Where a ballot is to be laid: a subject's pile, "invalid", or "doubtful" where the law leaves it open. */
export function duePile(ballot: Ballot): Pile {
  return ballot.disputed ? 'doubtful' : ballot.pile
}

/** Where each ballot was laid, by its number; the first word counts. */
export function laidIn(drill: SortingDrill, events: readonly RunEvent[]): ReadonlyMap<number, Pile> {
  const laid = new Map<number, Pile>()
  for (const { act, object } of events) {
    const [number, pile] = pairOf(object)
    const ballot = act === 'sorted' ? drill.ballots.find(({ id }) => String(id) === number) : undefined
    const known = pile === 'invalid' || pile === 'doubtful' || drill.subjects.includes(pile)
    if (ballot && known && !laid.has(ballot.id)) laid.set(ballot.id, pile)
  }
  return laid
}

/** One ground, and how often ballots on it were laid where they belong. */
export interface GroundFigure {
  readonly ground: string
  readonly right: number
  readonly of: number
}

/** The grounds met so far in the order of the mark file. */
export function groundsMet(
  { ballots }: SortingDrill,
  laid: ReadonlyMap<number, Pile>,
  file: MarkFile,
): GroundFigure[] {
  const groundOf = new Map(file.marks.map(({ id, ground }) => [id, ground]))
  return file.grounds.flatMap(({ id }) => {
    const own = ballots.filter((ballot) => laid.has(ballot.id) && groundOf.get(ballot.mark) === id)
    const right = own.filter((ballot) => laid.get(ballot.id) === duePile(ballot)).length
    return own.length === 0 ? [] : [{ ground: id, right, of: own.length }]
  })
}

/** Marks of a level first, then of the levels nearest to it; each once, then all again. */
function pick(marks: readonly Mark[], count: number, level: DrillLevel, random: Random): Mark[] {
  const near = [...random.shuffle(marks)].sort((a, b) => distance(a, level) - distance(b, level))
  return near.length === 0 ? [] : Array.from({ length: count }, (_, at) => near[at % near.length] as Mark)
}

/** How far a mark lies from a level; at the same distance an easier one comes first. */
function distance(mark: Mark, level: DrillLevel): number {
  return mark.level > level ? (mark.level - level) * 2 + 1 : (level - mark.level) * 2
}

function drawSubjects(count: number, random: Random): string[] {
  const numbers = Array.from({ length: count * 3 }, (_, at) => at + 1)
  return random
    .shuffle(numbers)
    .slice(0, count)
    .sort((a, b) => a - b)
    .map(String)
}

function ballotOf(mark: Mark, id: number, subjects: readonly string[], random: Random): Ballot {
  const places = new Set(mark.strokes.map(({ at }) => at))
  const between = places.has('between')
  const chooses =
    mark.verdict === 'valid' ||
    between ||
    ['chosen', 'second', 'others'].some((at) => places.has(at as 'chosen'))
  const chosen = chooses ? random.below(between ? subjects.length - 1 : subjects.length) : null
  const others = random.shuffle([...subjects.keys()].filter((line) => line !== chosen))
  const choice = chosen === null ? null : (subjects[chosen] ?? null)
  const line = (at: number | undefined): string | null => (at === undefined ? null : (subjects[at] ?? null))
  return {
    id,
    box: 'main',
    mark: mark.id,
    choice,
    second: places.has('second') || places.has('third') ? line(others[0]) : null,
    third: places.has('third') ? line(others[1]) : null,
    pile: mark.verdict === 'invalid' ? 'invalid' : (choice ?? 'invalid'),
    disputed: mark.verdict === 'disputed',
    vote: null,
  }
}
