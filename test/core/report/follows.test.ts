import { describe, expect, test } from 'vitest'
import {
  type Attempt,
  type AttemptEvent,
  type AttemptKind,
  beginAttempt,
} from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { follows } from '../../../src/core/report/follows.ts'

/* What people really do is drawn by chance in test/flow/honest-attempts.test.ts; here is what somebody made up. */

const NOON = Date.UTC(2026, 10, 22, 12)
const ID = makeUuid(NOON, new Uint8Array(10))
const SUBJECTS: Partial<Record<AttemptKind, string>> = { exam: 'officer', room: 'K7PM3QXA' }

/** An attempt that was ended, as lines: “chose ink-seen/8f2q=a~1/1”. */
function ended(
  kind: AttemptKind,
  lines: readonly string[],
  result: Partial<Attempt['result'] & object>,
): Attempt {
  const subject = SUBJECTS[kind] ?? 'topic/counting'
  const begun = beginAttempt({ id: ID, person: ID, kind, subject, language: 'ka', pack: undefined }, NOON)
  const events = [...lines, `ended ${subject}`].map((line, after) => {
    const [act = '', ...object] = line.split(' ')
    return { after, act: act as AttemptEvent['act'], object: object.join(' ') }
  })
  return { ...begun, events, endedAt: NOON + 60_000, result: { completion: true, ...result } }
}

const one = (right: number, of: number) => ({ scores: { all: { right, of } } })

describe('practice', () => {
  const lines = [
    'opened topic/counting',
    'chose ink-seen/8f2q=a~1/1',
    'chose seal/1=a,b~1/2',
    'chose odd',
    'chose x=~1/1',
  ]
  test('is the marks that stand beside its answers, and no others', () => {
    for (const kind of ['questions', 'review'] as const) {
      expect(follows(ended(kind, lines, one(1, 2)))).toBe(true)
      for (const [right, of] of [
        [2, 2],
        [0, 2],
        [1, 3],
        [2, 3],
        [1, 1],
        [-1, 2],
      ] as const)
        expect(follows(ended(kind, lines, one(right, of))), `${right}/${of}`).toBe(false)
      expect(follows(ended(kind, lines, { scores: { counting: { right: 1, of: 2 } } }))).toBe(false)
      expect(follows(ended(kind, lines, { ...one(1, 2), success: true }))).toBe(false)
    }
  })
  test('that claims nothing, or goes on, follows; one that is over has an end', () => {
    const { endedAt: _end, ...open } = ended('questions', lines, one(1, 2))
    expect(follows({ ...open, result: { completion: false, ...one(1, 2) } })).toBe(true)
    expect(follows(open)).toBe(false)
    expect(follows({ ...open, result: undefined })).toBe(true)
    expect(follows({ ...ended('questions', lines, one(1, 2)), events: [] })).toBe(false)
  })
})

describe('an exam', () => {
  const lines = [
    'opened officer@5Q7YPZQW#1357beef',
    'chose ink-seen=a',
    'chose seal=a',
    'chose seal=a,b',
    'chose gone=a',
    'chose gone=',
    'did ink-seen=1/1',
    'did seal=1/2',
    'did gone=0/1',
    'did open=0/3',
  ]
  const scores = { voting: { right: 1, of: 1 }, counting: { right: 0, of: 3 }, all: { right: 1, of: 4 } }
  test('is its marks put together, the topics are parts of them', () => {
    expect(follows(ended('exam', lines, { scores, success: false }))).toBe(true)
    expect(follows(ended('exam', lines, { scores, success: true }))).toBe(true) // where the pass mark is 20
    expect(follows(ended('exam', lines, { scores }))).toBe(true) // of an earlier version
    for (const changed of [
      { ...scores, all: { right: 2, of: 4 } },
      { ...scores, voting: { right: 0, of: 1 } },
      { ...scores, voting: { right: 2, of: 2 } },
      { ...scores, more: { right: 1, of: 1 } },
      { voting: scores.voting, all: scores.all },
      { all: { right: 4, of: 4 }, voting: { right: 4, of: 4 } },
    ])
      expect(follows(ended('exam', lines, { scores: changed })), JSON.stringify(changed)).toBe(false)
  })
  test.each([
    ['an answer has no mark', lines.filter((line) => line !== 'did ink-seen=1/1'), one(0, 3)],
    ['an answer is marked twice', [...lines, 'did ink-seen=1/1'], one(2, 5)],
    ['a question is marked twice', [...lines, 'did open=0/3'], one(1, 5)],
    [
      'a question without an answer is right',
      lines.map((line) => line.replace('open=0/3', 'open=3/3')),
      one(2, 4),
    ],
    [
      'one whose answer was taken back is right',
      lines.map((line) => line.replace('gone=0/1', 'gone=1/1')),
      one(2, 4),
    ],
    ['it does not say on which paper', lines.slice(1), one(1, 4)],
    ['its paper is that of another exam', ['opened chair@5Q7YPZQW#1357beef', ...lines.slice(1)], one(1, 4)],
    ['nothing was asked', lines.slice(0, 1), one(0, 0)],
  ])('in which %s is none', (_, told, { scores: { all } }) => {
    expect(follows(ended('exam', told, { scores: { all, voting: all } }))).toBe(false)
  })
  test('of which nothing is right is not passed, and of which everything is right is not failed, whatever the pass mark', () => {
    const paper = (mark: string) => [lines[0] ?? '', 'chose ink-seen=a', `did ink-seen=${mark}`]
    const of = (right: number) => ({ all: { right, of: 1 }, voting: { right, of: 1 } })
    expect(follows(ended('exam', paper('0/1'), { scores: of(0), success: false }))).toBe(true)
    expect(follows(ended('exam', paper('0/1'), { scores: of(0), success: true }))).toBe(false)
    expect(follows(ended('exam', paper('1/1'), { scores: of(1), success: true }))).toBe(true)
    expect(follows(ended('exam', paper('1/1'), { scores: of(1), success: false }))).toBe(false)
    expect(follows(ended('exam', paper('1/1'), { success: true }))).toBe(false)
  })
  test('that was laid aside is not judged', () => {
    expect(follows(ended('exam', lines, { completion: false }))).toBe(true)
    expect(follows(ended('exam', lines, { completion: false, scores }))).toBe(false)
    expect(follows(ended('exam', lines, { completion: false, success: true }))).toBe(false)
  })
})

describe('a quiz of the room', () => {
  const lines = [
    'opened K7PM3QXA#1357beef',
    'added seat:7',
    'chose warm-up=a',
    'chose ink-seen=a',
    'chose seal=',
  ]
  const opened = ['did ink-seen=1/1', 'did seal=0/2', 'did more=0/1', 'added released']
  test('has no more right than was answered, until the answers are opened; then it is its marks', () => {
    expect(follows(ended('room', lines, one(1, 3)))).toBe(true)
    expect(follows(ended('room', lines, one(3, 3)))).toBe(false)
    expect(follows(ended('room', lines, { scores: {} }))).toBe(true)
    expect(
      follows(ended('room', lines, { scores: { all: { right: 1, of: 3 }, voting: { right: 1, of: 1 } } })),
    ).toBe(false)
    expect(follows(ended('room', [...lines, ...opened], one(1, 3)))).toBe(true)
    for (const [right, of] of [
      [2, 3],
      [0, 3],
      [1, 2],
      [1, 4],
    ] as const)
      expect(follows(ended('room', [...lines, ...opened], one(right, of))), `${right}/${of}`).toBe(false)
    expect(follows(ended('room', [...lines, ...opened, 'did ink-seen=1/1'], one(2, 4)))).toBe(false)
    expect(follows(ended('room', ['opened 22222222#1357beef', ...lines.slice(1)], one(1, 3)))).toBe(false)
  })
})

test('in an exercise, a role-play and a list nobody is right in what they never did', () => {
  const run = ['opened ge-summary@1#12345678', 'chose remedy=recount', 'did draw-counters', 'sorted 1=41']
  const told = {
    values: { right: 4, of: 9 },
    remedy: { right: 1, of: 1 },
    order: { right: 1, of: 5 },
    sorting: { right: 1, of: 9 },
  }
  expect(follows(ended('protocol', run, { scores: told }))).toBe(true)
  for (const name of ['remedy', 'order', 'sorting'] as const)
    expect(follows(ended('protocol', ['opened x'], { scores: { [name]: told[name] } })), name).toBe(false)
  expect(follows(ended('protocol', run, { scores: { ...told, values: { right: 10, of: 9 } } }))).toBe(false)
  expect(follows(ended('protocol', run, { scores: { all: { right: 1, of: 1 } } }))).toBe(false)
  const shown = { scores: { calm: { right: 1, of: 2 } } }
  expect(follows(ended('scenario', ['opened x', 'chose answer=calm'], shown))).toBe(true)
  expect(follows(ended('scenario', ['opened x'], shown))).toBe(false)
  expect(
    follows(ended('scenario', ['opened x', 'chose a=b'], { scores: { luck: { right: 1, of: 2 } } })),
  ).toBe(false)
  expect(follows(ended('checklist', ['ticked a'], {}))).toBe(true)
  expect(follows(ended('checklist', ['ticked a', 'unticked a'], {}))).toBe(false)
  expect(follows(ended('reading', ['opened counting'], {}))).toBe(false)
  expect(follows(ended('bookmark', ['added counting'], { completion: false }))).toBe(true)
})
