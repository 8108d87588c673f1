import type { Exercise } from './exercise.ts'
import type { Ballot } from './night.ts'
import type { Step } from './step.ts'
import type { RunEvent } from './run.ts'

/** Where a ballot can be laid: a subject's pile, "invalid", or "doubtful" until the commission has voted. */
export type Pile = string

/** A step of the count that was done; `inTurn` is false when it was chosen or begun before its turn had come. */
export interface DoneStep {
  readonly step: string
  readonly inTurn: boolean
}

/** The count as far as the learner has come with it. Steps and piles go by their ids, ballots by their numbers. */
export interface Count {
  /** The step on the screen; null while the list of steps is. */
  readonly open: string | null
  /** Steps that were chosen or at which work has begun, each with whether its turn had come then. */
  readonly begun: ReadonlyMap<string, boolean>
  /** In the order in which they were done. */
  readonly done: readonly DoneStep[]
  /** What was counted, by step, as it was typed. */
  readonly tallies: ReadonlyMap<string, string>
  /** What was said of two control sheets, by step. */
  readonly compared: ReadonlyMap<string, 'same' | 'different'>
  readonly piles: ReadonlyMap<number, Pile>
  /** The learner's own votes on doubtful ballots. */
  readonly votes: ReadonlyMap<number, 'valid' | 'invalid'>
  /** The numbers on sealed piles, as they were typed. */
  readonly labels: ReadonlyMap<Pile, string>
}

/** A count that nobody has begun. */
export const NOTHING_COUNTED: Count = {
  open: null,
  begun: new Map(),
  done: [],
  tallies: new Map(),
  compared: new Map(),
  piles: new Map(),
  votes: new Map(),
  labels: new Map(),
}

/** The piles that are packed and labelled in the end: one for each subject in ballot order, then the invalid ones. */
export function pilesOf(exercise: Exercise): Pile[] {
  return [...exercise.night.subjects, 'invalid']
}

/** Whether every step that must come before this one is done. */
export function turnHasCome(count: Count, step: Step): boolean {
  return step.after.every((id) => isDone(count, id))
}

/** Whether a step is done, in its turn or not. */
export function isDone(count: Count, id: string): boolean {
  return count.done.some(({ step }) => step === id)
}

/** The ballots on the pile of doubtful ones, whether voted on or not, by number. */
export function doubtfulBallots(exercise: Exercise, count: Count): Ballot[] {
  return exercise.night.ballots.filter(({ id }) => count.piles.get(id) === 'doubtful')
}

/** How a commission votes on one ballot, the learner in the chair included. */
export interface VoteOutcome {
  readonly valid: number
  readonly invalid: number
  /** By majority; with as many on both sides, as the chair voted. */
  readonly outcome: 'valid' | 'invalid'
}

/**
 * The commission's vote on a ballot. On a ballot that the law leaves open the others vote as the night has it; on a plain
 * one they all vote as the law says.
 * @param members of the whole commission
 */
export function voteOn(ballot: Ballot, own: 'valid' | 'invalid', members: number): VoteOutcome {
  const plain =
    ballot.pile === 'invalid' ? { valid: 0, invalid: members - 1 } : { valid: members - 1, invalid: 0 }
  const others = ballot.vote ?? plain
  const valid = others.valid + (own === 'valid' ? 1 : 0)
  const invalid = others.invalid + (own === 'invalid' ? 1 : 0)
  return { valid, invalid, outcome: valid === invalid ? own : valid > invalid ? 'valid' : 'invalid' }
}

/**
 * The pile a ballot lies on once the commission has decided: null while it is not laid down or not voted on. A ballot
 * voted valid goes to the line its voter marked; where no line is marked there is no subject to give it to.
 */
export function restingPile(exercise: Exercise, count: Count, ballot: Ballot): Pile | null {
  const laid = count.piles.get(ballot.id)
  if (laid === undefined) return null
  if (laid !== 'doubtful') return laid
  const own = count.votes.get(ballot.id)
  if (own === undefined) return null
  if (voteOn(ballot, own, exercise.form.night.members).outcome === 'invalid') return 'invalid'
  return ballot.pile === 'invalid' ? (ballot.choice ?? 'invalid') : ballot.pile
}

/** How many ballots lie on each pile, after the commission's votes; piles without ballots hold 0. */
export function pileSizes(exercise: Exercise, count: Count): ReadonlyMap<Pile, number> {
  const sizes = new Map(pilesOf(exercise).map((pile) => [pile, 0]))
  for (const ballot of exercise.night.ballots) {
    const pile = restingPile(exercise, count, ballot)
    if (pile !== null) sizes.set(pile, (sizes.get(pile) ?? 0) + 1)
  }
  return sizes
}

/** Whether all the work of a step is there, so that it can be called done: every ballot laid down, every pile labelled. */
export function isWorkThere(exercise: Exercise, count: Count, step: Step): boolean {
  switch (step.kind) {
    case 'do':
      return true
    case 'tally':
      return (count.tallies.get(step.id) ?? '').trim() !== ''
    case 'compare':
      return count.compared.has(step.id) || exercise.night.control[step.box ?? 'main'] === null
    case 'sort':
      return exercise.night.ballots.every(({ id }) => count.piles.has(id))
    case 'vote':
      return doubtfulBallots(exercise, count).every(({ id }) => count.votes.has(id))
    case 'seal':
      return pilesOf(exercise).every((pile) => (count.labels.get(pile) ?? '').trim() !== '')
  }
}

/** The count after one event; an event that makes no sense in it changes nothing. */
export function stepCount(exercise: Exercise, count: Count, { act, object }: RunEvent): Count {
  const { steps, ballotOf } = tableOf(exercise)
  const [left, right] = pairOf(object)
  switch (act) {
    case 'reached': {
      if (object === 'step:') return count.open === null ? count : { ...count, open: null }
      const step = object.startsWith('step:') ? steps.get(object.slice(5)) : undefined
      return step ? { ...begin(count, step), open: step.id } : count
    }
    case 'did': {
      const step = steps.get(object)
      if (!step || isDone(count, step.id) || !isWorkThere(exercise, count, step)) return count
      const begun = begin(count, step)
      const inTurn = begun.begun.get(step.id) === true
      return { ...begun, open: null, done: [...count.done, { step: step.id, inTurn }] }
    }
    case 'typed': {
      const step = left.startsWith('tally:') ? steps.get(left.slice(6)) : undefined
      if (step?.kind !== 'tally' || isDone(count, step.id) || right.length > LONGEST_NUMBER) return count
      return { ...begin(count, step), tallies: put(count.tallies, step.id, right) }
    }
    case 'chose': {
      const step = left.startsWith('compare:') ? steps.get(left.slice(8)) : undefined
      if (step?.kind !== 'compare' || isDone(count, step.id)) return count
      if (right !== 'same' && right !== 'different') return count
      return { ...begin(count, step), compared: put(count.compared, step.id, right) }
    }
    case 'sorted': {
      const ballot = ballotOf(left)
      const step = stepOfKind(exercise, 'sort')
      if (!ballot || !step || isSealed(exercise, count)) return count
      if (right !== 'doubtful' && !pilesOf(exercise).includes(right)) return count
      if (count.piles.get(ballot.id) === right) return count
      return {
        ...begin(count, step),
        piles: put(count.piles, ballot.id, right),
        votes: without(count.votes, ballot.id),
      }
    }
    case 'undid': {
      const ballot = ballotOf(object)
      const step = stepOfKind(exercise, 'sort')
      if (!ballot || !step || isDone(count, step.id) || isSealed(exercise, count)) return count
      return { ...count, piles: without(count.piles, ballot.id), votes: without(count.votes, ballot.id) }
    }
    case 'voted': {
      const ballot = ballotOf(left)
      const step = stepOfKind(exercise, 'vote')
      if (!ballot || !step || isSealed(exercise, count)) return count
      if (count.piles.get(ballot.id) !== 'doubtful' || count.votes.has(ballot.id)) return count
      if (right !== 'valid' && right !== 'invalid') return count
      return { ...begin(count, step), votes: put(count.votes, ballot.id, right) }
    }
    case 'sealed': {
      const step = stepOfKind(exercise, 'seal')
      if (!step || isDone(count, step.id)) return count
      if (!pilesOf(exercise).includes(left) || right.length > LONGEST_NUMBER) return count
      return { ...begin(count, step), labels: put(count.labels, left, right) }
    }
    default:
      return count
  }
}

const LONGEST_NUMBER = 40

/** Splits "17=41" at the first "="; without one, all stands on the left. */
export function pairOf(object: string): readonly [string, string] {
  const cut = object.indexOf('=')
  return cut < 0 ? [object, ''] : [object.slice(0, cut), object.slice(cut + 1)]
}

function tableOf(exercise: Exercise) {
  return {
    steps: new Map(exercise.form.count.map((step) => [step.id, step])),
    ballotOf: (number: string): Ballot | undefined =>
      /^[1-9]\d{0,5}$/.test(number)
        ? exercise.night.ballots.find(({ id }) => id === Number(number))
        : undefined,
  }
}

/** The step of the form at which this work is done; a form has at most one of each kind that works on ballots. */
function stepOfKind(exercise: Exercise, kind: Step['kind']): Step | undefined {
  return exercise.form.count.find((step) => step.kind === kind)
}

/** Once the piles are sealed nobody touches a ballot. */
function isSealed(exercise: Exercise, count: Count): boolean {
  const seal = stepOfKind(exercise, 'seal')
  return seal !== undefined && isDone(count, seal.id)
}

/** Notes whether a step's turn had come when it was chosen, or when its first work was done; what is noted stays. */
function begin(count: Count, step: Step): Count {
  return count.begun.has(step.id)
    ? count
    : { ...count, begun: put(count.begun, step.id, turnHasCome(count, step)) }
}

function put<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value)
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  if (!map.has(key)) return map
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
