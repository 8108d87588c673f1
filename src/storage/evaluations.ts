import type { Database } from './db.ts'

/** What somebody said of a quiz of the room: 1…5, or nothing, and the number by which it counts once. */
export interface Evaluation {
  readonly number: number
  readonly ratings: readonly (number | undefined)[]
  /** What they ask the trainer. */
  readonly question?: string
}

/** What was said of the quiz of an attempt. */
export async function evaluationOf(db: Database, attempt: string): Promise<Evaluation | undefined> {
  const row = await db.evaluations.get(attempt)
  if (!row) return undefined
  const { number, ratings, question } = row
  return { number, ratings: ratings.map((rating) => rating ?? undefined), ...(question && { question }) }
}

/** Keeps what is said of a quiz, once: what was said first comes back. Nothing where the attempt is not here: it would never be wiped. */
export async function keepEvaluation(
  db: Database,
  { attempt, ...said }: Evaluation & { readonly attempt: string },
): Promise<Evaluation | undefined> {
  return db.transaction('rw', [db.attempts, db.evaluations], async () => {
    const before = await evaluationOf(db, attempt)
    if (before || (await db.attempts.where('id').equals(attempt).count()) === 0) return before
    await db.evaluations.put({ attempt, ...said, ratings: said.ratings.map((rating) => rating ?? null) })
    return said
  })
}
