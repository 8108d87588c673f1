import { setImmediate as pause } from 'node:timers/promises'
import type { Attempt, AttemptKind } from '../../core/attempt/attempt.ts'
import { ROLES } from '../../core/guide/role.ts'
import { LANGUAGE_NAMES, LANGUAGES, isLanguage, type Language } from '../../core/language.ts'
import { readCode } from '../../core/protocol/code.ts'
import { makeExercise } from '../../core/protocol/exercise.ts'
import { type Span, quarterSpan, quartersBack } from '../../core/report/quarter.ts'
import { REPORT_VERSION, type Report, type ReportName, type RowsBy } from '../../core/report/report.ts'
import {
  AGE_BANDS,
  DEPARTED,
  FIGURES,
  GENDERS,
  type Grouping,
  plus,
  type Standing,
  withDeparted,
} from '../../core/report/standing.ts'
import { answersIn, errorsIn, type Outcome, Outcomes } from '../../core/report/weak-points.ts'
import {
  LEAST,
  shownCount,
  type ShownRow,
  shownStanding,
  withhold,
  WITHHELD,
} from '../../core/report/withhold.ts'
import { neverHappens } from '../../core/result.ts'
import { RATINGS } from '../../core/room/evaluation.ts'
import type { Queries } from '../store/database.ts'
import {
  attemptsBefore,
  countUnnamed,
  departedBy,
  departedIn,
  firstJoined,
  groupNames,
  groupsByDistrict,
  mergedPeople,
  type Scope,
  standingIn,
  standingsIn,
  type TheirAttempt,
} from '../store/reports.ts'
import { roomEvaluations } from '../store/room-results.ts'
import { examNotes } from './exam-notes.ts'
import type { ReportBooks } from './report-books.ts'
import type { ReportWord } from './report-words.ts'

/** What is asked for. */
export interface Asked {
  readonly report: ReportName
  readonly by: RowsBy
  /** As `2026-Q4`; nothing for all time up to now. */
  readonly quarter: string | undefined
  readonly scope: Scope
  readonly language: Language
}

/** With what it is made. */
export interface ReportMeans {
  readonly now: number
  readonly words: (language: Language) => ReportWord
  readonly books: ReportBooks
}

/** Quarters that are told one after the other. */
const QUARTERS = 12
/** Questions that are told. */
const HARDEST = 50
/** So many attempts are looked into, the newest: more would tell the same, and take longer. */
const LOOKED_INTO = { questions: 10_000, errors: 1_000 } as const
/** In steps so small that nobody else waits long meanwhile. */
const STEP = { questions: 250, errors: 25 } as const

/** Makes a report. */
export async function makeReport(queries: Queries, asked: Asked, means: ReportMeans): Promise<Report> {
  const making = {
    queries,
    asked,
    ...means,
    word: means.words(asked.language),
    span: spanOf(asked, means.now),
  }
  const { report } = asked
  switch (report) {
    case 'status':
      return withExamNotes(
        making,
        await (asked.by === 'quarter' ? byQuarter(making) : byGrouping(making, asked.by)),
      )
    case 'coverage':
      return coverage(making)
    case 'questions':
      return hardest(making)
    case 'errors':
      return errors(making)
    case 'satisfaction':
      return satisfaction(making)
    default:
      return neverHappens(report)
  }
}

async function withExamNotes({ queries, asked, word, span }: Making, report: Report): Promise<Report> {
  const notes = await examNotes(queries, { scope: asked.scope, span, word })
  return { ...report, notes: [...report.notes, ...notes] }
}

interface Making extends ReportMeans {
  readonly queries: Queries
  readonly asked: Asked
  readonly word: ReportWord
  readonly span: Span
}

/** Of the quarter that is running, up to now. */
function spanOf({ quarter }: Pick<Asked, 'quarter'>, now: number): Span {
  const span = (quarter === undefined ? undefined : quarterSpan(quarter)) ?? { from: 0, to: now + 1 }
  return { from: span.from, to: Math.min(span.to, now + 1) }
}

async function byGrouping(making: Making, by: Grouping): Promise<Report> {
  const { queries, asked, word, span } = making
  const departed = departedBy(await departedIn(queries, asked.scope), asked.quarter)
  const shown = withhold(withDeparted(await standingsIn(queries, asked.scope, span), departed))
  const names = await namesOf(making, by)
  const apart = await unnamed(making, span, [1, 2])
  const inOrder = [...shown.tables[by]].sort((one, other) => names.order(one.key, other.key))
  return {
    ...headOf(making, `${word('centre:report_status')} · ${word(`centre:by_${by}`)}`),
    by,
    heads: [word(`centre:by_${by}`), ...FIGURES.map((figure) => word(`figure_${figure}`))],
    rows: inOrder.map((row) => ({ name: names.nameOf(row.key), cells: cellsOf(row) })),
    total: { name: word('total'), cells: cellsOf({ counts: shown.total }) },
    ...apart,
    notes: notesOf(making, [
      'noteTrained',
      'noteReady',
      ...(hasDeparted(departed) ? ['noteDeparted'] : []),
      ...(apart ? ['noteUnnamed'] : []),
      'noteFew',
      'noteWithheld',
    ]),
  }
}

/** Joined up to the end of each quarter, trained and certified in it, ready at its end: nothing that adds up. */
async function byQuarter(making: Making): Promise<Report> {
  const { queries, asked, word, now } = making
  const departed = await departedIn(queries, asked.scope)
  const spans = [...departed.byQuarter.keys()].flatMap((quarter) => quarterSpan(quarter) ?? [])
  const first = Math.min((await firstJoined(queries)) ?? now, ...spans.map(({ from }) => from))
  const rows: Report['rows'] = []
  for (const quarter of quartersBack(now, first, QUARTERS)) {
    const here = await standingIn(queries, asked.scope, spanOf({ quarter }, now))
    rows.push({
      name: quarter,
      cells: cellsOf({ counts: shownStanding(plus(here, departedBy(departed, quarter))) }),
    })
  }
  const apart = await unnamed(making, spanOf({ quarter: undefined }, now), [1, 2])
  return {
    ...headOf(
      { ...making, asked: { ...asked, quarter: undefined } },
      `${word('centre:report_status')} · ${word('centre:by_quarter')}`,
    ),
    by: 'quarter',
    heads: [word('centre:by_quarter'), ...FIGURES.map((figure) => word(`figure_${figure}`))],
    rows,
    ...apart,
    notes: notesOf(making, [
      'noteTrained',
      'noteReady',
      'noteQuarter',
      ...(hasDeparted(departed.ever) ? ['noteDeparted'] : []),
      ...(apart ? ['noteUnnamed'] : []),
      'noteFew',
    ]),
  }
}

/**
 * What trainers brought of seats for whom nobody can be named, as a line of its own; nothing where there is none.
 * @param around so many cells are empty before it and after it
 */
async function unnamed(
  { queries, asked, word }: Making,
  span: Span,
  [before, after]: readonly [number, number],
): Promise<Pick<Report, 'apart'> | undefined> {
  const count = await countUnnamed(queries, asked.scope, span)
  if (count === 0) return undefined
  const empty = (cells: number): ''[] => Array.from({ length: cells }, () => '')
  return { apart: { name: word('unnamed'), cells: [...empty(before), shownCount(count), ...empty(after)] } }
}

function hasDeparted(departed: Standing): boolean {
  return FIGURES.some((figure) => departed[figure] > 0)
}

async function coverage(making: Making): Promise<Report> {
  const { queries, asked, word, span } = making
  const departed = departedBy(await departedIn(queries, asked.scope), asked.quarter)
  const shown = withhold(withDeparted(await standingsIn(queries, asked.scope, span), departed))
  const counts = new Map(shown.tables.district.map((row) => [row.key, row.counts]))
  const names = await namesOf(making, 'district')
  const districts = [...(await groupsByDistrict(queries, asked.scope))]
  districts.sort((one, other) => names.order(one.district, other.district))
  // people without a group, and those who are gone, are in the sum, so they have a line
  const others = [...counts.keys()].filter((key) => !districts.some(({ district }) => district === key))
  others.sort((one, other) => names.order(one, other))
  const rows = [...districts, ...others.map((district) => ({ district, groups: 0, empty: 0, seats: 0 }))].map(
    ({ district, groups, empty, seats }) => {
      const { joined = 0, trained = 0 } = counts.get(district) ?? {}
      return { district, cells: [groups, empty, seats, joined, trained, percentOf(groups - empty, groups)] }
    },
  )
  const sum = (pick: (each: (typeof districts)[number]) => number): number =>
    districts.reduce((all, each) => all + pick(each), 0)
  const [groups, empty] = [sum((each) => each.groups), sum((each) => each.empty)]
  const [seats, { joined, trained }] = [sum((each) => each.seats), shown.total]
  const apart = await unnamed(making, span, [4, 1])
  const columns = ['colGroups', 'colEmpty', 'colSeats', 'figure_joined', 'figure_trained', 'colStarted']
  return {
    ...headOf(making, word('centre:report_coverage')),
    heads: [word('centre:by_district'), ...columns.map((column) => word(column))],
    rows: rows.map(({ district, cells }) => ({ name: names.nameOf(district), cells })),
    total: {
      name: word('total'),
      cells: [groups, empty, seats, joined, trained, percentOf(groups - empty, groups)],
    },
    ...apart,
    bar: columns.length - 1,
    notes: notesOf(making, [
      'noteCoverage',
      'noteTrained',
      ...(hasDeparted(departed) ? ['noteDeparted'] : []),
      ...(apart ? ['noteUnnamed'] : []),
      'noteFew',
      'noteWithheld',
    ]),
  }
}

async function hardest(making: Making): Promise<Report> {
  const { asked, word, books } = making
  const looked = await lookInto(making, ['exam', 'room', 'questions', 'review'], 'questions', answersIn)
  return {
    ...headOf(making, word('centre:report_questions')),
    heads: [word('colQuestion'), word('colPeople'), word('colRight')],
    rows: looked.outcomes.weakest(HARDEST).map(({ what, people, percent }) => ({
      name: books.stemOf(what, asked.language) ?? what,
      cells: [people, percent],
    })),
    bar: 1,
    notes: [word('noteLooked', { n: looked.attempts }), ...notesOf(making, ['noteArrived', 'noteFive'])],
  }
}

async function errors(making: Making): Promise<Report> {
  const { word, books } = making
  const inExercise = (attempt: Attempt): readonly Outcome[] => {
    const shelf = isLanguage(attempt.language) ? books.shelfIn(attempt.language) : undefined
    const code = readCode(attempt.subject)
    const made = shelf && code.ok ? makeExercise(code.value, shelf) : undefined
    return made?.ok && attempt.result?.completion === true ? errorsIn(made.value, attempt) : []
  }
  const looked = await lookInto(making, ['protocol'], 'errors', inExercise)
  return {
    ...headOf(making, word('centre:report_errors')),
    heads: [word('colError'), word('colPeople'), word('colFound')],
    rows: looked.outcomes.weakest(HARDEST).map(({ what, people, percent }) => ({
      name: word(`protocol-run:cause_${what}`),
      cells: [people, percent],
    })),
    bar: 1,
    notes: [word('noteLooked', { n: looked.attempts }), ...notesOf(making, ['noteArrived', 'noteFive'])],
  }
}

/** What was thought of trainings in rooms: nobody's pseudonym stands beside it, so it is told of all rooms together. */
async function satisfaction(making: Making): Promise<Report> {
  const { queries, word, span } = making
  const said = await roomEvaluations(queries, span)
  const rows = Array.from({ length: RATINGS }, (_, at): Report['rows'][number] => {
    const ratings = said.flatMap((each) => each.ratings[at] ?? [])
    const content = ratings.filter((rating) => rating >= CONTENT).length
    return {
      name: word(`room:statement_${at + 1}`),
      cells: [
        shownCount(ratings.length),
        ratings.length < LEAST ? WITHHELD : percentOf(content, ratings.length),
      ],
    }
  })
  return {
    ...headOf(making, word('centre:report_satisfaction')),
    heads: [word('colStatement'), word('colGiven'), word('colContent')],
    rows,
    bar: 1,
    notes: notesOf(making, ['noteSatisfaction', 'noteFew']),
  }
}

/** From this rating on somebody agrees; 5 is the best. */
const CONTENT = 4

/** Looks into the newest attempts step by step, and lets others go on between. */
async function lookInto(
  { queries, asked, span }: Making,
  kinds: readonly AttemptKind[],
  what: keyof typeof LOOKED_INTO,
  outcomesIn: (attempt: Attempt) => readonly Outcome[],
): Promise<{ readonly attempts: number; readonly outcomes: Outcomes }> {
  const [outcomes, merged] = [new Outcomes(), await mergedPeople(queries)]
  let attempts = 0
  let before: TheirAttempt | undefined
  while (attempts < LOOKED_INTO[what]) {
    const most = Math.min(STEP[what], LOOKED_INTO[what] - attempts)
    const found = await attemptsBefore(queries, asked.scope, { kinds, span, before, most })
    for (const { person, attempt } of found) outcomes.add(merged.get(person) ?? person, outcomesIn(attempt))
    attempts += found.length
    before = found.at(-1)
    if (found.length < most) break
    await pause()
  }
  return { attempts, outcomes }
}

function headOf({ asked, now }: Making, title: string) {
  const { report, quarter } = asked
  return {
    version: REPORT_VERSION,
    report,
    ...(quarter === undefined ? {} : { quarter }),
    at: now,
    title: quarter === undefined ? title : `${title} · ${quarter}`,
  } as const
}

function notesOf({ word }: Making, keys: readonly string[]): string[] {
  return keys.map((key) => word(key))
}

function cellsOf({ counts }: Pick<ShownRow, 'counts'>): Report['rows'][number]['cells'] {
  return FIGURES.map((figure) => counts[figure])
}

function percentOf(part: number, whole: number): number {
  return whole > 0 ? Math.round((100 * part) / whole) : 0
}

interface Names {
  nameOf(key: string): string
  /** Which of two keys stands first; who said nothing stands last. */
  order(one: string, other: string): number
}

/** Those who are gone stand after all others. */
async function namesOf(making: Making, by: Grouping): Promise<Names> {
  const names = await namesHere(making, by)
  return {
    nameOf: (key) => (key === DEPARTED ? making.word('departed') : names.nameOf(key)),
    order: (one, other) => Number(one === DEPARTED) - Number(other === DEPARTED) || names.order(one, other),
  }
}

async function namesHere({ queries, asked, word }: Making, by: Grouping): Promise<Names> {
  const unsaid = word(by === 'district' || by === 'group' ? 'nowhere' : 'unsaid')
  const named =
    (known: ReadonlyMap<string, string>): ((key: string) => string) =>
    (key) =>
      key === '' ? unsaid : (known.get(key) ?? key)
  const inTurn = (keys: readonly string[], nameOf: (key: string) => string): Names => ({
    nameOf: named(new Map(keys.map((key) => [key, nameOf(key)]))),
    order: (one, other) => place(keys, one) - place(keys, other),
  })
  switch (by) {
    case 'district':
    case 'group': {
      const nameOf = named(by === 'group' ? await groupNames(queries, asked.scope) : new Map())
      const { compare } = new Intl.Collator(asked.language, { numeric: true })
      return {
        nameOf,
        order: (one, other) =>
          Number(one === '') - Number(other === '') ||
          compare(nameOf(one), nameOf(other)) ||
          compare(one, other),
      }
    }
    case 'role':
      return inTurn(ROLES, (role) => word(`common:role_${role}`))
    case 'language':
      return inTurn(LANGUAGES, (language) => LANGUAGE_NAMES[language as Language])
    case 'gender':
      return inTurn(GENDERS, (gender) => word(GENDER_WORDS[gender as (typeof GENDERS)[number]]))
    case 'age':
      return inTurn(AGE_BANDS, (band) => band)
    default:
      return neverHappens(by)
  }
}

const GENDER_WORDS = { female: 'genderFemale', male: 'genderMale', other: 'genderOther' } as const

function place(keys: readonly string[], key: string): number {
  const found = keys.indexOf(key)
  return found < 0 ? keys.length : found
}
