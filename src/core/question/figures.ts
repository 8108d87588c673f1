import type { Random } from '../random.ts'
import type { Figure, ItemOf } from './question.ts'

/*
 * The figures of a number question. Every figure is a sum of drawn ones, so what it can be follows from its weights: how
 * many times each drawn figure is in it. That is how a question is proved before anybody meets it.
 */

/** How many times each drawn figure is in a figure. */
export type Weights = ReadonlyMap<string, number>

/** The least and the greatest a figure can be. */
export interface Reach {
  readonly least: number
  readonly most: number
}

/** Draws the figures of an item; a derived one is worked out from those before it. */
export function drawFigures(item: ItemOf<'number'>, random: Random): Readonly<Record<string, number>> {
  const values: Record<string, number> = {}
  for (const figure of item.figures)
    values[figure.id] =
      'plus' in figure ? sumOf(figure, (id) => values[id] ?? 0) : drawn(figure, random.apart(figure.id))
  return values
}

function drawn({ from, to, step }: Extract<Figure, { from: number }>, random: Random): number {
  return from + step * random.below(Math.floor((to - from) / step) + 1)
}

/** What a sum comes to. */
export function sumOf(
  { plus, minus }: { readonly plus: readonly string[]; readonly minus: readonly string[] },
  value: (id: string) => number,
): number {
  const total = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + value(id), 0)
  return total(plus) - total(minus)
}

/** The weights of every figure and of every mistake of an item, by id. */
export function weightsIn(item: ItemOf<'number'>): ReadonlyMap<string, Weights> {
  const known = new Map<string, Weights>()
  for (const figure of item.figures)
    known.set(figure.id, 'plus' in figure ? weightsOf(figure, known) : new Map([[figure.id, 1]]))
  for (const mistake of item.mistakes) known.set(`mistake/${mistake.id}`, weightsOf(mistake, known))
  return known
}

function weightsOf(
  { plus, minus }: { readonly plus: readonly string[]; readonly minus: readonly string[] },
  known: ReadonlyMap<string, Weights>,
): Weights {
  const sum = new Map<string, number>()
  const add = (ids: readonly string[], sign: number): void => {
    for (const id of ids)
      for (const [source, times] of known.get(id) ?? [])
        sum.set(source, (sum.get(source) ?? 0) + sign * times)
  }
  add(plus, 1)
  add(minus, -1)
  return new Map([...sum].filter(([, times]) => times !== 0))
}

/** Between what bounds a figure of these weights lies; the bounds are met, as every drawn figure is free of the others. */
export function reachOf(item: ItemOf<'number'>, weights: Weights): Reach {
  let [least, most] = [0, 0]
  for (const figure of item.figures) {
    const times = weights.get(figure.id) ?? 0
    if ('plus' in figure || times === 0) continue
    const top = figure.from + figure.step * Math.floor((figure.to - figure.from) / figure.step)
    least += times * (times > 0 ? figure.from : top)
    most += times * (times > 0 ? top : figure.from)
  }
  return { least, most }
}

/** Whether a figure can be worked out from others by adding and taking away, never by guessing. */
export function followsFrom(wanted: Weights, shown: readonly Weights[], sources: readonly string[]): boolean {
  const row = (weights: Weights): number[] => sources.map((id) => weights.get(id) ?? 0)
  return rank(shown.map(row)) === rank([...shown, wanted].map(row))
}

/** The rank of a matrix of small whole numbers, by elimination without fractions. */
function rank(rows: number[][]): number {
  const left = rows.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, place) => place >= found && (row[column] ?? 0) !== 0)
    const pivot = left[at]
    if (!pivot) continue
    left[at] = left[found] as number[]
    left[found] = pivot
    for (let below = found + 1; below < left.length; below++) {
      const row = left[below] as number[]
      const [a, b] = [pivot[column] ?? 0, row[column] ?? 0]
      if (b !== 0) left[below] = row.map((value, place) => value * a - (pivot[place] ?? 0) * b)
    }
    found++
  }
  return found
}
