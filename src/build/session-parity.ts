import { LANGUAGES, type Language } from '../core/language.ts'
import { planProblems } from '../core/session/plan-problems.ts'
import type { Problems } from './read.ts'
import type { Sources } from './sources.ts'

/**
 * Checks the session plans: the minutes add up, what a block opens exists and fits into its minutes, and all is spoken in four
 * voices none of which is older than the Georgian one.
 * @param known every address a link may lead to, as `guide:…`
 */
export function checkSessions(sources: Sources, known: ReadonlySet<string>, problems: Problems): void {
  const { sessions, table } = sources
  const folders = new Map(sessions.map(({ folder, facts }) => [facts.id, folder]))
  const spoken = sessions.map(({ facts, voices }) => ({ plan: facts, voices }))
  for (const { plan, file, place, value, remedy } of planProblems(spoken, placesOf(sources, known)))
    problems.add(`${folders.get(plan) ?? 'sessions'}/${file}.yml`, place, value, remedy)
  for (const { folder, facts } of sessions) {
    if (folder !== `sessions/${facts.id}`)
      problems.add(`${folder}/plan.yml`, 'id', facts.id, 'call the folder and the plan the same')
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

/** Every place a block may open, with the minutes it takes at least. */
function placesOf(sources: Sources, known: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map([
    ...[...known].filter((target) => /^(guide|card):/.test(target)).map((target) => [target, 0] as const),
    ...sources.questions.map(({ facts }) => [`topic:${facts.id}`, 0] as const),
    ...sources.scenes.map(({ facts }) => [`scene:${facts.id}`, facts.room.minutes] as const),
    ...sources.forms.map(({ facts }) => [`form:${facts.id}`, 0] as const),
    ...sources.exams.map(({ facts }) => [`exam:${facts.id}`, facts.minutes] as const),
  ])
}

/** What the places that plans open are called in a language, so that a plan can be read and printed without opening them. */
export function placeNames(sources: Sources, language: Language): ReadonlyMap<string, string> {
  const titles = [
    ...sources.questions.map(({ facts, voices }) => [`topic:${facts.id}`, voices[language]?.title] as const),
    ...sources.scenes.map(({ facts, voices }) => [`scene:${facts.id}`, voices[language]?.title] as const),
    ...sources.forms.map(({ facts, voices }) => [`form:${facts.id}`, voices[language]?.title] as const),
    ...sources.exams.map(({ facts, voices }) => [`exam:${facts.id}`, voices[language]?.title] as const),
    ...sources.themes.flatMap(({ facts, voices }) =>
      facts.cards.map(({ id }) => [`card:${id}`, voices[language]?.cards[id]?.title] as const),
    ),
    ...sources.chapters.flatMap(({ facts, voices }) => [
      [`guide:${facts.id}`, voices[language]?.front['title']] as const,
      ...(voices[language]?.sections ?? []).flatMap(({ id, title, steps }) =>
        [id, ...steps.map((step) => step.id)].map((place) => [`guide:${facts.id}#${place}`, title] as const),
      ),
    ]),
  ]
  return new Map(titles.flatMap(([target, title]) => (title === undefined ? [] : [[target, title] as const])))
}
