import type { QuestionProblem } from './bank-problem.ts'
import { followsFrom, reachOf, type Weights, weightsIn } from './figures.ts'
import type { ItemOf } from './question.ts'

/**
 * Proves a number question over everything that can be drawn: no figure is ever below 0, the one asked follows from those
 * shown, and no mistake gives the right figure.
 */
export function numberProblems(item: ItemOf<'number'>): QuestionProblem[] {
  const names = nameProblems(item)
  return names.length > 0 ? names : [...figureProblems(item), ...mistakeProblems(item)]
}

function nameProblems(item: ItemOf<'number'>): QuestionProblem[] {
  const say = sayer(item)
  const known: string[] = []
  const problems: QuestionProblem[] = []
  for (const figure of item.figures) {
    if (known.includes(figure.id)) problems.push(say('figures', figure.id, 'give it an id of its own'))
    for (const id of 'plus' in figure ? [...figure.plus, ...figure.minus] : [])
      if (!known.includes(id))
        problems.push(say(`figures.${figure.id}`, id, 'name a figure that stands before it'))
    known.push(figure.id)
  }
  const used = [
    ...item.show.map((id) => ['show', id] as const),
    ['ask', item.ask] as const,
    ...item.mistakes.flatMap(({ id, plus, minus }) =>
      [...plus, ...minus].map((used) => [`mistakes.${id}`, used] as const),
    ),
  ]
  for (const [place, id] of used)
    if (!known.includes(id)) problems.push(say(place, id, `name a figure: ${known.join(', ')}`))
  for (const [place, ids] of [
    ['show', item.show],
    ['mistakes', item.mistakes.map(({ id }) => id)],
  ] as const)
    for (const id of ids.filter((one, at) => ids.indexOf(one) !== at))
      problems.push(say(place, id, 'name it once'))
  return problems
}

function figureProblems(item: ItemOf<'number'>): QuestionProblem[] {
  const say = sayer(item)
  const weights = weightsIn(item)
  const problems: QuestionProblem[] = []
  for (const figure of item.figures) {
    const place = `figures.${figure.id}`
    if (!('plus' in figure) && (figure.to < figure.from || (figure.to - figure.from) % figure.step !== 0))
      problems.push(
        say(
          place,
          `${figure.from} to ${figure.to}`,
          'let “to” be reached from “from” by whole steps, upwards',
        ),
      )
    const { least } = reachOf(item, weights.get(figure.id) ?? new Map())
    if (least < 0) problems.push(say(place, least, 'choose bounds in which it never falls below 0'))
  }
  if (item.show.includes(item.ask)) problems.push(say('ask', item.ask, 'ask for a figure that is not shown'))
  else if (!isTold(item, weights, item.ask))
    problems.push(say('ask', item.ask, 'show the figures from which it follows'))
  const { least, most } = reachOf(item, weights.get(item.ask) ?? new Map())
  if (least === most) problems.push(say('ask', least, 'let the answer differ from seed to seed'))
  return problems
}

function mistakeProblems(item: ItemOf<'number'>): QuestionProblem[] {
  const say = sayer(item)
  const weights = weightsIn(item)
  const right = weights.get(item.ask) ?? new Map<string, number>()
  const seen = new Map<string, string>()
  return item.mistakes.flatMap(({ id }) => {
    const place = `mistakes.${id}`
    const own = weights.get(`mistake/${id}`) ?? new Map<string, number>()
    const key = [...own]
      .map((part) => part.join('×'))
      .sort()
      .join(' + ')
    const twin = seen.get(key)
    seen.set(key, id)
    const { least, most } = reachOf(item, difference(own, right))
    return [
      ...(twin ? [say(place, twin, 'make it another figure than that mistake')] : []),
      ...(reachOf(item, own).most < 0 ? [say(place, id, 'nobody answers below 0; take it out')] : []),
      ...(least === 0 || most === 0
        ? [say(place, id, 'it can be the right figure; choose bounds in which it never is')]
        : []),
      ...(isTold(item, weights, `mistake/${id}`)
        ? []
        : [say(place, id, 'make it of what is shown: nobody reckons with what they do not see')]),
    ]
  })
}

/** Whether a figure follows from those shown and from those that never vary (which the stem tells). */
function isTold(item: ItemOf<'number'>, weights: ReadonlyMap<string, Weights>, id: string): boolean {
  const drawn = item.figures.flatMap((figure) => ('plus' in figure ? [] : [figure]))
  const told = [...item.show, ...drawn.filter(({ from, to }) => from === to).map((figure) => figure.id)]
  const of = (name: string): Weights => weights.get(name) ?? new Map()
  return followsFrom(
    of(id),
    told.map(of),
    drawn.map((figure) => figure.id),
  )
}

function difference(one: Weights, other: Weights): Weights {
  const left = new Map(one)
  for (const [id, times] of other) left.set(id, (left.get(id) ?? 0) - times)
  return left
}

function sayer({ id }: ItemOf<'number'>) {
  return (place: string, value: string | number, remedy: string): QuestionProblem => ({
    file: 'items',
    place: `${id}.${place}`,
    value: String(value),
    remedy,
  })
}
