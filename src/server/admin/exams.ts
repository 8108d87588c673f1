import { resolve } from 'node:path'
import { booksOf, markExams } from '../exam-marks.ts'
import { examBooks } from '../report/exam-books.ts'
import { differingExams } from '../store/exam-marks.ts'
import { type AtCentre, type CentreCall, dayOf, nothingIn, rowOf } from './centre-call.ts'

/** Marks exams again at which nobody has looked yet, and prints those whose answers do not give their marks. */
export async function printExams(
  call: CentreCall,
  { database, say, warn, now, root }: AtCentre & { readonly root: string },
): Promise<number> {
  nothingIn(call)
  const { packs } = call.options
  const books = typeof packs === 'string' ? examBooks([resolve(root, packs)]) : booksOf(root)
  if (books.size === 0) {
    warn('There are no questions to mark exams by: build the app first, or say where they lie with --packs.')
    return 1
  }
  const looked = await markExams({ db: database, books, now })
  say(rowOf(['person', 'group', 'district', 'exam', 'right', 'of', 'passed', 'came', 'attempt']))
  for (const { person, group, district, receivedAt, attempt } of await differingExams(database)) {
    const { id, subject, result } = attempt
    const { right, of } = result?.scores?.['all'] ?? {}
    const passed = result?.success === undefined ? undefined : result.success ? 'yes' : 'no'
    say(rowOf([person, group, district, subject, right, of, passed, dayOf(receivedAt), id]))
  }
  warn(`Looked at anew: ${looked}. What is listed counts for nobody; it is kept as it came.`)
  return 0
}
