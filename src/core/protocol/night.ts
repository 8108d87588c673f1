import { type Random, randomFrom } from '../random.ts'
import { makeBallots } from './ballots.ts'
import { drawControl } from './control-sheet.ts'
import type { Fact, TextFact } from './facts.ts'
import type { Form } from './form.ts'
import type { MarkFile } from './mark.ts'
import { drawPrecinct } from './precinct.ts'
import { shiftMoment } from './shift-moment.ts'
import type { World } from './truth.ts'

export { GENERATOR } from './generator.ts'

/** One ballot out of a box. */
export interface Ballot {
  /** 1…n, in the order in which they come out of the boxes: the mobile box first. */
  readonly id: number
  readonly box: 'main' | 'mobile'
  /** Its mark, by id in the mark file. */
  readonly mark: string
  /** The subject on the line `chosen`; null when no line is meant. */
  readonly choice: string | null
  /** The subjects on the lines `second` and `third`; null when the mark has no such strokes. */
  readonly second: string | null
  readonly third: string | null
  /** Where it truly belongs: a subject's id, or "invalid". */
  readonly pile: string
  readonly disputed: boolean
  /** How the rest of the commission votes on a disputed ballot; one vote more never turns it. */
  readonly vote: { readonly valid: number; readonly invalid: number } | null
}

/** The sheet about the first voter, of which one copy goes into every box and one is kept. */
export interface ControlSheet {
  /** "08:04" */
  readonly time: string
  /** 0…11, a place in a list of invented names. */
  readonly voter: number
  readonly idCard: string
  readonly personal: string
  /** How many signed it. */
  readonly signatures: number
}

/** The copy out of a box beside the copy that was kept. */
export interface ControlPair {
  readonly inBox: ControlSheet
  readonly kept: ControlSheet
  readonly same: boolean
}

/** A whole invented polling day of one precinct: what truly happened. `once` holds every fact of facts.ts. */
export interface Night extends World {
  readonly once: Readonly<Record<Fact, number>>
  readonly texts: Readonly<Record<TextFact, string>>
  /** Signatures at the station by the end of each hour of polling, cumulative. */
  readonly turnout: readonly number[]
  /** Every ballot that lay in the boxes; none when the form has no marks. */
  readonly ballots: readonly Ballot[]
  /** Null: nobody voted outside. */
  readonly control: { readonly main: ControlPair; readonly mobile: ControlPair | null }
}

/** What kind of night is wanted. */
export interface NightPlan {
  /** `small`: 60–140 voters, 2–6 subjects, 30–70 ballots. `usual`: 150–1,500 voters, 2–27 subjects. */
  readonly size: 'small' | 'usual'
  /** Signatures without a ballot, 0…12; not together with `surplus`. */
  readonly missing?: number
  /** Ballots without a signature, 0…12. */
  readonly surplus?: number
  /** The box in which the difference lies; the main one when nothing is said. */
  readonly box?: 'main' | 'mobile'
  /** More odd marks than usual, so that sorting matters. */
  readonly odd?: boolean
}

/** Makes the night of a seed: the same seed and plan give the same night on every phone and in every language. */
export function makeNight(form: Form, marks: MarkFile | undefined, seed: string, plan: NightPlan): Night {
  return makeDay(form, marks, seed, plan).counted()
}

/** A polling day before its boxes are opened. */
export interface Day {
  /** The night without its ballots: enough to try whether a fault can be planted in it. */
  readonly night: Night
  /** The night with its ballots. */
  readonly counted: () => Night
}

/** Makes a day whose ballots are made only when they are asked for: they are most of the work. */
export function makeDay(form: Form, marks: MarkFile | undefined, seed: string, plan: NightPlan): Day {
  const random = randomFrom(`${seed}/night`)
  const precinct = drawPrecinct(form, marks, random, plan)
  const { subjects, once, votes, turnout } = precinct
  const night: Night = {
    subjects,
    once,
    perSubject: { votes },
    texts: drawTexts(form, once, random.apart('texts')),
    turnout,
    ballots: [],
    control: drawControl(form, once, random.apart('control')),
  }
  return {
    night,
    counted: () =>
      marks
        ? { ...night, ballots: makeBallots(precinct, marks, random.apart('ballots'), plan.odd === true) }
        : night,
  }
}

/** Sundays. */
const POLLING_DATES = ['2026-10-04', '2026-10-25', '2027-04-11', '2027-05-16', '2027-10-03', '2028-10-08']

function drawTexts(form: Form, once: Readonly<Record<Fact, number>>, random: Random): Night['texts'] {
  const date = random.pick(POLLING_DATES)
  const registrars = random.between(2, 5)
  // the larger the precinct, the longer they count
  const minutes = random.between(90, 150) + Math.floor(once.signed / 5)
  return {
    district: String(random.between(1, 84)),
    precinct: String(random.between(1, 120)),
    'commission-seal': String(random.between(1000, 9999)),
    'registrar-seals': Array.from({ length: registrars }, (_, at) => at + 1).join(', '),
    'polling-date': date,
    'drawn-up-at': shiftMoment(`${date}T${form.night.closes}`, minutes),
  }
}
