import type { Attempt } from '../../core/attempt/attempt.ts'
import type { ExamVerdict } from '../../core/report/exam-marks.ts'
import { finishedAt, milestoneOf } from '../../core/report/milestone.ts'
import { dayStart, quarterAt, type Span } from '../../core/report/quarter.ts'
import type { Queries, Row } from './database.ts'
import { noteMilestones } from './milestones.ts'
import { ROOTS, type Scope, within } from './reports.ts'
import { placesFor } from './rows.ts'

/*
 * What came of looking at exams again (exam-marks.ts of the server). An exam that does not agree is kept as it came, and counts for nothing:
 * its milestone is taken back, unless another exam of the same person gives it.
 */

/** An exam that was ended, as the centre has it. */
export interface KeptExam {
  readonly receivedAt: number
  readonly attempt: Attempt
}

/** Exams at which nobody has looked yet in this version, or not with these banks at hand, by their ids. */
export async function examsToMark(
  queries: Queries,
  { banks, after, most }: { readonly banks: string; readonly after: string; readonly most: number },
): Promise<readonly KeptExam[]> {
  const rows = await queries.all(
    `SELECT attempts.received_at AS received_at, attempts.body AS body
     FROM attempts LEFT JOIN exam_marks ON exam_marks.attempt = attempts.id
     WHERE attempts.kind = 'exam' AND attempts.ended_at IS NOT NULL AND attempts.id > $1
       AND (exam_marks.attempt IS NULL OR exam_marks.sequence < attempts.sequence
         OR (exam_marks.verdict = 'unknown' AND exam_marks.banks <> $2))
     ORDER BY attempts.id LIMIT $3`,
    [after, banks, most],
  )
  return rows.map(examIn)
}

/** Notes what came of some exams, at `now` by our clock; called in the transaction that read them. */
export async function noteVerdicts(
  queries: Queries,
  marked: readonly (KeptExam & { readonly verdict: ExamVerdict })[],
  { banks, now }: { readonly banks: string; readonly now: number },
): Promise<void> {
  if (marked.length === 0) return
  await queries.run(
    `INSERT INTO exam_marks (attempt, sequence, verdict, banks, looked_at) VALUES ${placesFor(marked.length, 5)}
     ON CONFLICT (attempt) DO UPDATE SET sequence = excluded.sequence, verdict = excluded.verdict,
       banks = excluded.banks, looked_at = excluded.looked_at`,
    marked.flatMap(({ attempt: { id, sequence }, verdict }) => [id, sequence, verdict, banks, now]),
  )
  for (const { verdict, ...exam } of marked) if (verdict === 'differs') await takeBack(queries, exam)
}

/** Takes back what an exam counted for; what others of the same person count for is noted anew. */
async function takeBack(queries: Queries, { attempt, receivedAt }: KeptExam): Promise<void> {
  if (milestoneOf(attempt) !== 'passed') return
  const day = dayStart(finishedAt(attempt, receivedAt))
  const { person } = attempt
  // one with a later day rests on another exam, which gives it still
  const gone = await queries.run(
    `DELETE FROM milestones WHERE person = $1 AND what = 'passed' AND quarter = $2 AND last_at = $3`,
    [person, quarterAt(day), day],
  )
  if (gone === 0) return
  const rows = await queries.all(
    `SELECT received_at, body FROM attempts WHERE person = $1 AND kind = 'exam' AND NOT EXISTS
       (SELECT 1 FROM exam_marks WHERE exam_marks.attempt = attempts.id
         AND exam_marks.verdict = 'differs' AND exam_marks.sequence = attempts.sequence)`,
    [person],
  )
  for (const other of rows.map(examIn)) await noteMilestones(queries, [other.attempt], other.receivedAt)
}

/** Of the exams that came in a stretch of time, how many did not agree, and of how many nobody can say. */
export async function countVerdicts(
  queries: Queries,
  scope: Scope,
  { from, to }: Span,
): Promise<Readonly<Record<Exclude<ExamVerdict, 'agrees'>, number>>> {
  const { and, values } = within(scope, 3)
  const rows = await queries.all(
    `WITH RECURSIVE ${ROOTS} SELECT exam_marks.verdict AS verdict, COUNT(*) AS count_ ${THEIRS}
       AND attempts.received_at >= $1 AND attempts.received_at < $2${and} GROUP BY exam_marks.verdict`,
    [from, to, ...values],
  )
  const counts = new Map(rows.map(({ verdict, count_ }) => [String(verdict), Number(count_)]))
  return { differs: counts.get('differs') ?? 0, unknown: counts.get('unknown') ?? 0 }
}

/** An exam whose answers do not give its marks, and whose it is. */
export interface DifferingExam extends KeptExam {
  readonly person: string
  readonly group: string | undefined
  readonly district: string | undefined
}

/** Every exam whose answers do not give its marks, the first that came first. */
export async function differingExams(queries: Queries): Promise<readonly DifferingExam[]> {
  const rows = await queries.all(
    `WITH RECURSIVE ${ROOTS} SELECT roots.root AS person, groups.name AS name, groups.district AS district,
       attempts.received_at AS received_at, attempts.body AS body ${THEIRS} AND exam_marks.verdict = 'differs'
     ORDER BY attempts.received_at, attempts.id`,
  )
  return rows.map((row) => ({
    ...examIn(row),
    person: String(row['person']),
    group: textIn(row, 'name'),
    district: textIn(row, 'district'),
  }))
}

/** Exams that are not as they should be, in the version that is here, of people who joined. */
const THEIRS = `FROM exam_marks JOIN attempts ON attempts.id = exam_marks.attempt
  JOIN roots ON roots.person = attempts.person JOIN people ON people.person = roots.root
  LEFT JOIN groups ON groups.id = people.group_id
  WHERE exam_marks.verdict <> 'agrees' AND exam_marks.sequence = attempts.sequence`

function examIn(row: Row): KeptExam {
  return {
    receivedAt: Number(row['received_at']),
    attempt: JSON.parse(String(row['body'])) as Attempt,
  }
}

function textIn(row: Row, name: string): string | undefined {
  const value = row[name]
  return value === null || value === undefined || value === '' ? undefined : String(value)
}
