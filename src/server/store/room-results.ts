import type { Attempt } from '../../core/attempt/attempt.ts'
import { BELIEVED } from '../../core/report/milestone.ts'
import { AHEAD, DAY, type Span } from '../../core/report/quarter.ts'
import type { SeatWay } from '../../core/room/score.ts'
import { replaySeat } from '../../core/room/seat.ts'
import type { Queries, Row, Value } from './database.ts'
import { placesOf } from './rows.ts'

/*
 * What came of quizzes in rooms, each result once, whichever ways it came: by the phone of its owner, and by whoever collected in the
 * room, as often as they like (docs/formats/sync.md). What somebody's own phone said counts; what was carried counts as long as that has
 * not come.
 */

/** A result of one phone, or of one seat with cards. */
export interface RoomResult {
  /** Tells it from every other: the tail of its attempt, or the room and what is there of it. */
  readonly key: string
  /** Whose it is; nothing as long as only others have brought it. */
  readonly person: string | undefined
  /** The room's record; nothing where none came that has it. */
  readonly room: string | undefined
  /** The start code of the quiz. */
  readonly code: string
  readonly seat: number | undefined
  readonly language: string | undefined
  /** Questions wholly right, of those that count; nothing where the centre did not have the questions. */
  readonly right: number | undefined
  readonly asked: number | undefined
  /** `phone`: the phone of its owner. */
  readonly via: 'phone' | SeatWay
  /** Who brought it, where somebody else did: their pseudonym, or the trainer (`asCarrier`); nothing once they were forgotten. */
  readonly carriedBy: string | undefined
  /** When the centre first had it, by its own clock. */
  readonly at: number
}

/** An attempt in a room that was not left, in a query in which it has a name. Words of people cannot look like this: their quotes are escaped. */
const finished = (name: string) =>
  `${name}.kind = 'room' AND ${name}.ended_at IS NOT NULL AND ${name}.body LIKE '%"completion":true%'`
/** `tailOf` in SQL. */
const tail = (name: string) => `(substr(${name}.id, 20, 4) || substr(${name}.id, 25, 12))`

/** The tail of a sheet without the type of its column, for which SQLite would pass over the index of an expression. */
const BARE_TAIL = `(sheets.tail || '')`

/** Of sheets of one phone in several rooms' records (two trainers who opened the same start, each for themselves) one stands for all. */
const FIRST_OF_PHONE = `NOT EXISTS
  (SELECT 1 FROM room_sheets other WHERE other.tail = sheets.tail AND other.room < sheets.room)`

/** An attempt and a code tell of the same phone: of one quiz, on the seat that was named, and ending alike. */
const SAME_CODE = `attempts.subject = sheets.code
   AND sheets.ends_in LIKE '%' || substr(attempts.id, 33, 4) || '%'
   AND attempts.body LIKE '%"object":"seat:' || sheets.said_seat || '"%'`

/** The same phone has told more: its owner's attempt is here, or its square, or the same code in another record. @param own which attempts say it */
const codeIsKnown = (own: string) => `EXISTS
  (SELECT 1 FROM attempts WHERE ${own} AND ${SAME_CODE})
 OR EXISTS
  (SELECT 1 FROM room_sheets other WHERE other.code = sheets.code
   AND sheets.said_seat IN (other.said_seat, other.seat)
   AND (other.tail IS NOT NULL AND sheets.ends_in LIKE '%' || substr(other.tail, 13, 4) || '%'
     OR other.via = 'code' AND other.ends_in = sheets.ends_in AND other.room < sheets.room))`

const RESULTS = `
  SELECT 'phone' AS via, ${tail('attempts')} AS name, attempts.person AS person, sheets.room AS room,
    attempts.subject AS code, sheets.seat AS seat, attempts.language AS language, attempts.body AS body,
    CAST(NULL AS INTEGER) AS right_count, CAST(NULL AS INTEGER) AS asked, sheets.carried_by AS carried_by,
    CASE WHEN sheets.received_at < attempts.received_at THEN sheets.received_at ELSE attempts.received_at END AS at
  FROM attempts LEFT JOIN room_sheets sheets ON sheets.tail = ${tail('attempts')} AND ${FIRST_OF_PHONE}
  WHERE ${finished('attempts')}
  UNION ALL
  SELECT sheets.via, COALESCE(sheets.tail, sheets.room || '/' || sheets.entry), CAST(NULL AS TEXT), sheets.room,
    sheets.code, sheets.seat, sheets.language, CAST(NULL AS TEXT),
    sheets.right_count, sheets.asked, sheets.carried_by, sheets.received_at
  FROM room_sheets sheets
  WHERE sheets.via = 'cards'
    OR (sheets.via = 'code' AND NOT (${codeIsKnown(finished('attempts'))}))
    OR (sheets.tail IS NOT NULL AND ${FIRST_OF_PHONE} AND NOT EXISTS
      (SELECT 1 FROM attempts WHERE ${finished('attempts')} AND ${tail('attempts')} = ${BARE_TAIL}))`

/** The quizzes of somebody's own phone that are not over, as far as that phone has told. */
const OPEN = "attempts.kind = 'room' AND attempts.ended_at IS NULL"
const OVER = "attempts.kind = 'room' AND attempts.ended_at IS NOT NULL"

/** The day of a sheet as its phone said it, and otherwise that on which it came; believed as `finishedAt` believes a phone. */
const SAID = `(CAST(sheets.day AS BIGINT) * ${DAY} - ${AHEAD})`
const AT = `CASE WHEN ${SAID} <= sheets.received_at AND ${SAID} > sheets.received_at - ${BELIEVED} THEN ${SAID}
  ELSE sheets.received_at - (sheets.received_at + ${AHEAD}) % ${DAY} END`

/**
 * What only others have told of a quiz, each once: when it was, and whose it is where that can be said. It can where the phone of a member
 * had told that the quiz was begun, and never that it was finished or left: a sheet is shown by whoever has finished. What that phone says in
 * the end takes the place of this.
 * @param where narrows `sheets`
 */
export function carriedOnly(where: string): string {
  return `
  SELECT sheets.room AS room, sheets.entry AS entry, ${AT} AS at, attempts.person AS person,
    sheets.carried_by AS carried_by
  FROM room_sheets sheets LEFT JOIN attempts ON attempts.kind = 'room' AND ${tail('attempts')} = ${BARE_TAIL}
  WHERE sheets.tail IS NOT NULL AND (${where}) AND ${FIRST_OF_PHONE} AND attempts.ended_at IS NULL
  UNION ALL
  SELECT sheets.room, sheets.entry, ${AT},
    (SELECT CASE WHEN MIN(attempts.person) = MAX(attempts.person) THEN MIN(attempts.person) END
     FROM attempts WHERE ${OPEN} AND ${SAME_CODE}),
    sheets.carried_by
  FROM room_sheets sheets WHERE sheets.via = 'code' AND (${where}) AND NOT (${codeIsKnown(OVER)})
  UNION ALL
  SELECT sheets.room, sheets.entry, ${AT}, CAST(NULL AS TEXT), sheets.carried_by
  FROM room_sheets sheets WHERE sheets.via = 'cards' AND (${where})`
}

/** What was carried of attempts that are here. @param which narrows `attempts` */
export function carriedOf(which: string): string {
  return `SELECT sheets.room AS room, sheets.entry AS entry FROM room_sheets sheets
    WHERE sheets.tail IN (SELECT ${tail('attempts')} FROM attempts WHERE attempts.kind = 'room' AND ${which})
      OR (sheets.via = 'code' AND EXISTS
        (SELECT 1 FROM attempts WHERE attempts.kind = 'room' AND ${which} AND ${SAME_CODE}))`
}

/** A training of a member of which only others have told. */
export interface CarriedTraining {
  readonly person: string
  /** The beginning of its day, ms since 1970. */
  readonly at: number
}

/** Trainings of some pseudonyms of which only others have told. */
export async function carriedTrainingsOf(
  queries: Queries,
  people: readonly string[],
): Promise<readonly CarriedTraining[]> {
  const theirs = `${OPEN} AND attempts.person IN (${placesOf(people)})`
  return trainingsIn(queries, ofAttempts(theirs), [...people], ({ person }) => people.includes(person))
}

/** Those of which the sheet or the attempt came before a moment: soon neither will be kept. */
export async function carriedTrainingsBefore(
  queries: Queries,
  moment: number,
): Promise<readonly CarriedTraining[]> {
  const old = `sheets.received_at < $1 OR ${ofAttempts(`${OPEN} AND attempts.received_at < $1`)}`
  return trainingsIn(queries, old, [moment])
}

/** Sheets and codes that may be of some attempts. */
function ofAttempts(which: string): string {
  return `sheets.tail IN (SELECT ${tail('attempts')} FROM attempts WHERE ${which})
    OR sheets.code IN (SELECT attempts.subject FROM attempts WHERE ${which})`
}

async function trainingsIn(
  queries: Queries,
  where: string,
  values: readonly Value[],
  isMeant: (training: CarriedTraining) => boolean = () => true,
): Promise<readonly CarriedTraining[]> {
  const rows = await queries.all(
    `SELECT person, at FROM (${carriedOnly(where)}) AS carried WHERE person IS NOT NULL`,
    values,
  )
  return rows.map(({ person, at }) => ({ person: String(person), at: Number(at) })).filter(isMeant)
}

/** Each result that the centre first had in a stretch of time, once, the first one first. */
export async function roomResults(queries: Queries, { from, to }: Span): Promise<readonly RoomResult[]> {
  const rows = await queries.all(
    `SELECT * FROM (${RESULTS}) AS results WHERE at >= $1 AND at < $2 ORDER BY at, name`,
    [from, to],
  )
  return rows.map(resultIn)
}

/** What somebody thought of a training: of whom and of which seat nobody can say. */
export interface RoomEvaluation {
  readonly room: string
  /** By place of the form: 1…5, or null for none. */
  readonly ratings: readonly (number | null)[]
  /** What they asked the trainer, made plain. */
  readonly question: string | undefined
}

/** What was thought of trainings, of those that came in a stretch of time. They stand by their numbers, which are chance. */
export async function roomEvaluations(
  queries: Queries,
  { from, to }: Span,
): Promise<readonly RoomEvaluation[]> {
  const rows = await queries.all(
    `SELECT room, ratings, question FROM room_evaluations WHERE received_at >= $1 AND received_at < $2
     ORDER BY room, number`,
    [from, to],
  )
  return rows.map(({ room, ratings, question }) => ({
    room: String(room),
    ratings: JSON.parse(String(ratings)) as (number | null)[],
    question: question === null ? undefined : String(question),
  }))
}

function resultIn(row: Row): RoomResult {
  const attempt = row['body'] === null ? undefined : (JSON.parse(String(row['body'])) as Attempt)
  const score = attempt?.result?.scores?.['all']
  return {
    key: String(row['name']),
    person: textIn(row, 'person'),
    room: textIn(row, 'room'),
    code: String(row['code']),
    // the trainer may have moved it since
    seat: numberIn(row, 'seat') ?? (attempt && replaySeat(attempt.events).seat),
    language: textIn(row, 'language'),
    right: score?.right ?? numberIn(row, 'right_count'),
    asked: score?.of ?? numberIn(row, 'asked'),
    via: String(row['via']) as RoomResult['via'],
    carriedBy: textIn(row, 'carried_by') || undefined,
    at: Number(row['at']),
  }
}

function textIn(row: Row, name: string): string | undefined {
  const value = row[name]
  return value === null || value === undefined ? undefined : String(value)
}

function numberIn(row: Row, name: string): number | undefined {
  const value = row[name]
  return value === null || value === undefined ? undefined : Number(value)
}
