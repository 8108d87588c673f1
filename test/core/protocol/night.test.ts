import { describe, expect, test } from 'vitest'
import { FIRST_VOTERS } from '../../../src/core/protocol/control-sheet.ts'
import { FACTS } from '../../../src/core/protocol/facts.ts'
import { type Form, formSchema } from '../../../src/core/protocol/form.ts'
import { INVALID_KINDS } from '../../../src/core/protocol/invalid-kinds.ts'
import type { Mark } from '../../../src/core/protocol/mark.ts'
import { makeNight, type Ballot, type Night, type NightPlan } from '../../../src/core/protocol/night.ts'
import { readMoment } from '../../../src/core/protocol/read-moment.ts'
import { BASES, dayOf, SHELF, SOME_MARKS, upTo } from './shelf.ts'

const NIGHTS = 210 // for each form and kind of night: some ten thousand in all

/** A form that never changes: what its nights are like can be written down. */
const FROZEN = formSchema.parse({
  id: 'frozen',
  number: 61,
  version: '2026.1',
  country: 'zz',
  status: 'illustrative',
  sources: {},
  subjects: { min: 2, max: 9 },
  night: { opens: '07:30', closes: '18:00', book: 25, members: 9, mobileSpare: 0 },
  sections: [{ id: 'all', phase: 'afterCount', fields: ['a'] }],
  fields: [{ id: 'a', kind: 'count', blank: 'forbidden' }],
  checks: [{ code: 'E10', kind: 'required', fields: ['a'], remedy: 'fillBox', certainty: 'advice' }],
})

const PLANS: readonly [string, NightPlan][] = [
  ['usual', { size: 'usual' }],
  ['small and odd', { size: 'small', odd: true }],
  ['with ballots missing', { size: 'usual', missing: 4 }],
  ['with ballots too many', { size: 'small', surplus: 3 }],
  ['with a gap in the mobile box', { size: 'usual', missing: 12, box: 'mobile' }],
  ['with too many in the mobile box', { size: 'small', surplus: 2, box: 'mobile' }],
]

function total(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, number) => sum + number, 0)
}

/** Every identity of P44, by name; true where it holds. */
function identities({ subjects, once: f, perSubject, turnout }: Night): Record<string, boolean> {
  const { votes } = perSubject
  return {
    'the station is the main and the additional list':
      f['signed-station'] === f['signed-main'] + f['signed-added'],
    'all signatures are the station and the mobile list':
      f.signed === f['signed-station'] + f['signed-mobile'],
    'nobody signs who is on no list': f['signed-main'] + f['signed-mobile'] <= f['listed-main'],
    'nor on the additional one': f['signed-added'] <= f['listed-added'],
    'noon comes before five': f['signed-12'] <= f['signed-17'],
    'five comes before the end': f['signed-17'] <= f['signed-station'],
    'who votes outside has asked for it': f['signed-mobile'] <= f['requests-mobile'],
    'every ballot received is given, spoiled or left': f.received === f.signed + f.unused + f.spoiled,
    'there are ballots for everybody': f.received >= f['listed-main'] + f['listed-added'],
    'a box is the main and the mobile one': f.box === f['box-main'] + f['box-mobile'],
    'the mobile box holds at least what is counted as its own': f['papers-mobile'] >= f['box-mobile'],
    'what it holds beyond that is of unknown form': f['papers-mobile'] <= f['box-mobile'] + f['invalid-form'],
    'its papers are its signatures, but for what is astray':
      Math.abs(f['papers-mobile'] - f['signed-mobile']) <= f.missing + f.surplus,
    'the boxes hold what is valid or invalid, of a known form':
      f.box === f.valid + f.invalid - f['invalid-form'],
    'invalid ballots are of three kinds':
      f.invalid === f['invalid-form'] + f['invalid-unmarked'] + f['invalid-other'],
    'votes are the valid ballots': f.valid === total(Object.values(votes ?? {})),
    'a signature is a ballot, but for what is astray':
      f.signed === f.valid + f.invalid + f.missing - f.surplus,
    'nothing is missing where there is too much': Math.min(f.missing, f.surplus) === 0,
    'every subject has its votes': subjects.every((id) => votes?.[id] !== undefined),
    'nobody else has': Object.keys(votes ?? {}).length === subjects.length,
    'the turnout ends with all signatures': turnout.at(-1) === f['signed-station'],
    'the turnout never falls': turnout.every((at, hour) => at >= (turnout[hour - 1] ?? 0)),
    'all facts are whole and none is below nought': Object.values(f).every(
      (n) => Number.isInteger(n) && n >= 0,
    ),
    'all facts are there': FACTS.every((fact) => Object.hasOwn(f, fact)),
  }
}

describe('nights', () => {
  test.each(BASES.flatMap((form) => PLANS.map(([kind, plan]) => ({ id: form.id, form, kind, plan }))))(
    '[P44] [P45] $id, $kind: the figures agree with each other and are of the size of a precinct',
    ({ form, plan }) => {
      const marks = SHELF.marks.find(({ id }) => id === form.marks)
      for (const seed of upTo(NIGHTS)) {
        const { night } = dayOf(form, seed, plan, marks)
        const broken = Object.entries(identities(night)).flatMap(([claim, holds]) => (holds ? [] : [claim]))
        expect([...broken, ...outOfSize(form, night, plan)], `seed ${seed}`).toEqual([])
      }
    },
  )

  test('[P44] the gap is as large as it was asked for, and lies in the box it was asked for', () => {
    for (const form of BASES)
      for (const seed of upTo(40)) {
        const { night } = dayOf(form, seed, { surplus: 3, box: 'mobile' })
        const inMobile = ({ once }: Night) => once['box-mobile'] - once['signed-mobile']
        expect(night.once.surplus).toBe(3)
        expect(inMobile(night)).toBeGreaterThan(3 - 4) // ballots of unknown form stand outside
        expect(night.once['papers-mobile'] - night.once['signed-mobile']).toBe(3)
        const main = dayOf(form, seed, { missing: 2 }).night.once
        expect(main['box-mobile']).toBeLessThanOrEqual(main['signed-mobile'])
        expect(main['box-main']).toBeLessThanOrEqual(main['signed-station'] - 2)
      }
    expect(() => dayOf(FROZEN, 1, { missing: 1, surplus: 1 })).toThrow('1 ballots missing and 1 too many')
    expect(() => dayOf(FROZEN, 1, { missing: 13 })).toThrow('13 ballots missing')
  })

  test('[P44] where the law says so, a surplus in the mobile box voids every vote in it, and nothing else does', () => {
    const strict = { ...FROZEN, night: { ...FROZEN.night, mobileSurplusVoids: true } }
    for (const seed of upTo(40))
      for (const [kind, plan] of PLANS) {
        const [one, other] = [strict, FROZEN].map((form) => dayOf(form, seed, plan).night)
        if (kind !== 'with too many in the mobile box') expect(one).toEqual(other)
        else {
          const { once } = one ?? dayOf(strict, seed, plan).night
          expect(once['papers-mobile']).toBe(once['signed-mobile'] + 2)
          expect(once['box-mobile']).toBe(once['papers-mobile'])
          expect(once['invalid-other']).toBeGreaterThanOrEqual(once['papers-mobile'])
          expect(once.valid).toBe(
            once['box-main'] + once['invalid-form'] - (once.invalid - once['papers-mobile']),
          )
          expect(once.valid).toBeLessThanOrEqual(once['box-main'])
        }
      }
  })

  test('[P45] nights differ from each other: sizes, turnout, who wins, mobile boxes with and without votes', () => {
    const nights = upTo(400).map((seed) => dayOf(FROZEN, seed).night)
    const spread = (pick: (night: Night) => number): number => new Set(nights.map(pick)).size
    expect(spread(({ once }) => once['listed-main'])).toBeGreaterThan(200)
    expect(spread(({ once }) => once.signed)).toBeGreaterThan(200)
    expect(spread(({ subjects }) => subjects.length)).toBe(8)
    expect(nights.some(({ control }) => control.mobile === null)).toBe(true)
    expect(nights.filter(({ control }) => control.mobile === null).length).toBeLessThan(100)
    expect(nights.some(({ subjects }) => subjects.at(-1) !== String(subjects.length))).toBe(true)
    const winners = nights.map(({ subjects, perSubject }) =>
      subjects.findIndex(
        (id) => perSubject.votes?.[id] === Math.max(...Object.values(perSubject.votes ?? {})),
      ),
    )
    expect(new Set(winners).size).toBeGreaterThan(4)
  })

  test('[P45] polling day has its hours: turnout by the clock of the form', () => {
    const { turnout, once, texts } = dayOf(FROZEN, 5).night
    expect(turnout).toHaveLength(11) // from the hour of 07:30 to the hour that ends at 18:00
    expect(once['signed-12']).toBe(turnout[4])
    expect(once['signed-17']).toBe(turnout[9])
    expect(readMoment(texts['drawn-up-at'])).not.toBeNull()
    expect(texts['drawn-up-at'] > `${texts['polling-date']}T18:00`).toBe(true)
  })

  test.each(BASES)('[P43] $id: the same seed gives the same night', (form) => {
    const marks = SHELF.marks.find(({ id }) => id === form.marks)
    for (const seed of upTo(20)) {
      const one = makeNight(form, marks, `${seed}`, { size: 'small', missing: 1 })
      expect(makeNight(form, marks, `${seed}`, { size: 'small', missing: 1 })).toEqual(one)
      expect(makeNight(form, marks, `${seed}+`, { size: 'small', missing: 1 })).not.toEqual(one)
    }
  })

  test('[P43] version 1 of the generator makes this night of this seed, for ever', () => {
    const night = makeNight(FROZEN, SOME_MARKS, 'for ever', { size: 'small', odd: true, missing: 2 })
    expect({ ...night, ballots: night.ballots.slice(0, 4) }).toMatchInlineSnapshot(`
      {
        "ballots": [
          {
            "box": "mobile",
            "choice": "10",
            "disputed": false,
            "id": 1,
            "mark": "ring",
            "pile": "10",
            "second": null,
            "third": null,
            "vote": null,
          },
          {
            "box": "main",
            "choice": "10",
            "disputed": false,
            "id": 2,
            "mark": "ring",
            "pile": "10",
            "second": null,
            "third": null,
            "vote": null,
          },
          {
            "box": "main",
            "choice": "10",
            "disputed": false,
            "id": 3,
            "mark": "ring",
            "pile": "10",
            "second": null,
            "third": null,
            "vote": null,
          },
          {
            "box": "main",
            "choice": "1",
            "disputed": false,
            "id": 4,
            "mark": "ring",
            "pile": "1",
            "second": null,
            "third": null,
            "vote": null,
          },
        ],
        "control": {
          "main": {
            "inBox": {
              "idCard": "00TP14606",
              "personal": "00878998804",
              "signatures": 10,
              "time": "07:38",
              "voter": 4,
            },
            "kept": {
              "idCard": "00TP14606",
              "personal": "00878998804",
              "signatures": 10,
              "time": "07:38",
              "voter": 4,
            },
            "same": true,
          },
          "mobile": {
            "inBox": {
              "idCard": "00TP14606",
              "personal": "00878998804",
              "signatures": 10,
              "time": "07:38",
              "voter": 4,
            },
            "kept": {
              "idCard": "00TP14606",
              "personal": "00878998804",
              "signatures": 10,
              "time": "07:38",
              "voter": 4,
            },
            "same": true,
          },
        },
        "once": {
          "box": 53,
          "box-main": 52,
          "box-mobile": 1,
          "invalid": 8,
          "invalid-form": 0,
          "invalid-other": 3,
          "invalid-unmarked": 5,
          "listed-added": 3,
          "listed-main": 107,
          "members": 9,
          "missing": 2,
          "papers-mobile": 1,
          "received": 150,
          "requests-mobile": 3,
          "signed": 55,
          "signed-12": 24,
          "signed-17": 50,
          "signed-added": 3,
          "signed-main": 51,
          "signed-mobile": 1,
          "signed-station": 54,
          "spoiled": 1,
          "surplus": 0,
          "unused": 94,
          "valid": 45,
        },
        "perSubject": {
          "votes": {
            "1": 14,
            "10": 31,
          },
        },
        "subjects": [
          "1",
          "10",
        ],
        "texts": {
          "commission-seal": "1843",
          "district": "77",
          "drawn-up-at": "2027-04-11T19:45",
          "polling-date": "2027-04-11",
          "precinct": "85",
          "registrar-seals": "1, 2, 3",
        },
        "turnout": [
          3,
          7,
          13,
          19,
          24,
          32,
          37,
          41,
          45,
          50,
          54,
        ],
      }
    `)
    expect(sumOf(night.ballots)).toMatchInlineSnapshot(`736535309`)
  })
})

/** A number that changes when any ballot does. */
function sumOf(ballots: readonly Ballot[]): number {
  let sum = 0
  for (const sign of JSON.stringify(ballots)) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_000_007
  return sum
}

/** What is not as it should be about the size of a precinct, by name. */
function outOfSize(form: Form, { subjects, once, texts }: Night, { size, odd }: NightPlan): string[] {
  const listed = once['listed-main'] + once['listed-added']
  const cast = once.valid + once.invalid
  const within = (number: number, least: number, most: number): boolean => number >= least && number <= most
  const { min, max } = form.subjects ?? { min: 2, max: 27 }
  const claims = {
    voters: size === 'small' ? within(listed, 60, 140) : within(listed, 150, 1500),
    ballots: size === 'small' ? within(cast, 30, 70) : within(cast, 30, 1500),
    'odd ballots': odd !== true || once.invalid > 0,
    'few or many subjects': within(
      subjects.length,
      Math.max(min, 2),
      Math.min(max, size === 'small' ? 6 : 27),
    ),
    'numbers of subjects': subjects.every((id) => /^[1-9]\d?$/.test(id)),
    'order of subjects': subjects.every((id, at) => at === 0 || Number(id) > Number(subjects[at - 1])),
    'whole books': once.received % form.night.book === 0,
    'three in a hundred outside': once['requests-mobile'] <= Math.max((listed * 3) / 100, 15),
    members: once.members === form.night.members,
    texts: Object.values(texts).every((text) => text !== ''),
  }
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [claim]))
}

/** What is wrong with a ballot, by name. */
function wrongWith(ballot: Ballot, { subjects, once }: Night, mark: Mark | undefined): string[] {
  if (!mark) return [`no mark ${ballot.mark}`]
  const { choice, second, third, pile, disputed, vote } = ballot
  const places = new Set<string>(mark.strokes.map(({ at }) => at))
  const named = [choice, second, third].filter((line) => line !== null)
  const winner = vote && vote.valid > vote.invalid ? choice : 'invalid'
  const claims = {
    'names lines of the ballot, each once':
      new Set(named).size === named.length && named.every((line) => subjects.includes(line)),
    'goes to the line it marks, when valid': mark.verdict !== 'valid' || pile === choice,
    'goes to the invalid, when invalid': mark.verdict !== 'invalid' || pile === 'invalid',
    'goes where the commission sends it, when disputed': !disputed || pile === winner,
    'is disputed when its mark is':
      disputed === (mark.verdict === 'disputed') && disputed === (vote !== null),
    'is voted on by everybody else': vote === null || vote.valid + vote.invalid === once.members - 1,
    'is decided without one more vote': vote === null || Math.abs(vote.valid - vote.invalid) >= 2,
    'means a line where one is marked':
      choice !== null || !['chosen', 'others', 'between', 'second', 'third'].some((at) => places.has(at)),
    'has a second line': places.has('third') || places.has('second') === (second !== null),
    'has a third line': places.has('third') === (third !== null),
    'has a line below': !places.has('between') || choice !== subjects.at(-1),
  }
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [`${ballot.id} ${claim}`]))
}

/** With ten members nine vote on a disputed ballot: an odd number is decided otherwise than an even one. */
const TEN = { ...FROZEN, night: { ...FROZEN.night, members: 10 } }
const BALLOT_NIGHTS = [SOME_MARKS, ...SHELF.marks].flatMap((marks) =>
  PLANS.map(([kind, plan], at) => ({ id: marks.id, marks, kind, plan, form: at % 2 === 0 ? FROZEN : TEN })),
)

describe('ballots', () => {
  test.each(BALLOT_NIGHTS)(
    '[P46] marks of $id, $kind: one ballot for every paper, on its true pile',
    ({ form, marks, plan }) => {
      const known = new Map(marks.marks.map((mark) => [mark.id, mark]))
      for (const seed of upTo(12)) {
        const { night, counted } = dayOf(form, seed, plan, marks)
        const { ballots } = counted()
        const many = (wanted: (ballot: Ballot) => boolean): number => ballots.filter(wanted).length
        const kindOf = ({ pile, mark }: Ballot) =>
          pile === 'invalid' ? known.get(mark)?.invalidAs : undefined
        const isKnown = (ballot: Ballot): boolean => kindOf(ballot) !== 'form'
        const { once, subjects, perSubject } = night
        expect(ballots.map(({ id }) => id)).toEqual(upTo(once.valid + once.invalid).map((at) => at + 1))
        for (const id of subjects) expect(many(({ pile }) => pile === id)).toBe(perSubject.votes?.[id])
        for (const kind of INVALID_KINDS)
          expect(many((ballot) => kindOf(ballot) === kind)).toBe(once[`invalid-${kind}`])
        expect(many((ballot) => ballot.box === 'mobile' && isKnown(ballot))).toBe(once['box-mobile'])
        expect(many((ballot) => ballot.box === 'main' && isKnown(ballot))).toBe(once['box-main'])
        expect(many(({ box }) => box === 'mobile')).toBe(once['papers-mobile'])
        const boxes = ballots.map(({ box }) => box)
        expect(boxes.lastIndexOf('mobile')).toBeLessThan(
          boxes.includes('main') ? boxes.indexOf('main') : boxes.length,
        )
        const wrong = ballots.flatMap((ballot) => wrongWith(ballot, night, known.get(ballot.mark)))
        expect(wrong).toEqual([])
      }
    },
  )

  test('[P46] few marks are enough: a kind that cannot be drawn does not occur', () => {
    const ring = SOME_MARKS.marks.filter(({ id }) => id === 'ring')
    const onlyRings = dayOf(FROZEN, 1, { odd: true }, { ...SOME_MARKS, marks: ring })
    expect(onlyRings.night.once.invalid).toBe(0)
    expect(new Set(onlyRings.counted().ballots.map(({ mark }) => mark))).toEqual(new Set(['ring']))
    const three = SOME_MARKS.marks.filter(({ id }) => id === 'ring' || id === 'three')
    for (const seed of upTo(20))
      dayOf(FROZEN, seed, { size: 'small', odd: true }, { ...SOME_MARKS, marks: three }).counted()
    const none = { ...SOME_MARKS, marks: SOME_MARKS.marks.filter(({ verdict }) => verdict !== 'valid') }
    expect(() => dayOf(FROZEN, 1, {}, none).counted()).toThrow('no mark that is valid')
  })

  test('[P46] small nights are odd: marks that need a thought, and some to vote on', () => {
    const share = (odd: boolean): number => {
      const ballots = upTo(30).flatMap(
        (seed) => dayOf(FROZEN, seed, { size: 'small', odd }, SHELF.marks[0]).counted().ballots,
      )
      const commonest = Math.max(
        ...[...new Set(ballots.map(({ mark }) => mark))].map(
          (mark) => ballots.filter((ballot) => ballot.mark === mark).length,
        ),
      )
      return (ballots.length - commonest) / ballots.length
    }
    expect(share(true)).toBeGreaterThan(share(false) + 0.04)
    const disputed = upTo(30).map(
      (seed) =>
        dayOf(FROZEN, seed, { size: 'small', odd: true }, SOME_MARKS)
          .counted()
          .ballots.filter((b) => b.disputed).length,
    )
    expect(disputed.every((count) => count >= 1 && count <= 4)).toBe(true)
  })
})

describe('control sheets', () => {
  const nights = upTo(400).map((seed) => dayOf(FROZEN, seed).night)
  const pairs = nights.flatMap(({ control }) => [control.main, ...(control.mobile ? [control.mobile] : [])])

  test('[P45] a pair that is not the same differs in exactly one thing', () => {
    for (const { inBox, kept, same } of pairs) {
      const unlike = (Object.keys(kept) as (keyof typeof kept)[]).filter((key) => kept[key] !== inBox[key])
      expect(unlike).toHaveLength(same ? 0 : 1)
    }
    const unlike = pairs.filter(({ same }) => !same).length
    expect(unlike).toBeGreaterThan(20)
    expect(unlike).toBeLessThan(100)
  })
  test('[P45] every box has a copy of one and the same sheet, about nobody who lives', () => {
    for (const { control, once } of nights) {
      expect(control.mobile === null).toBe(once['signed-mobile'] === 0)
      if (control.mobile) expect(control.mobile.kept).toEqual(control.main.kept)
      if (control.mobile) expect(control.main.same || control.mobile.same).toBe(true)
      const { kept } = control.main
      expect(kept.time).toMatch(/^07:3\d$/)
      expect(kept.idCard).toMatch(/^00[A-Z]{2}\d{5}$/)
      expect(kept.personal).toMatch(/^00\d{9}$/)
      expect(kept.voter).toBeLessThan(FIRST_VOTERS)
      expect(kept.signatures).toBe(once.members + 1)
    }
  })
})
