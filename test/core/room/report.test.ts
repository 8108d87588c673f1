import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { discriminationOf } from '../../../src/core/room/discrimination.ts'
import type { Entry } from '../../../src/core/room/record.ts'
import { reportOf, type RoomReport } from '../../../src/core/room/report.ts'
import { anyEntry, card, code, evaluation, ITEMS, recordOf, sheet } from './records.ts'

function reportFor(...entries: Entry[]): RoomReport {
  return reportOf(recordOf(entries), ITEMS)
}

/** People by whether they are right, place by place from 1: `101`. */
function people(...rows: string[]): { rights: (boolean | undefined)[] }[] {
  return rows.map((row) => ({
    rights: [undefined, ...Array.from(row, (sign) => (sign === '-' ? undefined : sign === '1'))],
  }))
}

describe('the report of a room', () => {
  test('of nobody has no figures and no hardest question', () => {
    expect(reportFor()).toMatchObject({
      counted: 0,
      open: 0,
      mean: undefined,
      hardest: [],
      evaluation: { count: 0 },
    })
    expect(reportFor().questions).toMatchObject([
      { place: 1, asked: 0, right: 0, share: 0, commonestWrong: undefined },
      {},
      {},
    ])
  })

  test('counts no answer on a sheet as wrong, and no card as not asked', () => {
    const { questions, mean, counted, topics } = reportFor(
      sheet(1, 'a'),
      sheet(2, 'b', [null, 'beta', 'false:alpha']),
      code(3, 9, [true, true, false]),
      card(4, 0, 1),
    )
    expect(questions.map(({ asked, right, share }) => [asked, right, share])).toEqual([
      [3, 2, 2 / 3],
      [3, 2, 2 / 3],
      [3, 1, 1 / 3],
    ])
    expect(counted).toBe(3)
    expect(mean).toBeCloseTo((1 + 0 + 2 / 3) / 3)
    expect(topics).toEqual([
      { topic: 'opening', right: 2, of: 3 },
      { topic: 'counting', right: 3, of: 6 },
    ])
  })

  test('leaves a seat with two phones out of every figure', () => {
    const report = reportFor(sheet(1, 'a'), sheet(1, 'b'), sheet(2, 'c'))
    expect(report).toMatchObject({ counted: 1, open: 1, mean: 1 })
    expect(report.questions.every(({ asked }) => asked === 1)).toBe(true)
  })

  test('names the commonest wrong answer; of two as common the first by its letters, of codes none', () => {
    const wrong = (...answers: string[]): unknown =>
      reportFor(
        ...answers.map((answer, at) => sheet(at + 1, `${at}`, [answer, null, null])),
        code(9, 1, [false, false, false]),
      ).questions[0]?.commonestWrong
    expect(wrong('gamma', 'beta', 'gamma', 'alpha')).toEqual({ answer: 'gamma', count: 2 })
    expect(wrong('gamma', 'delta')).toEqual({ answer: 'delta', count: 1 })
    expect(wrong('beta', 'no such')).toBeUndefined()
  })

  test('puts the question of which the fewest are right first, and the earlier of two alike', () => {
    const { hardest } = reportFor(sheet(1, 'a', ['beta', null, null]), sheet(2, 'b', ['beta', null, null]))
    expect(hardest.map(({ place }) => place)).toEqual([2, 3, 1])
  })

  test('adds up: what people have right is what questions have right, whatever came', () => {
    const random = randomFrom('adds up')
    for (let run = 0; run < 500; run++) {
      const report = reportFor(...Array.from({ length: random.below(25) }, () => anyEntry(random)))
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
      expect(sum(report.people.map(({ right }) => right))).toBe(
        sum(report.questions.map(({ right }) => right)),
      )
      expect(sum(report.people.map(({ of }) => of))).toBe(sum(report.questions.map(({ asked }) => asked)))
      expect(sum(report.topics.map(({ of }) => of))).toBe(sum(report.questions.map(({ asked }) => asked)))
      for (const { share } of report.questions) expect(share >= 0 && share <= 1).toBe(true)
    }
  })

  test('sums up what was thought of the training, each square once and what was left open not at all', () => {
    const { evaluation: said } = reportFor(
      evaluation(1, [5, 4]),
      evaluation(1, [5, 4]),
      evaluation(2, [4, null]),
      evaluation(3, [null, null, 1]),
    )
    expect(said.count).toBe(3)
    expect(said.ratings).toEqual([
      { counts: [0, 0, 0, 1, 1], mean: 4.5 },
      { counts: [0, 0, 0, 1, 0], mean: 4 },
      { counts: [1, 0, 0, 0, 0], mean: 1 },
    ])
    expect(said.questions).toEqual([])
  })

  test('lists what was asked by its letters, each square once, and nothing that turns a line', () => {
    const { evaluation: said } = reportFor(
      evaluation(1, [null], 'What of a voter without a card?'),
      evaluation(1, [null], 'What of a voter without a card?'),
      evaluation(2, [5], 'Again?'),
      evaluation(3, [5], 'Again?'),
      evaluation(4, [5]),
      evaluation(5, [5], '\u202eba\u0000\nd\u200b'),
      evaluation(6, [5], '\u202e'),
    )
    expect(said.count).toBe(6)
    expect(said.questions).toEqual(['Again?', 'Again?', 'What of a voter without a card?', 'ba d'])
  })
})

describe('the discrimination of a question', () => {
  // worked by hand: own 11110000, the rest 2 2 1 1 1 1 0 0 of 2: covariance 2, variances 2 and 4
  const room = people('111', '111', '110', '101', '010', '001', '000', '000')

  test('is the correlation with the rest, without the question itself', () => {
    expect(discriminationOf(room, 1)).toBeCloseTo(2 / Math.sqrt(2 * 4), 12)
  })

  test('is 1 where all who know the rest know this, and −1 the other way round', () => {
    expect(discriminationOf(people(...Array(4).fill('111'), ...Array(4).fill('000')), 1)).toBeCloseTo(1, 12)
    expect(discriminationOf(people(...Array(4).fill('011'), ...Array(4).fill('100')), 1)).toBeCloseTo(-1, 12)
  })

  test('is what the formula from the uncorrected correlation gives', () => {
    const random = randomFrom('formula')
    for (let run = 0; run < 300; run++) {
      const rows = Array.from({ length: random.between(8, 40) }, () =>
        Array.from({ length: 10 }, () => String(random.below(2))).join(''),
      )
      const own = rows.map((row) => Number(row[2]))
      const total = rows.map((row) => Array.from(row).filter((sign) => sign === '1').length)
      const mean = (list: readonly number[]): number =>
        list.reduce((all, each) => all + each, 0) / list.length
      const cov = (x: readonly number[], y: readonly number[]): number =>
        mean(x.map((each, at) => each * (y[at] ?? 0))) - mean(x) * mean(y)
      const [si, st] = [Math.sqrt(cov(own, own)), Math.sqrt(cov(total, total))]
      if (si === 0 || st === 0) continue
      const r = cov(own, total) / (si * st)
      const corrected = (r * st - si) / Math.sqrt(st ** 2 + si ** 2 - 2 * r * si * st)
      expect(discriminationOf(people(...rows), 3)).toBeCloseTo(corrected, 9)
    }
  })

  test('says nothing about fewer than eight, nor where all are alike', () => {
    expect(discriminationOf(room.slice(1), 1)).toBeUndefined()
    expect(discriminationOf(people(...Array(8).fill('111')), 1)).toBeUndefined()
    expect(discriminationOf(people('111', ...Array(8).fill('011')), 1)).toBeUndefined()
    expect(discriminationOf(people(...Array(5).fill('1'), ...Array(5).fill('0')), 1)).toBeUndefined()
  })

  test('leaves out who was not asked', () => {
    expect(discriminationOf([...room, ...people('-11', '-00')], 1)).toBeCloseTo(2 / Math.sqrt(8), 12)
    expect(discriminationOf([...room.slice(1), ...people('-11')], 1)).toBeUndefined()
  })
})
