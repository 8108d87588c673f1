import { describe, expect, test } from 'vitest'
import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { FAULT_KINDS } from '../../../src/core/protocol/fault-kinds.ts'
import { recordsOfRun, truthOfRun } from '../../../src/core/protocol/own-piles.ts'
import { type RunEvent, startRun } from '../../../src/core/protocol/run.ts'
import {
  judgeBoxes,
  judgeChanges,
  judgeCount,
  judgeFindings,
  score,
} from '../../../src/core/protocol/score.ts'
import { caseOf, form } from './forms.ts'
import {
  counting,
  event,
  exerciseA,
  exerciseD,
  exerciseOf,
  faultOf,
  filling,
  NIGHT_A,
  nightExercise,
  nightOf,
  nightOfTen,
  planted,
  played,
  withBoxes,
} from './hand-made.ts'

const scoreOf = (exercise: Exercise, ...acts: (string | RunEvent)[]) =>
  score(exercise, played(exercise, ...acts))
const filled = (exercise: Exercise, sheet = exercise.truth) => [
  event('reached stage:fill'),
  ...filling(exercise, sheet),
]

const textOf = ({ act, object }: RunEvent) => `${act} ${object}`

describe('values', () => {
  const exercise = exerciseA()
  test('[P72] every box that was not handed over is held against the truth', () => {
    // five about voters, one ballots, invalid, five rows, the time, signatures, seal, note
    expect(scoreOf(exercise, ...filled(exercise)).values).toEqual({ right: 16, of: 16 })
    expect(scoreOf(exercise, ...filled(exercise), 'typed votes/41=327').values).toEqual({ right: 15, of: 16 })
    expect(scoreOf(exercise, ...filled(exercise), 'typed votes/41= 3 72').values.right).toBe(15)
    expect(scoreOf(exercise, ...filled(exercise), 'typed ballots-received=1 350').values.right).toBe(16)
    expect(scoreOf(exercise, ...filled(exercise), 'unticked seal/stamped').values.right).toBe(15)
  })
  test('[P72] a blank is not right for a nought', () => {
    const nought = exerciseOf('ge-summary/example-d', exerciseD().night, {})
    const all = scoreOf(nought, ...filled(nought)).values
    expect(scoreOf(nought, ...filled(nought), 'typed voters-special=').values.right).toBe(all.right - 1)
    expect(scoreOf(nought, ...filled(nought), 'typed voters-special=-').values.right).toBe(all.right - 1)
  })
  test('[P72] words are right when they say the number, however they are spelt', () => {
    const az = exerciseOf('az-precinct/example-1', NIGHT_A, {})
    const all = scoreOf(az, ...filled(az)).values
    expect(all.right).toBe(all.of)
    const after = (text: string) =>
      scoreOf(az, ...filled(az), `typed signed-words=${text}`).values.right - all.of
    expect([after('ALTI YÜZ  QIRX'), after('altı yüz'), after('')]).toEqual([0, -1, -1])
  })
  test('[P72] of a free text or time it is asked that it is there and that no check minds it', () => {
    const amendment = amending()
    const judged = (...acts: string[]) =>
      judgeBoxes(amendment, played(amendment, ...filled(amendment), ...acts)).filter(({ right }) => !right)
    expect(judged()).toEqual([])
    expect(judged('typed reason=another reason', 'typed drawn-up-at=2024-10-27T03:00')).toEqual([])
    expect(judged('typed reason= ').map(({ box }) => box)).toEqual(['reason'])
    expect(judged('typed drawn-up-at=2024-10-26T20:00').map(({ box }) => box)).toEqual(['drawn-up-at'])
  })
  test('[P72] what nobody can put right any more is not judged', () => {
    const seventeen = exerciseA({ level: 'detective', filled: true })
    const boxes = (remedy: 'callDistrict' | 'fillBox') => {
      const fault = { ...faultOf('signatureMissing', remedy, 'procedure'), fields: ['signatures'] }
      const parts = { planted: [{ fault, boxes: ['signatures'], codes: ['W602'] }], remedy }
      return judgeBoxes({ ...seventeen, ...parts }, startRun(seventeen)).map(({ box }) => box)
    }
    expect(boxes('fillBox')).toContain('signatures')
    expect(boxes('callDistrict')).not.toContain('signatures')
  })
})

describe('findings and remedy', () => {
  const ge = form('ge-summary')
  const slip = (parts: Partial<Exercise> = {}) =>
    exerciseA({
      level: 'slip',
      filled: true,
      draft: withBoxes(caseOf('ge-summary/example-a').sheet, { 'votes/41': 327 }),
      planted: [planted(ge, 'votes-digits-swapped', ['votes/41'], ['W240', 'W241'])],
      remedy: 'recount',
      ...parts,
    })
  const findings = (exercise: Exercise, ...acts: string[]) => scoreOf(exercise, ...acts).findings

  test('[P73] the wrong box and the cause count one each', () => {
    expect(findings(slip(), 'pointed votes/41', 'chose cause=digitsSwapped')).toEqual({ right: 2, of: 2 })
    expect(findings(slip(), 'pointed votes/41')).toEqual({ right: 1, of: 2 })
    expect(findings(slip(), 'chose cause=digitLost')).toEqual({ right: 0, of: 2 })
    expect(findings(slip())).toEqual({ right: 0, of: 2 })
  })
  test('[P73] naming boxes that are right costs; nothing falls below nought', () => {
    const all = ['pointed votes/41', 'chose cause=digitsSwapped']
    expect(findings(slip(), ...all, 'pointed invalid')).toEqual({ right: 1, of: 2 })
    expect(findings(slip(), ...all, 'pointed invalid', 'pointed votes/4', 'pointed votes/9').right).toBe(0)
  })
  test('[P73] two rows changed about are two boxes and one cause', () => {
    const two = slip({ planted: [planted(ge, 'rows-swapped', ['votes/4', 'votes/5'], [])] })
    const run = ['pointed votes/4', 'pointed votes/5', 'chose cause=rowsSwapped']
    expect(findings(two, ...run)).toEqual({ right: 3, of: 3 })
    expect(findings(two, ...run.slice(1))).toEqual({ right: 2, of: 3 })
  })
  test('[P73] of two faults either cause is an answer', () => {
    const pair = [
      planted(ge, 'votes-digit-lost', ['votes/4'], []),
      planted(ge, 'votes-digits-swapped', ['invalid'], []),
    ]
    for (const cause of ['digitLost', 'digitsSwapped'])
      expect(
        findings(slip({ planted: pair }), 'pointed votes/4', 'pointed invalid', `chose cause=${cause}`),
      ).toEqual({
        right: 3,
        of: 3,
      })
  })
  test('[P73] where nothing is wrong, the right finding is to name nothing', () => {
    const clean = slip({ planted: [], draft: caseOf('ge-summary/example-a').sheet, remedy: 'nothing' })
    const right = (exercise: Exercise, ...acts: string[]) => findings(exercise, ...acts).right
    // whoever examines a draft has to say so
    expect([right(clean), right(clean, 'pointed none'), right(clean, 'chose cause=nothing')]).toEqual([
      0, 1, 1,
    ])
    expect(right(clean, 'chose cause=nothing', 'pointed invalid')).toBe(0)
    expect(right(clean, 'pointed none', 'chose cause=digitLost')).toBe(0)
    // whoever fills a form in need not
    expect([right(exerciseA()), right(exerciseA(), 'pointed invalid')]).toEqual([1, 0])
    expect(right(exerciseA(), 'chose cause=boxBlank')).toBe(0)
  })
  test('[P74] the remedy is the one, not its neighbour', () => {
    const remedy = (chosen: string) => scoreOf(slip(), `chose remedy=${chosen}`).remedy
    expect([remedy('recount'), remedy('fixSum'), remedy('recountThenExplain'), remedy('nothing')]).toEqual([
      { right: 1, of: 1 },
      { right: 0, of: 1 },
      { right: 0, of: 1 },
      { right: 0, of: 1 },
    ])
    expect(scoreOf(slip()).remedy).toEqual({ right: 0, of: 1 })
    expect(scoreOf(exerciseA(), 'chose remedy=nothing').remedy.right).toBe(1)
  })
})

describe('a gap in the world', () => {
  const gap = exerciseD()
  const found = ['chose cause=ballotsMissing', 'chose remedy=recountThenExplain']
  const honest = filled(gap)

  test('[P75] honest figures, a note and the cause are full marks', () => {
    const { values, findings, remedy, bent } = scoreOf(gap, ...honest, ...found)
    expect(values.right).toBe(values.of)
    expect([findings, remedy, bent]).toEqual([{ right: 1, of: 1 }, { right: 1, of: 1 }, []])
    expect(scoreOf(gap, ...honest, 'unticked explanatory-note/attached').values.right).toBe(values.of - 1)
  })
  test('[P75] naming a box of the balance is neither right nor wrong, for no figure is wrong', () => {
    const named = ['pointed invalid', 'pointed signed-total']
    expect(scoreOf(gap, ...honest, ...found, ...named).findings).toEqual({ right: 1, of: 1 })
    expect(scoreOf(gap, ...honest, ...found, 'pointed signed-12').findings).toEqual({ right: 0, of: 1 })
  })
  test('[P76] whoever closes the gap with invalid ballots loses that value and the remedy', () => {
    const { values, remedy, bent } = scoreOf(gap, ...honest, 'typed invalid=16', ...found)
    expect([values.of - values.right, remedy, bent]).toEqual([1, { right: 0, of: 1 }, ['invalid']])
  })
  test('[P76] a gap closed in two places names both', () => {
    const bent = scoreOf(gap, ...honest, 'typed votes/1=172', 'typed votes/4=22').bent
    expect(bent).toEqual(['votes/1', 'votes/4'])
    // by lowering the signatures, as well
    expect(scoreOf(gap, ...honest, 'typed signed-total=559').bent).toEqual(['signed-total'])
  })
  test('[P76] a slip of the hand beside it, which mends no sum, is no bending', () => {
    expect(scoreOf(gap, ...honest, 'typed invalid=41').bent).toEqual([])
    expect(scoreOf(gap, ...honest, 'typed votes/1=96', 'typed votes/2=171').bent).toEqual([])
    const both = ['typed votes/1=96', 'typed votes/2=171', 'typed invalid=16']
    expect(scoreOf(gap, ...honest, ...both).bent).toEqual(['invalid'])
  })
  test('[P76] closing a gap for which the form only wants a note is bending too', () => {
    const az = exerciseOf('az-precinct/example-1', NIGHT_A, {})
    const closed = [
      'typed box-stationary=624',
      'typed votes/1=333',
      'typed valid=627',
      'unticked act/attached',
    ]
    expect(scoreOf(az, ...filled(az), ...closed).bent).toContain('box-stationary')
    expect(scoreOf(az, ...filled(az)).bent).toEqual([])
  })
  test('[P76] on a draft: changing a true box so that the wrong one no longer shows', () => {
    const draft = withBoxes(caseOf('ge-summary/example-a').sheet, { 'votes/41': 327 })
    const slip = exerciseA({
      level: 'slip',
      filled: true,
      draft,
      planted: [planted(form('ge-summary'), 'votes-digits-swapped', ['votes/41'], ['W240'])],
      remedy: 'recount',
    })
    const answer = ['pointed votes/41', 'chose cause=digitsSwapped', 'chose remedy=recount']
    const there = 'reached stage:fill'
    const cured = scoreOf(slip, there, 'typed votes/41=372', ...answer)
    expect([cured.bent, cured.remedy.right, cured.values.right]).toEqual([[], 1, cured.values.of])
    const bent = scoreOf(slip, there, 'typed invalid=66', ...answer)
    expect([bent.bent, bent.remedy.right]).toEqual([['invalid'], 0])
    // the wrong box made wrong in another way was no true number
    expect(scoreOf(slip, there, 'typed votes/41=371', 'typed invalid=22', ...answer).bent).toEqual([
      'invalid',
    ])
    expect(scoreOf(slip, there, 'typed votes/41=371', ...answer).bent).toEqual([])
  })
  test('[P76] whoever copies what a record says wrong has bent nothing', () => {
    const record = {
      id: 'log-book',
      style: 'book' as const,
      lines: [{ id: 'invalid', row: null, value: 16 }],
    }
    const misled = exerciseD({ records: [record] })
    expect(scoreOf(misled, ...filled(misled), 'typed invalid=16').bent).toEqual([])
  })
})

function amending(parts: Partial<Exercise> = {}): Exercise {
  return {
    ...exerciseOf(
      'ge-amendment/example-c',
      nightOf({ subjects: ['1', '2', '3', '4'], votes: {}, once: {} }),
      {
        level: 'amendment',
      },
    ),
    truth: { ...caseOf('ge-amendment/example-c').sheet, subjects: ['1', '2', '3', '4'] },
    base: form('ge-summary'),
    original: caseOf('ge-summary/example-c').sheet,
    draft: { subjects: ['1', '2', '3', '4'], values: { precinct: '7', district: '12' } },
    changes: [{ box: 'signed-total', was: 516, becomes: 561 }],
    planted: [planted(form('ge-summary'), 'signatures-miscopied', ['signed-total'], ['E240', 'W241'])],
    remedy: 'amendmentProtocol',
    ...parts,
  }
}

describe('an amendment', () => {
  const exercise = amending()
  const start = filled(exercise)
  const right = 'chose change:signed-total=561'

  test('[P77] the row that puts it right, the fields of its own, and the remedy', () => {
    const all = scoreOf(
      exercise,
      ...start,
      right,
      'chose cause=digitsSwapped',
      'chose remedy=amendmentProtocol',
    )
    // one row; reason, time, signatures, seal, note, mark on the original, entry in the log-book
    expect(all.values).toEqual({ right: 8, of: 8 })
    expect([all.findings, all.remedy, all.bent]).toEqual([{ right: 2, of: 2 }, { right: 1, of: 1 }, []])
  })
  test('[P77] a row is right when box, was and becomes are; a row too many takes one away', () => {
    const values = (...acts: string[]) => scoreOf(exercise, ...start, ...acts).values
    expect(values()).toEqual({ right: 7, of: 8 })
    expect(values('chose change:signed-total=516')).toEqual({ right: 7, of: 8 })
    expect(values(right, 'chose was:signed-total=156')).toEqual({ right: 7, of: 8 })
    expect(values(right, 'chose was:signed-total= 516 ')).toEqual({ right: 8, of: 8 })
    expect(values(right, 'chose change:invalid=15')).toEqual({ right: 7, of: 8 })
    expect(values(right, 'chose change:invalid=15', 'chose change:votes/1=1')).toEqual({ right: 7, of: 8 })
    // an empty row says nothing
    expect(values(right, 'chose change:invalid=')).toEqual({ right: 8, of: 8 })
  })
  test('[P77] what was amended, what is lacking and what is wrong can be shown', () => {
    const run = played(exercise, ...start, 'chose change:invalid=15')
    expect(judgeChanges(exercise, run)).toEqual({
      right: [],
      lacking: [{ box: 'signed-total', was: 516, becomes: 561 }],
      wrong: [{ box: 'invalid', was: 14, becomes: '15' }],
    })
    expect(judgeFindings(exercise, run).falseAlarms).toEqual(['invalid'])
  })
  test('[P76] an amendment that makes the sum fit by a true figure bends it', () => {
    const bent = scoreOf(exercise, ...start, 'chose change:votes/3=213', 'chose remedy=amendmentProtocol')
    expect([bent.bent, bent.remedy.right]).toEqual([['votes/3'], 0])
  })
})

describe('a night that is counted', () => {
  const exercise = nightExercise()
  const count = ['reached stage:count', ...counting(exercise)]
  const perfect = [...count, ...filled(exercise), 'chose remedy=nothing']

  test('[P71] whoever counts and fills without a mistake has all of everything', () => {
    const all = scoreOf(exercise, ...perfect)
    for (const figure of [all.values, all.findings, all.remedy, all.order, all.sorting])
      expect(figure?.right).toBe(figure?.of)
    expect(all.order?.of).toBe(exercise.form.count.length)
    expect(all.sorting).toEqual({ right: 10, of: 10 })
    expect(scoreOf(exerciseA(), ...filled(exerciseA()))).toMatchObject({ order: null, sorting: null })
  })
  test('[P71] a ballot on a wrong pile leads to other records and another truth; only sorting suffers', () => {
    const changed: Readonly<Record<string, string>> = {
      'sorted 2=4': 'sorted 2=5',
      'sealed 4=4': 'sealed 4=3',
      'sealed 5=3': 'sealed 5=4',
    }
    const missorted = counting(exercise).map((each) => event(changed[textOf(each)] ?? textOf(each)))
    missorted.unshift(event('reached stage:count'))
    const counted = played(exercise, ...missorted)
    expect(truthOfRun(exercise, counted).values['votes']).toEqual({ 4: 3, 5: 4, 41: 1 })
    const wall = recordsOfRun(exercise, counted).find(({ id }) => id === 'pile-labels')
    expect(wall?.lines.map(({ id, row, value }) => [id, row, value])).toEqual([
      ['votes', '4', 3],
      ['votes', '5', 4],
      ['votes', '41', 1],
      ['invalid', null, 2],
    ])
    const end = scoreOf(
      exercise,
      ...missorted,
      ...filled(exercise, truthOfRun(exercise, counted)),
      'chose remedy=nothing',
    )
    expect(end.sorting).toEqual({ right: 9, of: 10 })
    expect(end.values.right).toBe(end.values.of)
    expect(end.bent).toEqual([])
    // whoever then writes the true votes instead of what lies on the table has copied wrongly
    const other = scoreOf(exercise, ...missorted, ...filled(exercise), 'chose remedy=nothing')
    expect(other.values.of - other.values.right).toBe(2)
  })
  test('[P71] records say nothing about piles before they are sealed, and the truth about everything else', () => {
    const lines = recordsOfRun(exercise, played(exercise, 'reached stage:count')).flatMap(
      (record) => record.lines,
    )
    const of = (id: string) => [...new Set(lines.filter((line) => line.id === id).map(({ value }) => value))]
    expect([of('votes'), of('invalid'), of('signed-total'), of('unused')]).toEqual([
      [null],
      [null],
      [10],
      [40],
    ])
  })
  test('[P71] doubtful ballots go where the commission votes them; a tie goes with the chair', () => {
    const laid = ['reached stage:count', 'sorted 1=doubtful', 'sorted 9=doubtful', 'sorted 5=doubtful']
    const votes = (...acts: string[]) => {
      const { values } = truthOfRun(exercise, played(exercise, ...laid, ...acts))
      return [values['votes'], values['invalid']]
    }
    expect(votes()).toEqual([{ 4: 0, 5: 0, 41: 0 }, 0])
    expect(votes('voted 1=invalid', 'voted 9=valid', 'voted 5=invalid')).toEqual([{ 4: 1, 5: 1, 41: 0 }, 1])
    const night = nightOfTen()
    const swung = (vote: { valid: number; invalid: number }, own: string) => {
      const ballots = night.ballots.map((one) => (one.id === 9 ? { ...one, vote } : one))
      const tied = nightExercise({ night: { ...night, ballots } })
      const run = played(tied, 'reached stage:count', 'sorted 9=doubtful', `voted 9=${own}`)
      return truthOfRun(tied, run).values['invalid']
    }
    expect([swung({ valid: 8, invalid: 9 }, 'valid'), swung({ valid: 8, invalid: 9 }, 'invalid')]).toEqual([
      0, 1,
    ])
    expect([swung({ valid: 9, invalid: 8 }, 'valid'), swung({ valid: 9, invalid: 8 }, 'invalid')]).toEqual([
      0, 1,
    ])
  })
  test('[P71] a doubtful ballot laid down without a vote, or a plain one put to the vote, is not sorted well', () => {
    const sorting = (...acts: string[]) => scoreOf(exercise, 'reached stage:count', ...acts).sorting?.right
    expect(sorting('sorted 1=doubtful')).toBe(1)
    expect(sorting('sorted 1=4')).toBe(0)
    expect(sorting('sorted 2=doubtful')).toBe(0)
  })
  test('[P71] tallies and labels count among the values, control sheets among the findings', () => {
    const all = scoreOf(exercise, ...perfect)
    const without = (object: string) =>
      scoreOf(
        exercise,
        ...perfect.map((each) =>
          typeof each !== 'string' && each.object === object ? event(`did ${object}`) : each,
        ),
      )
    expect(without('tally:count-unified=9').values.right).toBe(all.values.right - 1)
    expect(without('41=1').values.right).toBe(all.values.right - 1)
    expect(without('compare:compare-main-sheets=same').findings.right).toBe(all.findings.right - 1)
  })
  test('[P71] a wrong label is named with its pile, what was written and what was there', () => {
    const wrong = (...acts: (string | RunEvent)[]) =>
      judgeCount(exercise, played(exercise, ...acts)).filter(({ right }) => !right)
    expect(wrong(...perfect)).toEqual([])
    const mislabelled = perfect.map((each) =>
      typeof each !== 'string' && each.object === '41=1' ? event('sealed 41=7') : each,
    )
    const [label, ...others] = wrong(...mislabelled)
    expect(others).toEqual([])
    expect(label).toMatchObject({ pile: '41', written: '7', due: 1 })
  })
  test('[P71] order: steps done in their turn, of all steps', () => {
    const order = (...acts: string[]) => scoreOf(exercise, 'reached stage:count', ...acts).order?.right
    expect([order(), order('did draw-counters'), order('did open-main-box', 'did draw-counters')]).toEqual([
      0, 1, 1,
    ])
  })
  test('[P76] a label that closes the gap is bending: the pile says otherwise', () => {
    const lost = nightExercise({
      night: nightOfTen(1),
      planted: [planted(form('ge-summary'), 'ballot-carried-off', ['invalid', 'signed-total'], ['W240'])],
      remedy: 'recountThenExplain',
    })
    const labelled = counting(lost).map((each) =>
      each.object === 'invalid=2' ? event('sealed invalid=3') : each,
    )
    const answer = ['chose cause=ballotsMissing', 'chose remedy=recountThenExplain']
    const honest = scoreOf(lost, 'reached stage:count', ...counting(lost), ...filled(lost), ...answer)
    expect([honest.bent, honest.remedy.right]).toEqual([[], 1])
    const bent = scoreOf(
      lost,
      'reached stage:count',
      ...labelled,
      ...filled(lost),
      'typed invalid=3',
      ...answer,
    )
    expect([bent.bent, bent.remedy.right]).toEqual([['invalid'], 0])
    // the evidence is the pile: one invalid ballot laid on a subject's pile does not make "2 invalid" true
    const sorted = counting(lost).map((each) => {
      const other = { '10=invalid': 'sorted 10=5', 'invalid=2': 'sealed invalid=1', '5=3': 'sealed 5=4' }[
        each.object
      ]
      return other === undefined ? each : event(other)
    })
    const figures = ['typed votes/5=4', 'typed invalid=2']
    expect(scoreOf(lost, 'reached stage:count', ...sorted, ...filled(lost), ...figures).bent).toEqual([
      'invalid',
    ])
  })
})

test('[P73] every kind of fault can be named', () => {
  for (const kind of FAULT_KINDS)
    expect(judgeFindings(exerciseA(), played(exerciseA(), `chose cause=${kind}`)).causeRight).toBe(false)
})
