import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DRILL_LENGTH,
  DRILL_LEVELS,
  drillOf,
  duePile,
  groundsMet,
  laidIn,
  makeSortingDrill,
} from '../../../src/core/protocol/sorting-drill.ts'
import { marksOf } from './marks.ts'

const file = marksOf('ge')
const markOf = new Map(file.marks.map((mark) => [mark.id, mark]))
const seeds = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const levels = fc.constantFrom(...DRILL_LEVELS)
const runs = { seed: 20261129, numRuns: 150 }

describe('[P100] a sorting drill', () => {
  test('is the same for the same code, wherever it is opened', () => {
    fc.assert(
      fc.property(levels, seeds, (level, seed) => {
        const drill = makeSortingDrill(file, level, seed)
        expect(drillOf(drill.code, [file])).toEqual(drill)
      }),
      runs,
    )
  })

  test.each(['', 'ge', 'ge-4-a', 'ge-1-', 'ge-1-ABC', 'xx-1-abc', 'ge-1-abcdefghi', '../ge-1-a'])(
    'does not come of the code "%s"',
    (code) => {
      expect(drillOf(code, [file])).toBeUndefined()
    },
  )

  test('has twenty ballots, all three verdicts, and no mark twice', () => {
    fc.assert(
      fc.property(levels, seeds, (level, seed) => {
        const { ballots } = makeSortingDrill(file, level, seed)
        expect(ballots.map(({ id }) => id)).toEqual(Array.from({ length: DRILL_LENGTH }, (_, at) => at + 1))
        expect(new Set(ballots.map(({ mark }) => markOf.get(mark)?.verdict)).size).toBe(3)
        expect(new Set(ballots.map(({ mark }) => mark)).size).toBe(DRILL_LENGTH)
      }),
      runs,
    )
  })

  test('puts every line a mark speaks of on the ballot, each another one', () => {
    fc.assert(
      fc.property(levels, seeds, (level, seed) => {
        const { ballots, subjects } = makeSortingDrill(file, level, seed)
        for (const { mark, choice, second, third } of ballots) {
          const places = new Set(markOf.get(mark)?.strokes.map(({ at }) => at))
          const lines = [choice, second, third].filter((line) => line !== null)
          expect(new Set(lines).size).toBe(lines.length)
          expect(lines.every((line) => subjects.includes(line))).toBe(true)
          expect(choice === null && (places.has('chosen') || places.has('others'))).toBe(false)
          expect(second !== null).toBe(places.has('second') || places.has('third'))
          expect(third !== null).toBe(places.has('third'))
          if (places.has('between')) expect(choice).not.toBe(subjects.at(-1))
        }
      }),
      runs,
    )
  })

  test('lays valid ballots with their subject, invalid ones apart, disputed ones before the commission', () => {
    fc.assert(
      fc.property(levels, seeds, (level, seed) => {
        for (const ballot of makeSortingDrill(file, level, seed).ballots) {
          const verdict = markOf.get(ballot.mark)?.verdict
          const due = { valid: ballot.choice, invalid: 'invalid', disputed: 'doubtful' }[verdict ?? 'valid']
          expect(duePile(ballot)).toBe(due)
        }
      }),
      runs,
    )
  })

  test('rises: the higher the level, the harder its marks and the longer its ballot', () => {
    const hardness = DRILL_LEVELS.map((level) => {
      const drills = Array.from({ length: 30 }, (_, at) => makeSortingDrill(file, level, `s${at}`))
      const all = drills.flatMap(({ ballots }) => ballots.map(({ mark }) => markOf.get(mark)?.level ?? 0))
      return {
        marks: all.reduce<number>((sum, each) => sum + each, 0) / all.length,
        lines: drills[0]?.subjects.length ?? 0,
      }
    })
    const [plain, second, hard] = hardness
    expect(plain?.marks).toBeLessThan(second?.marks ?? 0)
    expect(second?.marks).toBeLessThan(hard?.marks ?? 0)
    expect(plain?.lines).toBeLessThan(second?.lines ?? 0)
    expect(second?.lines).toBeLessThan(hard?.lines ?? 0)
  })
})

describe('[P101] what was laid where', () => {
  const drill = makeSortingDrill(file, 1, 'abc')
  const [first, second] = drill.ballots

  test('is read from the events; the first word on a ballot counts, and nonsense none', () => {
    const laid = laidIn(drill, [
      { act: 'opened', object: 'sorting:x' },
      { act: 'sorted', object: '1=invalid' },
      { act: 'sorted', object: '1=doubtful' },
      { act: 'sorted', object: '2=no-such-pile' },
      { act: 'sorted', object: '99=invalid' },
      { act: 'sorted', object: `3=${drill.subjects[0]}` },
    ])
    expect([...laid]).toEqual([
      [1, 'invalid'],
      [3, drill.subjects[0]],
    ])
  })

  test('is told by ground: how many of each were right', () => {
    if (!first || !second) throw new Error('A drill has ballots')
    const wrong = duePile(second) === 'invalid' ? 'doubtful' : 'invalid'
    const met = groundsMet(
      drill,
      new Map([
        [first.id, duePile(first)],
        [second.id, wrong],
      ]),
      file,
    )
    expect(met.reduce((sum, { of }) => sum + of, 0)).toBe(2)
    expect(met.reduce((sum, { right }) => sum + right, 0)).toBe(1)
    const whole = groundsMet(drill, new Map(drill.ballots.map((each) => [each.id, duePile(each)])), file)
    expect(whole.every(({ right, of }) => right === of)).toBe(true)
    expect(whole.reduce((sum, { of }) => sum + of, 0)).toBe(DRILL_LENGTH)
  })
})
