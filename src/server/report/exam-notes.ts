import type { Span } from '../../core/report/quarter.ts'
import { shownCount } from '../../core/report/withhold.ts'
import type { Queries } from '../store/database.ts'
import { countVerdicts } from '../store/exam-marks.ts'
import type { Scope } from '../store/reports.ts'
import type { ReportWord } from './report-words.ts'

/** What a report says of exams whose marks were worked out again: nothing is left out of its figures without being told. */
export async function examNotes(
  queries: Queries,
  { scope, span, word }: { readonly scope: Scope; readonly span: Span; readonly word: ReportWord },
): Promise<string[]> {
  const { differs, unknown } = await countVerdicts(queries, scope, span)
  return [
    ...(differs > 0 ? [word('noteExamsDiffer', { n: shownCount(differs) })] : []),
    ...(unknown > 0 ? [word('noteExamsUnknown', { n: shownCount(unknown) })] : []),
  ]
}
