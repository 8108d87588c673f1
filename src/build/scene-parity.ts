import type { LawReference } from '../core/guide/law.ts'
import { LANGUAGES } from '../core/language.ts'
import type { Scene } from '../core/scenario/scene.ts'
import { LEVELS } from '../core/protocol/levels.ts'
import { sceneProblems, sceneWordProblems } from '../core/scenario/scene-problems.ts'
import type { Problems } from './read.ts'
import type { Sources } from './sources.ts'

type CheckLaw = (file: string, place: string, references: readonly LawReference[]) => void

/**
 * Checks the role-plays: each is proved (every node reached, every path ends, no dead condition, a best path), its laws and
 * links exist, and it is spoken whole in four voices none of which is older than the Georgian one.
 * @param known every address a link may lead to, as `card:…` and `guide:…`
 */
export function checkScenes(
  sources: Sources,
  known: ReadonlySet<string>,
  checkLaw: CheckLaw,
  problems: Problems,
): void {
  const numbers = new Map<number, string>()
  for (const { folder, facts, voices } of sources.scenes) {
    const file = `${folder}/scene.yml`
    if (folder !== `scenarios/${facts.id}`)
      problems.add(file, 'id', facts.id, 'call the folder and the scene the same')
    const twin = numbers.get(facts.number)
    if (twin) problems.add(file, 'number', facts.number, `choose another: it is the number of ${twin}`)
    numbers.set(facts.number, facts.id)
    for (const { place, value, remedy } of sceneProblems(facts)) problems.add(file, place, value, remedy)
    for (const { place, references } of lawsIn(facts)) checkLaw(file, place, references)
    for (const { place, target } of linksIn(facts))
      if (!known.has(target))
        problems.add(file, place, target, 'name a card or a place of the guide that exists')
    for (const { id, level, form } of exercisesIn(facts)) {
      if (!(LEVELS as readonly string[]).includes(level))
        problems.add(file, id, level, `name a level of exercise: ${LEVELS.join(', ')}`)
      if (form !== undefined && !sources.forms.some((each) => each.facts.id === form))
        problems.add(file, id, form, 'name a form that exists')
    }
    for (const language of LANGUAGES) {
      const words = voices[language]
      for (const { place, value, remedy } of words ? sceneWordProblems(facts, words) : [])
        problems.add(`${folder}/${language}.yml`, place, value, remedy)
      const state = sources.table.find((row) => row.folder === folder)?.states[language]
      if (state === 'stale')
        problems.add(
          `${folder}/${language}.yml`,
          'of',
          'made from an earlier Georgian text',
          `bring it up to date, then run npm run content -- stamp content/${folder}/${language}.yml`,
        )
    }
  }
}

function lawsIn({ nodes }: Scene): { place: string; references: readonly LawReference[] }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'choose')
      return node.choices.map(({ id, law }) => ({ place: `${node.id}.${id}`, references: law }))
    return node.kind === 'ask' || node.kind === 'log' ? [{ place: node.id, references: node.law }] : []
  })
}

function linksIn({ card, guide, nodes }: Scene): { place: string; target: string }[] {
  return [
    ...(card === undefined ? [] : [{ place: 'card', target: `card:${card}` }]),
    { place: 'guide', target: `guide:${guide}` },
    ...nodes.flatMap((node) => {
      if (node.kind !== 'look') return []
      if ('card' in node.opens) return [{ place: node.id, target: `card:${node.opens.card}` }]
      return 'guide' in node.opens ? [{ place: node.id, target: `guide:${node.opens.guide}` }] : []
    }),
  ]
}

function exercisesIn({ nodes }: Scene): { id: string; level: string; form: string | undefined }[] {
  return nodes.flatMap((node) =>
    node.kind === 'look' && 'exercise' in node.opens
      ? [{ id: node.id, level: node.opens.exercise, form: node.opens.form }]
      : [],
  )
}
