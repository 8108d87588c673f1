import type { LawReference } from '../core/guide/law.ts'
import { LANGUAGES } from '../core/language.ts'
import { bankProblems } from '../core/question/bank-problems.ts'
import type { Problems } from './read.ts'
import type { Sources } from './sources.ts'

type CheckLaw = (file: string, place: string, references: readonly LawReference[]) => void

/**
 * Checks the question bank: each question has an answer that nothing gives away, its laws and places of the guide exist,
 * and it is spoken whole in four voices none of which is older than the Georgian one.
 * @param known every address a link may lead to, as `guide:…`
 */
export function checkQuestions(
  sources: Sources,
  known: ReadonlySet<string>,
  checkLaw: CheckLaw,
  problems: Problems,
): void {
  const folders = new Map(sources.questions.map(({ folder, facts }) => [facts.id, folder]))
  for (const { topic, file, place, value, remedy } of bankProblems(sources.questions))
    problems.add(`${folders.get(topic) ?? 'questions'}/${file}.yml`, place, value, remedy)
  const orders = new Map<number, string>()
  for (const { folder, facts } of sources.questions) {
    const file = `${folder}/items.yml`
    if (folder !== `questions/${facts.id}`)
      problems.add(file, 'id', facts.id, 'call the folder and the topic the same')
    const twin = orders.get(facts.order)
    if (twin !== undefined)
      problems.add(file, 'order', facts.order, `choose another: it is the order of ${twin}`)
    orders.set(facts.order, facts.id)
    for (const [place, guide] of [
      ['guide', facts.guide] as const,
      ...facts.items.map((item) => [`${item.id}.guide`, item.guide] as const),
    ])
      if (!known.has(`guide:${guide}`))
        problems.add(file, place, guide, 'name a chapter, or chapter#section, that exists')
    for (const { id, law } of facts.items) checkLaw(file, `${id}.law`, law)
    for (const language of LANGUAGES)
      if (sources.table.find((row) => row.folder === folder)?.states[language] === 'stale')
        problems.add(
          `${folder}/${language}.yml`,
          'of',
          'made from an earlier Georgian text',
          `bring it up to date, then run npm run content -- stamp content/${folder}/${language}.yml`,
        )
  }
}
