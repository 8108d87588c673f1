import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import { sectionsRead } from '../core/attempt/reading.ts'
import { daysLeft } from '../core/review/aim.ts'
import { DAY } from '../core/review/days.ts'
import { type NextStep, nextStep, type RoomDone } from '../core/review/next-step.ts'
import { type Readiness, readinessOf } from '../core/review/readiness.ts'
import { type Role, ROLES } from '../core/guide/role.ts'
import type { Language } from '../core/language.ts'
import { reached, type Result } from '../core/result.ts'
import { replaySeat } from '../core/room/seat.ts'
import { type SkillTotal, skillHistory } from '../core/scenario/skill-history.ts'
import { canRead } from '../core/scenario/scene-line.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import type { Documents } from './documents.ts'
import { localDay } from './local-day.ts'
import { type PastExam, pastExams } from './past-exams.ts'
import { readPreferences } from './preferences.ts'
import { asPresent } from './present-person.ts'
import { type BankProblem, openQuestions, type QuestionShelf } from './questions.ts'
import { openLibrary } from './read-guide.ts'
import { openReview, type ReviewDay } from './review-questions.ts'

/** What somebody has done and is ready for, over the whole app. */
export interface Progress {
  readonly role: Role | undefined
  /** Chapters read to their end. */
  readonly guide: RoomDone
  /** Role-plays finished, and what was shown of each skill: skills are never added up. */
  readonly scenes: RoomDone & { readonly skills: readonly SkillTotal[] }
  /** Forms on which an exercise was finished; how many exercises in all, and the boxes that were written right in them. */
  readonly protocols: RoomDone & {
    readonly ended: number
    readonly values: { readonly right: number; readonly of: number }
  }
  /** Nothing where no questions are on this phone. */
  readonly tests: TestProgress | undefined
  /** The last fourteen days, oldest first: how many questions were answered. */
  readonly byDay: readonly { readonly day: string; readonly answers: number }[]
  readonly next: NextStep
}

/** What is known by answering questions. */
export interface TestProgress {
  readonly shelf: QuestionShelf
  /** For the member's own role, or everything where none is chosen. */
  readonly readiness: Readiness
  /** For each role that has questions of its own. */
  readonly roles: readonly { readonly role: Role; readonly readiness: Readiness }[]
  /** How many answers were ever given. */
  readonly answers: number
  /** Newest first. */
  readonly exams: readonly PastExam[]
  readonly quizzes: QuizzesDone
  /** The exam that lies unfinished, if any. */
  readonly examOpen: string | undefined
  /** Nights until polling day, if one is set. */
  readonly daysLeft: number | undefined
}

/** The quizzes of the room that somebody finished. */
export interface QuizzesDone {
  readonly ended: number
  /** The newest whose answers the room has opened: before that nobody is told how it came out. */
  readonly last: { readonly right: number; readonly of: number } | undefined
}

/** So many days are looked back on. */
const DAYS = 14

/** The kinds of attempt the page tells of, besides questions. */
const KINDS = ['reading', 'scenario', 'protocol', 'exam', 'room'] as const

/** Gathers what somebody has done in all rooms, and the one best next step. */
export async function progressOf(language: Language): Promise<Result<Progress, BankProblem>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const [contents, lines, practice, opened, attempts, exams, { role }] = await Promise.all([
    library.value.read('contents'),
    library.value.read('scenes'),
    library.value.read('protocols'),
    openQuestions(language),
    attemptsByKind(),
    pastExams(),
    readPreferences(),
  ])
  const review = opened.ok ? await openReview(opened.value) : undefined
  const guide = guideDone(contents ?? [], attempts.reading)
  const scenes = scenesDone(lines ?? [], attempts.scenario, role)
  const protocols = protocolsDone(practice?.forms ?? [], attempts.protocol)
  const tests = review && testsDone(review, exams, attempts)
  return reached({
    role,
    guide,
    scenes,
    protocols,
    tests,
    byDay: answersByDay(review),
    next: nextStep({
      examOpen: tests?.examOpen,
      exam: tests && examFor(tests.shelf, role),
      daysSinceExam: daysSince(exams[0]),
      reviewDone: review?.done ?? true,
      daysLeft: tests?.daysLeft,
      readiness: tests?.readiness ?? NOTHING_TO_ASK,
      guide,
      scenes,
      protocols,
    }),
  })
}

const NOTHING_TO_ASK: Readiness = { ready: 0, fading: 0, unseen: 0, of: 0, expected: 0, topics: [] }

async function attemptsByKind(): Promise<Readonly<Record<(typeof KINDS)[number], readonly Attempt[]>>> {
  const reading = asPresent((db, person) => Promise.all(KINDS.map((kind) => attemptsOf(db, kind, person))))
  const [read = [], scenario = [], protocol = [], exam = [], room = []] = await unlessRefused(reading, [])
  return { reading: read, scenario, protocol, exam, room }
}

function guideDone(contents: Documents['contents'], reading: readonly Attempt[]): RoomDone {
  const read = contents.filter(({ id, sections }) => {
    const seen = sectionsRead(reading, id)
    return sections.every((section) => seen.has(section.id))
  })
  return { done: read.length, of: contents.length, next: contents.find((line) => !read.includes(line))?.id }
}

function scenesDone(
  all: Documents['scenes'],
  attempts: readonly Attempt[],
  role: Role | undefined,
): Progress['scenes'] {
  // a commission run wants several people: it is nobody's next step
  const lines = all.filter((line) => canRead(line) && !line.crew)
  const played = finishedSubjects(attempts)
  const open = lines.filter(({ id }) => !played.has(id)).sort((a, b) => a.order - b.order)
  return {
    done: lines.length - open.length,
    of: lines.length,
    next: (open.find(({ player }) => player === role) ?? open[0])?.id,
    skills: skillHistory(attempts),
  }
}

function protocolsDone(
  forms: Documents['protocols']['forms'],
  attempts: readonly Attempt[],
): Progress['protocols'] {
  const ended = attempts.filter(({ result }) => result?.completion === true)
  // an exercise names its form first: `<form>@<version>#<hash>`
  const used = new Set(ended.map(({ events }) => events[0]?.object.split('@')[0]))
  const ids = forms.map(({ form }) => form['id']).filter((id) => typeof id === 'string')
  const scores = ended.flatMap(({ result }) => result?.scores?.['values'] ?? [])
  return {
    done: ids.filter((id) => used.has(id)).length,
    of: ids.length,
    next: ids.find((id) => !used.has(id)),
    ended: ended.length,
    values: scores.reduce((sum, { right, of }) => ({ right: sum.right + right, of: sum.of + of }), {
      right: 0,
      of: 0,
    }),
  }
}

function testsDone(
  { shelf, aim, readiness, standing }: ReviewDay,
  exams: readonly PastExam[],
  { exam, room }: { readonly exam: readonly Attempt[]; readonly room: readonly Attempt[] },
): TestProgress {
  const items = shelf.topics.flatMap((topic) => topic.items)
  const own = ROLES.filter((role) => items.some((item) => item.roles.includes(role)))
  return {
    shelf,
    readiness,
    roles: own.map((role) => ({
      role,
      readiness: readinessOf(shelf.topics, standing.memory, aim, role),
    })),
    answers: standing.answers.length,
    exams,
    quizzes: quizzesDone(room),
    examOpen: exam.find(
      ({ subject, endedAt }) => endedAt === undefined && shelf.exams.some(({ id }) => id === subject),
    )?.subject,
    daysLeft: daysLeft(aim),
  }
}

function quizzesDone(attempts: readonly Attempt[]): QuizzesDone {
  const ended = newestFirst(attempts).filter(({ result }) => result?.completion === true)
  const open = ended.find(({ events }) => replaySeat(events).released)
  return { ended: ended.length, last: open?.result?.scores?.['all'] }
}

function answersByDay(review: ReviewDay | undefined): Progress['byDay'] {
  if (!review) return []
  const { now } = review.aim
  const today = new Date(now)
  const counts = new Map<string, number>()
  for (const { at } of review.standing.answers) {
    const day = localDay(Math.min(at, now)) // a clock that was ahead: at the latest today
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return Array.from({ length: DAYS }, (_, place) => {
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (DAYS - 1 - place))
    const day = localDay(date.getTime())
    return { day, answers: counts.get(day) ?? 0 }
  })
}

/** The exam of a role, else one that is everybody's. */
function examFor({ exams }: QuestionShelf, role: Role | undefined): string | undefined {
  const own = exams.find(({ roles }) => role !== undefined && roles.includes(role))
  return (own ?? exams.find(({ roles }) => roles.length === 0))?.id
}

function daysSince(exam: PastExam | undefined): number | undefined {
  const endedAt = exam?.attempt.endedAt
  return endedAt === undefined ? undefined : Math.max(0, Math.floor((Date.now() - endedAt) / DAY))
}

function finishedSubjects(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(attempts.filter(({ result }) => result?.completion === true).map(({ subject }) => subject))
}
