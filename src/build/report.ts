import { LANGUAGES } from '../core/language.ts'
import type { ContentReport } from './packs.ts'
import { examCounts } from './exam-counts.ts'
import { questionCounts } from './question-counts.ts'
import { sessionCounts } from './session-counts.ts'

/** The words an author reads after `npm run content`. */
export function contentReport({
  problems,
  table,
  remarks,
  questions,
  exams,
  sessions,
  manifest,
}: ContentReport): string {
  const lines: string[] = []
  for (const { file, place, value, remedy } of problems.list)
    lines.push(`✗ content/${file}, ${place}: “${value}” — ${remedy}.`)
  if (problems.list.length > 0) lines.push('', `${problems.list.length} to mend; no pack was made.`, '')
  lines.push(...translationTable(table))
  const counts = [
    ...questionCounts(questions),
    ...examCounts({ exams, questions }),
    ...sessionCounts(sessions),
  ]
  if (counts.length > 0) lines.push('', ...counts)
  if (remarks.length > 0)
    lines.push('', 'For a person to look at (may be right):', ...remarks.map((remark) => `· ${remark}`))
  if (manifest) {
    lines.push('', `Packs of version ${manifest.version}, signed ${manifest.issued}:`)
    for (const language of LANGUAGES) {
      const packs = manifest.packs.filter((pack) => pack.language === language)
      const wire = packs.reduce((sum, pack) => sum + pack.wire, 0)
      lines.push(
        `  ${language}  ${packs.map((pack) => `${pack.kind} ${kilobytes(pack.wire)}`).join(' · ')} · together ${kilobytes(wire)}`,
      )
    }
  }
  return lines.join('\n')
}

function translationTable(table: ContentReport['table']): string[] {
  const width = Math.max(...table.map(({ folder }) => folder.length), 10)
  const head = `${'translation'.padEnd(width)}  ${LANGUAGES.map((language) => language.padEnd(8)).join('')}`
  return [
    head,
    ...table.map(
      ({ folder, states }) =>
        `${folder.padEnd(width)}  ${LANGUAGES.map((language) => states[language].padEnd(8)).join('')}`,
    ),
  ]
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
