import { isLanguage } from '../language.ts'
import { isRole } from '../guide/role.ts'

/** How many people have come how far. Whoever is certified need not have been trained; whoever is ready is certified. */
export const FIGURES = ['joined', 'trained', 'certified', 'ready'] as const
export type Figure = (typeof FIGURES)[number]
export type Standing = Readonly<Record<Figure, number>>

/** By what people are grouped. */
export const GROUPINGS = ['district', 'group', 'role', 'language', 'gender', 'age'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** One group of people in a table. */
export interface StandingRow {
  /** The district, the id of a group, a role…; empty where nobody said. */
  readonly key: string
  /** Of a group: its district, whose figure it is a part of. */
  readonly within?: string
  readonly standing: Standing
}

/** The same people grouped in every way, and all together. */
export interface Standings {
  readonly tables: Readonly<Record<Grouping, readonly StandingRow[]>>
  readonly total: Standing
}

export const GENDERS = ['female', 'male', 'other'] as const
export const AGE_BANDS = ['18-29', '30-44', '45-59', '60+'] as const

/** A key as it is counted: what a phone said of itself that is none of ours counts as not said. */
export function countedKey(grouping: Grouping, said: string): string {
  switch (grouping) {
    case 'role':
      return isRole(said) ? said : ''
    case 'language':
      return isLanguage(said) ? said : ''
    case 'gender':
      return (GENDERS as readonly string[]).includes(said) ? said : ''
    case 'age':
      return (AGE_BANDS as readonly string[]).includes(said) ? said : ''
    default:
      return said
  }
}

/** Rows of the same key put together, in the order of first meeting. */
export function joinedRows(rows: readonly StandingRow[]): StandingRow[] {
  const joined = new Map<string, StandingRow>()
  for (const row of rows) {
    const known = joined.get(row.key)
    joined.set(row.key, known ? { ...known, standing: plus(known.standing, row.standing) } : row)
  }
  return [...joined.values()]
}

/** The row of those who were deleted since; no district and no group can be called so. */
export const DEPARTED = '\0'

/**
 * The same tables with those who were deleted since, in a row of their own and in the sum. Of groups they have none: a group is a part of
 * its district, and so are its rows.
 */
export function withDeparted({ tables, total }: Standings, departed: Standing): Standings {
  if (FIGURES.every((figure) => departed[figure] === 0)) return { tables, total }
  const row = { key: DEPARTED, standing: departed }
  const added = Object.fromEntries(
    GROUPINGS.map((grouping) => [grouping, grouping === 'group' ? tables.group : [...tables[grouping], row]]),
  ) as Record<Grouping, readonly StandingRow[]>
  return { tables: added, total: plus(total, departed) }
}

/** Two standings added up: of people that are not the same. */
export function plus(one: Standing, other: Standing): Standing {
  return {
    joined: one.joined + other.joined,
    trained: one.trained + other.trained,
    certified: one.certified + other.certified,
    ready: one.ready + other.ready,
  }
}

export const NOBODY: Standing = { joined: 0, trained: 0, certified: 0, ready: 0 }
