import type { Planter } from './slip.ts'

/** Ballots are missing: the paper is right and must stay as it is. */
export const plantBallotsMissing: Planter = function* (_, ground) {
  if (ground.night.once.missing > 0) yield { draft: ground.truth, records: ground.records, boxes: [] }
}

/** There are ballots too many: the paper is right and must stay as it is. */
export const plantBallotsSurplus: Planter = function* (_, ground) {
  if (ground.night.once.surplus > 0) yield { draft: ground.truth, records: ground.records, boxes: [] }
}
