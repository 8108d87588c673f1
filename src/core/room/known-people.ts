import type { RoomReport } from './report.ts'

/** The seats of which something is known, for the table on the screen and the one that is taken along: empty seats say nothing. */
export function knownPeople({ people }: Pick<RoomReport, 'people'>): RoomReport['people'] {
  return people.filter(({ state, name }) => state !== 'missing' || name !== undefined)
}
