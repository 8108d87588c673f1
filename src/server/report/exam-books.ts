import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { examSchema } from '../../core/exam/exam.ts'
import { LANGUAGES } from '../../core/language.ts'
import { questionsPackSchema } from '../../core/pack/content.ts'
import { openItems } from '../../core/question/open-item.ts'
import { topicLine } from '../../core/question/question-line.ts'
import type { ExamBook } from '../../core/report/exam-marks.ts'

/** The exams of each bank of questions that lies in some folders, by its fingerprint. What is asked is the same in every language. */
export function examBooks(folders: readonly string[]): ReadonlyMap<string, ExamBook> {
  const books = new Map<string, ExamBook>()
  for (const folder of folders) {
    const issued = issuedIn(join(folder, 'manifest.json'))
    for (const pack of LANGUAGES.flatMap((language) => questionPacks(join(folder, language)))) {
      const book = bookIn(JSON.parse(readFileSync(pack, 'utf8')), issued, books)
      if (book) books.set(book.bank, book)
    }
  }
  return books
}

function bookIn(pack: unknown, issued: string, known: ReadonlyMap<string, ExamBook>): ExamBook | undefined {
  const read = questionsPackSchema.safeParse(pack)
  if (!read.success || known.has(read.data.bank)) return undefined
  const { bank, topics, exams } = read.data
  const items = topics.flatMap((raw) => openItems(raw)).map(({ item }) => [item.id, item] as const)
  const opened = exams.flatMap(({ exam }) => {
    const parsed = examSchema.safeParse(exam)
    return parsed.success ? [[parsed.data.id, parsed.data] as const] : []
  })
  return { bank, issued, topics: topics.map(topicLine), items: new Map(items), exams: new Map(opened) }
}

function questionPacks(folder: string): string[] {
  return filesIn(folder)
    .filter((name) => /^questions\.[0-9a-f]+\.json$/.test(name))
    .map((name) => join(folder, name))
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // nothing was built there
  }
}

/** When the edition in a folder was signed; empty where that is not known. */
function issuedIn(path: string): string {
  try {
    const { payload } = JSON.parse(readFileSync(path, 'utf8')) as { payload: string }
    return (JSON.parse(payload) as { issued?: string }).issued ?? ''
  } catch {
    return '' // an edition that says nothing of itself: then no pass mark is held against anybody
  }
}
