import type { Random } from '../random.ts'
import { invalidKindsOf } from './ballots.ts'
import type { Fact } from './facts.ts'
import type { Form } from './form.ts'
import { INVALID_KINDS } from './invalid-kinds.ts'
import type { MarkFile } from './mark.ts'
import type { NightPlan } from './night.ts'
import { shareByPowerLaw } from './power-law.ts'

/** The figures of a night, which agree with each other: see the identities in RULES.md, P44. */
export interface Precinct {
  /** Numbers on the ballot, in its order; not always one after the other. */
  readonly subjects: readonly string[]
  readonly once: Readonly<Record<Fact, number>>
  readonly votes: Readonly<Record<string, number>>
  /** Signatures at the station by the end of each hour of polling, cumulative. */
  readonly turnout: readonly number[]
}

/** More ballots than this do not go astray in one invented night. */
const MOST_ASTRAY = 12
const FEWEST_SUBJECTS = 2
const MOST_SUBJECTS = { small: 6, usual: 27 } as const

/** Draws the figures of an invented precinct. */
export function drawPrecinct(
  form: Form,
  marks: MarkFile | undefined,
  random: Random,
  plan: NightPlan,
): Precinct {
  const astray = astrayOf(plan)
  const { listed, added, cast } = drawSize(random.apart('size'), plan)
  const subjects = drawSubjects(form, random.apart('subjects'), plan)

  const signed = cast + astray.missing - astray.surplus
  const mobile = drawMobile(listed, random.apart('mobile'), plan)
  const station = signed - mobile.signed
  const castMobile = mobile.signed + (plan.box === 'mobile' ? astray.surplus - astray.missing : 0)
  const voided = isVoided(form, plan) ? castMobile : 0
  const invalid = withVoided(drawInvalid(cast - voided, marks, random.apart('invalid'), plan), voided)
  const valid = cast - invalid.all
  // a box that is void is not sorted any more: what was of unknown form in it is among the voided
  const formMobile = voided > 0 ? 0 : drawMobileForm(invalid.form, castMobile, cast, random.apart('form'))
  const signedAdded = added === 0 ? 0 : random.apart('added').between(Math.ceil((added * 6) / 10), added)

  const { night } = form
  const turnout = drawTurnout(station, hoursOf(night), random.apart('turnout'))
  const spoiled = drawSpoiled(random.apart('spoiled'), plan)
  const received = drawReceived(listed + spoiled, night.book, random.apart('received'))
  return {
    subjects,
    votes: drawVotes(valid, subjects, random.apart('votes')),
    turnout,
    once: {
      'listed-main': listed - added,
      'listed-added': added,
      'signed-12': byClock(turnout, 12 - hourOf(night.opens)),
      'signed-17': byClock(turnout, 17 - hourOf(night.opens)),
      'signed-main': station - signedAdded,
      'signed-added': signedAdded,
      'signed-station': station,
      'signed-mobile': mobile.signed,
      signed,
      received,
      unused: received - signed - spoiled,
      spoiled,
      'requests-mobile': mobile.requests,
      'box-main': cast - castMobile - (invalid.form - formMobile),
      'box-mobile': castMobile - formMobile,
      box: cast - invalid.form,
      'papers-mobile': castMobile,
      valid,
      invalid: invalid.all,
      'invalid-form': invalid.form,
      'invalid-unmarked': invalid.unmarked,
      'invalid-other': invalid.other,
      ...astray,
      members: night.members,
    },
  }
}

function astrayOf({ missing = 0, surplus = 0 }: NightPlan): { missing: number; surplus: number } {
  if (Math.min(missing, surplus) > 0 || Math.max(missing, surplus) > MOST_ASTRAY)
    throw new RangeError(`A night cannot have ${missing} ballots missing and ${surplus} too many`)
  return { missing, surplus }
}

/** Whether more ballots lie in the mobile box than voters signed for it, in a country where all its votes are void then. */
function isVoided({ night }: Form, { box, surplus = 0 }: NightPlan): boolean {
  return night.mobileSurplusVoids && box === 'mobile' && surplus > 0
}

/** Voters on all lists, those of them on the additional one, and the ballots in the boxes. */
function drawSize(random: Random, plan: NightPlan): { listed: number; added: number; cast: number } {
  const small = plan.size === 'small'
  // there is always room for ballots astray: nobody signs who is on no list
  const few = random.between(30, 70)
  const listed = small ? random.between(Math.max(60, few + MOST_ASTRAY + 4), 140) : random.between(150, 1500)
  const cast = small ? few : Math.floor((listed * random.between(30, 85)) / 100)
  const most = Math.min(Math.floor((listed * 3) / 100), 25)
  return { listed, cast, added: random.chance(20) ? 0 : random.between(1, most) }
}

function drawSubjects(form: Form, random: Random, plan: NightPlan): string[] {
  const { min, max } = form.subjects ?? { min: FEWEST_SUBJECTS, max: MOST_SUBJECTS.usual }
  const least = Math.max(min, FEWEST_SUBJECTS)
  const count = random.between(Math.min(least, max), Math.max(least, Math.min(max, MOST_SUBJECTS[plan.size])))
  const numbers = Array.from(
    { length: random.chance(50) ? count : Math.min(count * 3 + 4, 60) },
    (_, at) => at + 1,
  )
  const drawn = numbers.length === count ? numbers : random.shuffle(numbers).slice(0, count)
  return drawn.sort((a, b) => a - b).map(String)
}

function drawVotes(valid: number, subjects: readonly string[], random: Random): Record<string, number> {
  const shares = random.shuffle(shareByPowerLaw(valid, subjects.length, random))
  return Object.fromEntries(subjects.map((subject, at) => [subject, shares[at] ?? 0]))
}

/** How often each kind of invalid ballot is met, in a hundred. */
const INVALID_SHARES = { form: 12, unmarked: 40, other: 48 } as const

/** Invalid ballots, of kinds for which there is a mark to draw. */
function drawInvalid(cast: number, marks: MarkFile | undefined, random: Random, plan: NightPlan) {
  const found = { all: 0, form: 0, unmarked: 0, other: 0 }
  const kinds = marks ? invalidKindsOf(marks) : INVALID_KINDS
  const lots = kinds.flatMap((kind) => Array.from({ length: INVALID_SHARES[kind] }, () => kind))
  const permille = plan.odd ? random.between(50, 150) : random.chance(4) ? 0 : random.between(4, 45)
  const most = plan.odd ? 9 : cast - 1
  if (lots.length === 0) return found
  for (let left = Math.min(Math.ceil((cast * permille) / 1000), most); left > 0; left--) {
    found[random.pick(lots)] += 1
    found.all += 1
  }
  return found
}

/** Votes voided by decision are booked as invalid on other grounds. */
function withVoided(invalid: ReturnType<typeof drawInvalid>, voided: number): typeof invalid {
  return { ...invalid, all: invalid.all + voided, other: invalid.other + voided }
}

/** Requests to vote outside (at most three in a hundred), and those who then signed. */
function drawMobile(listed: number, random: Random, plan: NightPlan): { requests: number; signed: number } {
  const astray = plan.box === 'mobile' ? (plan.missing ?? 0) + (plan.surplus ?? 0) : 0
  const least = astray + 3
  const none = random.chance(12)
  const requests = random.between(least, Math.max(least, Math.floor((listed * 3) / 100)))
  const absent = random.between(0, 2)
  return none && astray === 0 ? { requests: 0, signed: 0 } : { requests, signed: requests - absent }
}

/** How many ballots of unknown form lay in the mobile box: drawn out of all, so that neither box holds more than it can. */
function drawMobileForm(form: number, castMobile: number, cast: number, random: Random): number {
  let found = 0
  for (let drawn = 0; drawn < form; drawn++) if (random.below(cast - drawn) < castMobile - found) found += 1
  return found
}

function drawSpoiled(random: Random, plan: NightPlan): number {
  return random.chance(12) ? 0 : random.between(1, plan.size === 'small' ? 3 : 12)
}

/** Whole books: enough for everybody, now and then one more. */
function drawReceived(needed: number, book: number, random: Random): number {
  return (Math.ceil(needed / book) + (random.chance(20) ? 1 : 0)) * book
}

/** How polling day goes, hour by hour, in parts of a whole: late morning is busiest. */
const CURVE = [6, 9, 11, 12, 11, 10, 9, 8, 8, 7, 5, 4] as const

function drawTurnout(signed: number, hours: number, random: Random): number[] {
  const weights = Array.from({ length: hours }, (_, at) => {
    const usual = CURVE[Math.floor((at * CURVE.length) / hours)] ?? 1
    return usual * random.between(70, 130)
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight) => {
    passed += weight
    return Math.floor((signed * passed) / whole)
  })
}

function hoursOf({ opens, closes }: Form['night']): number {
  const full = hourOf(closes) + (closes.endsWith(':00') ? 0 : 1)
  return Math.max(full - hourOf(opens), 1)
}

function hourOf(clock: string): number {
  return Number(clock.slice(0, 2))
}

/** Signatures after so many hours of polling. */
function byClock(turnout: readonly number[], hours: number): number {
  return hours <= 0 ? 0 : (turnout[hours - 1] ?? turnout.at(-1) ?? 0)
}
