import { join } from 'node:path'
import { type ExamBook, examVerdict } from '../core/report/exam-marks.ts'
import { replaySitting } from '../core/exam/sitting.ts'
import { examBooks } from './report/exam-books.ts'
import type { Database } from './store/database.ts'
import { examsToMark, type KeptExam, noteVerdicts } from './store/exam-marks.ts'

/*
 * Exams are marked again here, with the questions that this centre serves: not while they arrive, but afterwards, at night and before a
 * report is printed. Each step is durable by itself; being stopped in the middle, or done by two at once, does no harm.
 */

/** With what it is done. */
export interface Marking {
  readonly db: Database
  readonly books: ReadonlyMap<string, ExamBook>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Exams of one step: nobody who sends meanwhile waits long. */
const STEP = 10

/** The banks at hand in the folder of a project. */
export function booksOf(root: string): ReadonlyMap<string, ExamBook> {
  return examBooks(['dist/packs', 'out/packs'].map((folder) => join(root, folder)))
}

/** Marks every exam at which nobody has looked yet; resolves with how many those were. */
export async function markExams({ db, books, now }: Marking): Promise<number> {
  const banks = [...books.keys()].sort().join(' ')
  let [after, all] = ['', 0]
  for (;;) {
    const step = await db.transaction(async (queries) => {
      const exams = await examsToMark(queries, { banks, after, most: STEP })
      const marked = exams.map((exam) => ({ ...exam, verdict: verdictOf(exam, books) }))
      await noteVerdicts(queries, marked, { banks, now })
      return exams
    })
    all += step.length
    const last = step.at(-1)
    if (!last || step.length < STEP) return all
    after = last.attempt.id
    await new Promise<void>((done) => setImmediate(done))
  }
}

function verdictOf({ attempt }: KeptExam, books: ReadonlyMap<string, ExamBook>) {
  return examVerdict(attempt, books.get(replaySitting(attempt.events).bank))
}
