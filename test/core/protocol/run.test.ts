import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTS, addEvent, type Attempt, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { FAULT_KINDS } from '../../../src/core/protocol/fault-kinds.ts'
import { writeSecondEntry } from '../../../src/core/protocol/hand-over.ts'
import { noteRunEvent } from '../../../src/core/protocol/note-event.ts'
import {
  differencesOf,
  finalSheetOf,
  replay,
  type Run,
  type RunEvent,
  sheetOf,
  stagesOf,
  startRun,
  step,
} from '../../../src/core/protocol/run.ts'
import { caseOf, form } from './forms.ts'
import {
  counting,
  event,
  exerciseA,
  exerciseD,
  exerciseOf,
  filling,
  NIGHT_A,
  nightExercise,
  played,
} from './hand-made.ts'

const signed = caseOf('ge-summary/example-c').sheet
const AMENDMENT: Exercise = {
  ...exerciseOf('ge-amendment/example-c', NIGHT_A, { level: 'amendment' }),
  base: form('ge-summary'),
  original: signed,
  draft: { subjects: signed.subjects, values: {} },
  changes: [{ box: 'signed-total', was: 516, becomes: 561 }],
}
const EXERCISES: readonly Exercise[] = [
  exerciseA(),
  exerciseA({ level: 'detective', filled: true }),
  exerciseA({ level: 'four-eyes' }),
  exerciseD(),
  AMENDMENT,
  nightExercise(),
]

/** Events that look like events, and some that do not. */
function oddEvents(exercise: Exercise): fc.Arbitrary<RunEvent> {
  const { form: found, night } = exercise
  const boxes = [
    ...found.fields.map(({ id, repeat }) => (repeat ? `${id}/${night.subjects[0]}` : id)),
    'signed-total',
    'votes',
    'votes/99',
    'nowhere',
    '',
    'votes/1',
    '__proto__',
    'constructor',
  ]
  const box = fc.constantFrom(...boxes, ...boxes.map((one) => `2/${one}`))
  const raw = fc.oneof(fc.nat(900).map(String), fc.constantFrom('', ' 12 ', '1 350', 'x=y'), fc.string())
  const name = fc.constantFrom(
    ...stagesOf(exercise).map((stage) => `stage:${stage}`),
    'stage:nowhere',
    'stage:',
    'step:',
    'section:last',
    'section:nowhere',
    'record:nowhere',
    ...found.sections.map(({ id }) => `section:${id}`),
    ...exercise.records.map(({ id }) => `record:${id}`),
    ...found.count.map(({ id }) => `step:${id}`),
  )
  const stepId = fc.constantFrom('nowhere', ...found.count.map(({ id }) => id))
  const ballot = fc.integer({ min: -1, max: night.ballots.length + 1 })
  const pile = fc.constantFrom('doubtful', 'invalid', 'valid', 'nowhere', ...night.subjects)
  const object = fc.oneof(
    name,
    box,
    fc.tuple(box, raw).map(([one, text]) => `${one}=${text}`),
    fc.tuple(box, raw).map(([one, text]) => `change:${one}=${text}`),
    fc.tuple(box, raw).map(([one, text]) => `was:${one}=${text}`),
    fc.tuple(box, raw).map(([one, text]) => `statement:${one}=${text}`),
    box.map((one) => `${one}/stamped`),
    box.map((one) => `change:${one}`),
    stepId,
    fc.tuple(stepId, raw).map(([one, text]) => `tally:${one}=${text}`),
    fc
      .tuple(stepId, fc.constantFrom('same', 'different', 'perhaps'))
      .map(([one, said]) => `compare:${one}=${said}`),
    fc.tuple(ballot, pile).map(([one, place]) => `${one}=${place}`),
    fc.tuple(pile, raw).map(([one, text]) => `${one}=${text}`),
    ballot.map(String),
    fc.constantFrom(
      'none',
      'cause=nothing',
      'cause=digitsSwapped',
      'cause=',
      'remedy=recount',
      'remedy=nowhere',
    ),
    raw.map((text) => `note=${text}`),
    raw.map((text) => `second=${text}`),
    fc.string(),
  )
  const acts = ACTS.filter((act) => act !== 'ended')
  return fc.oneof(
    { weight: 30, arbitrary: fc.record({ act: fc.constantFrom(...acts), object }) },
    { weight: 20, arbitrary: fc.record({ act: fc.constant('reached' as const), object: name }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('ended' as const), object: fc.string() }) },
  )
}

/** What is wrong with a run, wherever it stands; nothing ever should be. */
function unsoundIn(exercise: Exercise, run: Run): string[] {
  const claims = {
    stage: stagesOf(exercise).includes(run.stage),
    section: run.section >= 0 && run.section <= exercise.form.sections.length,
    furthest: run.furthest >= -1 && run.furthest <= exercise.form.sections.length,
    pointed: new Set(run.pointed).size === run.pointed.length && !(run.noneWrong && run.pointed.length > 0),
    cause: run.cause === null || run.cause === 'nothing' || FAULT_KINDS.includes(run.cause),
    changes: new Set(run.changes.map(({ box }) => box)).size === run.changes.length,
    count: new Set(run.count.done.map((one) => one.step)).size === run.count.done.length,
  }
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [claim]))
}

describe('a run', () => {
  test.each(EXERCISES.map((exercise) => [exercise.id.level, exercise] as const))(
    '[P60] %s: any events whatever make a sound run, and replaying them makes the same one',
    (_, exercise) => {
      const play = (events: readonly RunEvent[], cut: number) => {
        const runs = [startRun(exercise)]
        for (const each of events) runs.push(step(exercise, runs.at(-1) ?? startRun(exercise), each))
        expect(runs.flatMap((run) => unsoundIn(exercise, run))).toEqual([])
        evaluate(exercise.form, finalSheetOf(exercise, runs.at(-1) ?? startRun(exercise)))
        expect(replay(exercise, events)).toEqual(runs.at(-1))
        // a phone that dies after any event stands where it stood, and goes on from there
        const place = Math.min(cut, events.length)
        const again = replay(exercise, events.slice(0, place))
        expect(again).toEqual(runs[place])
        expect(events.slice(place).reduce((run, each) => step(exercise, run, each), again)).toEqual(
          runs.at(-1),
        )
      }
      const list = fc.array(oddEvents(exercise), { maxLength: 60, size: 'max' })
      fc.assert(fc.property(list, fc.nat(60), play), { seed: 60, numRuns: 80 })
    },
  )

  test('[P60] an event that makes no sense gives back the very same run', () => {
    const exercise = nightExercise()
    const run = played(exercise, 'reached stage:count')
    for (const odd of [
      'typed invalid=3',
      'ticked seal/stamped',
      'accepted voters',
      'reached stage:answer',
      'reached section:voters',
      'reached record:nowhere',
      'reached step:nowhere',
      'did sort-ballots',
      'did nowhere',
      'sorted 1=99',
      'sorted 11=4',
      'sorted 01=4',
      'voted 1=valid',
      'sealed doubtful=1',
      'undid change:invalid',
      'unpointed invalid',
      'unpointed none',
      'pointed votes',
      'pointed votes/99',
      'chose cause=weather',
      'chose change:invalid=3',
      'chose compare:draw-counters=same',
      'typed tally:draw-counters=3',
      'wrote second=1BAA',
      'removed invalid',
    ])
      expect(step(exercise, run, event(odd)), odd).toBe(run)
  })

  test('[P60] what an attempt keeps of letter-by-letter typing makes the same run', () => {
    const exercise = exerciseA()
    const events = [
      'reached stage:fill',
      'typed invalid=2',
      'typed invalid=21',
      'typed signed-total=7',
      'typed invalid=2',
    ]
    let kept: Attempt = beginAttempt(
      {
        id: 'a',
        person: 'b',
        kind: 'protocol',
        subject: exercise.code,
        language: 'ka',
        pack: undefined,
      } as never,
      0,
    )
    for (const each of events) kept = noteRunEvent(kept, event(each), 0)
    expect(kept.events).toHaveLength(4)
    expect(replay(exercise, kept.events)).toEqual(played(exercise, ...events))
    expect(addEvent(kept, event('ended TESTCODE'), 0).events).toHaveLength(5)
  })

  test('[P61] one part follows another; nothing is skipped, and one may go back', () => {
    const exercise = nightExercise()
    expect(stagesOf(exercise)).toEqual(['brief', 'count', 'fill', 'answer', 'debrief'])
    expect(played(exercise, 'reached stage:fill').stage).toBe('brief')
    const there = ['reached stage:count', 'reached stage:fill']
    expect(played(exercise, ...there).stage).toBe('fill')
    expect(played(exercise, ...there, 'reached stage:count').stage).toBe('count')
    expect(played(exercise, ...there, 'reached stage:brief').stage).toBe('brief')
  })

  test('[P61] after the debrief nothing changes; ending leads there from anywhere', () => {
    const exercise = exerciseA()
    const run = played(exercise, 'reached stage:fill', 'ended TESTCODE')
    expect(run.stage).toBe('debrief')
    expect(step(exercise, run, event('reached stage:fill'))).toBe(run)
    expect(step(exercise, run, event('typed invalid=9'))).toBe(run)
  })

  test('[P62] what is typed stands as it was typed; given sections and unknown boxes take nothing', () => {
    const exercise = exerciseA()
    const run = played(
      exercise,
      'reached stage:fill',
      'typed invalid= 2 1',
      'typed votes/41=372',
      'typed votes/41=three',
      'typed votes/7=1',
      'typed votes=1',
      'typed district=77',
      'ticked seal/stamped',
      'ticked seal/nowhere',
      'typed seal=stamped',
    )
    expect(run.values['invalid']).toBe(' 2 1')
    expect(run.values['votes']).toEqual({ 41: 'three' })
    expect(run.values['district']).toBe('9')
    expect(run.values['seal']).toEqual(['stamped'])
    expect(
      played(exercise, 'reached stage:fill', 'ticked seal/stamped', 'unticked seal/stamped').values['seal'],
    ).toEqual([])
  })

  test('[P63] an edit takes back the acceptance of its own section, and of no other', () => {
    const run = played(
      exerciseA(),
      'reached stage:fill',
      'accepted result',
      'accepted voters',
      'accepted nowhere',
      'typed votes/41=3',
    )
    expect([...run.accepted]).toEqual(['voters'])
    const ticked = played(exerciseA(), 'reached stage:fill', 'accepted close', 'ticked seal/stamped')
    expect([...ticked.accepted]).toEqual([])
  })

  test('[P63] the furthest section is the furthest that was left, not the furthest on the screen', () => {
    const exercise = exerciseA()
    const furthest = (...acts: string[]) => played(exercise, 'reached stage:fill', ...acts).furthest
    expect(furthest()).toBe(-1)
    expect(furthest('reached section:voters')).toBe(0)
    expect(furthest('reached section:voters', 'reached section:precinct')).toBe(1)
    expect(furthest('reached section:last')).toBe(0)
    expect(furthest('reached section:last', 'reached stage:answer')).toBe(exercise.form.sections.length)
  })

  test('[P64] pointing at a box and saying that none is wrong exclude each other', () => {
    const exercise = exerciseA({ level: 'detective', filled: true })
    const run = played(exercise, 'pointed invalid', 'pointed votes/41', 'pointed invalid', 'pointed nowhere')
    expect(run.pointed).toEqual(['invalid', 'votes/41'])
    const none = step(exercise, run, event('pointed none'))
    expect([none.pointed, none.noneWrong]).toEqual([[], true])
    const again = step(exercise, none, event('pointed invalid'))
    expect([again.pointed, again.noneWrong]).toEqual([['invalid'], false])
    expect(step(exercise, again, event('unpointed invalid')).pointed).toEqual([])
  })

  test('[P65] a row of an amendment quotes the original; the original itself is never touched', () => {
    const before = JSON.stringify(signed)
    const run = played(
      AMENDMENT,
      'reached stage:fill',
      'chose change:signed-total=561',
      'chose change:nowhere=1',
      'chose change:disputed=words',
      'chose statement:disputed=field i',
      'chose statement:invalid=3',
      'typed signed-total=561',
    )
    expect(run.changes).toEqual([{ box: 'signed-total', was: 516, becomes: '561' }])
    expect(run.statements).toEqual({ disputed: 'field i' })
    expect(sheetOf(run).values['signed-total']).toBeUndefined()
    const misquoted = step(AMENDMENT, run, event('chose was:signed-total=156'))
    expect(misquoted.changes).toEqual([{ box: 'signed-total', was: '156', becomes: '561' }])
    expect(step(AMENDMENT, misquoted, event('undid change:signed-total')).changes).toEqual([])
    expect(JSON.stringify(signed)).toBe(before)
    expect(played(exerciseA(), 'reached stage:fill', 'chose change:signed-total=561').changes).toEqual([])
  })

  test('[P60] a note is kept up to 500 characters; answers that do not exist are none', () => {
    const exercise = exerciseA()
    const run = played(
      exercise,
      'wrote note=two are missing',
      `wrote note=${'x'.repeat(501)}`,
      'chose remedy=recount',
    )
    expect([run.note, run.remedy]).toEqual(['two are missing', 'recount'])
    expect(played(exercise, 'chose remedy=sumFix', 'chose cause=thing')).toEqual(startRun(exercise))
    expect(played(exercise, 'reached record:log-book', 'reached record:log-book').opened).toEqual([
      'log-book',
    ])
  })
})

describe('the second entry', () => {
  const exercise = exerciseA({ level: 'four-eyes' })
  const truth = exercise.truth
  const first = [event('reached stage:fill'), ...filling(exercise, truth), event('typed votes/41=327')]
  const second = [
    event('reached stage:second'),
    ...filling(exercise, truth, '2/'),
    event('typed 2/invalid=12'),
  ]

  test('[P66] it begins blank, and from then on the first is closed', () => {
    const run = played(exercise, ...first, 'reached stage:second')
    expect([run.again['invalid'], run.again['district'], run.section, run.furthest]).toEqual([
      undefined,
      '9',
      0,
      -1,
    ])
    expect(step(exercise, run, event('reached stage:fill'))).toBe(run)
    expect(step(exercise, run, event('typed invalid=4'))).toBe(run)
    expect(step(exercise, run, event('typed 2/invalid=4')).again['invalid']).toBe('4')
    const comparing = played(exercise, ...first, ...second, 'reached stage:compare')
    expect(step(exercise, comparing, event('reached stage:second'))).toBe(comparing)
    expect(step(exercise, comparing, event('reached stage:answer')).stage).toBe('answer')
  })
  test('[P67] only differing boxes are typed again; what nobody settled stays blank', () => {
    const comparing = played(exercise, ...first, ...second, 'reached stage:compare')
    expect(differencesOf(exercise, comparing)).toEqual(['invalid', 'votes/41'])
    expect(step(exercise, comparing, event('typed votes/4=1'))).toBe(comparing)
    expect(step(exercise, comparing, event('ticked seal/stamped'))).toBe(comparing)
    const settled = step(exercise, comparing, event('typed votes/41=372'))
    const { values } = finalSheetOf(exercise, settled)
    expect([values['invalid'], values['votes']]).toEqual([
      null,
      { 4: '203', 5: '118', 9: '17', 25: '11', 41: '372' },
    ])
    expect(differencesOf(exercise, settled)).toEqual(['invalid', 'votes/41'])
  })
  test('[P67] a differing tick is settled like a differing figure', () => {
    const comparing = played(
      exercise,
      ...first,
      ...second,
      'unticked 2/seal/stamped',
      'reached stage:compare',
    )
    expect(differencesOf(exercise, comparing)).toContain('seal')
    expect(finalSheetOf(exercise, comparing).values['seal']).toBeNull()
    const settled = step(exercise, comparing, event('ticked seal/stamped'))
    expect(finalSheetOf(exercise, settled).values['seal']).toEqual(['stamped'])
  })
  test('[P66] a partner can hand over the second entry, if it is of the same exercise', () => {
    const there = played(exercise, ...first, 'reached stage:second')
    const text = writeSecondEntry(exercise.form, exercise.code, truth)
    const run = step(exercise, there, event(`wrote second=${text}`))
    expect(differencesOf(exercise, run)).toEqual(['votes/41'])
    expect(run.again['district']).toBe('9')
    const others = writeSecondEntry(exercise.form, 'OTHER', truth)
    expect(step(exercise, there, event(`wrote second=${others}`))).toBe(there)
    const elsewhere = writeSecondEntry(exercise.form, exercise.code, { ...truth, subjects: ['1', '2'] })
    expect(step(exercise, there, event(`wrote second=${elsewhere}`))).toBe(there)
  })
})

describe('the count', () => {
  const exercise = nightExercise()
  const counted = (...acts: (string | RunEvent)[]) => played(exercise, 'reached stage:count', ...acts).count

  test('[P69] whoever counts in order does every step in its turn', () => {
    const { done } = counted(...counting(exercise))
    expect(done.map(({ step: id }) => id)).toEqual(exercise.form.count.map(({ id }) => id))
    expect(done.every(({ inTurn }) => inTurn)).toBe(true)
  })
  test('[P69] a step whose turn had not come is noticed, and is done all the same', () => {
    const { done } = counted('did open-main-box', 'did draw-counters', 'did open-main-box')
    expect(done).toEqual([
      { step: 'open-main-box', inTurn: false },
      { step: 'draw-counters', inTurn: true },
    ])
  })
  test('[P69] the turn counts when a step is chosen or begun: ballots sorted before the box was opened stay sorted too early', () => {
    const events = counting(exercise)
    const place = events.findIndex(({ object }) => object === 'sort-ballots')
    const { done } = counted('sorted 1=doubtful', ...events.slice(0, place + 1))
    expect(done.at(-1)).toEqual({ step: 'sort-ballots', inTurn: false })
    expect(counted('reached step:sort-ballots', ...events.slice(0, place + 1)).done.at(-1)?.inTurn).toBe(
      false,
    )
    expect(counted(...events.slice(0, place + 1)).done.at(-1)?.inTurn).toBe(true)
  })
  test('[P69] a step is done when its work is there', () => {
    expect(counted('did sort-ballots').done).toEqual([])
    expect(counted('did count-unified').done).toEqual([])
    expect(counted('typed tally:count-unified=', 'did count-unified').done).toEqual([])
    expect(counted('typed tally:count-unified=9', 'did count-unified').done).toHaveLength(1)
    expect(counted('did compare-main-sheets').done).toEqual([])
    // nobody voted outside that night: there are no sheets to compare
    expect(counted('did compare-mobile-sheets').done).toHaveLength(1)
    expect(counted('did seal-piles').done).toEqual([])
    expect(counted('sorted 1=doubtful', 'did decide-doubtful').done).toEqual([])
  })
  test('[P70] a ballot lies on one pile; it can be moved until the piles are sealed, taken back until all are sorted', () => {
    const sorted = counted('sorted 2=4', 'sorted 2=5', 'sorted 3=4', 'undid 3')
    expect([...sorted.piles]).toEqual([[2, '5']])
    const events = counting(exercise)
    const sealed = counted(...events, 'sorted 2=5', 'undid 2', 'voted 1=valid')
    expect(sealed).toEqual(counted(...events))
    const all = events.slice(0, events.findIndex(({ object }) => object === 'sort-ballots') + 1)
    expect(counted(...all, 'undid 2').piles.get(2)).toBe('4')
    expect(counted(...all, 'sorted 2=5').piles.get(2)).toBe('5')
  })
  test('[P70] only doubtful ballots are voted on, once; a ballot laid elsewhere loses its vote', () => {
    const votes = (...acts: string[]) => [...counted(...acts).votes]
    expect(votes('sorted 1=4', 'voted 1=valid')).toEqual([])
    expect(votes('sorted 1=doubtful', 'voted 1=valid', 'voted 1=invalid')).toEqual([[1, 'valid']])
    expect(votes('sorted 1=doubtful', 'voted 1=perhaps')).toEqual([])
    expect(votes('sorted 1=doubtful', 'voted 1=valid', 'sorted 1=4', 'sorted 1=doubtful')).toEqual([])
  })
})
