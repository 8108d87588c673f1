import type { LawReference } from '../core/guide/law.ts'
import { LANGUAGES } from '../core/language.ts'
import { problemsAmong } from '../core/protocol/form-problems.ts'
import { markProblems, markVoiceProblems } from '../core/protocol/mark-problems.ts'
import { voiceProblems } from '../core/protocol/voice.ts'
import { checkCases } from './cases.ts'
import type { Problems } from './read.ts'
import type { Sources } from './sources.ts'

type CheckLaw = (file: string, place: string, references: readonly LawReference[]) => void

/** Words that stand after /protocols/ in the app's addresses, so that no form may be called by them. */
const TAKEN = ['calculator', 'night', 'find', 'sorting', 'keys', 'kit', 'print', 'second']

/** Checks the forms: names across them, laws, words in four voices none of them stale, golden cases, checks that bite. */
export function checkForms(sources: Sources, checkLaw: CheckLaw, problems: Problems): void {
  const placed = sources.forms.map(({ folder, facts }) => ({ folder, form: facts }))
  for (const { path, message } of problemsAmong(placed.map(({ form }) => form)))
    problems.add(
      `protocols/${path[0]}/form.yml`,
      path.slice(1).join('.'),
      message,
      'name what exists, or write it',
    )
  const marks = new Set(sources.marks.map(({ facts }) => facts.id))
  for (const { folder, facts, voices } of sources.forms) {
    const file = `${folder}/form.yml`
    for (const [id, source] of Object.entries(facts.sources)) checkLaw(file, `sources.${id}`, [source])
    if (TAKEN.includes(facts.id))
      problems.add(file, 'id', facts.id, 'choose another id: the app has a page of this name')
    if (folder !== `protocols/${facts.id}`)
      problems.add(file, 'id', facts.id, 'call the folder and the form the same')
    if (facts.marks !== undefined && !marks.has(facts.marks))
      problems.add(file, 'marks', facts.marks, 'name a folder of marks/ that exists')
    for (const language of LANGUAGES) {
      const voice = voices[language]
      if (!voice) continue
      for (const missing of voiceProblems(facts, voice))
        problems.add(`${folder}/${language}.yml`, missing, missing, 'write it, or correct it')
    }
  }
  checkCases(placed, sources.cases, problems)
  refuseStale(sources, 'protocols/', problems)
}

/** Checks the marks of ballots: laws, words in four voices none of them stale. */
export function checkMarks(sources: Sources, checkLaw: CheckLaw, problems: Problems): void {
  for (const { folder, facts, voices } of sources.marks) {
    const file = `${folder}/marks.yml`
    for (const { id, law } of facts.grounds) checkLaw(file, `grounds.${id}`, law)
    for (const { path, message } of markProblems(facts))
      problems.add(file, path.join('.'), message, 'name what exists, or write it')
    for (const language of LANGUAGES) {
      const voice = voices[language]
      for (const missing of voice ? markVoiceProblems(facts, voice) : [])
        problems.add(`${folder}/${language}.yml`, missing, missing, 'write it, or correct it')
    }
  }
  refuseStale(sources, 'marks/', problems)
}

/** What is practised must say the same in every language: here a translation older than its source fails the build. */
function refuseStale({ table }: Sources, below: string, problems: Problems): void {
  for (const { folder, states } of table)
    if (folder.startsWith(below))
      for (const language of LANGUAGES)
        if (states[language] === 'stale')
          problems.add(
            `${folder}/${language}.yml`,
            'of',
            'made from an earlier Georgian text',
            `bring it up to date, then run npm run content -- stamp content/${folder}/${language}.yml`,
          )
}
