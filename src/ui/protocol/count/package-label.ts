import { readNumber } from '../../../core/protocol/read-number.ts'

/** What is packed, truly. */
export interface Packed {
  readonly kind: 'unused' | 'spoiled'
  readonly count: number
  readonly precinct: string
}

/** Where it was put, and what was written on the package. */
export interface Label {
  readonly into: (typeof PACKAGES)[number]
  readonly kind: string
  readonly count: string
  readonly precinct: string
}

/** Packages one could reach for; only the first is right. */
export const PACKAGES = ['own', 'together', 'invalid'] as const

/** What can be wrong about a package. */
export type Slip = 'together' | 'invalid' | 'kind' | 'count' | 'precinct'

/** What is wrong about a package and its label, in the order in which one sees it. */
export function labelSlips(packed: Packed, label: Label): Slip[] {
  const count = readNumber(label.count)
  return [
    ...(label.into === 'own' ? [] : [label.into]),
    ...(label.kind === packed.kind ? [] : (['kind'] as const)),
    ...(count.ok && count.value === packed.count ? [] : (['count'] as const)),
    ...(label.precinct.trim() === packed.precinct ? [] : (['precinct'] as const)),
  ]
}
