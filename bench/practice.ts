import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import type * as Detect from '../src/core/protocol/detect.ts'
import type * as Evaluate from '../src/core/protocol/evaluate.ts'
import type * as Exercises from '../src/core/protocol/exercise.ts'
import type * as Forms from '../src/core/protocol/form.ts'
import type * as Levels from '../src/core/protocol/levels.ts'
import type * as Marks from '../src/core/protocol/mark.ts'
import type * as Nights from '../src/core/protocol/night.ts'
import type * as Voices from '../src/core/protocol/voice.ts'
import { bigForm } from './big-form.ts'
import { type Figures, quantile } from './measure.ts'

type Shelf = Exercises.Shelf

/** A module of the core as the build compiled it: the bench is compiled by itself. */
async function core<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(join(process.cwd(), `out/ts/core/protocol/${name}.js`)).href)) as Module
}
const { detectability } = await core<typeof Detect>('detect')
const { evaluate } = await core<typeof Evaluate>('evaluate')
const { makeExercise } = await core<typeof Exercises>('exercise')
const { formSchema } = await core<typeof Forms>('form')
const { levelsOf } = await core<typeof Levels>('levels')
const { markFileSchema } = await core<typeof Marks>('mark')
const { GENERATOR } = await core<typeof Nights>('night')
const { formWordsSchema } = await core<typeof Voices>('voice')

/** In how many nights each fault is planted for the table. */
const NIGHTS = 200

/** The forms and marks of the content wing, as the phone gets them. */
export function shelfFrom(root: string): Shelf {
  const folder = join(root, 'content/protocols')
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'form.yml')))
  const read = (path: string): unknown => parse(readFileSync(path, 'utf8'))
  return {
    forms: ids
      .map((id) => formSchema.parse(read(join(folder, id, 'form.yml'))))
      .sort((a, b) => a.number - b.number),
    marks: readdirSync(join(root, 'content/marks')).map((id) =>
      markFileSchema.parse(read(join(root, 'content/marks', id, 'marks.yml'))),
    ),
    samples: Object.fromEntries(
      ids.map((id) => [id, formWordsSchema.parse(read(join(folder, id, 'ka.yml'))).samples]),
    ),
  }
}

/** What the engine and the generator cost on this machine, in ms; a cheap phone is some six times slower. */
export function engineFigures(shelf: Shelf): Figures {
  const form = formSchema.parse(parse(bigForm()))
  const sheet = {
    subjects: [],
    values: Object.fromEntries(form.fields.map(({ id }, at) => [id, String(at * 37)])),
  }
  const rules = timed(2_000, () => evaluate(form, sheet))
  const makings = shelf.forms.flatMap((each) =>
    levelsOf(each, shelf).map((level) => ({ each, level, times: makingTimes(each, level, shelf) })),
  )
  const slowest = Math.max(...makings.map(({ times }) => quantile(times, 0.95)))
  const night = makings.find(({ each, level }) => each.number === 1 && level === 'night')?.times ?? []
  return {
    rulesMedian: quantile(rules, 0.5),
    rules95: quantile(rules, 0.95),
    nightMedian: quantile(night, 0.5),
    night95: quantile(night, 0.95),
    exerciseSlowest: slowest,
  }
}

function makingTimes(form: Forms.Form, level: Levels.Level, shelf: Shelf): number[] {
  let seed = 0
  return timed(60, () =>
    makeExercise({ form: form.number, level, seed: seed++, generator: GENERATOR }, shelf),
  )
}

/** How long something takes each time, in ms; the first tenth, while the machine warms up, is left out. */
function timed(times: number, work: () => unknown): number[] {
  const taken = Array.from({ length: times }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  })
  return taken.slice(Math.ceil(times / 10))
}

/** What the checks of each form see of each class of fault, as the page that is kept in docs/. */
export function detectabilityPage(shelf: Shelf): string {
  const tables = shelf.forms.map((form) => {
    const rows = detectability(form, shelf, NIGHTS)
    return `## ${form.id}\n\n| fault | where it lies | planted | seen by a check | seen |\n|---|---|---:|---:|---:|\n${rows.map(row).join('\n')}`
  })
  return `# What the sums of a form can see

Each fault is planted alone in ${NIGHTS} invented nights, drawn evenly over the boxes it can befall. "Seen": a check of severity E or W failed
because of it. How often each fault happens in life nobody knows, so the rows are not added up. Made by \`npm run bench\`; the seeds are
fixed, so that it changes only when a form or the generator does.

What no sum sees (two rows changed about, a gap filled with invented invalid ballots) only a second pair of eyes or the papers can find. That
is why the app never says "correct" when it only knows that the numbers do not contradict each other.

${tables.join('\n\n')}
`
}

function row({ kind, layer, planted, found }: Detect.Detection): string {
  const share = planted === 0 ? '–' : `${Math.round((100 * found) / planted)} %`
  return `| ${kind} | ${layer} | ${planted} | ${found} | ${share} |`
}

/** Prints the table and keeps it. */
export function keepDetectability(root: string, shelf: Shelf): string {
  const page = detectabilityPage(shelf)
  writeFileSync(join(root, 'docs/detectability.md'), page)
  return page
}

/** What the figures of practice should come to, in ms. */
export const PRACTICE_GOALS = [
  { name: 'rulesMedian', says: 'sixty rules on forty boxes, middle, this machine', goal: 0.5 },
  { name: 'rules95', says: 'the same, 95 of 100', goal: undefined },
  { name: 'nightMedian', says: 'a whole night made, middle, this machine', goal: 50 },
  { name: 'night95', says: 'the same, 95 of 100', goal: undefined },
  { name: 'exerciseSlowest', says: 'the slowest kind of exercise, 95 of 100, this machine', goal: 50 },
  { name: 'keyMedian', says: 'key to verdict painted on the big form, middle, 6× slower', goal: undefined },
  { name: 'key95', says: 'the same, 95 of 100', goal: 32 },
  { name: 'sectionMedian', says: 'a section left, the next one painted, middle, 6× slower', goal: undefined },
  { name: 'sceneOpens', says: 'a scene opened from the list and painted, middle, 6× slower', goal: 100 },
  { name: 'examBegins', says: 'Begin tapped, the first question painted, middle, 6× slower', goal: 150 },
  { name: 'answerKept', says: 'an answer tapped, said to be saved, middle, 6× slower', goal: 50 },
  { name: 'answerKept95', says: 'the same, 95 of 100', goal: undefined },
  {
    name: 'squaresFrame',
    says: 'a frame of 1080 lines with nine squares looked through, middle, this machine',
    goal: 60,
  },
  { name: 'squaresFrame95', says: 'the same, 95 of 100', goal: undefined },
  { name: 'squaresRead', says: 'squares read in one frame, of 100', goal: undefined },
  {
    name: 'cardsFrame',
    says: 'a frame of 1080 lines with thirty-six cards looked through, middle, this machine',
    goal: 60,
  },
  { name: 'cardsFrame95', says: 'the same, 95 of 100', goal: undefined },
  { name: 'cardsSeen', says: 'cards seen in one frame, of 100', goal: undefined },
  {
    name: 'harvestFrame',
    says: 'a frame of the sweep looked through for squares and cards, middle, this machine',
    goal: undefined,
  },
  { name: 'harvestFrame95', says: 'the same, 95 of 100', goal: undefined },
  { name: 'harvestGroups', says: 'groups of four to six phones walked past', goal: undefined },
  {
    name: 'harvestLooks',
    says: 'looks until thirty-six phones and four cards are collected',
    goal: undefined,
  },
  { name: 'harvestMostLooks', says: 'looks at one group, most', goal: undefined },
  { name: 'harvestRate', says: 'looks in a second, 6× slower', goal: undefined },
  {
    name: 'harvest',
    says: 'all of it collected, three seconds from group to group, this machine',
    goal: undefined,
  },
  { name: 'harvestSlow', says: 'the same, 6× slower', goal: undefined },
  { name: 'backAtQuestion', says: 'back at one’s question after a kill, middle, 6× slower', goal: 3_000 },
  { name: 'backAtQuestionMost', says: 'the same, at most', goal: undefined },
  {
    name: 'lateJoiner',
    says: 'come late: page opened, code and seat typed a sign a second, first question there, middle, 6× slower',
    goal: 20_000,
  },
  { name: 'lateJoinerMost', says: 'the same, at most', goal: undefined },
] as const
