import { examProblems } from '../core/exam/exam-problems.ts'
import type { LawReference } from '../core/guide/law.ts'
import { LANGUAGES } from '../core/language.ts'
import type { Problems } from './read.ts'
import type { Sources } from './sources.ts'

type CheckLaw = (file: string, place: string, references: readonly LawReference[]) => void

/**
 * Checks the mock exams: a paper can be drawn from the bank as the plan says, what it goes by stands in the law, and it is
 * spoken in four voices none of which is older than the Georgian one.
 */
export function checkExams(sources: Sources, checkLaw: CheckLaw, problems: Problems): void {
  const { exams, questions, table } = sources
  const folders = new Map(exams.map(({ folder, facts }) => [facts.id, folder]))
  const spoken = exams.map(({ facts, voices }) => ({ exam: facts, voices }))
  const topics = questions.map(({ facts }) => facts)
  // a voice that is not there was already missed when it was to be read
  for (const { exam, file, place, value, remedy } of examProblems(spoken, topics))
    if (file === 'exam') problems.add(`${folders.get(exam) ?? 'exams'}/exam.yml`, place, value, remedy)
  for (const { folder, facts } of exams) {
    const file = `${folder}/exam.yml`
    if (folder !== `exams/${facts.id}`)
      problems.add(file, 'id', facts.id, 'call the folder and the exam the same')
    checkLaw(file, 'law', facts.law)
    for (const language of LANGUAGES)
      if (table.find((row) => row.folder === folder)?.states[language] === 'stale')
        problems.add(
          `${folder}/${language}.yml`,
          'of',
          'made from an earlier Georgian text',
          `bring it up to date, then run npm run content -- stamp content/${folder}/${language}.yml`,
        )
  }
}
