import { LANGUAGES, type Language } from '../language.ts'
import { NEEDED } from './session-kinds.ts'
import type { Block, BlockWords, Day, Plan, PlanWords } from './session-plan.ts'

/** A plan with the voices there are. */
export interface SpokenPlan {
  readonly plan: Plan
  readonly voices: Readonly<Partial<Record<Language, PlanWords>>>
}

/** Something wrong in a plan: in its structure file or in a voice, where, what stands there, and what to do. */
export interface PlanProblem {
  readonly plan: string
  readonly file: 'plan' | Language
  readonly place: string
  readonly value: string
  readonly remedy: string
}

type Found = Omit<PlanProblem, 'plan'>

/** What must be said of everything but a break. */
const SAID = ['trainer', 'say', 'people'] as const satisfies readonly (keyof BlockWords)[]

/**
 * Everything that is wrong with the session plans: a trainer follows them by the clock, in a room full of people.
 * @param known every place a block may open, with the minutes it takes at least (0 where that is not known)
 */
export function planProblems(
  plans: readonly SpokenPlan[],
  known: ReadonlyMap<string, number>,
): PlanProblem[] {
  return plans.flatMap(({ plan, voices }, at) => {
    const found = [
      ...twins(
        plan,
        plans.slice(0, at).map((earlier) => earlier.plan),
      ),
      ...sameIds(plan),
      ...plan.days.flatMap(sumProblems),
      ...plan.days.flatMap(({ blocks }) => blocks.flatMap((block) => blockProblems(block, known))),
      // a voice that is not there is missed by whoever reads the files
      ...LANGUAGES.flatMap((language) => {
        const words = voices[language]
        return words ? wordProblems(plan, words).map((each) => ({ ...each, file: language })) : []
      }),
    ]
    return found.map((each) => ({ plan: plan.id, ...each }))
  })
}

function inPlan(place: string, value: string | number, remedy: string): Found {
  return { file: 'plan', place, value: String(value), remedy }
}

function twins(plan: Plan, earlier: readonly Plan[]): Found[] {
  return (['id', 'order'] as const).flatMap((place) => {
    const twin = earlier.find((other) => other[place] === plan[place])
    return twin ? [inPlan(place, plan[place], `choose another: ${twin.id} has it`)] : []
  })
}

function sameIds({ days }: Plan): Found[] {
  const ids = days.flatMap((day) => [day.id, ...day.blocks.map(({ id }) => id)])
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => inPlan('id', id, 'give each day and each block an id of its own'))
}

function sumProblems({ id, minutes, blocks }: Day): Found[] {
  const sum = blocks.reduce((total, block) => total + block.minutes, 0)
  return sum === minutes
    ? []
    : [
        inPlan(
          `${id}, minutes`,
          minutes,
          `the blocks add up to ${sum}: correct one of them, or the minutes of the day`,
        ),
      ]
}

function blockProblems(block: Block, known: ReadonlyMap<string, number>): Found[] {
  const { id, kind, minutes, opens, work, cards } = block
  const found: Found[] = []
  for (const target of opens) {
    const least = known.get(target)
    if (least === undefined) found.push(inPlan(`${id}, opens`, target, 'open something that exists'))
    else if (least > minutes)
      found.push(inPlan(`${id}, minutes`, minutes, `give it time: ${target} takes ${least} minutes`))
  }
  const needed = NEEDED[kind]
  if (needed && !opens.some((target) => target.startsWith(`${needed}:`)))
    found.push(inPlan(`${id}, opens`, opens.join(', ') || 'nothing', `a ${kind} opens a ${needed}:…`))
  if (kind !== 'group') {
    if (work !== undefined || cards.length > 0)
      found.push(inPlan(id, kind, 'only a group has work and cards'))
    return found
  }
  if (new Set(cards).size < 2 || new Set(cards).size !== cards.length)
    found.push(inPlan(`${id}, cards`, cards.join(', ') || 'nothing', 'write two cards or more, each once'))
  if (work === undefined || work >= minutes)
    found.push(
      inPlan(`${id}, work`, work ?? 'nothing', `fewer than ${minutes}, so that groups can report back`),
    )
  return found
}

function wordProblems(plan: Plan, words: PlanWords): Omit<Found, 'file'>[] {
  const blocks = plan.days.flatMap((day) => day.blocks)
  return [
    ...members(
      'days',
      plan.days.map(({ id }) => id),
      words.days,
    ),
    ...members(
      'blocks',
      blocks.map(({ id }) => id),
      words.blocks,
    ),
    ...blocks.flatMap((block) => {
      const spoken = words.blocks[block.id]
      if (!spoken) return []
      return [
        ...members(`${block.id}, cards`, block.cards, spoken.cards ?? {}),
        ...(block.kind === 'break' ? [] : SAID)
          .filter((part) => spoken[part] === undefined)
          .map((part) => ({ place: block.id, value: 'nothing', remedy: `write "${part}: …"` })),
      ]
    }),
  ]
}

/** Names that a voice lacks or has too many of. */
function members(
  place: string,
  wanted: readonly string[],
  present: Readonly<Record<string, unknown>>,
): Omit<Found, 'file'>[] {
  return [
    ...wanted
      .filter((id) => !(id in present))
      .map((id) => ({ place, value: id, remedy: 'write it: the plan has it' })),
    ...Object.keys(present)
      .filter((id) => !wanted.includes(id))
      .map((id) => ({ place, value: id, remedy: 'take it out: the plan does not have it' })),
  ]
}
