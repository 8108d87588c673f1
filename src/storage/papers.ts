import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import { attemptsOfEverybody, attemptTables } from './attempts.ts'
import type { Database, PaperRow } from './db.ts'

/** Of so many of a person's newest finished exams the papers stay, for looking at the answers again. */
const KEPT_PAPERS = 5

/** Of so many of a person's newest quizzes of the room the questions stay, begun or finished. */
const KEPT_QUIZZES = 5

/** Does something with attempts and the papers they are sat on, in one transaction: neither is there without the other. */
export async function withPapers<Value>(db: Database, action: () => Promise<Value>): Promise<Value> {
  return db.transaction('rw', [...attemptTables(db), db.papers, db.rooms], async () => action())
}

/** The paper of an attempt, in every language in which it was opened. */
export async function keptPapers(db: Database, attempt: PaperRow['attempt']): Promise<PaperRow[]> {
  return db.papers.where('key').startsWith(`${attempt}/`).toArray()
}

/** Keeps the paper of an attempt in one language, unless it is kept already: a paper never changes. */
export async function keepPaper(db: Database, row: Omit<PaperRow, 'key'>): Promise<void> {
  const key = `${row.attempt}/${row.language}`
  if ((await db.papers.where('key').equals(key).count()) === 0) await db.papers.put({ key, ...row })
}

/** Drops the papers of these attempts, in every language. */
export async function dropPapersOf(db: Database, attempts: readonly PaperRow['attempt'][]): Promise<void> {
  for (const attempt of attempts) await db.papers.where('key').startsWith(`${attempt}/`).delete()
}

/**
 * Drops every paper but those that are still sat, those of each person's newest finished exams and newest quizzes of the room, and
 * those of the rooms that are held from this phone.
 */
export async function dropOldPapers(db: Database): Promise<void> {
  const keys = await db.papers.toCollection().primaryKeys()
  if (keys.length === 0) return
  const needed = new Set([
    ...neededForExams(await attemptsOfEverybody(db, 'exam')),
    ...neededForQuizzes(await attemptsOfEverybody(db, 'room')),
    ...(await db.rooms.toCollection().primaryKeys()),
  ])
  await db.papers.bulkDelete(keys.filter((key) => !needed.has(key.slice(0, key.lastIndexOf('/')))))
}

function neededForExams(exams: readonly Attempt[]): string[] {
  const going = exams.filter(({ endedAt }) => endedAt === undefined)
  return [...going, ...newestOfEach(exams.filter(isFinished), KEPT_PAPERS)].map(({ id }) => id)
}

/** A quiz that was begun and never finished is no exam: after some others nobody comes back to it. */
function neededForQuizzes(quizzes: readonly Attempt[]): string[] {
  const open = quizzes.filter((quiz) => quiz.endedAt === undefined || isFinished(quiz))
  return newestOfEach(open, KEPT_QUIZZES).map(({ id }) => id)
}

function isFinished({ result }: Attempt): boolean {
  return result?.completion === true
}

function newestOfEach(attempts: readonly Attempt[], most: number): Attempt[] {
  const kept = new Map<Attempt['person'], number>()
  return newestFirst(attempts).filter(({ person }) => {
    const before = kept.get(person) ?? 0
    kept.set(person, before + 1)
    return before < most
  })
}
