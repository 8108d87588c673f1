import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import { attemptsOfEverybody, attemptTables } from './attempts.ts'
import type { Database, PaperRow } from './db.ts'

/** Of so many of a person's newest finished exams the papers stay, for looking at the answers again. */
const KEPT_PAPERS = 5

/** Does something with attempts and the papers they are sat on, in one transaction: neither is there without the other. */
export async function withPapers<Value>(db: Database, action: () => Promise<Value>): Promise<Value> {
  return db.transaction('rw', [...attemptTables(db), db.papers], action)
}

/** The paper of an attempt, in every language in which it was opened. */
export async function keptPapers(db: Database, attempt: Attempt['id']): Promise<PaperRow[]> {
  return db.papers.where('key').startsWith(`${attempt}/`).toArray()
}

/** Keeps the paper of an attempt in one language, unless it is kept already: a paper never changes. */
export async function keepPaper(db: Database, row: Omit<PaperRow, 'key'>): Promise<void> {
  const key = `${row.attempt}/${row.language}`
  if ((await db.papers.where('key').equals(key).count()) === 0) await db.papers.put({ key, ...row })
}

/** Drops the papers of these attempts, in every language. */
export async function dropPapersOf(db: Database, attempts: readonly Attempt['id'][]): Promise<void> {
  for (const attempt of attempts) await db.papers.where('key').startsWith(`${attempt}/`).delete()
}

/** Drops every paper but those that are still sat and those of each person's newest finished exams. */
export async function dropOldPapers(db: Database): Promise<void> {
  const keys = await db.papers.toCollection().primaryKeys()
  if (keys.length === 0) return
  const needed = neededFor(await attemptsOfEverybody(db, 'exam'))
  await db.papers.bulkDelete(keys.filter((key) => !needed.has(key.slice(0, key.lastIndexOf('/')))))
}

function neededFor(exams: readonly Attempt[]): ReadonlySet<string> {
  const finished = newestFirst(exams.filter(({ result }) => result?.completion === true))
  const kept = new Map<Attempt['person'], number>()
  const newest = finished.filter(({ person }) => {
    const before = kept.get(person) ?? 0
    kept.set(person, before + 1)
    return before < KEPT_PAPERS
  })
  const going = exams.filter(({ endedAt }) => endedAt === undefined)
  return new Set([...going, ...newest].map(({ id }) => id))
}
