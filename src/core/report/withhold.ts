import {
  DEPARTED,
  FIGURES,
  type Figure,
  type Grouping,
  type Standing,
  type StandingRow,
  type Standings,
} from './standing.ts'

/*
 * Small counts. A count of one to four people is shown as “<5”. So that it cannot be found by taking the others from the total, further
 * counts are withheld (“…”): as many, the smallest first, as it takes for everything from 1 to 4 to remain possible. Of a district that is
 * not shown, none of its groups is. What no withholding of single counts can hide is withheld as a whole column.
 */

/** The smallest count that is shown. */
export const LEAST = 5
export const FEW = '<5'
export const WITHHELD = '…'
export type Count = number | typeof FEW | typeof WITHHELD

/** A row as it may be shown. */
export interface ShownRow {
  readonly key: string
  readonly within?: string
  readonly counts: Readonly<Record<Figure, Count>>
}

/** The tables as they may be shown. */
export interface ShownStandings {
  readonly tables: Readonly<Record<Grouping, readonly ShownRow[]>>
  readonly total: Readonly<Record<Figure, Count>>
}

/** Each figure is a part of another: what is known of one bounds the other. */
const PART_OF: Readonly<Partial<Record<Figure, Figure>>> = {
  trained: 'joined',
  certified: 'joined',
  ready: 'certified',
}

/** One count on its own. */
export function shownCount(count: number): Count {
  return count > 0 && count < LEAST ? FEW : count
}

/** All tables of the same people, with what has to be withheld. */
export function withhold({ tables, total }: Standings): ShownStandings {
  const sums = shownStanding(total)
  const district = shownRows(tables.district, sums)
  return {
    total: sums,
    tables: {
      district,
      group: [...shownGroups(tables.group, district), ...district.filter(({ key }) => key === DEPARTED)],
      role: shownRows(tables.role, sums),
      language: shownRows(tables.language, sums),
      gender: shownRows(tables.gender, sums),
      age: shownRows(tables.age, sums),
    },
  }
}

/** Groups add up to their district, and are shown as far as that is. */
function shownGroups(rows: readonly StandingRow[], districts: readonly ShownRow[]): ShownRow[] {
  return districts.flatMap(({ key, counts }) =>
    shownRows(
      rows.filter(({ within }) => within === key),
      counts,
    ),
  )
}

/** The rows of a table whose sums are known as far as they are shown. */
function shownRows(rows: readonly StandingRow[], sums: Readonly<Record<Figure, Count>>): ShownRow[] {
  const columns = {} as Record<Figure, readonly Count[]>
  for (const figure of FIGURES) {
    const whole = PART_OF[figure]
    const counts = rows.map(({ standing }) => standing[figure])
    columns[figure] = shownColumn(counts, sums[figure], whole && columns[whole])
  }
  return rows.map(({ key, within }, place) => ({
    key,
    ...(within === undefined ? {} : { within }),
    counts: eachFigure((figure) => columns[figure][place] ?? WITHHELD),
  }))
}

/**
 * One figure of a table.
 * @param sum what is shown of the sum
 * @param wholes what is shown of what each count is a part of; a part of something that is not shown is not shown either
 */
export function shownColumn(
  counts: readonly number[],
  sum: Count,
  wholes?: readonly Count[],
): readonly Count[] {
  const nothing = counts.map((): Count => WITHHELD)
  if (sum === WITHHELD || (sum === FEW && counts.filter((count) => count > 0).length > 1)) return nothing
  const shown = counts.map((count, place): Count => {
    const isBeyond = count >= LEAST && wholes !== undefined && typeof wholes[place] !== 'number'
    return isBeyond ? WITHHELD : shownCount(count)
  })
  if (sum === FEW) return shown
  const most = (place: number): number => {
    const whole = wholes?.[place]
    return typeof whole === 'number' ? whole : whole === FEW ? LEAST - 1 : Number.POSITIVE_INFINITY
  }
  // the smallest first: it costs least
  const next = counts
    .map((count, place) => ({ count, place }))
    .filter(({ place }) => typeof shown[place] === 'number' && (counts[place] ?? 0) >= LEAST)
    .sort((one, other) => one.count - other.count)
  while (!isSafe(counts, shown, most)) {
    const more = next.shift()
    if (!more) return nothing
    shown[more.place] = WITHHELD
  }
  return shown
}

/** Whether the sum tells no more of any count than its mark does. */
function isSafe(
  counts: readonly number[],
  shown: readonly Count[],
  most: (place: number) => number,
): boolean {
  const hidden = shown.flatMap((count, place) => {
    if (typeof count === 'number') return []
    const [low, high] = count === FEW ? [1, Math.min(LEAST - 1, most(place))] : [LEAST, most(place)]
    return [{ isFew: count === FEW, low, high }]
  })
  const together = counts.reduce(
    (sum, count, place) => (typeof shown[place] === 'number' ? sum : sum + count),
    0,
  )
  return hidden.every(({ isFew, low, high }, place) => {
    const others = hidden.filter((_, other) => other !== place)
    const least = Math.max(low, together - others.reduce((sum, other) => sum + other.high, 0))
    const largest = Math.min(high, together - others.reduce((sum, other) => sum + other.low, 0))
    return isFew ? least === low && largest === high : largest > least
  })
}

function eachFigure<Value>(value: (figure: Figure) => Value): Record<Figure, Value> {
  return Object.fromEntries(FIGURES.map((figure) => [figure, value(figure)])) as Record<Figure, Value>
}

/** A standing on its own, of which there are no parts. */
export function shownStanding(standing: Standing): Readonly<Record<Figure, Count>> {
  return eachFigure((figure) => shownCount(standing[figure]))
}
