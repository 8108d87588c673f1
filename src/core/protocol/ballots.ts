import type { Random } from '../random.ts'
import type { Fact } from './facts.ts'
import { INVALID_KINDS } from './invalid-kinds.ts'
import type { Mark, MarkFile } from './mark.ts'
import type { Ballot } from './night.ts'
import type { Precinct } from './precinct.ts'

type InvalidKind = (typeof INVALID_KINDS)[number]

/** What has to be known of a mark before it can be put on a ballot. */
interface Pen {
  readonly mark: Mark
  readonly weight: number
  /** How many lines of the ballot it needs. */
  readonly lines: number
  /** Whether one line is meant at all. */
  readonly chooses: boolean
  /** Whether it needs a line below the chosen one. */
  readonly between: boolean
  readonly second: boolean
  readonly third: boolean
}

/**
 * Makes one ballot for every paper the boxes held. Their marks agree with the figures: as many ballots on each pile as
 * there are votes, as many invalid ones of each kind.
 */
export function makeBallots(precinct: Precinct, marks: MarkFile, random: Random, odd: boolean): Ballot[] {
  const { subjects, once } = precinct
  const pens = marks.marks.map((mark) => penOf(mark, odd)).filter(({ lines }) => lines <= subjects.length)
  const piles = random.shuffle(pilesOf(precinct))
  const disputed = drawDisputed(piles, pens, random, odd)
  const { mobile, main } = sortIntoBoxes(piles, precinct)
  const last = subjects.length - 1
  const chests = new Map<number, Chest>()
  const draw = (doubtful: boolean, pile: number): Pen => {
    const kind = kindOf(pile)
    // a ballot that goes to a subject: all subjects but the last draw from the same chest
    const key = (doubtful ? 8 : 0) + (kind === null ? (pile === last ? 1 : 0) : 1 - pile)
    const chest =
      chests.get(key) ??
      chestOf(pens, doubtful ? 'disputed' : kind === null ? 'valid' : 'invalid', kind, key % 8 === 1)
    chests.set(key, chest)
    return drawFrom(chest, random)
  }
  return [...mobile, ...main].map((place, at) => {
    const pile = piles[place] ?? 0
    const kind = kindOf(pile)
    const doubtful = disputed.has(place)
    const pen = draw(doubtful, pile)
    const chosen = kind === null ? pile : pen.chooses ? random.below(pen.between ? last : last + 1) : null
    const others = pen.second ? othersOf(subjects.length, chosen ?? -1, random) : []
    return {
      id: at + 1,
      box: at < mobile.length ? 'mobile' : 'main',
      mark: pen.mark.id,
      choice: chosen === null ? null : (subjects[chosen] ?? null),
      second: subjects[others[0] ?? -1] ?? null,
      third: pen.third ? (subjects[others[1] ?? -1] ?? null) : null,
      pile: kind === null ? (subjects[pile] ?? 'invalid') : 'invalid',
      disputed: doubtful,
      vote: doubtful ? drawVote(once, kind === null, random) : null,
    }
  })
}

/** The kinds of invalid ballot that can be drawn with these marks, however few lines the ballot has. */
export function invalidKindsOf({ marks }: MarkFile): InvalidKind[] {
  const drawable = marks.filter((mark) => mark.verdict === 'invalid' && penOf(mark, false).lines <= 2)
  return INVALID_KINDS.filter((kind) => drawable.some(({ invalidAs }) => invalidAs === kind))
}

/** Every ballot's pile: the place of a subject, or for an invalid one −1, −2, −3 by its kind. */
function pilesOf({ subjects, votes, once }: Precinct): number[] {
  const piles: number[] = []
  const add = (pile: number, count: number): void => {
    for (let left = count; left > 0; left--) piles.push(pile)
  }
  for (const [at, subject] of subjects.entries()) add(at, votes[subject] ?? 0)
  for (const [at, kind] of INVALID_KINDS.entries()) add(-1 - at, once[`invalid-${kind}`])
  return piles
}

function kindOf(pile: number): InvalidKind | null {
  return INVALID_KINDS[-1 - pile] ?? null
}

/** Which ballots lay in the mobile box and which in the main one: those of unknown form apart, for a box is counted without them. */
function sortIntoBoxes(piles: readonly number[], { once }: Precinct) {
  const mobile: number[] = []
  const main: number[] = []
  const room = { form: once['papers-mobile'] - once['box-mobile'], known: once['box-mobile'] }
  for (const [place, pile] of piles.entries()) {
    const sort = kindOf(pile) === 'form' ? 'form' : 'known'
    if (room[sort] > 0) {
      room[sort] -= 1
      mobile.push(place)
    } else main.push(place)
  }
  return { mobile, main }
}

/** Which ballots are disputed: a few, about half of them on their way to the invalid pile. */
function drawDisputed(
  piles: readonly number[],
  pens: readonly Pen[],
  random: Random,
  odd: boolean,
): Set<number> {
  const kinds = new Set(pens.flatMap(({ mark }) => (mark.verdict === 'disputed' ? [mark.invalidAs] : [])))
  const found = new Set<number>()
  if (kinds.size === 0) return found
  const doubtful: number[] = []
  const sound: number[] = []
  for (const [place, pile] of piles.entries()) {
    const kind = kindOf(pile)
    if (kind === null) sound.push(place)
    else if (kinds.has(kind)) doubtful.push(place)
  }
  for (let left = odd ? random.between(2, 4) : random.between(0, 3); left > 0; left--) {
    const from = random.chance(50) && doubtful.length > 0 ? doubtful : sound
    if (from.length > 0) found.add(random.pick(from))
  }
  return found
}

function penOf(mark: Mark, odd: boolean): Pen {
  const places = new Set(mark.strokes.map(({ at }) => at))
  const third = places.has('third')
  const second = third || places.has('second')
  const between = places.has('between')
  const chooses = second || between || places.has('chosen') || places.has('others')
  return {
    mark,
    weight: odd ? Math.ceil(mark.weight / ODD) : mark.weight,
    lines: third ? 3 : second || between || places.has('others') ? 2 : 1,
    chooses,
    between,
    second,
    third,
  }
}

/** On nights with more odd marks than usual a common mark weighs so many times less. */
const ODD = 8

/** The marks that would do, with their weights added up for drawing. */
interface Chest {
  readonly pens: readonly Pen[]
  readonly whole: number
}

function chestOf(
  pens: readonly Pen[],
  verdict: Mark['verdict'],
  kind: InvalidKind | null,
  onLast: boolean,
): Chest {
  const fitting = pens.filter(
    ({ mark }) => mark.verdict === verdict && (kind === null || mark.invalidAs === kind),
  )
  const free = onLast ? fitting.filter(({ between }) => !between) : fitting
  const chosen = free.length > 0 ? free : fitting
  if (chosen.length === 0)
    throw new RangeError(`There is no mark that is ${verdict}${kind === null ? '' : ` as ${kind}`}`)
  return { pens: chosen, whole: chosen.reduce((sum, { weight }) => sum + weight, 0) }
}

function drawFrom({ pens, whole }: Chest, random: Random): Pen {
  let left = random.below(whole)
  for (const pen of pens) {
    if (left < pen.weight) return pen
    left -= pen.weight
  }
  throw new RangeError(`Weights of marks add up to less than ${whole}`)
}

/** Two lines that are not the chosen one; the second is missing where a ballot has only two. */
function othersOf(lines: number, chosen: number, random: Random): number[] {
  return random.shuffle([...Array(lines).keys()].filter((line) => line !== chosen)).slice(0, 2)
}

/** A clear vote of everybody but the learner, whose own vote then turns nothing. */
function drawVote(once: Readonly<Record<Fact, number>>, valid: boolean, random: Random) {
  const voters = once.members - 1
  const winning = random.between(Math.ceil((voters + 2) / 2), voters)
  return valid ? { valid: winning, invalid: voters - winning } : { valid: voters - winning, invalid: winning }
}
