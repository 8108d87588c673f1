import type { Attempt } from '../attempt/attempt.ts'
import { tickedSteps } from '../attempt/checklist.ts'
import { isEnough } from '../exam/exam-result.ts'
import { answeredIn, givenOnPaper, outcomesIn, tallyOf } from '../question/answered.ts'
import { neverHappens } from '../result.ts'
import { SKILLS } from '../scenario/scene-kinds.ts'

/*
 * Whether the result of an attempt follows from its own events. It is asked at the centre's door, of every attempt, so it asks for no
 * content: what an answer is worth is taken from the marks that stand beside it. Whether those are right, with the questions in hand, is
 * looked into afterwards (exam-marks.ts). What claims nothing always follows: a result that is missing, or figures left out of it.
 */

type Result = NonNullable<Attempt['result']>
type Scores = NonNullable<Result['scores']>
type Figure = Scores[string]

/** Whether the phone's own functions make of an attempt's events the result that it claims. */
export function follows(attempt: Attempt): boolean {
  const { kind, events, endedAt, result } = attempt
  if (!result) return true
  const { completion, scores, success } = result
  if (success !== undefined && kind !== 'exam') return false
  if (completion && (endedAt === undefined || !events.some(({ act }) => act === 'ended'))) return false
  if (scores && !Object.values(scores).every(isFigure)) return false
  // practice has its figures after each answer, also when nobody ever ends it
  if (kind === 'questions' || kind === 'review') return isOnly(scores, tallyOf(answeredIn(attempt)))
  // what was left is not judged
  if (!completion) return scores === undefined && success === undefined
  switch (kind) {
    case 'exam':
      return examFollows(attempt, result)
    case 'room':
      return roomFollows(attempt, scores)
    case 'protocol':
      return protocolFollows(attempt, scores)
    case 'scenario':
      return sceneFollows(attempt, scores)
    case 'checklist':
      return scores === undefined && tickedSteps(attempt).size > 0
    case 'reading':
    case 'bookmark':
      return false // neither is ever over
    default:
      return neverHappens(kind)
  }
}

/**
 * Every question of the paper has its mark, none without an answer is right, and the figures add these marks up. Which topic a question
 * is of its marks do not say: the figures by topic are parts of the whole. Attempts of earlier versions do not say whether it was enough.
 */
function examFollows(attempt: Attempt, { scores, success }: Result): boolean {
  const all = tallyOfPaper(attempt, 'every-answer')
  if (!all || all.of === 0 || !begins(attempt, '@')) return false
  if (!scores) return success === undefined
  const { all: told, ...topics } = scores
  if (!isSame(told, all) || !isSame(sumOf(Object.values(topics)), all)) return false
  // the pass mark stands in the exam, and is a share of 1 to 100 percent
  return success === undefined || (success ? isEnough({ pass: 1 }, all) : !isEnough({ pass: 100 }, all))
}

/** Before the answers are opened nothing says how they came out: no more can be right than was answered. */
function roomFollows(attempt: Attempt, scores: Scores | undefined): boolean {
  const all = tallyOfPaper(attempt, 'some-answers')
  if (!all || !begins(attempt, '#')) return false
  if (all.of > 0) return isOnly(scores, all)
  const told = scores?.['all']
  return isOnly(scores, told) && (told?.right ?? 0) <= givenOnPaper(attempt).size
}

/** Whether it says first on which paper it is: that of its own subject. */
function begins({ events: [first], subject }: Attempt, sign: '@' | '#'): boolean {
  return first?.act === 'opened' && first.object.startsWith(subject + sign)
}

/**
 * The marks of a paper put together; nothing where they cannot be of any paper.
 * @param answers whether every answer has its mark, or those to a warm-up have none
 */
function tallyOfPaper(attempt: Attempt, answers: 'every-answer' | 'some-answers'): Figure | undefined {
  const [given, outcomes] = [givenOnPaper(attempt), outcomesIn(attempt)]
  const asked = new Set<string>()
  let answered = 0
  for (const { item, right } of outcomes) {
    asked.add(item)
    if (given.has(item)) answered++
    else if (right > 0) return undefined
  }
  if (asked.size < outcomes.length) return undefined
  return answers === 'some-answers' || answered === given.size ? tallyOf(outcomes) : undefined
}

/** What a run of an exercise, or a drill, is judged by (protocol/score.ts). */
const RUN_FIGURES = ['values', 'findings', 'remedy', 'order', 'sorting']

/** How a run comes out its exercise says, which is made from its code; but nobody is right in what they never did. */
function protocolFollows({ events, subject }: Attempt, scores: Scores = {}): boolean {
  if (!Object.keys(scores).every((name) => RUN_FIGURES.includes(name))) return false
  if (subject.startsWith('sorting:')) return Object.keys(scores).every((name) => name === 'sorting')
  const count = (is: (event: Attempt['events'][number]) => boolean): number => events.filter(is).length
  const right = (name: string): number => scores[name]?.right ?? 0
  return (
    right('remedy') <= count(({ act, object }) => act === 'chose' && object.startsWith('remedy=')) &&
    right('order') <= count(({ act }) => act === 'did') &&
    right('sorting') <= count(({ act }) => act === 'sorted')
  )
}

/** Skills are shown by what was chosen and written. Whoever watched a scene is not judged. */
function sceneFollows({ events, subject }: Attempt, scores: Scores = {}): boolean {
  const names = Object.keys(scores)
  if (names.length === 0) return true
  return (
    !subject.endsWith('/observer') &&
    names.every((name) => (SKILLS as readonly string[]).includes(name)) &&
    events.some(({ act }) => act === 'chose' || act === 'wrote')
  )
}

/** Whether there is one figure, `all`, and it is this one; or none is told. */
function isOnly(scores: Scores | undefined, all: Figure | undefined): boolean {
  if (!scores || Object.keys(scores).length === 0) return true
  return Object.keys(scores).length === 1 && isSame(scores['all'], all)
}

function isSame(one: Figure | undefined, other: Figure | undefined): boolean {
  return one !== undefined && one.right === other?.right && one.of === other.of
}

function isFigure({ right, of }: Figure): boolean {
  return right >= 0 && right <= of
}

function sumOf(figures: readonly Figure[]): Figure {
  return figures.reduce((sum, { right, of }) => ({ right: sum.right + right, of: sum.of + of }), {
    right: 0,
    of: 0,
  })
}
